"""Dates printed as how long ago they were (`3 days ago`), by when the page was captured.

Sites round such ages up, down or to the nearest, and count days in a time zone of their own. So a date is given only
as exactly as all of that leaves it: a month at most, else a year, else none.
"""

import re
from datetime import UTC, datetime, timedelta

from archive.extract.dates import FIRST_YEAR, LAST_YEAR

SPAN = re.compile(r"(?<!\w)(?P<number>\d{1,3}|an?|one|eine[mnr]?|une?|una)\s+(?P<unit>[^\W\d_]{2,12})")
UNITS = {
    form: unit
    for forms, unit in (
        ("minute minutes min mins minuten minuto minutos", (timedelta(minutes=1), timedelta(minutes=1))),
        ("hour hours stunde stunden heure heures hora horas", (timedelta(hours=1), timedelta(hours=1))),
        ("day days tag tagen jour jours día días dia dias", (timedelta(days=1), timedelta(days=1))),
        ("week weeks woche wochen semaine semaines semana semanas", (timedelta(weeks=1), timedelta(weeks=1))),
        ("month months monat monaten mois mes meses", (timedelta(days=28), timedelta(days=31))),
        ("year years jahr jahren an ans año años", (timedelta(days=365), timedelta(days=366))),
    )
    for form in forms.split()
}
"""The shortest and the longest of each unit, by how it is printed."""
ZONES = timedelta(hours=14)
"""The furthest a local time is from UTC."""


def date_ago(printed: str, captured: str) -> str | None:
    """The month or year (EDTF) of what was printed as some time ago on a page captured then (ISO 8601)."""
    found = SPAN.search(printed.lower())
    unit = UNITS.get(found["unit"]) if found else None
    seen = _moments(captured)
    if not found or not unit or not seen:
        return None
    number = int(found["number"]) if found["number"].isdigit() else 1
    earliest = seen[0] - (number + 1) * unit[1] - ZONES
    latest = seen[1] - max(0, number - 1) * unit[0] + ZONES
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest:%Y-%m}"
    return f"{earliest:%Y}" if earliest.year == latest.year else None


def _moments(captured: str) -> tuple[datetime, datetime] | None:
    """The first and the last moment, in UTC, that a day or a timestamp may mean."""
    try:
        moment = datetime.fromisoformat(captured.strip())
    except ValueError:
        return None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    whole_day = len(captured.strip()) <= len("2021-03-04")
    return moment, moment + timedelta(days=1) if whole_day else moment
