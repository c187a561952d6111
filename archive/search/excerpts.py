"""The stretches of an article that show why it was found."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from archive.models import Article, QuotedComment
from archive.search.marks import Fragment, Marker, Marking, Span, fragments
from archive.search.passages import Passage, above, below
from archive.search.results import Excerpt

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


def excerpts(article: Article, marker: Marker, read_apparatus: Callable[[], None] | None = None) -> list[Excerpt]:
    """Up to two passages that match, each for words that no passage before it had; else how the article begins.

    What stands below the article is read when it is asked for, by `read_apparatus`, which may do it for several.
    """
    shown: list[Excerpt] = []
    unseen = set(marker.words)
    for passage, marking in _readings(article, marker, read_apparatus) if unseen else ():
        found, at = marking.first(unseen)
        if at:
            unseen -= found
            shown.append(_excerpt(article, passage, marking, at))
        if not unseen or len(shown) == MOST_EXCERPTS:
            break
    return shown or _beginning(article)


def _readings(
    article: Article, marker: Marker, read_apparatus: Callable[[], None] | None
) -> Iterator[tuple[Passage, Marking]]:
    """The passages with what matches in them: the first few, where common words stand, then the rest, then what is
    below. The texts of each part are read in one go."""
    said = above(article)
    for part in (islice(said, FIRST_FEW), said, _apparatus(article, read_apparatus)):
        read = list(part)
        for number, marking in marker.read_all([passage.text for passage in read]):
            yield read[number], marking


def _apparatus(article: Article, read_apparatus: Callable[[], None] | None) -> Iterator[Passage]:
    if read_apparatus and article.has_full_text:
        read_apparatus()
    yield from below(article)


def _beginning(article: Article) -> list[Excerpt]:
    for passage in above(article):
        if passage.kind in ("standfirst", "paragraph"):
            return [Excerpt(passage.kind, LABELS.get(passage.kind, ""), passage.key, shortened(passage.text, []))]
    return []


def _excerpt(article: Article, passage: Passage, marking: Marking, at: Span) -> Excerpt:
    voice = _voice_at(article.visible_voices(), passage.key, at[0]) if passage.key else None
    kind = "voice" if voice else passage.kind
    label = (voice and (voice.speaker or voice.handle)) or LABELS.get(kind, "")
    stretch = _cut(passage.text, at)
    return Excerpt(kind, label, passage.key, _shown(passage.text, marking.spans(stretch), stretch))


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


def _voice_at(voices: list[QuotedComment], key: str, at: int) -> QuotedComment | None:
    """The voice whose words stand at a place of a block."""
    for voice in voices:
        if any(block == key and start <= at < end for block, start, end in voice.spans):
            return voice
    return None
