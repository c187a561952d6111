"""What of an article and of its voices stands in the index: only what the public may see of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from archive.language import pinyin
from archive.language.profile import Profile, profile_of
from archive.language.tokens import BREAK, Token, scan
from archive.language.words import fold_word
from archive.models import Article, QuotedComment, Topic
from archive.search.concordance import packed
from archive.search.fields import ALTERNATIVES, DECIDING, ORIGINAL, PINYIN, SURFACE, UNDATED, Kind
from archive.search.passages import Passage, passages, readable

SHORTEST_SURFACE, LONGEST_SURFACE = 4, 24
PORTION = 20  # articles in memory at a time: one may be of megabytes, and its terms take ten times as much
Exact = dict[str, list[str]]


class Scans(dict[str, list[Token]]):
    """The tokens of the texts of one article: its voices repeat what stands in it, and share what stands around."""

    def __init__(self) -> None:
        super().__init__()
        self._spoken: dict[str, list[Token]] = {}

    def __missing__(self, text: str) -> list[Token]:
        tokens = self[text] = scan(text)
        return tokens

    def spoken(self, text: str) -> list[Token]:
        """The syllables of a text."""
        if text not in self._spoken:
            self._spoken[text] = pinyin.readings(text, self[text])
        return self._spoken[text]


@dataclass(frozen=True, slots=True)
class Document:
    """A record as an engine stores it; `article` is the id of the article that it is, or is quoted in.

    `terms`: terms of each field, one a position; `exact`: values to filter by and to count; `date`: yyyymmdd, or 0;
    `profile`: of an article, what may tell it from others. `concordance`: where its terms stand; it is no engine's, but
    kept in the database, whatever engine there is.
    """

    kind: Kind
    id: str
    article: str
    date: int
    terms: dict[str, list[str]] = field(default_factory=dict)
    exact: Exact = field(default_factory=dict)
    profile: Profile = ()
    concordance: str = ""


def documents(article_ids: Iterable[str]) -> Iterator[Document]:
    """The documents of those of the articles that are published, each with its voices', made as they are asked for."""
    ids = list(article_ids)
    for first in range(0, len(ids), PORTION):
        for article in readable(ids[first : first + PORTION]):
            scans = Scans()
            yield article_document(article, scans)
            yield from voice_documents(article, scans)


def article_document(article: Article, scans: Scans) -> Document:
    """The document of an article read by `readable`."""
    printed = [Passage("title", "", article.visible(article.title)), *passages(article)]
    labels = [topic.label for topic in _topics(article)]
    authors = [byline.author.name for byline in article.bylines.all()]
    voices = article.visible_voices()
    deciding = [*(passage.text for passage in printed), *labels, *authors]
    scanned = [scans[text] for text in deciding]
    terms = _deciding(deciding, scans) | _around(article, scans)
    terms |= {
        "voices": _joined(scans[text] for voice in voices for text in (*_words(voice), *_who(voice))),
        "platforms": _joined(scans[platform] for platform in _platforms(voices)),
    }
    surface = sorted(_surface(zip(deciding, scanned, strict=True)))
    exact = _facets(article) | _facets_of_voices(voices) | {SURFACE: surface}
    profile = profile_of(scanned[0], scanned[1 : len(printed)])
    concordance = packed([(*passage, scans[passage.text], scans.spoken(passage.text)) for passage in printed])
    return Document("article", article.pk, article.pk, article.sort_date, terms, exact, profile, concordance)


def voice_documents(article: Article, scans: Scans) -> Iterator[Document]:
    """The documents of the voices that may be read; what stands around them only limits (`in:title`, `topic:`)."""
    around, facets = _around(article, scans), _facets(article)
    for voice in article.visible_voices():
        deciding = [*_words(voice), *_who(voice)]
        terms = _deciding(deciding, scans) | around
        terms |= {
            "voices": _joined(scans[text] for text in _words(voice)),
            "platforms": _joined(scans[platform] for platform in _platforms([voice])),
        }
        exact = facets | _facets_of_voices([voice])
        yield Document("voice", voice.pk, article.pk, article.sort_date, terms, exact)


def _deciding(texts: list[str], scans: Scans) -> dict[str, list[str]]:
    scanned = [scans[text] for text in texts]
    return {
        DECIDING: _joined(scanned),
        ALTERNATIVES: [whole.term for tokens in scanned for token in tokens for whole in token.alternatives],
        PINYIN: _joined(map(scans.spoken, texts)),
    }


def _around(article: Article, scans: Scans) -> dict[str, list[str]]:
    """The fields that an article shares with its voices.

    A topic's Chinese label is for `topic:` alone: as a word of the text it would show no reader why it matches.
    """
    labels = [label for topic in _topics(article) for label in (topic.label, topic.label_zh)]
    return {
        "title": _joined([scans[article.visible(article.title)]]),
        "topics": _joined(scans[label] for label in labels),
        "authors": _joined(scans[byline.author.name] for byline in article.bylines.all()),
        "sources": _joined([scans[article.source.name]]),
    }


def _words(voice: QuotedComment) -> list[str]:
    return [*voice.text.split(" [...] "), voice.original]


def _who(voice: QuotedComment) -> list[str]:
    return [voice.speaker, voice.handle]


def _topics(article: Article) -> list[Topic]:
    return [tagging.topic for tagging in cast("Any", article).accepted_taggings]  # an attribute that for_listing adds


def _platforms(voices: list[QuotedComment]) -> list[str]:
    return sorted({voice.platform for voice in voices if voice.platform})


def _facets(article: Article) -> Exact:
    year, month = divmod(article.sort_date // 100, 100)
    return {
        "topic": [topic.slug for topic in _topics(article)],
        "author": list(dict.fromkeys(byline.author.slug for byline in article.bylines.all())),
        "source": [article.source.slug],
        "year": [str(article.year or UNDATED)],
        "month": [f"{year:04}-{month:02}"] if month else [],
    }


def _facets_of_voices(voices: list[QuotedComment]) -> Exact:
    return {
        "platform": _platforms(voices),
        "grade": sorted({voice.grade for voice in voices}),
        "original": [ORIGINAL] if any(voice.original for voice in voices) else [],
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
    words = {text[start:end] for text, tokens in texts for kind, _, _, start, end, _ in tokens if kind == "word"}
    return (word for word in set(map(fold_word, words)) if SHORTEST_SURFACE <= len(word) <= LONGEST_SURFACE)
