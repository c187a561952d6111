"""Articles with all that pages show of them: each kind of row in one compiled question, however many articles."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar, cast

from django.db.models import Exists, OuterRef

from archive.models.article import UNLISTED, Article, ArticleQuerySet
from archive.models.compiled import Compiled, attach
from archive.models.listing import beside
from archive.models.prefetched import withheld_voices
from archive.models.visible import NOTHING_WITHHELD, Mask, Redaction
from archive.models.voice import UNSHOWN, QuotedComment, VoiceQuerySet

Record = TypeVar("Record", Article, QuotedComment)

WITHHELD = withheld_voices()
LINKED = ("slug", "title", "language", "published", "sort_date", "masks", "source__name")
LISTED = [field for field in UNLISTED if field != "blocks"]


def _told(articles: ArticleQuerySet) -> ArticleQuerySet:
    """With their source, and whether anything is withheld in them."""
    return articles.select_related("source").annotate(withholds=Exists(WITHHELD.filter(article=OuterRef("pk"))))


def _published(ids: list[str]) -> ArticleQuerySet:
    return _told(Article.objects.published().filter(pk__in=ids).order_by())


_ROWS = Compiled(lambda ids: _published(ids).defer(*UNLISTED))
_TEXTS = Compiled(lambda ids: _published(ids).defer(*LISTED))
_TITLES = Compiled(lambda ids: _published(ids).only(*LINKED))
_PAGE = Compiled(lambda slug: _told(Article.objects.with_neighbours().filter(slug=slug)))


def with_articles(voices: VoiceQuerySet) -> VoiceQuerySet:
    """With what is asked of their articles before they may be read, see `as_read`."""
    in_articles = voices.select_related("article__source").defer("article__blocks", *UNSHOWN)
    return in_articles.annotate(withholds=Exists(WITHHELD.filter(article=OuterRef("article"))))


_QUOTED = Compiled(lambda ids: with_articles(QuotedComment.objects.public().filter(pk__in=ids).order_by()))
_BLOCKS = Compiled(lambda ids: Article.objects.filter(pk__in=ids).order_by().values_list("pk", "blocks"))
_WITHHELD = Compiled(lambda ids: WITHHELD.filter(article__in=ids))
_VOICES = Compiled(lambda pk: QuotedComment.objects.filter(article=pk))
_VOICES_OF = Compiled(lambda ids: QuotedComment.objects.filter(article__in=ids))


def rows(ids: Sequence[str]) -> list[Article]:
    """The published ones of some articles, in their order, as lists print them: without text."""
    found = _redacted(_ROWS(list(ids)))
    around = beside([article.pk for article in found])
    for article in found:
        article.beside = around[article.pk]
    return _in_order(ids, found)


def texts(ids: Iterable[str]) -> dict[str, Article]:
    """The same by their ids, as they are searched for words: with their blocks."""
    return {article.pk: article for article in _redacted(_TEXTS(list(ids)))}


def titles(ids: Iterable[str]) -> dict[str, Article]:
    """The same by their ids, with what a link to each prints."""
    return {article.pk: article for article in _redacted(_TITLES(list(ids)))}


def voices(ids: Sequence[str]) -> list[QuotedComment]:
    """The public ones of some voices, in their order, as they may be read, each with its article."""
    return _in_order(ids, as_read(_QUOTED(list(ids))))


def as_read(voices: list[Any]) -> list[QuotedComment]:
    """Voices as they may be read: what they share with one that is withheld is blacked out."""
    for voice in voices:
        voice.article.withholds = voice.withholds
    articles = {voice.article_id: voice.article for voice in voices}
    _redacted(list(articles.values()))
    for pk, blocks in _BLOCKS([pk for pk, article in articles.items() if article.withholds]):
        articles[pk].blocks = blocks
    for voice in voices:
        voice.article = articles[voice.article_id]
    return [voice.article.visible_voice(voice) for voice in voices]


def read_voices(articles: Collection[Article]) -> None:
    """Read for all of the articles at once who is quoted in them."""
    quoted = defaultdict(list)
    for voice in _VOICES_OF([article.pk for article in articles]):
        quoted[voice.article_id].append(voice)
    for article in articles:
        attach(article, "voices", quoted[article.pk])


def page_of(slug: str) -> Article | None:
    """An article, published or not, with its voices and all that stands in its own row."""
    article: Any = _PAGE.first(slug)
    if article:
        attach(article, "voices", _VOICES(article.pk))
    return cast("Article | None", article)


def _redacted(articles: list[Any]) -> list[Article]:
    """The articles with what is withheld in them; only of those that withhold something it is asked."""
    withheld = defaultdict(list)
    for voice in _WITHHELD([article.pk for article in articles if article.withholds]):
        withheld[voice.article_id].append(voice)
    for article in articles:
        article.withholds = bool(article.withholds or article.masks)
        masks = map(Mask._make, article.masks)
        article.redaction = Redaction(withheld[article.pk], masks) if article.withholds else NOTHING_WITHHELD
    return articles


def _in_order(ids: Sequence[str], records: Iterable[Record]) -> list[Record]:
    by_id = {record.pk: record for record in records}
    return [by_id[pk] for pk in ids if pk in by_id]
