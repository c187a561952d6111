"""Blocks and voices as curators mended them, laid over those of the captures; places in the text follow (pure).

A decision of a block is kept under `block:KEY`, one of a voice under `voice:ID`. Of a block it says kind and text, or
nothing (left out); of a voice all that is recorded (heard by a curator), or nothing (no voice).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from archive.catalogue.anchors import anchor
from archive.extract.pieces import ALIKE, alike
from archive.extract.records import Block, ParsedArticle, Span, Tag, Term, Voice

BLOCK, VOICE = "block:", "voice:"
Spanned = TypeVar("Spanned", Voice, Term, Tag)


def with_mended_blocks(article: ParsedArticle, decided: Mapping[str, Any]) -> ParsedArticle:
    """The article with its blocks as decided; terms, tags and voices stand where their words stand now."""
    words = mendings(article.blocks, decided)
    if not words:
        return article
    blocks = tuple(mended(block, words) for block in article.blocks if words.get(block.key, block) is not None)
    moved = Moved(texts(article.blocks), texts(blocks))
    return replace(
        article,
        blocks=blocks,
        voices=tuple(moved.along(voice) for voice in article.voices),
        terms=tuple(moved.along(term) for term in article.terms if moved.remains(term.spans)),
        hashtags=tuple(moved.along(tag) for tag in article.hashtags if moved.remains(tag.spans)),
        handles=tuple(moved.along(tag) for tag in article.handles if moved.remains(tag.spans)),
    )


def mendings(blocks: Sequence[Block], decided: Mapping[str, Any]) -> dict[str, Any]:
    """What is decided of blocks, by the key of each; a block that captures print otherwise by now is found again."""
    said = {name.removeprefix(BLOCK): value for name, value in decided.items() if name.startswith(BLOCK)}
    free = [block for block in blocks if block.key not in said]
    keys = {block.key for block in blocks}
    placed = {key: key if key in keys else key_of_like(value, free) for key, value in said.items()}
    return {placed[key]: value for key, value in said.items() if placed[key]}


def key_of_like(value: Mapping[str, str] | None, blocks: Sequence[Block]) -> str:
    """The key of the block that reads most like a mended one, or nothing if none does."""
    if value is None:
        return ""
    likeness = [(alike(block.text, value["text"]), block.key) for block in blocks]
    best, key = max(likeness, default=(0.0, ""))
    return key if best >= ALIKE else ""


def mended(block: Block, words: Mapping[str, Any]) -> Block:
    said = words.get(block.key)
    return replace(block, kind=said["kind"], text=said["text"]) if said else block


def texts(blocks: Sequence[Block]) -> dict[str, str]:
    return {block.key: block.text for block in blocks}


@dataclass(frozen=True, slots=True)
class Moved:
    """Where words stand, by the texts of blocks before and after they were mended."""

    before: Mapping[str, str]
    after: Mapping[str, str]

    def along(self, found: Spanned) -> Spanned:
        """The same with its places as they are after; none if any of them is gone."""
        places = [self.place(span) for span in found.spans]
        return replace(found, spans=tuple(place for place in places if place) if all(places) else ())

    def remains(self, spans: Sequence[Span]) -> bool:
        return not spans or any(self.place(span) for span in spans)

    def place(self, span: Span) -> Span | None:
        """Where the words of a span stand after: those that were the third of their kind in the block still are."""
        key, start, end = span
        before, after = self.before.get(key, ""), self.after.get(key)
        if after is None or after == before:
            return None if after is None else span
        words = before[start:end]
        at = -1
        for _ in range(before.count(words, 0, start) + 1):
            if (at := after.find(words, at + 1)) < 0:
                return None
        return key, at, at + len(words)


def with_mended_voices(
    found: Mapping[str, Voice], blocks: Sequence[Block], decided: Mapping[str, Any]
) -> dict[str, Voice]:
    """The voices by id without those that curators found to be none, with those they heard, in the text's order."""
    said = {name.removeprefix(VOICE): value for name, value in decided.items() if name.startswith(VOICE)}
    if not said:
        return dict(found)
    kept = {pk: voice for pk, voice in found.items() if said.get(pk, voice) is not None}
    heard = {pk: voice_said(value, blocks) for pk, value in said.items() if value is not None}
    order = {block.key: number for number, block in enumerate(blocks)}

    def place(pair: tuple[str, Voice]) -> tuple[int, int]:
        spans = pair[1].spans
        return (order.get(spans[0][0], len(order)), spans[0][1]) if spans else (len(order), 0)

    return dict(sorted((kept | heard).items(), key=place))


def voice_said(value: Mapping[str, str], blocks: Sequence[Block]) -> Voice:
    names = ("speaker", "handle", "platform", "place")
    speaker, handle, platform, place = (value[name] or None for name in names)
    return Voice(
        value["text"], speaker, handle, platform, place,
        value["kind"], value["grade"], value["original"] or None, anchor(value["text"], blocks),  # type: ignore[arg-type]  # checked when it was decided
    )  # fmt: skip
