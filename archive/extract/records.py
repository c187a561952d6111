"""What extraction hands on: frozen records, and their JSON shape.

Positions in a capture (`start`, `end`) count characters of its text, as `text_of` gives it. Spans are `(block key,
start, end)` in characters of that block's text; a voice that its attribution interrupts has two.
"""

from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal

BlockKind = Literal["paragraph", "heading", "list_item", "block_quote", "pull_quote", "caption"]
Role = Literal["author", "editor", "contributor"]
VoiceKind = Literal["netizen", "named"]
Grade = Literal["named", "handle", "described", "crowd", "none"]
Basis = Literal["printed", "address", "copyright line", "curator"]
Format = Literal["text", "html", "record", "wxr"]
Part = Literal[
    "category", "title", "standfirst", "byline", "published", "block", "note", "reference", "copyright", "biography",
    "comment",
]  # fmt: skip
Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the article: one paragraph, heading, list item, block quote, pull quote or caption."""

    key: str
    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Byline:
    """A person's part in an article; `as_printed` keeps every spelling, joined by ` | `."""

    name: str
    role: Role
    as_printed: str


@dataclass(frozen=True, slots=True)
class Biography:
    """What is printed about a person under an article."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A quotation with who is quoted; the two halves of an interrupted one are joined by ` [...] `."""

    text: str
    speaker: str | None
    handle: str | None
    platform: str | None
    place: str | None
    voice: VoiceKind
    grade: Grade
    original: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A Chinese term with pinyin and gloss as printed; `spans` are the places of its hanzi."""

    hanzi: str
    pinyin: str | None
    gloss: str | None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """A `#hashtag#` or an `@handle`, as printed, with its places; `views` of a hashtag as printed (`5,5 million`)."""

    text: str
    spans: tuple[Span, ...] = ()
    views: str | None = None


@dataclass(frozen=True, slots=True)
class ReaderComment:
    """A comment left under the article on its own site; `date` is ISO 8601 or None."""

    name: str
    date: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A stretch of the capture that an article keeps, as which part of it; `key` is a block's."""

    start: int
    end: int
    part: Part
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """The stretch of a capture that an article was read from."""

    name: str
    sha256: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """One article as one capture has it.

    `start`, `end` bound its stretch in the capture, `kept` says what in it became which part. `id`, `slug`, `topics`
    and `captures` are set only by cleaned records that state them; `topics` is None where the capture says nothing
    about topics.
    """

    title: str
    start: int
    end: int
    blocks: tuple[Block, ...]
    standfirst: str | None = None
    category: str | None = None
    bylines: tuple[Byline, ...] = ()
    biographies: tuple[Biography, ...] = ()
    published: str | None = None
    published_basis: Basis | None = None
    copyright: str | None = None
    language: str = "en"
    source: str | None = None
    original_url: str | None = None
    voices: tuple[Voice, ...] = ()
    terms: tuple[Term, ...] = ()
    hashtags: tuple[Tag, ...] = ()
    handles: tuple[Tag, ...] = ()
    references: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reader_comments: tuple[ReaderComment, ...] = ()
    id: str | None = None
    slug: str | None = None
    topics: tuple[str, ...] | None = None
    captures: tuple[Provenance, ...] = ()
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of the capture that is in no article, and the name of the rule that dropped it."""

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader made of one capture; `remarks` are one-line findings a person should know of."""

    format: Format
    articles: tuple[ParsedArticle, ...]
    dropped: tuple[Dropped, ...] = ()
    remarks: tuple[str, ...] = ()


def as_json(article: ParsedArticle) -> dict[str, Any]:
    """The JSON shape of a parsed article, as an extraction keeps it: field names as above, tuples as lists."""
    return plain(article)


def plain(record: Any) -> dict[str, Any]:
    """A record as a dictionary, and whatever records it holds too: `asdict` without its copies, and faster."""
    values = {name: getattr(record, name) for name in _names(record.__class__)}
    return {name: value if type(value) in _AS_THEY_ARE else _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple:
        return tuple([each if type(each) in _AS_THEY_ARE else _plain(each) for each in value])
    return plain(value) if _is_record(value.__class__) else value


_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


@cache
def _is_record(kind: type) -> bool:
    return is_dataclass(kind)


@cache
def _names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def from_json(stored: dict[str, Any]) -> ParsedArticle:
    """The parsed article that `as_json` made `stored` of.

    Raises KeyError or TypeError on any other shape: stored extractions are ours, never edited.
    """

    def spans(of: dict[str, Any]) -> tuple[Span, ...]:
        return tuple((key, start, end) for key, start, end in of["spans"])

    lists: dict[str, Any] = {
        "blocks": tuple(Block(**block) for block in stored["blocks"]),
        "bylines": tuple(Byline(**byline) for byline in stored["bylines"]),
        "biographies": tuple(Biography(**biography) for biography in stored["biographies"]),
        "voices": tuple(Voice(**(voice | {"spans": spans(voice)})) for voice in stored["voices"]),
        "terms": tuple(Term(**(term | {"spans": spans(term)})) for term in stored["terms"]),
        # version 1 kept no views
        "hashtags": tuple(Tag(tag["text"], spans(tag), tag.get("views")) for tag in stored["hashtags"]),
        "handles": tuple(Tag(tag["text"], spans(tag)) for tag in stored["handles"]),
        "references": tuple(stored["references"]),
        "notes": tuple(stored["notes"]),
        "reader_comments": tuple(ReaderComment(**comment) for comment in stored["reader_comments"]),
        "topics": None if stored["topics"] is None else tuple(stored["topics"]),
        "captures": tuple(Provenance(**capture) for capture in stored["captures"]),
        "kept": tuple(Kept(**kept) for kept in stored.get("kept", ())),  # version 1 kept none
    }
    return ParsedArticle(**(stored | lists))
