"""Made-up articles as rows of the database, without captures: what takes an ingest hours takes this minutes."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import models, transaction

from archive.extract import key_blocks
from archive.language.hanzi import fold, slugify
from archive.models import Article, Author, Byline, QuotedComment, Source, Tagging, Term, TermUse, Topic
from tests.bench.articles import Made

BATCH = 500


def load(articles: Iterable[Made], progress: Callable[[int], object]) -> int:
    """Write articles with all that belongs to them; how many. Whoever calls it indexes them."""
    done, people, numbers = 0, _People(), iter(articles)
    while batch := list(islice(numbers, BATCH)):
        with transaction.atomic():
            _load(batch, people)
        done += len(batch)
        progress(len(batch))
    return done


class _People:
    """Rows that many articles share, made when they are first met."""

    def __init__(self) -> None:
        self._rows: dict[tuple[type[models.Model], str], Any] = {}

    def named(self, model: Any, name: str, field: str, **others: Any) -> Any:
        if (model, name) not in self._rows:
            self._rows[model, name] = model.objects.get_or_create(**{field: name}, defaults=others)[0]
        return self._rows[model, name]


def _load(batch: Sequence[Made], people: _People) -> None:
    rows = [(made, _article(made, people)) for made in batch]
    Article.objects.bulk_create([article for _, article in rows])
    for of in (_bylines, _taggings, _voices, _term_uses):
        belonging = [row for made, article in rows for row in of(made, article, people)]
        type(belonging[0])._default_manager.bulk_create(belonging)


def _article(made: Made, people: _People) -> Article:
    year, rest = divmod(made.published, 10_000)
    printed = f"{year}-{rest // 100:02}-{rest % 100:02}" if rest else str(year or "")
    blocks = key_blocks([("paragraph", paragraph) for paragraph in made.paragraphs])
    return Article(
        id=_id("article", made.number),
        slug=f"{slugify(made.title)[:100]}-{made.number}",
        title=made.title,
        standfirst=made.standfirst,
        blocks=[{"key": block.key, "kind": block.kind, "text": block.text} for block in blocks],
        published=printed,
        published_basis="printed" if printed else "",
        sort_date=made.published,
        year=year or None,
        source=people.named(Source, made.source, "name", slug=slugify(made.source)),
        digest=str(made.number),
    )


def _bylines(made: Made, article: Article, people: _People) -> Iterator[models.Model]:
    for order, name in enumerate(made.authors):
        author = people.named(Author, name, "name", slug=slugify(name))
        yield Byline(article=article, author=author, role="author", order=order, as_printed=name)


def _taggings(made: Made, article: Article, people: _People) -> Iterator[models.Model]:
    for label in made.topics:
        topic = people.named(Topic, label, "label", slug=slugify(label))
        yield Tagging(article=article, topic=topic, state="accepted", origin="rule")


def _voices(made: Made, article: Article, people: _People) -> Iterator[models.Model]:
    for order, voice in enumerate(made.voices):
        yield QuotedComment(
            id=_id("voice", made.number, order),
            article=article,
            order=order,
            text=voice.text,
            speaker=voice.speaker,
            platform=voice.platform,
            grade=voice.grade,
            kind="named" if voice.grade == "named" else "netizen",
            original=voice.original,
            spans=_places(article, voice.text),
        )


def _term_uses(made: Made, article: Article, people: _People) -> Iterator[models.Model]:
    for order, used in enumerate(made.terms):
        term = people.named(Term, fold(used.hanzi), "hanzi", pinyin=used.pinyin, gloss=used.gloss)
        spans = _places(article, used.hanzi)
        yield TermUse(
            article=article,
            term=term,
            as_printed=used.hanzi,
            order=order,
            pinyin=used.pinyin,
            gloss=used.gloss,
            spans=spans,
        )


def _places(article: Article, words: str) -> list[list[str | int]]:
    found = ((block["key"], block["text"].find(words)) for block in article.blocks)
    return [[key, at, at + len(words)] for key, at in found if at >= 0][:1]


def _id(*what: object) -> str:
    return hashlib.blake2b(repr(what).encode(), digest_size=6).hexdigest()
