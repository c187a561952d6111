"""When two parsed articles are one."""

from dataclasses import replace

import pytest

from archive.catalogue.identity import address_key, is_same, shingles, title_key
from archive.extract import key_blocks
from archive.extract.records import Block, ParsedArticle

TEXT = "The lanterns went up along the river before anybody had agreed to pay for them and nobody minded at all."


def article(title: str = "Lanterns", text: str = TEXT, url: str | None = None) -> ParsedArticle:
    return ParsedArticle(title, 0, len(text), (Block("a", "paragraph", text),), original_url=url)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ma’s “Long Way”", "ma's 'long way'"),
        ("Lying Flat – A Primer", "Lying flat: a primer"),
        ("ＷＥＩＢＯ Diary", "Weibo diary"),
        ("躺平 Again", "躺平  again!"),
    ],
)
def test_titles_agree_whatever_the_print(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.example.org/2018/03/panda/", "example.org/2018/03/panda"),
        ("http://example.org/2018/03/panda?utm_source=x#top", "example.org/2018/03/panda"),
        ("https://example.org/?p=12&fbclid=z", "example.org?p=12"),
        ("https://Example.org", "example.org"),
        ("ftp://example.org/x", ""),
        ("http://[broken", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_addresses_have_one_canonical_form(address: str | None, key: str) -> None:
    assert address_key(address) == key


def test_the_same_title_and_text_is_the_same_article() -> None:
    assert is_same(article(), article("LANTERNS", TEXT + " A line was added later."))


def test_the_same_title_over_another_text_is_another_article() -> None:
    other = "Every spring the market moves to the square and the traders quarrel over the shade of one tree again."
    assert not is_same(article(), article(text=other))


def test_a_capture_that_was_cut_short_is_still_the_same_article() -> None:
    assert is_same(article(), article(text=TEXT[:60]))


def test_the_same_address_is_the_same_article_under_a_new_title() -> None:
    one = article(url="https://example.org/lanterns/")
    assert is_same(
        one,
        article("Lamps", "All of it was written anew in the end, every last word.", "http://www.example.org/lanterns"),
    )


def test_hanzi_are_words_of_their_own() -> None:
    assert len(shingles(article(text="一二三四五六七"))) == 3


def test_an_article_without_words_is_the_same_as_no_other_with_words() -> None:
    assert not is_same(article(text="…"), article())
    assert shingles(replace(article(), blocks=())) == set()


def test_block_keys_tell_equal_words_apart() -> None:
    first, second = key_blocks([("paragraph", TEXT), ("paragraph", TEXT)])
    assert first.key != second.key
