"""The stretches of an article that show why it was found."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from itertools import islice
from operator import itemgetter
from typing import NamedTuple, cast

from archive.models import Article
from archive.models.brief import Brief
from archive.models.listing import Said, said_at
from archive.search.concordance import Concordance, Noted
from archive.search.marks import Fragment, Marker, Span, fragments, merged
from archive.search.passages import Passage, above, below
from archive.search.results import Excerpt
from archive.search.tree import Words

MOST_EXCERPTS = 2
FIRST_FEW = 4
BEFORE, LENGTH = 90, 280  # characters shown before the first match, and in all
_SENTENCE_START = re.compile(r"(?<=[.!?。！？…])[\"'”’)）]*\s*(?=\S)")
_WORD_START = re.compile(r"(?<=\s)(?=\S)")

LABELS = {
    "standfirst": "Standfirst",
    "heading": "Heading",
    "block_quote": "Quotation",
    "pull_quote": "Pull quote",
    "caption": "Caption",
    "voice": "Voice",
    "note": "Note",
    "reference": "Reference",
    "comment": "Comment of a reader",
}


class Outdated(Exception):
    """An article reads otherwise than when its concordance was made."""


class Gone(Exception):
    """An article is no longer published since it was found."""


class Found(NamedTuple):
    """An article in which words were found: who said what in it, where its terms stand as far as that is known.

    `whole` is the article as texts are scanned for, which few are (raises Gone); it and what else it takes, the voices
    and what stands below, are read for several articles at once.
    """

    article: Brief
    said: list[Said]
    concordance: Concordance | None
    whole: Callable[[], Article]
    read_voices: Callable[[], None]
    read_apparatus: Callable[[], None]


class _Read(NamedTuple):
    """What matches in a passage."""

    passage: Passage
    first: Callable[[Collection[Words]], tuple[set[Words], Span | None]]
    spans: Callable[[Span], list[Span]]


def excerpts(found: Found, marker: Marker) -> list[Excerpt]:
    """Up to two passages that match, each for words that no passage before it had; else how the article begins."""
    try:
        return _excerpts(found, marker, _noted(found, marker) if found.concordance else _scanned(found, marker))
    except Outdated:
        return _excerpts(found, marker, _scanned(found, marker))


def _excerpts(found: Found, marker: Marker, readings: Iterable[_Read]) -> list[Excerpt]:
    shown: list[Excerpt] = []
    unseen = set(marker.words)
    for read in readings if unseen else ():
        matching, at = read.first(unseen)
        if at:
            unseen -= matching
            shown.append(_excerpt(found, read, at))
        if not unseen or len(shown) == MOST_EXCERPTS:
            break
    return shown or _beginning(found)


def _noted(found: Found, marker: Marker) -> Iterator[_Read]:
    """The passages in which something matches by the concordance. Raises Outdated where they read otherwise by now."""
    concordance = cast("Concordance", found.concordance)
    for number in range(1, len(concordance.heads)):  # but for the title
        if matches := concordance.matches(number, marker.lookups):
            _, kind, key = noted = concordance.passage(number)
            text = found.article.visible_text(key) if key else _beside_blocks(found, noted)
            if not noted.is_of(text):
                raise Outdated
            yield _Read(Passage(kind, key, text), partial(_first, matches), partial(_merged, matches))


def _first(matches: list[tuple[Words, Span]], wanted: Collection[Words]) -> tuple[set[Words], Span | None]:
    places = [(span, words) for words, span in matches if words in wanted]
    return {words for _, words in places}, min(places, key=itemgetter(0))[0] if places else None


def _merged(matches: list[tuple[Words, Span]], _within: Span) -> list[Span]:
    return merged(span for _, span in matches)


def _beside_blocks(found: Found, noted: Noted) -> str:
    """The text of a passage that is none of the blocks; empty if there is none like it."""
    if noted.kind == "standfirst":
        return found.article.visible(found.article.standfirst)
    if noted.kind == "voice":
        return next(filter(noted.is_of, _spoken(found)), "")
    return next((each.text for each in _apparatus(found) if noted.is_of(each.text)), "")


def _spoken(found: Found) -> Iterator[str]:
    """The texts that may be passages of voices; where something is withheld, as that leaves them."""
    if not found.article.redaction.withholds:
        yield from (text for said in found.said for text in said.texts)
        return
    found.read_voices()
    yield from (passage.text for passage in above(found.whole()) if passage.kind == "voice")


def _scanned(found: Found, marker: Marker) -> Iterator[_Read]:
    """The passages with what matches in them: the first few, where common words stand, then the rest, then what is
    below. The texts of each part are read in one go."""
    found.read_voices()
    said = above(found.whole())
    for part in (islice(said, FIRST_FEW), said, _apparatus(found)):
        read = list(part)
        for number, marking in marker.read_all([passage.text for passage in read]):
            yield _Read(read[number], marking.first, marking.spans)


def _apparatus(found: Found) -> Iterator[Passage]:
    if found.article.has_full_text:
        found.read_apparatus()
    yield from below(found.whole())


def _beginning(found: Found) -> list[Excerpt]:
    article = found.article
    if article.standfirst:
        return [Excerpt("standfirst", LABELS["standfirst"], "", shortened(article.visible(article.standfirst), []))]
    first = next((block for block in article.visible_blocks() if block["kind"] == "paragraph"), None)
    return [Excerpt("paragraph", "", first["key"], shortened(first["text"], []))] if first else []


def _excerpt(found: Found, read: _Read, at: Span) -> Excerpt:
    passage = read.passage
    said = said_at(found.said, passage.key, at[0]) if passage.key else None
    kind = "voice" if said else passage.kind
    label = (said and said.whose) or LABELS.get(kind, "")
    stretch = _cut(passage.text, at)
    return Excerpt(kind, label, passage.key, _shown(passage.text, read.spans(stretch), stretch))


def shortened(text: str, spans: list[Span]) -> list[Fragment]:
    """A text in fragments; of a long one the stretch around its first match, else its beginning."""
    return _shown(text, spans, _cut(text, spans[0] if spans else (0, 0)))


def _shown(text: str, spans: list[Span], stretch: Span) -> list[Fragment]:
    start, end = stretch
    before = [Fragment("… ", False, None)] if start else []
    after = [Fragment(" …", False, None)] if end < len(text) else []
    return [*before, *fragments(text, spans, start, end), *after]


def _cut(text: str, at: Span) -> Span:
    """The stretch to show around a match: from the start of a sentence or a word, to the end of a word."""
    if len(text) <= LENGTH:
        return 0, len(text)
    earliest = max(0, at[0] - BEFORE)
    starts = [*_starts(_SENTENCE_START, text, earliest, at[0]), *_starts(_WORD_START, text, earliest, at[0])]
    start = 0 if at[0] < BEFORE else next(iter(starts), earliest)
    latest = min(len(text), max(start + LENGTH, at[1]))
    space = text.rfind(" ", at[1], latest + 1) if latest < len(text) else -1
    return start, latest if space < 0 else space


def _starts(pattern: re.Pattern[str], text: str, earliest: int, latest: int) -> Iterable[int]:
    return (match.end() for match in pattern.finditer(text, earliest, latest))
