"""Lines of author, date and the like (`Posted on 3 October 2019 by Ann Vale | 3 comments`), read piece by piece.

A line is one only if known pieces make up all of it, in whatever order and language they come.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.extract import lexicon
from archive.extract.bylines import NAME, NAMED_IN_HANZI, NAMES, byline_parts, is_byline, is_credit, is_person
from archive.extract.dates import ANY_DAY as DATE
from archive.extract.dates import printed_date
from archive.extract.records import Role
from archive.extract.sources import known_source

LONGEST = 140
MOST_PIECES = 24
SILENT = frozenset({"separator", "count", "clock", "section", "weekday", "name", "last name", "issue", "portal"}) | {
    *("tag", "outlet", "source", "from", "place"),
}
"""Pieces that alone make no line of author and date."""
LABELS = frozenset(["first published", "posted", "published", "updated"])
BEHIND_NAMES = LABELS | {"from"}
SIGNS = frozenset([*"|·•/–—", "on"])
NOT_PEOPLE = frozenset(["admin", "administrator", "editor", "editors", "staff", "author", "webmaster", "guest", "team"])


@dataclass(frozen=True, slots=True)
class Meta:
    """What a line says of an article; `labelled` is the word it says so with: published, posted, first published."""

    published: str | None = None
    people: tuple[tuple[Role, str], ...] = ()
    labelled: str | None = None
    ago: str | None = None
    on: bool = False
    """Has the `on` that stands before a date, be the date there or not."""
    section: str | None = None
    """`Food` of `Posted on 3 March in Food`."""


def _words(section: str) -> str:
    return lexicon.any_of(lexicon.sections("meta_lines")[section])


BY = rf"\b{_words('by')}(?:\s*[:：]\s*|\s+)"
LOOSE_NAME = r"[\w.'’-]{2,30}(?: [\w.'’-]{1,30}){0,3}?"
ON = rf"(?:\s+{_words('on')}(?!\w))?"
IN = r"(?:(?:(?:posted|filed|published) )?(?:in|under)\b:?|category:)"
NUMBER = r"(?:\d[\d.,]{0,9}|an?|one|two|no|keine|a few)"
CLOCK = (
    r"(?:(?:@|at|um|à|a las|às|alle|om|lúc|kl\.?|pukul)\s+)?"
    r"\d{1,2}(?:[:.h])\d\d(?::\d\d)?h?(?:\s?[ap]\.?m\b\.?| uhr\b)?"
    r"(?:\s\(?(?:utc|gmt|pt|et|est|(?-i:(?!BY\b|ON\b|IN\b)[A-Z]{2,5}))(?:[+-]\d{1,2})?\b\)?)?"
)
OVER_DATE = (
    rf"(?=\s*(?:[|·•,–—-]|on\b|{_words('published')}|{_words('posted')}|(?:in|from) (?-i:[A-Z])[\w’ -]{{2,20}}?)?"
    rf"[\s:]*(?:{DATE}|\d{{1,2}} min(?:ute)?s? read))"
)
DATED = r"(?=\D*\d)"
"""What a date or a time has: asked first, as these are looked for behind every letter of a name."""
PLACE = f"(?:{lexicon.any_of(lexicon.entries('places'))}|[A-Z]{{3,15}}(?!\\w))"
OF_PORTAL = r"(?:[大中小](?:\s[大中小]){0,2}|[^\s:：（）()【】]{1,30})[）)】\]]?"
PIECE = re.compile(
    "|".join(
        f"(?P<{name.replace(' ', '_')}>{pattern})"
        for name, pattern in (
            ("first published", rf"{_words('first published')}(?!\w){ON}"),
            ("updated", rf"{_words('updated')}(?!\w){ON}"),
            (
                "byline",
                rf"{BY}(?:(?-i:{NAMES})|{LOOSE_NAME})(?!\w)(?=\s*(?:$|[|·•,/–—-]|{DATE}|(?:{_words('on')}|in|under)\s))",
            ),
            ("published", rf"{_words('published')}(?![^\W\d]){ON}"),
            ("posted", rf"{_words('posted')}(?!\w){ON}"),
            ("ago", rf"{_words('ago before')}\s\d{{1,3}}\s\w+|(?:about |over |almost )?{NUMBER}\s\w+\s{_words('ago')}"),
            ("date", DATE),
            ("clock", CLOCK),
            ("weekday", rf"{_words('weekday')}(?!\w)"),
            ("reading time", r"(?:reading time: )?\d{1,2}[ -]min(?:ute)?s?(?:[ -]read)?(?!\w)"),
            ("count", rf"{NUMBER}[\s-]{_words('count')}(?!\w)|{_words('count alone')}(?!\w)"),
            ("tag", r"#[^\W\d][\w&-]{1,30}(?: [\w&-]{2,20})?"),
            ("portal byline", NAMED_IN_HANZI),
            (
                "portal",
                r"[（(【\[]?(?:来源|稿源|出处|字号|字体|点击|阅读|浏览|评论)(?:数|量|次数)?"
                r"\s*[:：]\s*" + OF_PORTAL,
            ),
            ("source", r"(?:source|editor|from)s?\s?[:：]\s?[^|｜:：\d]{2,40}(?=\s*(?:[|｜]|$))"),
            ("from", rf"(?:in|from) (?-i:{NAME})(?=[\s,|·•–—-]*{DATE})"),
            ("issue", r"(?:issue|number|no\.?|nr\.?|vol(?:ume|\.)?|ausgabe|edition)\s*#?\d{1,5}(?!\w)"),
            ("on", rf"{_words('on')}(?!\w)"),
            ("section", rf"{IN} ?(?-i:[A-Z])[\w&’' ,-]{{2,40}}?(?=\s*(?:$|[|·•/]|{BY}))"),
            ("name", rf"{DATED}(?-i:{NAME})(?<!Published)(?<!Updated)(?<!Posted){OVER_DATE}"),
            (
                "outlet",
                rf"(?-i:[A-Z][\w’&.-]*(?: [A-Z&][\w’&.-]*){{0,4}})"
                rf"(?=\s*[|·•]\s*(?:{_words('updated')}|{_words('published')}|{_words('posted')}|{DATE}))",
            ),
            ("place", rf"(?<=[|·•] )(?-i:{PLACE})(?:, (?-i:[A-Z][\w’-]+))?$"),
            ("last name", rf"(?-i:{NAME})$"),
            ("separator", r"[|｜·•/–—,:：;；.\s-]+"),
        )
    ),
    re.IGNORECASE,
)
"""Every kind of piece by its name; where several fit, the first is meant."""


@lru_cache(maxsize=4096)
def meta_of(text: str) -> Meta | None:
    """What a line says if nothing but author, date and the like is in it, else None."""
    if len(text) > LONGEST:
        return None
    if is_byline(text) or is_credit(text):
        return Meta(printed_date(text), tuple(byline_parts(text)), section=_section(_pieces(text)))
    said = _pieces(text)
    kinds = {name for name, _ in said}
    last = said[-1][1] if "last name" in kinds else ""
    if last and last.split()[0] not in lexicon.word_set("given_names", "given"):
        return None  # a section, or a title
    if not kinds - SILENT or ("portal" not in kinds and kinds <= {"byline", *SILENT}):
        return None
    return Meta(
        published=_published(said),
        people=tuple(_named(said)),
        labelled=next((name for name in ("first published", "published", "posted") if name in kinds), None),
        ago=next((words for name, words in said if name == "ago"), None),
        section=_section(said),
        on="on" in kinds or any(re.search(r"\son$", words, re.IGNORECASE) for _, words in said),
    )


def _pieces(text: str) -> list[tuple[str, str]]:
    """The pieces that make up a text, by name; none if anything else is in it."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        piece = PIECE.match(text, at)
        if piece is None or piece.end() == at or len(found) == MOST_PIECES:
            return []
        found.append(((piece.lastgroup or "").replace("_", " "), piece[0]))
        at = piece.end()
    return found


