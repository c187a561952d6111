"""Parsed articles made of a head, the lines of a body and the lines under it: the way of text and HTML alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.extract.bodies import body_blocks
from archive.extract.bylines import merge_bylines
from archive.extract.dates import address_date
from archive.extract.finds import find_in
from archive.extract.keys import key_blocks
from archive.extract.languages import language_of
from archive.extract.lines import Line, folded
from archive.extract.records import Basis, Dropped, Kept, ParsedArticle, Role
from archive.extract.rules import drop, keep
from archive.extract.sources import address_source, copyright_holder, copyright_year
from archive.extract.tails import Tail, read_tail, split_tail


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
    kept: tuple[Kept, ...] = ()


def finish(draft: Draft) -> tuple[ParsedArticle, list[Dropped]]:
    """Read body and tail of a draft; the answer is the article and the lines that are no part of it."""
    lines, repeated = _without_standfirst(draft)
    body, under = split_tail(lines)
    kinds, dropped = body_blocks(body)
    tail = read_tail(under, draft.people)
    blocks = key_blocks((kind, line.text) for kind, line in kinds)
    finds = find_in(blocks, tail.notes)
    published, basis = _published(draft, tail)
    kept = [*draft.kept, *tail.kept]
    kept += [keep(line, "block", block.key) for (_, line), block in zip(kinds, blocks, strict=True)]
    article = ParsedArticle(
        title=draft.title,
        start=draft.start,
        end=max([draft.start, *(each.end for each in kept)]),
        blocks=blocks,
        standfirst=draft.standfirst,
        category=draft.category,
        bylines=merge_bylines(tail.people),
        biographies=tuple(tail.biographies),
        published=published,
        published_basis=basis,
        copyright=tail.copyright,
        language=language_of(block.text for block in blocks),
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
    return article, repeated + dropped + tail.dropped


def _without_standfirst(draft: Draft) -> tuple[Sequence[Line], list[Dropped]]:
    """The lines of a draft without a lead that only says the standfirst or the title again."""
    said = {folded(text) for text in (draft.standfirst, draft.title) if text}
    again = [line for line in draft.lines[:2] if folded(line.text) in said]
    lines = [line for line in draft.lines if line not in again]
    return lines, [drop(line, "title or standfirst repeated") for line in again]


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
    return draft.source or by_line or (address_source(draft.original_url) if draft.original_url else None)
