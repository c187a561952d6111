"""Dates as printed, made EDTF; a relative date ("5 years ago") is read in `ago.py`.

EDTF: ISO 8601-2, https://www.loc.gov/standards/datetime/
"""

import re
from calendar import month_abbr, month_name, monthrange

from archive.extract import lexicon

FIRST_YEAR, LAST_YEAR = 1990, 2100
MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
MONTHS["sept"] = 9
FOREIGN_MONTHS = {
    name.replace("_", " "): int(number)
    for number in map(str, range(1, 13))
    for name in lexicon.word_set("months", number)
}
MONTH = lexicon.any_of(MONTHS).replace("(?:", "(?P<month>", 1) + r"\.?"
FOREIGN = lexicon.any_of([*FOREIGN_MONTHS, *MONTHS]).replace("(?:", "(?P<foreign>", 1)
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|ª)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
ENDS = r"(?!\d(?!\d?[:.]\d\d))"
"""No digit follows, or a clock time that is printed right behind the year: `1 Mar 202313:30`."""
DAY_SIGNS = "日일"
"""What ends a day where no digit does."""
NUMBERED = r"(?P<month>[0-3]?\d)"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{MONTH}\s+{DAY},?\s+{YEAR}{ENDS}",
        rf"(?<!\d){DAY}\.?\s+(?:of\s+)?{MONTH},?\s+{YEAR}{ENDS}",
        rf"(?<!\d){YEAR}(?:[-/.]|\s?[年년]\s?){NUMBERED}(?:[-/.]|\s?[月월]\s?)(?P<day>[0-3]?\d)(?:\s?[{DAY_SIGNS}]|(?!\d))",
        rf"(?<!\d)(?P<day>[0-3]?\d)\.{NUMBERED}\.{YEAR}{ENDS}",
        rf"(?<!\d)(?P<slash>[0-3]?\d)[/-]{NUMBERED}[/-]{YEAR}{ENDS}",
        rf"(?<!\d){DAY}\.?\s+(?:de\s+)?{FOREIGN}\.?,?(?:\s+del?|,)?\s+{YEAR}{ENDS}",
        rf"\b{FOREIGN}\.?\s+{DAY},?\s+{YEAR}{ENDS}",
        rf"(?<!\d){DAY},?\s+tháng\s+{NUMBERED},?\s+{YEAR}{ENDS}",
        rf"\btháng\s+{NUMBERED}\s+{DAY},?\s+{YEAR}{ENDS}",
        rf"\b{MONTH},?\s+{YEAR}{ENDS}",
        rf"\b(?:spring|summer|autumn|fall|winter)\s+{YEAR}{ENDS}",  # of a quarterly; the year is what is sure
    )
)
ANY_DAY = "(?:" + "|".join(re.sub(r"\(\?P<\w+>", "(?:", form.pattern) for form in FORMS) + ")"
DATED_END = re.compile(rf"\S\s*(?:[|·•]|\b(?:posted|published|updated)(?: on)?:?)\s*{ANY_DAY}$", re.IGNORECASE)
"""Words, then a day behind a sign or a label."""
ADDRESS = re.compile(r"/((?:19|20)\d\d)/([01]\d)(?:/([0-3]\d))?(?:/|$)")
TIMESTAMP = re.compile(r"\s*((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?:[T ]|$)")
LONGEST_EDTF = 64


def printed_date(text: str) -> str | None:
    """The first date of known year printed in `text`, as `2019-10-03` or `2019-10`; None if it holds none."""
    for form in FORMS:
        if (found := form.search(text[:200])) and (date := _of(found.groupdict())):
            return date
    return None


def address_date(address: str) -> str | None:
    """The day or month in an address with `/YYYY/MM/DD/` or `/YYYY/MM/`."""
    found = ADDRESS.search(address[:2000])
    return _date(int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def timestamp_date(stamp: str) -> str | None:
    """The day of an ISO 8601 timestamp, as printed there: no time zone is applied."""
    found = TIMESTAMP.match(stamp)
    return _date(int(found[1]), int(found[2]), int(found[3])) if found else None


def is_edtf(value: str) -> bool:
    """Whether `value` is a date or interval of EDTF."""
    if len(value) > LONGEST_EDTF or not value.isascii():
        return False
    from edtf import EDTFParseException, parse_edtf  # only cleaned records ask, and it takes a while to import

    try:
        parse_edtf(value)
    except EDTFParseException:
        return False
    return True


def _of(parts: dict[str, str | None]) -> str | None:
    if not parts.keys() - {"year"}:
        return _known_year(int(parts["year"] or 0))
    year, month = int(parts["year"] or 0), _month(parts)
    if parts.get("slash"):
        return _slashed(year, int(parts["slash"] or 0), month)
    return _date(year, month, int(parts.get("day") or 0))


def _slashed(year: int, first: int, second: int) -> str | None:
    """`03/10/2019` is in March or in October, as the country has it: of such a date only the year is known."""
    if first <= 12 and second <= 12 and first != second:
        return _known_year(year)
    return _date(year, second, first) if second <= 12 else _date(year, first, second)


def _month(parts: dict[str, str | None]) -> int:
    named = " ".join((parts.get("month") or parts.get("foreign") or "").lower().split())
    return int(named) if named.isdigit() else MONTHS.get(named) or FOREIGN_MONTHS.get(named, 0)


def _known_year(year: int) -> str | None:
    return f"{year}" if FIRST_YEAR <= year <= LAST_YEAR else None


def _date(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    if day == 0:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}" if day <= monthrange(year, month)[1] else None
