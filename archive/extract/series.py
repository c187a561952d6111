"""Lines that look like headings and are one of several of a kind: turns of an interview, lines of a list, entries."""

import re

from archive.extract.lines import Line
from archive.extract.places import Place
from archive.extract.tags import HANZI

LONGEST_LABEL = 40
HANZI_BEHIND = re.compile(rf"\([^()]*[{HANZI}][^()]*\)$")
ENTRY = re.compile(rf"[^():]{{2,60}} \([^():]{{0,60}}[{HANZI}][^():]{{0,60}}\): ")
"""An entry of a glossary: `Bone soup (骨汤 gǔtāng): what is left`."""


def label_of(line: Line) -> str | None:
    """What stands before a colon: who speaks in an interview, or what a line of a list is about."""
    at = line.text.find(": ", 0, LONGEST_LABEL + 2)
    return line.text[:at] if at > 0 and ":" not in line.text[:at] else None


def is_one_of_several(place: Place) -> bool:
    """Whether a line is a turn of an interview, a line of a list (`Wuhu: two piers`), or an entry of a glossary."""
    line, around = place.line, [other for other in (place.before, place.after) if other]
    if label := label_of(line):
        over = place.after is not None and place.after.gap < line.gap and label_of(place.after)
        under = (
            place.before is not None
            and place.after is not None
            and line.gap < place.after.gap
            and label_of(place.before)
        )
        return label in place.labels or bool(over or under)
    return HANZI_BEHIND.search(line.text) is not None and any(ENTRY.match(other.text) for other in around)
