"""What is printed about the people who made an article."""

import re
from collections.abc import Iterable, Sequence

from archive.extract.bylines import PERSON
from archive.extract.records import Biography, Byline

ABOUT = re.compile(r"(?:\([^)]{1,40}\)\s*)?(?:[a-z]{2,}|–|-|,)(?:\s|$)")
IS_OR_DOES = re.compile(
    r"(?: \([^)]{1,40}\))?,? (?:is|was|works|writes|studies|covers|reports|lives|holds|teaches|researches|"
    r"(?:also |currently |previously )?(?:edits|runs|joined|grew up|divides|tweets|hosts|blogs|curates|lectures|"
    r"contributes|can be reached|"
    r"reported|worked|served|spent|splits)|has (?:been|covered|lived|reported|taught|worked|written))\b"
)


def biography(text: str, people: Sequence[Byline]) -> Biography | None:
    """The line as what is printed about one of `people`, if it opens with their name and goes on about them."""
    for person in people:
        for name in person.as_printed.split(" | "):
            if text.startswith(name) and len(text) > len(name) + 15 and ABOUT.match(text[len(name) :].lstrip()):
                return Biography(person.name, text)
    return None


def is_biography_of(text: str, names: Iterable[str]) -> bool:
    """Whether a line says what one of these people is or does: `Ann Vale is a writer who …`."""
    return any(text.startswith(name) and IS_OR_DOES.match(text, len(name)) for name in names)


def opening_name(text: str) -> str | None:
    """The person whose biography a line opens: `Ann Vale is a writer`."""
    found = PERSON.match(text)
    return found[0] if found and " " in found[0] and IS_OR_DOES.match(text, found.end()) else None
