"""Dates as printed, made EDTF; a relative date ("5 years ago") never becomes one.

EDTF: ISO 8601-2, https://www.loc.gov/standards/datetime/
"""

import re
from calendar import month_abbr, month_name, monthrange

from edtf import EDTFParseException, parse_edtf

FIRST_YEAR, LAST_YEAR = 1990, 2100
MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
MONTHS["sept"] = 9
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{MONTH}\s+{DAY},?\s+{YEAR}\b",
        rf"\b{DAY}\.?\s+(?:of\s+)?{MONTH},?\s+{YEAR}\b",
        rf"\b{YEAR}[-/.年](?P<month>[01]?\d)[-/.月](?P<day>[0-3]?\d)日?(?!\d)",
        rf"\b(?P<day>[0-3]?\d)[./](?P<month>[01]?\d)[./]{YEAR}\b",
        rf"\b(?P<day>[0-3]?\d)\.?\s+(?:de\s+|tháng\s+)?(?P<foreign>[a-zà-ÿ]{{3,10}}|\d\d?)(?:\s+de|,)?\s+{YEAR}\b",
        rf"\b(?P<foreign>tháng\s+[01]?\d)\s+(?P<day>[0-3]?\d),?\s+{YEAR}\b",
        rf"\b{MONTH},?\s+{YEAR}\b",
    )
)
FOREIGN_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner janvier enero gennaio januari",
            "februar février fevrier febrero febbraio februari",
            "märz maerz mars marzo maart",
            "april avril abril aprile",
            "mai mayo maggio mei",
            "juni juin junio giugno",
            "juli juillet julio luglio",
            "august août aout agosto augustus",
            "september septembre septiembre settembre",
            "oktober octobre octubre ottobre",
            "november novembre noviembre",
            "dezember décembre decembre diciembre dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
ADDRESS = re.compile(r"/((?:19|20)\d\d)/([01]\d)(?:/([0-3]\d))?(?:/|$)")
TIMESTAMP = re.compile(r"\s*((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?:[T ]|$)")
LONGEST_EDTF = 64


def printed_date(text: str) -> str | None:
    """The first date of known year printed in `text`, as `2019-10-03` or `2019-10`; None if it holds none."""
    for form in FORMS:
        if (found := form.search(text[:200])) and (date := _of(found.groupdict())):
            return date
    return None


def is_date_line(text: str) -> bool:
    """Whether a short line is there for its date: `October 3, 2019`, `October 3, 2019 at 4:12 pm`."""
    return len(text) <= 60 and (date := _whole(text)) is not None and bool(date)


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
    try:
        parse_edtf(value)
    except EDTFParseException:
        return False
    return True


def _whole(text: str) -> str | None:
    for form in FORMS:
        found = form.search(text)
        if found and len(text) - len(found[0]) <= 24 and found.start() <= 14:
            return _of(found.groupdict())
    return None


def _of(parts: dict[str, str | None]) -> str | None:
    return _date(int(parts["year"] or 0), _month(parts), int(parts.get("day") or 0))


def _month(parts: dict[str, str | None]) -> int:
    named = (parts.get("month") or parts.get("foreign") or "").lower().removeprefix("tháng").strip()
    if named.isdigit():
        return int(named)
    return MONTHS.get(named) or FOREIGN_MONTHS.get(named, 0)


def _date(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    if day == 0:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}" if day <= monthrange(year, month)[1] else None
