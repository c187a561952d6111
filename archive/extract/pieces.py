"""A piece of a parsed article, where a capture ran several together and a curator said where the next begins (pure)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TypeVar

from archive.extract.languages import language_of
from archive.extract.records import Block, Kept, ParsedArticle, Tag, Term, Voice

ALIKE = 0.8  # share of a passage's letters that must be those of another for it to be the same, differently captured
Spanned = TypeVar("Spanned", Voice, Term, Tag)


def piece(article: ParsedArticle, begins: int = 0, ends: int | None = None, title: str = "") -> ParsedArticle:
    """The article that the blocks from `begins` up to `ends` are, e.g. `piece(page, 7, None, "The Noodle Cart")`.

    The first keeps what the page says beside its text: date, bylines, address, notes, comments. A later one is called
    `title`, and a block that is that title is no more than that; of it nothing is known but source and copyright.
    """
    if not begins and ends is None:
        return article
    last = len(article.blocks) if ends is None else ends
    first = begins + has_title(article.blocks[begins:last], title) if begins else 0
    found = Stretch(article, begins, first, last)
    within = replace(
        article,
        start=found.start,
        end=found.end,
        blocks=article.blocks[first:last],
        voices=found.own(article.voices, lambda voice: voice.text),
        terms=found.own(article.terms, lambda term: term.hanzi),
        hashtags=found.own(article.hashtags, lambda tag: tag.text),
        handles=found.own(article.handles, lambda tag: tag.text),
        kept=tuple(kept for each in article.kept if (kept := found.kept(each))),
    )
    return within if begins == 0 else bare(within, title)


def has_title(blocks: Sequence[Block], title: str) -> bool:
    """Whether the first of some blocks is the title, and others follow."""
    return len(blocks) > 1 and alike(blocks[0].text.casefold(), title.casefold()) >= ALIKE


def alike(one: str, other: str) -> float:
    """How many letters of two texts are the same ones in the same order, from 0 to 1.

    0 where their lengths alone rule out that it is `ALIKE`: letters of long texts are not compared in vain.
    """
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE else 0.0


def bare(article: ParsedArticle, title: str) -> ParsedArticle:
    """The text alone, without what the page says of the article that it begins with."""
    return ParsedArticle(
        title=title,
        start=article.start,
        end=article.end,
        blocks=article.blocks,
        copyright=article.copyright,
        language=language_of(block.text for block in article.blocks),
        source=article.source,
        voices=article.voices,
        terms=article.terms,
        hashtags=article.hashtags,
        handles=article.handles,
        captures=article.captures,
        kept=article.kept,
    )


class Stretch:
    """Some blocks of an article: where they stand in the capture, and what was found in them."""

    def __init__(self, article: ParsedArticle, begins: int, first: int, last: int) -> None:
        self._is_first = begins == 0
        self._keys = {block.key for block in article.blocks[first:last]}
        self._title = {block.key for block in article.blocks[begins:first]}
        self._text, self._rest = (
            "\n".join(block.text for block in article.blocks if (block.key in self._keys) == is_own)
            for is_own in (True, False)
        )
        places = {kept.key: kept.start for kept in article.kept if kept.part == "block"}
        self.start = article.start if self._is_first else places.get(article.blocks[begins].key, article.start)
        is_last = last >= len(article.blocks)
        self.end = article.end if is_last else places.get(article.blocks[last].key, article.end)

    def own(self, several: Sequence[Spanned], words: Callable[[Spanned], str]) -> tuple[Spanned, ...]:
        """Those that stand here, with their places here; what stands in no block is the first piece's."""
        within = ((each, tuple(span for span in each.spans if span[0] in self._keys)) for each in several)
        return tuple(
            replace(each, spans=spans)
            for each, spans in within
            if spans or (not each.spans and self._is_where(words(each)))
        )

    def _is_where(self, words: str) -> bool:
        return words in self._text or (self._is_first and words not in self._rest)

    def kept(self, kept: Kept) -> Kept | None:
        """What of the capture the article keeps, as this piece keeps it; None if another one does."""
        if kept.part != "block":
            return kept if self._is_first else None
        if kept.key in self._title:
            return Kept(kept.start, kept.end, "title")
        return kept if kept.key in self._keys else None
