"""Pages in other shapes than a magazine's theme, each with all that a careful reader finds in it.

A shape is a capture and, beside it, the truth as JSON. White space is folded before two texts are compared: where a
line was wrapped is not what these tests are about. What extraction does not reach stands in the truth as `beyond`: a
reason, and what it keeps from being found (`2.voices`: the voices of the second article).
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from archive.extract import read
from archive.extract.records import ParsedArticle, Voice

SHAPES = Path(__file__).parent / "shapes"
KINDS = {
    "headings": "heading",
    "pull_quotes": "pull_quote",
    "captions": "caption",
    "block_quotes": "block_quote",
    "list_items": "list_item",
}


@cache
def articles(shape: str) -> tuple[ParsedArticle, ...]:
    [capture] = SHAPES.glob(f"{shape}.[!j]*")
    return read(capture.read_bytes(), capture.name).articles


@cache
def truth(shape: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SHAPES / f"{shape}.json").read_text(encoding="utf-8"))
    return loaded


def shapes() -> list[str]:
    return sorted(path.stem for path in SHAPES.glob("*.json"))


def marks(shape: str, what: str) -> list[pytest.MarkDecorator]:
    beyond = truth(shape).get("beyond", {})
    return [pytest.mark.xfail(strict=True, reason=reason) for reason, cases in beyond.items() if what in cases]


def each_shape(what: str) -> Iterator[Any]:
    for shape in shapes():
        yield pytest.param(shape, id=shape, marks=marks(shape, what))


def each_field() -> Iterator[Any]:
    for shape in shapes():
        for place, article in enumerate(truth(shape)["articles"]):
            for field in article:
                what = f"{place + 1}.{field}"
                yield pytest.param(shape, place, field, id=f"{shape}-{what}", marks=marks(shape, what))


def folded(text: str | None) -> str | None:
    return text and " ".join(text.split())


def of_kind(article: ParsedArticle, kind: str) -> list[str | None]:
    return [folded(block.text) for block in article.blocks if block.kind == kind]


def spoken(voice: Voice) -> dict[str, str | None]:
    return {
        "text": folded(voice.text),
        "speaker": folded(voice.speaker),
        "kind": voice.voice,
        "grade": voice.grade,
        "handle": voice.handle,
        "platform": voice.platform,
        "place": voice.place,
        "original": voice.original,
    }


READINGS: dict[str, Callable[[ParsedArticle], Any]] = {
    "title": lambda article: folded(article.title),
    "standfirst": lambda article: folded(article.standfirst),
    "category": lambda article: article.category,
    "bylines": lambda article: [[byline.name, byline.role] for byline in article.bylines],
    "published": lambda article: article.published,
    "voices": lambda article: [spoken(voice) for voice in article.voices],
    "terms": lambda article: [[term.hanzi, term.pinyin, term.gloss] for term in article.terms],
    "hashtags": lambda article: [tag.text for tag in article.hashtags],
    "handles": lambda article: [tag.text for tag in article.handles],
    "references": lambda article: list(article.references),
    "notes": lambda article: list(article.notes),
    "reader_comments": lambda article: [
        [comment.name, comment.date, folded(comment.text)] for comment in article.reader_comments
    ],
}


@pytest.mark.parametrize("shape", list(each_shape("articles")))
def test_it_finds_every_article_of_a_shape_and_no_other(shape: str) -> None:
    assert [folded(article.title) for article in articles(shape)] == [
        article["title"] for article in truth(shape)["articles"]
    ]


@pytest.mark.parametrize(("shape", "place", "field"), list(each_field()))
def test_it_reads_a_shape_as_a_careful_reader_does(shape: str, place: int, field: str) -> None:
    assert place < len(articles(shape)), "the article is not found at all"
    article, expected = articles(shape)[place], truth(shape)["articles"][place][field]
    if field == "body":
        paragraphs = of_kind(article, "paragraph")
        assert (paragraphs[:1] or [""])[0].startswith(expected["first"])
        assert (paragraphs[-1:] or [""])[0].endswith(expected["last"])
        assert len(paragraphs) == expected["paragraphs"]
    elif field in KINDS:
        assert of_kind(article, KINDS[field]) == expected
    else:
        assert READINGS[field](article) == expected


@pytest.mark.parametrize("shape", list(each_shape("not_in_body")))
def test_what_belongs_to_the_page_stays_out_of_the_article(shape: str) -> None:
    printed = [folded(block.text) or "" for article in articles(shape) for block in article.blocks]

    assert [line for line in truth(shape)["not_in_body"] if any(line in text for text in printed)] == []
