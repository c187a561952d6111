"""What of an article stands in the index: only what the public may see of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from archive.language import pinyin
from archive.language.tokens import BREAK, Token, scan
from archive.language.words import fold_word
from archive.models import Article, QuotedComment, Topic
from archive.search.fields import ALTERNATIVES, DECIDING, ORIGINAL, PINYIN, SURFACE, UNDATED
from archive.search.passages import passages, readable

SHORTEST_SURFACE, LONGEST_SURFACE = 4, 24
PORTION = 20  # articles in memory at a time: one may be of megabytes, and its terms take ten times as much


@dataclass(frozen=True, slots=True)
class Document:
    """An article as an engine stores it.

    `terms`: terms of each field, one a position; `exact`: values to filter by and to count; `date`: yyyymmdd, or 0.
    """

    id: str
    date: int
    terms: dict[str, list[str]] = field(default_factory=dict)
    exact: dict[str, list[str]] = field(default_factory=dict)


def documents(article_ids: Iterable[str]) -> Iterator[Document]:
    """The documents of those of the articles that are published, made as they are asked for."""
    ids = list(article_ids)
    for first in range(0, len(ids), PORTION):
        yield from map(document_of, readable(ids[first : first + PORTION]))


def document_of(article: Article) -> Document:
    """The document of an article read by `readable`."""
    titles, body = [article.visible(article.title)], [passage.text for passage in passages(article)]
    labels = [topic.label for topic in _topics(article)]
    chinese_labels = [topic.label_zh for topic in _topics(article)]  # for `topic:`; alone they show no reader why
    authors = [byline.author.name for byline in article.bylines.all()]
    voices = article.visible_voices()
    deciding = [*titles, *body, *labels, *authors]
    scanned = [scan(text) for text in deciding]
    terms = {
        DECIDING: _joined(scanned),
        ALTERNATIVES: [whole.term for tokens in scanned for token in tokens for whole in token.alternatives],
        PINYIN: _joined(map(pinyin.readings, deciding, scanned)),
        "title": _joined(map(scan, titles)),
        "topics": _joined(map(scan, [*labels, *chinese_labels])),
        "authors": _joined(map(scan, authors)),
        "voices": _joined(scan(text) for voice in voices for text in _of_voice(voice)),
        "sources": _joined([scan(article.source.name)]),
        "platforms": _joined(map(scan, _platforms(voices))),
    }
    exact = _facets(article) | {SURFACE: sorted(_surface(zip(deciding, scanned, strict=True)))}
    return Document(article.pk, article.sort_date, terms, exact)


def _of_voice(voice: QuotedComment) -> list[str]:
    return [*voice.text.split(" [...] "), voice.original, voice.speaker, voice.handle]


def _topics(article: Article) -> list[Topic]:
    return [tagging.topic for tagging in cast("Any", article).accepted_taggings]  # an attribute that for_listing adds


def _platforms(voices: list[QuotedComment]) -> list[str]:
    return sorted({voice.platform for voice in voices if voice.platform})


def _facets(article: Article) -> dict[str, list[str]]:
    voices = article.visible_voices()
    return {
        "topic": [topic.slug for topic in _topics(article)],
        "author": list(dict.fromkeys(byline.author.slug for byline in article.bylines.all())),
        "source": [article.source.slug],
        "platform": _platforms(voices),
        "grade": sorted({voice.grade for voice in voices}),
        "original": [ORIGINAL] if any(voice.original for voice in voices) else [],
        "year": [str(article.year or UNDATED)],
    }


def _joined(texts: Iterable[list[Token]]) -> list[str]:
    """The terms of several texts, with a filler between two, so that no phrase crosses from one to the next."""
    terms: list[str] = []
    for tokens in texts:
        if terms and tokens:
            terms.append(BREAK)
        terms += [token.term for token in tokens]
    return terms


def _surface(texts: Iterable[tuple[str, list[Token]]]) -> Iterator[str]:
    """The words as printed, folded but not stemmed; each once."""
    words = {text[token.start : token.end] for text, tokens in texts for token in tokens if token.kind == "word"}
    return (word for word in set(map(fold_word, words)) if SHORTEST_SURFACE <= len(word) <= LONGEST_SURFACE)
