"""Lines with a list sign or a number: items of lists, and headings."""

import re

from archive.extract.headings import MOST_WORDS
from archive.extract.lines import Line
from archive.extract.places import Place

STATEMENT_WORDS = 12
SIGNS = frozenset("–*-•◦▪●·‣◼■◾□◆▶►➤➢★☆※✔✓→")
SIGN = r"[•◦▪●·‣◼■◾□◆▶►➤➢★☆※✔✓→][\ufe0e\ufe0f]?"
BULLET = re.compile(rf"(?:[–*-]|{SIGN})\s+\S")
ITEM_SIGN = re.compile(r"[•◦‣]\s+\S")
HEADING_SIGN = re.compile(rf"{SIGN}\s*\w")
NUMBER = re.compile(r"(?:No\.? ?|(?P<sign>#))?(?P<number>\d{1,3})(?:[.):]|\s[–—-]|(?(sign)|(?!)))\s+\S")
NUMBER_ALONE = re.compile(r"(?:\d{1,2}|[IVX]{1,5})[.)]?")
FEWEST_NUMBERS = 2


def is_item(place: Place) -> bool:
    """A list sign may also mark a heading or a name: it makes a list where a neighbour has one too."""
    if place.line.text[0] not in SIGNS:
        return False
    if ITEM_SIGN.match(place.line.text):
        return True
    around = (other for other in (place.before, place.after) if other)
    return BULLET.match(place.line.text) is not None and any(BULLET.match(other.text) for other in around)


def is_numbered_item(place: Place) -> bool:
    if not (place.line.text[0] in "#N" or place.line.text[0].isdecimal()):
        return False
    mine = NUMBER.match(place.line.text)
    others = (NUMBER.match(other.text) for other in (place.before, place.after) if other)
    return mine is not None and any(other and abs(int(other["number"]) - int(mine["number"])) == 1 for other in others)


def is_numbered_heading(place: Place) -> bool:
    """All numbered headings of a body are headings, or none: one alone may be a sum or a date, but over a list."""
    number = short_number(place.line)
    if number is None:
        return False
    below = place.after
    over_list = below is not None and place.line.gap > below.gap and BULLET.match(below.text) is not None
    return over_list or bool({number - 1, number + 1} & place.numbers)


def short_number(line: Line) -> int | None:
    """The number of a line such as `2. The Second Video`."""
    found = (
        NUMBER.match(line.text) if line.words <= MOST_WORDS + 2 and not line.text.endswith((".", ";", ",")) else None
    )
    return int(found["number"]) if found else None


def is_number_alone(place: Place) -> bool:
    """A number that counts a part, over a paragraph, one of several: `1.`, `II`."""
    found = NUMBER_ALONE.fullmatch(place.line.text)
    over = place.after is not None and place.after.words >= STATEMENT_WORDS
    return found is not None and over and not place.line.marked and place.lone_numbers >= FEWEST_NUMBERS


def is_signed_heading(place: Place) -> bool:
    line = place.line
    return HEADING_SIGN.match(line.text) is not None and line.words <= MOST_WORDS and not line.ends_sentence
