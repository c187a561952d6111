"""What a reader is told of an article before its text: how long it takes, what its parts are, how terms are read."""

import pytest
from django.test import Client

from archive.language.romanised import romanised
from archive.models import Access, Source
from archive.web.outline import contents, minutes
from tests.factories import make_article, make_blocks, make_term_use
from tests.web.reading import page, texts

PARTS = [("heading", "One"), "First.", ("heading", "Two 二"), "Second.", ("heading", "Three"), "Third."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 1),
        ("word " * 238, 1),
        ("word " * 476, 2),
        ("字" * 510, 2),
        ("word " * 476 + "字" * 255, 3),
        ("word字" * 476, 4),
        ("word-字" * 476, 4),
        ("well-known " * 476, 2),
        ("reader’s " * 476, 2),
    ],
)
def test_reading_takes_as_long_as_people_take(text: str, expected: int) -> None:
    assert minutes([{"text": text}]) == expected


def test_an_article_in_few_parts_has_no_contents() -> None:
    assert contents(make_blocks(PARTS[:4])) == []


def test_contents_lead_to_the_headings(client: Client) -> None:
    soup = page(client, make_article(blocks=PARTS))
    assert texts(soup, ".contents li") == ["One", "Two 二", "Three"]
    targets = [soup.select_one(str(link["href"])) for link in soup.select(".contents a")]
    assert [target.get_text() if target else None for target in targets] == ["One", "Two 二", "Three"]


def test_what_may_not_be_read_is_not_counted(client: Client) -> None:
    article = make_article(blocks=PARTS)
    Source.objects.update(access=Access.METADATA)
    soup = page(client, article)
    assert texts(soup, ".contents li") == texts(soup, ".minutes") == []


@pytest.mark.parametrize(
    ("printed", "pinyin", "gloss", "said", "above"),
    [
        ("躺平", "tangping", "lying flat", "tangping, lying flat", "tangping"),
        ("躺平", "", "lying flat", "tǎng píng, lying flat", "tǎng píng"),
        ("躺平", "", "", "tǎng píng", "tǎng píng"),
        ("中国人民大学附属中学", "", "", "zhōng guó rén mín dà xué fù shǔ zhōng xué", None),
    ],
)
def test_a_term_says_how_it_is_read_and_what_it_means(
    client: Client, printed: str, pinyin: str, gloss: str, said: str, above: str | None
) -> None:
    article = make_article(blocks=[f"They say {printed} here."])
    make_term_use(article, printed, pinyin, gloss)
    link = page(client, article).select_one(".body .term")
    assert link
    assert (link["data-said"], link["aria-description"], link.get("data-pinyin")) == (said, said, above)


def test_what_is_no_hanzi_is_left_as_it_is() -> None:
    assert romanised("AI换脸") == "AI huàn liǎn"
