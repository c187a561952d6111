"""Rows for tests, made by plain functions; every one has defaults, so that a test names only what it is about.

article = make_article(title="Salt", blocks=["One para.", ("heading", "Two")], topics=["Social credit"])
voice = make_voice(article, "One para", speaker="a netizen")
"""

import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, cast

from archive.catalogue.dates import sort_date
from archive.catalogue.terms import lookup_keys
from archive.extract.keys import key_blocks
from archive.extract.records import BlockKind
from archive.language.hanzi import fold, slugify
from archive.models import (
    Article,
    Author,
    Byline,
    Handle,
    HandleUse,
    Hashtag,
    HashtagUse,
    QuotedComment,
    Source,
    Tagging,
    Term,
    TermUse,
    Topic,
    TopicAlias,
)

Paragraph = str | tuple[str, str]
_numbers = itertools.count(1)


def make_source(name: str = "The Lantern Wire", **fields: Any) -> Source:
    """The source of that name; made if there is none."""
    return Source.objects.get_or_create(name=name, defaults={"slug": slugify(name)} | fields)[0]


def make_article(
    title: str = "",
    blocks: Sequence[Paragraph] = ("It was raining in Hangzhou.",),
    published: str = "2018",
    topics: Sequence[str] = (),
    authors: Sequence[str] = (),
    source: Source | str | None = None,
    **fields: Any,
) -> Article:
    """A published article; a block is a paragraph's text or a pair (kind, text)."""
    number = next(_numbers)
    title = title or f"Article {number}"
    when = sort_date(published)
    defaults: dict[str, Any] = {
        "id": hashlib.blake2b(str(number).encode(), digest_size=6).hexdigest(),
        "slug": f"{slugify(title)}-{number}",
        "digest": str(number),
        "published_basis": "printed" if published else "",
        "sort_date": when,
        "year": when // 10_000 or None,
        "source": source if isinstance(source, Source) else make_source(source or "The Lantern Wire"),
    }
    article = Article.objects.create(
        title=title, blocks=make_blocks(blocks), published=published, **(defaults | fields)
    )
    for label in topics:
        tag(article, label)
    for order, name in enumerate(authors):
        make_byline(article, name, order=order)
    return article


def make_blocks(blocks: Sequence[Paragraph]) -> list[dict[str, str]]:
    pairs = [("paragraph", block) if isinstance(block, str) else block for block in blocks]
    return [asdict(block) for block in key_blocks([(cast("BlockKind", kind), text) for kind, text in pairs])]


def make_topic(label: str, *, aliases: Sequence[str] = (), **fields: Any) -> Topic:
    """The topic of that label; made if there is none."""
    topic = Topic.objects.get_or_create(label=label, defaults={"slug": slugify(label)} | fields)[0]
    for alias in aliases:
        TopicAlias.objects.create(topic=topic, label=alias, slug=slugify(alias))
    return topic


def tag(article: Article, label: str, state: str = "accepted", origin: str = "rule") -> Tagging:
    return Tagging.objects.create(article=article, topic=make_topic(label), state=state, origin=origin)


def make_author(name: str = "Ilse Varga", **fields: Any) -> Author:
    """The person of that name; made if there is none."""
    return Author.objects.get_or_create(name=name, defaults={"slug": slugify(name)} | fields)[0]


def make_byline(article: Article, name: str = "Ilse Varga", role: str = "author", **fields: Any) -> Byline:
    return Byline.objects.create(
        article=article, author=make_author(name), role=role, **({"as_printed": name} | fields)
    )


def make_voice(article: Article, text: str, **fields: Any) -> QuotedComment:
    """A voice of a netizen, at the place where its words (halves joined by ` [...] `) first stand in the article."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "id": hashlib.blake2b(f"voice {number}".encode(), digest_size=6).hexdigest(),
        "order": number,
        "kind": "netizen",
        "grade": "described" if fields.get("speaker") else "none",
        "spans": [span for half in text.split(" [...] ") for span in places(article, half)[:1]],
    }
    return QuotedComment.objects.create(article=article, text=text, **(defaults | fields))


def make_term_use(article: Article, hanzi: str, pinyin: str = "", gloss: str = "", **fields: Any) -> TermUse:
    simplified = fold(hanzi)
    defaults = {"pinyin": pinyin, "gloss": gloss, **lookup_keys(simplified, pinyin, gloss)}
    term = Term.objects.get_or_create(hanzi=simplified, defaults=defaults)[0]
    printed = {"as_printed": hanzi, "pinyin": pinyin, "gloss": gloss, "spans": places(article, hanzi)}
    return TermUse.objects.create(article=article, term=term, order=next(_numbers), **(printed | fields))


def make_hashtag_use(article: Article, printed: str, **fields: Any) -> HashtagUse:
    hashtag = Hashtag.objects.get_or_create(name=fold(printed).casefold().strip("#"))[0]
    shown = {"as_printed": printed, "order": next(_numbers), "spans": places(article, printed)}
    return HashtagUse.objects.create(article=article, hashtag=hashtag, **(shown | fields))


def make_handle_use(article: Article, printed: str) -> HandleUse:
    handle = Handle.objects.get_or_create(name=fold(printed).casefold().strip("@"))[0]
    return HandleUse.objects.create(
        article=article, handle=handle, as_printed=printed, order=next(_numbers), spans=places(article, printed)
    )


def places(article: Article, words: str) -> list[list[str | int]]:
    """Where `words` stand in the article's blocks, as spans."""
    found: list[list[str | int]] = []
    for block in article.blocks:
        at = block["text"].find(words) if words else -1
        while at >= 0:
            found.append([block["key"], at, at + len(words)])
            at = block["text"].find(words, at + len(words))
    return found
