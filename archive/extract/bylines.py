"""Who made an article: author lines, closing lines such as "By X, edited by Y", and biographies."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import islice

from archive.extract.dates import MONTHS, printed_date
from archive.extract.records import Biography, Byline, Role

MOST_PEOPLE = 30
SHORTEST_SAME = 0.85
NO_MONTH = r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d)"
WORD = rf"{NO_MONTH}[A-Z\u00c0-\u00de][\w'’.\-]*"
NAME = rf"{WORD}(?:\s+(?:(?:van|de|der|den|von|da|di|la|le|du|al|bin)\s+)*{WORD}){{0,4}}"
HANDLE = r"(?:\s*\((?:@[^)]{1,40}|[\u3400-\u9fff·]{2,12})\))?"
NAMES = rf"{NAME}{HANDLE}(?:\s*(?:,|&|,?\s+and)\s+{NAME}{HANDLE}){{0,5}}"
LEAD = r"(?:[-–—]\s*)?"
ROLES: tuple[tuple[str, Role], ...] = (
    (r"(?:(?:words|text|story|written|posted|article)\s+)?by|author:|von|por|par|door", "author"),
    (r"(?:edited|editing|co-edited|translated and edited)\s+by|editor:", "editor"),
    (
        r"(?:with\s+)?(?:(?:additional|further|extra)\s+)?(?:contributions?|research|reporting|translations?|input|help|"
        r"photos?|photography|illustrations?)\s+(?:by|from)|(?:translated|co-written|photographed|illustrated)\s+by",
        "contributor",
    ),
)
PART = "|".join(f"(?P<r{number}>{words})" for number, (words, _) in enumerate(ROLES))
PARTS = re.compile(rf"(?i:\b(?:{PART}))\s+(?P<names>{NAMES})")
BYLINE = re.compile(rf"{LEAD}(?i:{re.sub(r'[?]P<r[0-9]>', '?:', PART)})\s+{NAMES}(?P<rest>[^\n]{{0,160}})")
PERSON = re.compile(rf"{NAME}")
SPLIT = re.compile(r"\s*(?:,\s+and|,|&|\band\b)\s+")
ASIDE = re.compile(r"\s*\([^)]*\)")
ABOUT = re.compile(r"(?:\([^)]{1,40}\)\s*)?(?:[a-z]{2,}|–|-|,)(?:\s|$)")
REST = re.compile(
    r"[.,;]?\s*(?:(?:and|with|edited|research|translated|further|additional|contributions?|photos?|images?|,|;|&)\b.*)?",
    re.DOTALL,
)


def is_person(text: str) -> bool:
    """Whether a line is a name of two to five words and nothing else."""
    return len(text) <= 45 and " " in text and PERSON.fullmatch(text) is not None and not text.isupper()


def is_byline(text: str) -> bool:
    """Whether a line says who made the article, and nothing else but a date."""
    if len(text) > 240 or not (found := BYLINE.fullmatch(text)):
        return False
    rest = found["rest"]
    return REST.fullmatch(rest) is not None or (len(rest) <= 60 and printed_date(rest) is not None)


def byline_parts(text: str) -> list[tuple[Role, str]]:
    """The people named in a byline line with their roles, in order."""
    people: list[tuple[Role, str]] = []
    for part in PARTS.finditer(text[:400]):
        role = next(role for number, (_, role) in enumerate(ROLES) if part[f"r{number}"])
        names = SPLIT.split(ASIDE.sub("", part["names"]))
        people += [(role, name.strip(" .")) for name in names if name.strip(" .")]
    return [(role, name) for role, name in people if name.lower() not in MONTHS]


def merge_bylines(people: Iterable[tuple[Role, str]]) -> tuple[Byline, ...]:
    """One byline a person and role, the first spelling as the name; the others are kept as printed."""
    merged: list[Byline] = []
    for role, name in islice(people, MOST_PEOPLE):
        at = next((place for place, have in enumerate(merged) if same_person(have.name, name)), None)
        if at is None:
            merged.append(Byline(name, role, name))
        elif name not in merged[at].as_printed.split(" | "):
            have = merged[at]
            merged[at] = Byline(have.name, have.role, f"{have.as_printed} | {name}")
    return tuple(merged)


def same_person(one: str, other: str) -> bool:
    """Whether two spellings are one name: the same letters but for a slip, or one within the other."""
    a, b = one.casefold(), other.casefold()
    if a == b:
        return True
    if abs(len(a) - len(b)) > 4 or a.split()[0][0] != b.split()[0][0]:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= SHORTEST_SAME


def biography(text: str, people: Sequence[Byline]) -> Biography | None:
    """The line as what is printed about one of `people`, if it opens with their name and goes on about them."""
    for person in people:
        for name in person.as_printed.split(" | "):
            if text.startswith(name) and len(text) > len(name) + 15 and ABOUT.match(text[len(name) :].lstrip()):
                return Biography(person.name, text)
    return None
