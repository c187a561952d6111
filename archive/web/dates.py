"""EDTF dates in words: `2018-03-14` is 14 March 2018, `2016~` about 2016, `2018-03-14T09:26` has its time."""

import re
from calendar import month_name

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)")
DECADE = re.compile(r"(\d{3})[Xux]")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?")
QUALIFIED = {"": "{}", "~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}


def in_words(published: str) -> str:
    """A date of EDTF level 1 as a reader says it; what is no such date stays as it is, no date is `undated`."""
    if not published:
        return "undated"
    if "/" in published:
        start, _, end = published.partition("/")
        return f"{in_words(start) if start else 'before'} to {in_words(end) if end.strip('.') else 'now'}"
    if decade := DECADE.fullmatch(published):
        return f"the {decade[1]}0s"
    if moment := MOMENT.fullmatch(published):
        return f"{in_words(moment[1])}, {moment[2]}"
    match = DATE.fullmatch(published)
    return one_date(match) if match else published


def one_date(match: re.Match[str]) -> str:
    year, month, day = match[1], int(match[2] or 0), int(match[3] or 0)
    name = SEASONS.get(month) or (month_name[month] if month <= 12 else "")
    words = " ".join(filter(None, [str(day) if day else "", name, year]))
    return QUALIFIED[match[4]].format(words)


def machine_readable(published: str) -> str:
    """The date for `<time datetime>`: HTML knows whole dates, months and years; nothing for any other."""
    return published if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", published) else ""
