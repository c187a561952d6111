"""Who made an article: author lines, closing lines such as "By X, edited by Y", and biographies."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice

from archive.extract import lexicon
from archive.extract.dates import MONTHS, printed_date
from archive.extract.lines import may_have_hanzi
from archive.extract.records import Byline, Role

MOST_PEOPLE = 30
SHORTEST_SAME = 0.85
SHORTEST_SLIP = 11
"""Shorter names differ by a letter and are two people: Wang Lei and Wang Fei."""
SHORTEST_ALONE = 4
LONGEST_NAMES = 90
LONGEST_BYLINE = 240
NO_MONTH = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d)"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
WORD = rf"{NO_MONTH}(?:(?:[A-Z]\.)+|(?:Dr|Jr|Sr|St|Mr|Ms|Mrs|Prof)\.|[A-Z\u00c0-\u00de][\w'’\-]*)"
NAME = rf"{WORD}(?:\s+(?:(?:van|de|der|den|von|da|di|la|le|du|al|bin)\s+)*{WORD}){{0,4}}"
HANDLE = r"(?:\s*\((?:@[^)]{1,40}|[\u3400-\u9fff·]{2,12})\)|\s+@\w{2,40})?"
NAMES = rf"{NAME}{HANDLE}(?:\s*(?:,|&|,?\s+and)\s+{NAME}{HANDLE}){{0,5}}"
LEAD = r"(?:[-–—]\s*)?"
ROLES: tuple[tuple[str, Role], ...] = (
    (
        r"(?:(?:an? )?(?:words|text|story|written|posted|published|article|report|interview|review|essay|post|"
        r"entry|column|commentary|analysis|photo essay|dispatch|guest (?:post|contribution|article)|"
        r"this (?:article|story|post) was written)\s+)?by:?|"
        r"(?:collected|compiled|hosted|interviewed|moderated|presented|produced|recorded|report(?:ed|ing)|reviewed) by|"
        r"as told to|(?:authors?|text|words|story):|von|por|par|door",
        "author",
    ),
    (r"(?:edited|editing|co-edited|translated and edited)\s+by|(?:editors?|editing|edited):", "editor"),
    (
        r"(?:with\s+)?(?:(?:additional|further|extra)\s+)?(?:contributions?|research|reporting|translations?|input|help|"
        r"assistance)(?:\s+(?:and|&)\s+[\w-]+)?\s+(?:by|from)|"
        r"(?:translated(?:\s+from\s+(?:the\s+)?[A-Z][a-z]+)?|co-written|photographed|illustrated|contributed|researched)\s+by",
        "contributor",
    ),
    (
        r"(?:photos?|photographs?|photography|pictures|illustrations?|images?)(?:\s+(?:by|from)|:)|(?:translation|research):",
        "contributor",
    ),
    (r"(?:together\s+)?with", "contributor"),
)
OPENING = 3
"""How many of these roles may open a byline: `Photos by` opens a caption, and `With` any sentence."""
PART = "|".join(f"(?P<r{number}>{words})" for number, (words, _) in enumerate(ROLES))
PARTS = re.compile(rf"(?i:\b(?:{PART}))\s*(?<=[\s:])(?P<names>{NAMES})")
OPENS = "|".join(words for words, _ in ROLES[:OPENING])
BYLINE = re.compile(rf"{LEAD}(?i:{OPENS})\s*(?<=[\s:]){NAMES}(?P<rest>[^\n]{{0,160}})")
ANY_ROLE = "|".join(words for words, _ in ROLES)
CREDITS = re.compile(rf"(?!(?i:by|with|together)\b)(?i:{ANY_ROLE})\s*(?<=[\s:])\S.{{1,70}}")
CREDITS_APART = re.compile(r"\s*[;|]\s*")
FOREIGN_ALONE = re.compile(r"(?i:von|por|par|door)\s+\S+")
"""`Par Excellence` is no byline: with these words it takes two names."""
HANZI_PART = (
    r"(?:(?P<author>作者|撰文|采写|文|记者|撰稿)|(?P<editor>责任编辑|编辑|编校|责编)|(?P<contributor>翻译|译者|摄影|图))"
    r"\s*[:：/|｜]\s*(?P<names>[\u4e00-\u9fff·]{2,8}(?:[、,，和][\u4e00-\u9fff·]{2,8}){0,5})"
)
HANZI_PARTS = re.compile(HANZI_PART)
NAMED_IN_HANZI = re.sub(r"[?]P<[a-z]+>", "?:", HANZI_PART)
HANZI_BYLINE = re.compile(rf"[（(\[【]?(?:{NAMED_IN_HANZI}[\s　|｜;；]*)+[）)\]】]?")
CREDIT_ROLE = re.compile(rf"(?i:{ROLES[2][0]}|{ROLES[3][0]})")
PERSON = re.compile(rf"{NAME}")
NAMES_ALONE = re.compile(NAMES)
SPLIT = re.compile(r"\s*(?:,\s+and|,|&|\band\b)\s+")
IN_PLACE = re.compile(r" (?:in|aus|à|en) [A-Z][\w’-]{2,20}(?:,? (?:and )?[A-Z][\w’-]{2,20}){0,2}$")
POSTED = re.compile(r"posted by \S.{0,40}? at \d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?: .{0,40})?", re.IGNORECASE)
AND = re.compile(r" (?:and|&) ")
ASIDE = re.compile(r"\s*\([^)]*\)")
OF_PICTURES = re.compile(r"\b(?:images?|photos?|pictures?|screenshots?|thumbnails?|avatars?|logos?)$", re.IGNORECASE)
"""`Background Image` is what a page says of a picture, and nobody's name."""
OFFICE = (
    r"(?:,? (?:and )?(?:(?:our|the) )?(?:\w+ )?(?:staff|newsroom)(?: (?:writers?|reporters?))?|"
    r", (?:[A-Z]?[a-z]+ ){0,2}"
    r"(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Cc]ontributor|[Cc]olumnist|[Ee]ditor|[Ii]ntern)|"
    r" (?:in|for) [A-Z][\w’&-]{1,20}(?: [A-Z][\w’&-]{1,20}){0,3})"
)
"""Whom or where an author writes for: `By Ann Vale for Harbour Post`, `…, staff writer`, `… in Beijing`."""
REST = re.compile(
    OFFICE + r"?[.,;]?\s*(?:at \d{1,2}[:.]\d\d(?:\s?[APap]\.?[Mm]\.?)?|"
    r"(?:and|with|edited|research|reporting|translated|further|additional|contributions?|photos?|images?|,|;|&|"
    r"[|·/]\s*(?i:text|edit|pictures?|photo(?:s|graphs?|graphy)?|illustrations?|translat\w*)|"
    r"(?i:text|edited|editing|editor|pictures?|photos?|illustrations?|research|translation|translated))"
    r"(?!\w).*)?",
    re.DOTALL,
)


