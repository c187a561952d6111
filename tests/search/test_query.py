"""What a reader types, as a tree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.query import LONGEST_QUERY, is_blank, parse
from archive.search.tree import All, OneOf, Without, Words, Years, wanted


def word(*terms: str, field: str = "all") -> Words:
    return Words(terms, field=field, is_latin=terms[0].isascii())


@pytest.mark.parametrize(
    ("query", "same_as"),
    [
        ("“garlic sauce”", '"garlic sauce"'),
        ("topic：salt", "topic:salt"),
        ("TOPIC:salt", "topic:salt"),
        ("salt AND pepper", "salt pepper"),
        ("salt NOT pepper", "salt -pepper"),
        ("(salt)", "salt"),
        ("salt* ~pepper^", "salt pepper"),
        ('"salt pepper', "salt pepper"),
        ("馬雲", "马云"),
        ("ｗｅｂ", "web"),
        ("nobody:salt", "nobody salt"),
        ("year:soon", "year soon"),
        ("in:kitchen", "in kitchen"),
        ("OR salt", "or salt"),
        ("salt OR", "salt or"),
    ],
)
def test_ways_of_typing_the_same(query: str, same_as: str) -> None:
    assert parse(query) == parse(same_as)


def test_operators_bind_neighbours() -> None:
    assert parse("马 OR 灯 -salt") == All((OneOf((word("马"), word("灯"))), Without(word("salt"))))


def test_prefixes_name_fields() -> None:
    assert parse('topic:"sea salt"') == word("sea", "salt", field="topics")
    assert parse("-author:varga") == Without(word("varga", field="authors"))
    assert parse("in:voices salt") == word("salt", field="voices")


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [("year:2016", 2016, 2016), ("year:2016..2018", 2016, 2018), ("year:2018..2016", 2016, 2018),
     ("year:..2016", 0, 2016), ("year:2016..", 2016, 9999)],
)  # fmt: skip
def test_years(query: str, first: int, last: int) -> None:
    assert parse(query) == Years(first, last)


@pytest.mark.parametrize("query", ["", "  ", '"', "-", "“”", "…", "\0", "topic:", '""', "()"])
def test_signs_alone_are_blank(query: str) -> None:
    assert is_blank(query) or query == "topic:"


def test_a_stop_word_counts_only_where_nothing_else_does() -> None:
    assert list(wanted(parse("the salt"))) == [word("salt")]
    assert [words.terms for words in wanted(parse("to be"))] == [("to",), ("be",)]
    assert [words.terms for words in wanted(parse('"the salt"'))] == [("the", "salt")]


def test_only_what_is_meant_as_pinyin_is_read_so() -> None:
    assert [words.readings for words in wanted(parse("dengta"))] == [(("deng", "ta"),)]
    assert all(not words.readings for words in wanted(parse("women change")))
    assert all(not words.readings for words in wanted(parse('"deng ta"')))
    assert [words.readings for words in wanted(parse('"dēng tǎ"'))] == [(("deng", "ta"),)]


def test_behind_tones_a_syllable_without_belongs_to_them() -> None:
    assert [words.readings for words in wanted(parse("wǒ men"))] == [(("wo", "men"),)]
    assert [words.terms for words in wanted(parse("wǒ salt"))] == [("wo",), ("salt",)]
    assert [words.terms for words in wanted(parse("tǎng man"))] == [("tang",), ("man",)]


def test_before_tones_a_syllable_without_may_belong_to_them() -> None:
    assert [words.terms for words in wanted(parse("men mǎi"))] == [("man", "mai"), ("man",), ("mai",)]


def test_what_is_too_long_is_cut() -> None:
    assert parse("马" * 1000) == parse("马" * 64)
    assert parse("salt " + "…" * LONGEST_QUERY + " pepper") == parse("salt")
    assert len(list(wanted(parse(" ".join(f"w{n}" for n in range(100)))))) <= 64


@given(st.text() | st.text(st.sampled_from('马a -"“OR ANDNOT#@:.,*()~year:in:topic1\n')))
def test_nothing_a_reader_types_raises(query: str) -> None:
    assert list(wanted(parse(query))) is not None
