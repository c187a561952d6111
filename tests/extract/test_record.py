"""Cleaned records."""

import json
from typing import Any

import pytest

from archive.extract import Unreadable, read
from archive.extract.records import ParsedArticle

TEXT = "“It is a fine bowl of noodles,” one netizen wrote of the stall (面馆)."
FULL: dict[str, Any] = {
    "id": "a1",
    "slug": "noodles",
    "url": "https://archive.example/articles/noodles/",
    "original_url": "https://example.org/noodles",
    "title": "Noodles",
    "standfirst": "One stall.",
    "source": "Streetpaper",
    "category": "Food",
    "topics": ["Food", "Viral"],
    "bylines": [{"name": "Li Brook", "role": "editor", "as_printed": "Li Brook | L. Brook"}],
    "published": "2018-05",
    "published_basis": "curator",
    "copyright": "©2018",
    "language": "en",
    "blocks": [{"key": "k1", "kind": "paragraph", "text": TEXT}, {"key": "k2", "kind": "heading", "text": "More"}],
    "quoted_comments": [
        {
            "id": "v1",
            "text": "a fine bowl",
            "speaker": "a guest",
            "handle": None,
            "platform": "Weibo",
            "place": None,
            "voice": "named",
            "grade": "described",
            "original": None,
            "spans": [["k1", 7, 18]],
        }
    ],
    "terms": [{"hanzi": "面馆", "pinyin": "miànguǎn", "gloss": None}],
    "hashtags": ["#面条#"],
    "handles": [],
    "references": ["A book."],
    "notes": ["* A note."],
    "reader_comments": [{"name": "Mara", "date": "2018-05-06", "text": "Yes."}],
    "captures": [{"name": "page.txt", "sha256": "00", "start": 3, "end": 99}],
    "unknown": 1,
}


def record(stated: Any) -> ParsedArticle:
    reading = read(json.dumps(stated).encode(), "articles.jsonl#1")
    assert reading.format == "record"
    return reading.articles[0]


def test_a_full_record_comes_back_as_it_is() -> None:
    article = record(FULL)

    plain = (
        "id",
        "slug",
        "original_url",
        "title",
        "standfirst",
        "source",
        "category",
        "published",
        "published_basis",
        "copyright",
        "language",
    )
    assert {name: getattr(article, name) for name in plain} == {name: FULL[name] for name in plain}
    assert article.topics == ("Food", "Viral")
    assert [(block.key, block.kind, block.text) for block in article.blocks] == [
        ("k1", "paragraph", TEXT),
        ("k2", "heading", "More"),
    ]
    assert [(byline.name, byline.role, byline.as_printed) for byline in article.bylines] == [
        ("Li Brook", "editor", "Li Brook | L. Brook")
    ]
    assert [(voice.text, voice.voice, voice.spans) for voice in article.voices] == [
        ("a fine bowl", "named", (("k1", 7, 18),))
    ]
    assert [(term.hanzi, term.pinyin) for term in article.terms] == [("面馆", "miànguǎn")]
    assert [TEXT[start:end] for _, start, end in article.terms[0].spans] == ["面馆"]
    assert ([tag.text for tag in article.hashtags], article.handles) == (["#面条#"], ())
    assert (article.references, article.notes) == (("A book.",), ("* A note.",))
    assert (article.captures[0].start, article.captures[0].end) == (3, 99)


def test_title_and_body_suffice_and_the_rest_is_found() -> None:
    article = record({"title": "Noodles", "body": f"{TEXT}\n\nThe second paragraph\nhas two lines."})

    assert [block.text for block in article.blocks] == [TEXT, "The second paragraph\nhas two lines."]
    assert [voice.speaker for voice in article.voices] == ["one netizen"]
    assert [term.hanzi for term in article.terms] == ["面馆"]
    assert (article.topics, article.published, article.language) == (None, None, "en")


def test_blocks_without_keys_get_those_of_their_words() -> None:
    article = record({"title": "Noodles", "blocks": [{"text": "Same words."}, {"text": "same  Words."}]})

    assert article.blocks[1].key == f"{article.blocks[0].key}-2"


def test_a_date_without_a_basis_counts_as_printed() -> None:
    assert record({"title": "Noodles", "body": "Text.", "published": "2016"}).published_basis == "printed"


def test_what_is_stated_as_empty_stays_empty() -> None:
    article = record({"title": "Noodles", "body": TEXT, "quoted_comments": [], "terms": []})

    assert (article.voices, article.terms) == ((), ())


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"title": None}, "title: missing"),
        ({"title": 3}, "title: is not a string"),
        ({"title": "  "}, "title: is empty"),
        ({"blocks": None}, "blocks: missing (or a plain body)"),
        ({"blocks": {}}, "blocks: is not a list"),
        ({"blocks": [{"kind": "foo", "text": "x"}]}, "blocks[0].kind: 'foo' is not one of paragraph, heading,"),
        ({"blocks": [{"kind": "heading"}]}, "blocks[0].text: missing"),
        ({"blocks": [{"key": "a", "text": "x"}, {"key": "a", "text": "y"}]}, "blocks[1].key: 'a' stands twice"),
        ({"published": "2016-13"}, "published: '2016-13' is no EDTF date"),
        ({"published_basis": "guess"}, "published_basis: 'guess' is not one of"),
        ({"bylines": [{"role": "author"}]}, "bylines[0].name: missing"),
        (
            {"quoted_comments": [{"text": "x", "spans": [["k9", 0, 1]]}]},
            "quoted_comments[0].spans[0]: no block has the key 'k9'",
        ),
        (
            {"quoted_comments": [{"text": "x", "spans": [["k1", 0, 999]]}]},
            "quoted_comments[0].spans[0]: 0 to 999 is not within",
        ),
        (
            {"quoted_comments": [{"text": "x", "spans": [["k1", 0, 5]]}]},
            "quoted_comments[0].spans: the blocks have other words",
        ),
        (
            {"captures": [{"name": "a", "sha256": "0", "start": "1", "end": 2}]},
            "captures[0].start: is not a whole number",
        ),
    ],
)
def test_an_error_names_the_field(change: dict[str, Any], error: str) -> None:
    with pytest.raises(Unreadable) as caught:
        record(FULL | change)

    assert str(caught.value).startswith(error)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "content", [b'{"title": }', b'{"a": ' * 100_000 + b"}" * 100_000, b'{"a": ' + b"9" * 10_000 + b"}"]
)
def test_broken_json_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"not valid JSON|title: missing"):
        read(content, "a.json")


def test_a_refusal_is_one_line_whatever_it_quotes() -> None:
    with pytest.raises(Unreadable) as refusal:
        read(json.dumps({"title": "A", "blocks": [{"kind": "pa\nra", "text": "B"}]}).encode(), "a.jsonl#1")
    assert "\n" not in str(refusal.value)