def is_stamp(text: str) -> bool:
    """Whether a line is a day with nothing else but a clock time: `15. Mai 2019 um 08:14`."""
    kinds = {name for name, _ in _pieces(text)} if len(text) <= LONGEST else set()
    return "date" in kinds and kinds <= {"date", "clock", "on", "weekday", "separator"}


def _section(said: Sequence[tuple[str, str]]) -> str | None:
    """The section a line names; where an author writes from is none: `By Ann Vale in Wuhu`."""
    named = next((_named_section(words) for name, words in said if name == "section"), None)
    return None if named in lexicon.entry_set("places") else named


def _named_section(words: str) -> str:
    return re.sub(IN, "", words, count=1, flags=re.IGNORECASE).strip()


def _published(said: Sequence[tuple[str, str]]) -> str | None:
    """The first date that is not that of an update, but where it is all that an author's line gives."""
    label, updated = "", None
    for name, words in said:
        if name == "date":
            if label != "updated":
                return printed_date(words)
            label, updated = "", updated or printed_date(words)
        elif name in LABELS:
            label = name
    return updated if any(name in ("byline", "outlet") for name, _ in said) else None


def _named(said: Sequence[tuple[str, str]]) -> Iterator[tuple[Role, str]]:
    """The people of `by Ann Vale`, and of `Ann Vale | 3 October 2019`; a name without such a sign may be a place."""
    said = [piece for piece in said if piece[1].strip()]
    for (name, words), (next_name, after) in zip(said, [*said[1:], ("", "")], strict=True):
        if name == "byline":
            yield from _people(words)
        elif name == "portal byline":
            yield from byline_parts(words)
        elif name == "name" and not known_source(words):
            if _names_author(words, after.strip().lower()) or (next_name in BEHIND_NAMES and is_person(words)):
                yield "author", words
        elif name == "last name" and is_person(words):
            yield "author", words


def _names_author(words: str, sign: str) -> bool:
    """Whether a name before a sign and a date is an author's; `New York, 9 June 2023` says where it was written."""
    if sign in "|·•/":
        return bool(sign)
    return is_person(words) and (sign in SIGNS or (sign == "," and words not in lexicon.entry_set("places")))


def _people(words: str) -> list[tuple[Role, str]]:
    """The people of a piece such as `by Ann Vale`, or of `von somebody`, whoever that is."""
    named = byline_parts(words)
    name = re.sub(BY, "", words, count=1, flags=re.IGNORECASE).strip()
    return named or ([("author", name)] if name.lower() not in NOT_PEOPLE else [])
