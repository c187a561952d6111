"""What stands in the blocks of an article: voices, terms, hashtags, handles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.extract.languages import UNSPACED, language_of
from archive.extract.quotes import find_voices
from archive.extract.records import Block, Tag, Term, Voice
from archive.extract.tags import find_handles, find_hashtags
from archive.extract.terms import find_terms


@dataclass(frozen=True, slots=True)
class Finds:
    """Everything found in one article's blocks and notes."""

    voices: tuple[Voice, ...]
    terms: tuple[Term, ...]
    hashtags: tuple[Tag, ...]
    handles: tuple[Tag, ...]


def find_in(blocks: Sequence[Block], notes: Iterable[str] = ()) -> Finds:
    """Read the blocks of an article, however they came: as text, as HTML, or in a cleaned record."""
    voices, originals = find_voices(blocks)
    terms = find_terms(blocks, notes, originals)
    if language_of(block.text for block in blocks) in UNSPACED:  # every word is hanzi: a term is what is explained
        terms = tuple(term for term in terms if term.gloss or term.pinyin)
    return Finds(voices, terms, find_hashtags(blocks), find_handles(blocks))
