"""Dates of known precision, as sort keys and years."""

from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException


def is_edtf(text: str) -> bool:
    """Whether `text` is a date of EDTF level 0 or 1 that the archive can sort, e.g. 2016, 2018-03, 2016~."""
    return sort_date(text) > 0


@lru_cache(maxsize=4096)  # the parser takes some 10 ms
def sort_date(published: str | None) -> int:
    """yyyymmdd with zeros for what is not known; 0 for no date or one that is no EDTF."""
    if not published:
        return 0
    try:
        start = parse_edtf(published).lower_strict()
        year, month, day = int(start.tm_year), int(start.tm_mon), int(start.tm_mday)
    except (EDTFParseException, AttributeError, ValueError, TypeError):
        return 0
    precision = len(published.split("/")[0].rstrip("~?%").split("-"))
    if not 1 <= year <= 9999:
        return 0
    return year * 10_000 + month * 100 * (precision > 1) + day * (precision > 2)
