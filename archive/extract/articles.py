"""Parsed articles made of a head, the lines of a body and the lines under it: the way of text and HTML alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.extract.bodies import body_blocks
from archive.extract.bylines import byline_parts, is_byline, merge_bylines
from archive.extract.dates import address_date
from archive.extract.endings import split_tail
from archive.extract.finds import find_in
from archive.extract.keys import key_blocks
from archive.extract.languages import language_of
from archive.extract.lines import Line, folded
from archive.extract.people import known_people
from archive.extract.records import Basis, Block, Dropped, Kept, ParsedArticle, Role
from archive.extract.rules import drop, keep
from archive.extract.sections import is_unfiled
from archive.extract.sources import address_source, copyright_holder, copyright_year, host
from archive.extract.tails import Tail, read_tail

OPENING = 4
"""How far down a body a byline may stand that opens it; another one closes it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its page is cut: what its head says, with what in the capture says so, and all lines under that."""

    title: str
    start: int
    lines: Sequence[Line]
    standfirst: str | None = None
    category: str | None = None
    people: tuple[tuple[Role, str], ...] = ()
    published: str | None = None
    source: str | None = None
    original_url: str | None = None
    language: str | None = None
    """What the page says it is in, which a text that speaks for itself goes before."""
    site: frozenset[str] = frozenset()
    """What the page is headed with, folded, the site's name among it: that is nobody's."""
    kept: tuple[Kept, ...] = ()


def finish(draft: Draft) -> tuple[ParsedArticle, list[Dropped]]:
    """Read body and tail of a draft; the answer is the article and the lines that are no part of it."""
    lines, repeated = _without_standfirst(draft)
    lines, bylines = _without_bylines(lines)
    people = [*draft.people, *(person for line in bylines for person in byline_parts(line.text))]
    body, under = split_tail(lines, people)
    kinds, dropped = body_blocks(body)
    tail = read_tail(under, people)
    draft, masthead = _without_masthead(draft, _source(draft, tail))
    blocks = key_blocks((kind, line.text) for kind, line in kinds)
    kept = [*draft.kept, *(keep(line, "byline") for line in bylines), *tail.kept]
    kept += [keep(line, "block", block.key) for (_, line), block in zip(kinds, blocks, strict=True)]
    return _article(draft, tail, blocks, kept), repeated + masthead + dropped + tail.dropped


def _article(draft: Draft, tail: Tail, blocks: tuple[Block, ...], kept: Sequence[Kept]) -> ParsedArticle:
    finds = find_in(blocks, tail.notes)
    published, basis = _published(draft, tail)
    return ParsedArticle(
        title=draft.title,
        start=draft.start,
        end=max([draft.start, *(each.end for each in kept)]),
        blocks=blocks,
        standfirst=draft.standfirst,
        category=draft.category,
        bylines=merge_bylines(_persons(draft, tail)),
        biographies=tuple(tail.biographies),
        published=published,
        published_basis=basis,
        copyright=tail.copyright,
        language=language_of((block.text for block in blocks), draft.language),
        source=_source(draft, tail),
        original_url=draft.original_url,
        voices=finds.voices,
        terms=finds.terms,
        hashtags=finds.hashtags,
        handles=finds.handles,
        references=tuple(tail.references),
        notes=tuple(tail.notes),
        reader_comments=tuple(tail.comments),
        kept=tuple(sorted(kept, key=lambda each: each.start)),
    )


def _persons(draft: Draft, tail: Tail) -> list[tuple[Role, str]]:
    """Who made an article, without the site that says so of itself: `Translation by Harbour Monitor`."""
    return [(role, name) for role, name in tail.people if folded(name) not in draft.site or known_people(name)]


def _without_masthead(draft: Draft, source: str | None) -> tuple[Draft, list[Dropped]]:
    """The draft without a section line that only names the publication, or says that nobody filed the article."""
    category = draft.category
    rule = _no_section(category, source) if category else None
    if not category or not rule:
        return draft, []
    named = [each for each in draft.kept if each.part == "category"]
    kept = tuple(each for each in draft.kept if each not in named)
    start = min((each.start for each in kept), default=draft.start)
    dropped = [Dropped(each.start, each.end, category, rule) for each in named]
    return replace(draft, category=None, kept=kept, start=start), dropped


def _no_section(category: str, source: str | None) -> str | None:
    """The rule by which a category is none."""
    if source and folded(category) == folded(source):
        return "masthead"
    return "unfiled" if is_unfiled(category) else None


def _without_standfirst(draft: Draft) -> tuple[Sequence[Line], list[Dropped]]:
    """The lines of a draft without a lead that only says the standfirst or the title again."""
    said = {folded(text) for text in (draft.standfirst, draft.title) if text}
    again = [line for line in draft.lines[:2] if folded(line.text) in said]
    lines = [line for line in draft.lines if line not in again]
    return lines, [drop(line, "title or standfirst repeated") for line in again]


def _without_bylines(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of a draft without bylines that stand among its first ones, and these."""
    bylines = [line for line in lines[:OPENING] if is_byline(line.text)]
    return [line for line in lines if line not in bylines], bylines


def _published(draft: Draft, tail: Tail) -> tuple[str | None, Basis | None]:
    """When an article was published: as printed, by its address, or by the year of its copyright line."""
    if draft.published:
        return draft.published, "printed"
    if draft.original_url and (date := address_date(draft.original_url)):
        return date, "address"
    year = copyright_year(tail.copyright) if tail.copyright else None
    return (year, "copyright line") if year else (None, None)


def _source(draft: Draft, tail: Tail) -> str | None:
    by_line = copyright_holder(tail.copyright) if tail.copyright else None
    address = draft.original_url or ""
    return draft.source or by_line or address_source(address) or host(address)