OF_OFFICE = re.compile(r"\s+(?:staff|newsroom|reporters?|correspondents?)\b", re.IGNORECASE)
"""`By HP staff reporters` names nobody."""


CONTRIBUTED = re.compile(
    rf"(?:[A-Z][\w-]*[’']s )?(?P<names>{NAMES})(?: in [A-Z][\w’-]+(?: [A-Z][\w’-]+)?)?,? (?:also |all )?contributed "
    r"(?:(?:additional |further )?(?:research|reporting)|to (?:this|the) (?:article|report|story))"
    r"(?: (?:for|from|in|to) [^.:;]{2,40})?\.?"
)
"""Who helped, as newspapers say it in a sentence: `Ann Vale in Wuhu contributed reporting.`"""
OF_PICTURES_BY = re.compile(r"(?:photo|picture|illustra|image)", re.IGNORECASE)
"""Whoever made the pictures is credited, and has no part in the text."""
OFFICE_ALONE = re.compile(
    r"(?:[\w-]+ ){0,2}"
    r"(?:writers?|reporters?|correspondents?|contributors?|columnists?|editors?|interns?|staff|newsroom)",
    re.IGNORECASE,
)


NOT_IN_NAMES = frozenset(["about", "and", "for", "from", "how", "of", "on", "our", "the", "why", "with"])


def is_person(text: str) -> bool:
    """Whether a line is a name of two to five words and nothing else."""
    is_name = len(text) <= 45 and " " in text and PERSON.fullmatch(text) is not None and not text.isupper()
    return is_name and not _ends_as_outlet(text) and NOT_IN_NAMES.isdisjoint(text.lower().split())


def _ends_as_outlet(name: str) -> bool:
    return name.rpartition(" ")[2].lower() in lexicon.word_set("small_words", "parts of a site")


def names_in(text: str) -> list[str]:
    """The people of a line that names people and nothing else: `Ann Vale and Li Brook`; none of any other line."""
    if len(text) > LONGEST_NAMES or not NAMES_ALONE.fullmatch(text) or OF_PICTURES.search(text):
        return []
    names = [name.strip() for name in SPLIT.split(ASIDE.sub("", text))]
    return names if all(is_person(name) and not OFFICE_ALONE.fullmatch(name) for name in names) else []


