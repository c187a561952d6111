"""The texts that an article is found by and excerpts are cut from: only what the public may see."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from archive.models import Article, QuotedComment
from archive.models.apparatus import below as of_three_tables


class Passage(NamedTuple):
    """`kind` is that of its block, or standfirst, voice, note, reference, comment; `key` is the block's, else empty."""

    kind: str
    key: str
    text: str


def readable(article_ids: Iterable[str]) -> list[Article]:
    """Those of the articles that are published, with all that passages and lists ask, in a fixed number of queries."""
    asked = Article.objects.published().filter(pk__in=list(article_ids))
    articles = list(asked.for_listing().with_visible_text())
    read_below(articles)
    return articles


def read_below(articles: Collection[Article]) -> None:
    """Read for all of the articles at once what stands below them."""
    below = of_three_tables(article.pk for article in articles)
    for article in articles:
        article.below = below[article.pk]


def passages(article: Article) -> Iterator[Passage]:
    """The passages of an article, in the order they are printed."""
    yield from above(article)
    yield from below(article)


def above(article: Article) -> Iterator[Passage]:
    """What an article says itself."""
    texts = []
    for passage in printed(article):
        if passage.key:
            texts.append(passage.text)
        yield passage
    yield from _unprinted(article.visible_voices(), "\n".join(texts))


def printed(article: Article) -> Iterator[Passage]:
    """Its standfirst and its blocks."""
    if article.standfirst:
        yield Passage("standfirst", "", article.visible(article.standfirst))
    for block in article.visible_blocks():
        yield Passage(block["kind"], block["key"], block["text"])


def below(article: Article) -> Iterator[Passage]:
    """What stands below an article: notes, references, comments of readers."""
    if article.has_full_text:
        yield from _apparatus(article)


def _unprinted(voices: list[QuotedComment], printed: str) -> Iterator[Passage]:
    """What of the voices does not stand in the blocks: a curator's correction, an original given elsewhere."""
    words = [text for voice in voices for text in (*voice.text.split(" [...] "), voice.original)]
    for text in dict.fromkeys(words):
        if text and text not in printed:
            yield Passage("voice", "", text)


def _apparatus(article: Article) -> Iterator[Passage]:
    entries = {
        "note": article.below.notes,
        "reference": article.below.references,
        "comment": article.below.comments,
    }
    for kind, listed in entries.items():
        for entry in listed:
            yield Passage(kind, "", article.visible(entry.text))