def reporters_in(text: str) -> list[str]:
    """The people of a line that names people and where they write from: `Ann Vale in Beijing`."""
    if len(text) > LONGEST_NAMES:
        return []
    parts = [IN_PLACE.sub("", part) for part in AND.split(text)]
    named = " and ".join(parts)
    return names_in(named) if named != text else []


def is_byline(text: str) -> bool:
    """Whether a line says who made the article, and nothing else but a date."""
    return len(text) <= LONGEST_BYLINE and _is_byline(text)


@lru_cache(maxsize=512)
def _is_byline(text: str) -> bool:
    """Whether a line that is short enough is one; kept, as head, body and tail ask of the same lines."""
    if len(text) <= LONGEST_NAMES:
        helped = "contributed " in text and CONTRIBUTED.fullmatch(text)
        if helped or (may_have_hanzi(text) and HANZI_BYLINE.fullmatch(text)):
            return True
    if _is_credits(text):
        return True
    if not (found := BYLINE.fullmatch(text)) or FOREIGN_ALONE.fullmatch(text):
        return False
    rest = found["rest"]
    return REST.fullmatch(rest) is not None or (len(rest) <= 60 and printed_date(rest) is not None)


def _is_credits(text: str) -> bool:
    """Whether a line says part by part who did what, as agencies do: `(Reporting by our newsroom; Editing by Vale)`."""
    if not (";" in text or "|" in text or text.startswith(("(", "["))):
        return False
    parts = CREDITS_APART.split(text.strip("()[] ."))
    return all(map(CREDITS.fullmatch, parts)) and not OF_PICTURES_BY.search(text)


def is_posting(text: str) -> bool:
    """Whether a line closes a post as blogs do: `Posted by Ann at 7:11 AM`."""
    return text[:1] in "pP" and len(text) <= LONGEST_NAMES and POSTED.fullmatch(text) is not None


def is_credit(text: str) -> bool:
    """Whether a line names the one who made the pictures or the translation, as heads do: `Pictures by Tom Reed`."""
    found = PARTS.fullmatch(text) if len(text) <= LONGEST_NAMES else None
    return found is not None and CREDIT_ROLE.match(text) is not None


def byline_parts(text: str) -> list[tuple[Role, str]]:
    """The people named in a byline line with their roles, in order."""
    people = _hanzi_parts(text[:LONGEST_NAMES])
    if helped := CONTRIBUTED.fullmatch(text[: LONGEST_NAMES + 1]):
        return [("contributor", name) for name in SPLIT.split(ASIDE.sub("", helped["names"]))]
    for part in PARTS.finditer(text[:400]):
        if OF_PICTURES_BY.match(part[0]) or (" " not in part["names"] and OF_OFFICE.match(text, part.end())):
            continue
        role = next(role for number, (_, role) in enumerate(ROLES) if part[f"r{number}"])
        names = SPLIT.split(ASIDE.sub("", part["names"]))
        people += [(role, name.strip(" .")) for name in names if name.strip(" .") and not _is_nobody(name)]
    return [(role, name) for role, name in people if name.lower() not in MONTHS]


def _is_nobody(name: str) -> bool:
    """Whether a name is an office, or an outlet behind a name: `By Ann Vale, Harbour News`."""
    return OFFICE_ALONE.fullmatch(name) is not None or (" " in name and _ends_as_outlet(name))


def _hanzi_parts(text: str) -> list[tuple[Role, str]]:
    roles: tuple[Role, ...] = ("author", "editor", "contributor")
    return [
        (next(role for role in roles if part[role]), name)
        for part in HANZI_PARTS.finditer(text)
        for name in re.split("[、,，和]", part["names"])
    ]


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
    """Whether two spellings are one name: the same words in whatever order, but for a slip, or one within the other."""
    a, b = one.casefold(), other.casefold()
    words, others = a.replace(".", " ").split(), b.replace(".", " ").split()
    if sorted(words) == sorted(others):
        return True
    if not words or not others or words[0][0] != others[0][0]:
        return False
    short, long = sorted((words, others), key=len)
    if _is_short_form(short, long):
        return True
    slip = len(a) >= SHORTEST_SLIP and len(words) == len(others) and abs(len(a) - len(b)) <= 2
    return slip and SequenceMatcher(None, a, b, autojunk=False).ratio() >= SHORTEST_SAME


def _is_short_form(short: Sequence[str], long: Sequence[str]) -> bool:
    """`M. Koster` and `Mara Koster`, or `Mara` of `Mara Koster`; `Li` alone may be anybody."""
    if len(short) == 1:
        return len(long) > 1 and short[0] == long[0] and len(short[0]) >= SHORTEST_ALONE
    same = all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(short, long, strict=False))
    between = short[0] == long[0] and short[-1] == long[-1] and len(short) < len(long)
    return between or (same and len(short) == len(long))
