"""What every engine must find, exactly."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.language import hanzi, pinyin
from archive.search.engines.base import ArchiveBackend, Question
from archive.search.query import parse
from tests.search.corpus import build, document, found

TEXTS = {
    "credit": "Lamp credit (灯火信用) is no bank (银行). E-commerce grows by 1,000 a day, says @灯_7: #点灯大会#.",
    "horse": "马云 rode a 宝马mini. Netizens' café, the U.S. and open-minded women.",
    "traditional": "馬雲先生說：社會信用！ A netizen in a café opens an ecommerce shop.",
    "pinyin": "They call it dēnghuǒ, or denghuo, in Xi'an. Garlic-sauce is sauce; garlic comes first.",
    "shops": "网络 shops.",
    "plain": "Garlic sauce for us: 1000 dumplings, and a woman's open mind.",
}

TABLE = [
    ("信用", "credit traditional"),
    ("信", "credit traditional"),
    ("灯火信用", "credit"),
    ("馬雲", "horse traditional"),
    ("马云", "horse traditional"),
    ("云马", ""),
    ("用是", ""),
    ("社会信用", "traditional"),
    ("生说社", ""),
    ("宝马mini", "horse"),
    ("宝马 mini", "horse"),
    ("denghuo", "credit pinyin"),
    ("dēnghuǒ", "credit pinyin"),
    ("deng1huo3", "credit pinyin"),
    ("deng huo", "credit pinyin"),
    ("yinhang", "credit"),
    ("yinxing", ""),
    ("ma yun", "horse traditional"),
    ("xian", "pinyin"),
    ("Xi’an", "pinyin"),
    ("netizen", "horse traditional"),
    ("NETIZENS", "horse traditional"),
    ("cafe", "horse traditional"),
    ("Cafés", "horse traditional"),
    ("woman", "horse plain"),
    ("women’s", "horse plain"),
    ("e-commerce", "credit traditional"),
    ("ecommerce", "credit traditional"),
    ("open-minded", "horse plain"),
    ("open mind", "horse plain"),
    ('"garlic sauce"', "pinyin plain"),
    ("“sauce garlic”", ""),
    ("garlic sauce", "pinyin plain"),
    ('"sauce for us"', "plain"),
    ("1,000", "credit plain"),
    ("1000", "credit plain"),
    ("U.S.", "horse"),
    ("US", "horse"),
    ("us", "horse plain"),
    ("@灯_7", "credit"),
    ("@灯", ""),
    ("#点灯大会#", "credit"),
    ("#點燈大會", "credit"),
    ("点灯大会", "credit"),
    ("马 -信用", "horse"),
    ("马 NOT 信用", "horse"),
    ("马 OR 灯", "credit horse traditional"),
    ("garlic OR 灯 -dumplings", "credit pinyin"),
    ("-garlic", "shops credit horse traditional"),
    ("the 马", "horse traditional"),
    ("網路", "shops"),
    ('"網路"', ""),
    ("", "shops credit horse traditional pinyin plain"),
    ("dumpling 马", ""),
    ("nowhere", ""),
]


@pytest.mark.parametrize(("query", "expected"), TABLE)
def test_a_query_finds_exactly(engine: ArchiveBackend, query: str, expected: str) -> None:
    build(engine, *(document(name, text) for name, text in TEXTS.items()))
    assert sorted(found(engine, query)) == sorted(expected.split())


def test_every_stretch_of_hanzi_finds_exactly_the_texts_that_print_it(engine: ArchiveBackend) -> None:
    build(engine, *(document(name, text) for name, text in TEXTS.items()))
    for text in TEXTS.values():
        for start, end in hanzi.runs(text):
            for first, last in combinations(range(start, end + 1), 2):
                wanted = hanzi.fold(text[first:last])
                printed = [name for name, other in TEXTS.items() if wanted in hanzi.fold(other)]
                assert sorted(found(engine, text[first:last])) == sorted(printed)
                assert sorted(found(engine, wanted)) == sorted(printed)


def test_every_spelling_in_pinyin_finds_at_least_the_texts_that_print_the_hanzi(engine: ArchiveBackend) -> None:
    build(engine, *(document(name, text) for name, text in TEXTS.items()))
    for name, text in TEXTS.items():
        for start, end in hanzi.runs(text):
            syllables = hanzi.readings(text[start:end])
            for first, last in combinations(range(end - start + 1), 2):
                spelt = syllables[first:last]
                spellings = {"'".join(spelt), " ".join(f"{syllable}1" for syllable in spelt)}
                assert all(name in found(engine, spelling) for spelling in spellings if last - first > 1)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.text(st.sampled_from("马雲云a 信,-"), max_size=8), min_size=1, max_size=4),
    wanted=st.text(st.sampled_from("马云信"), min_size=1, max_size=3),
)
def test_hanzi_are_found_wherever_they_are_printed(engine: ArchiveBackend, texts: list[str], wanted: str) -> None:
    build(engine, *(document(str(place), text) for place, text in enumerate(texts)))
    printed = [str(place) for place, text in enumerate(texts) if wanted in hanzi.fold(text)]
    assert sorted(found(engine, wanted)) == printed


def test_words_can_be_limited_to_the_title(engine: ArchiveBackend) -> None:
    build(engine, document("a", "pandas", title="Salt"), document("b", "salt", title="Pandas 熊猫"))
    assert found(engine, "in:title panda") == ["b"]
    assert found(engine, "熊猫 in:title") == ["b"]
    assert found(engine, "in:title -pandas") == ["a"]


def test_years_are_a_range(engine: ArchiveBackend) -> None:
    build(engine, *(document(str(year), "salt", year=year) for year in (2015, 2016, 2018)))
    assert found(engine, "year:2016") == ["2016"]
    assert found(engine, "salt year:2016..2018") == ["2018", "2016"]
    assert found(engine, "year:..2016") == ["2016", "2015"]
    assert found(engine, "year:2016..") == ["2018", "2016"]


def test_a_word_in_the_title_weighs_more_and_ties_are_newest_first_then_by_id(engine: ArchiveBackend) -> None:
    build(
        engine,
        document("b", "salt and more", year=2018),
        document("a", "salt and more", year=2018),
        document("c", "salt and more", year=2019),
        document("d", "and more", title="Salt", year=2001),
    )
    assert found(engine, "salt") == ["d", "c", "a", "b"]


def test_a_phrase_that_stands_more_often_weighs_more(engine: ArchiveBackend) -> None:
    build(engine, document("once", "lamp oil, oil lamp, oil lamp"), document("twice", "lamp oil, lamp oil, oil lamp"))
    assert found(engine, '"lamp oil"') == ["twice", "once"]


@pytest.mark.parametrize(("sort", "expected"), [("newest", ["c", "a", "b", "d"]), ("oldest", ["a", "b", "c", "d"])])
def test_the_undated_come_last_in_either_order(engine: ArchiveBackend, sort: str, expected: list[str]) -> None:
    build(engine, *(document(name, "x", year=year) for name, year in {"a": 2001, "b": 2001, "c": 2002, "d": 0}.items()))
    answer = engine.answer(Question(sort=sort))  # type: ignore[arg-type]  # a parameter of the test
    assert [name for name, _ in answer.ids] == expected


def test_every_page_is_exact_to_the_last(engine: ArchiveBackend) -> None:
    names = [f"{number:03}" for number in range(47)]
    build(engine, *(document(name, "salt") for name in names))
    pages = [engine.answer(Question(parse("salt"), offset=offset, limit=10)) for offset in range(0, 50, 10)]
    assert [name for page in pages for name, _ in page.ids] == names
    assert {page.count for page in pages} == {47}


def test_a_facet_counts_what_choosing_a_value_would_find(engine: ArchiveBackend) -> None:
    build(
        engine,
        document("a", "salt", topic=["sea", "food"], source=["wire"]),
        document("b", "salt", topic=["food"], source=["post"]),
        document("c", "salt", topic=["air"], source=["post"]),
        document("d", "wind", topic=["air"], source=["post"]),
    )
    chosen = {"topic": ["sea", "air"]}
    answer = engine.answer(Question(parse("salt"), chosen=chosen, facets=("topic", "source")))
    assert sorted(name for name, _ in answer.ids) == ["a", "c"]
    assert answer.facets == {"topic": {"sea": 1, "food": 2, "air": 1}, "source": {"wire": 1, "post": 1}}
    for value, count in answer.facets["source"].items():
        assert engine.answer(Question(parse("salt"), chosen=chosen | {"source": [value]})).count == count


def test_a_value_that_no_article_has_finds_none(engine: ArchiveBackend) -> None:
    build(engine, document("a", "salt", topic=["sea"]))
    assert engine.answer(Question(parse("salt"), chosen={"topic": ["moon"]})).count == 0


def test_writing_replaces_and_removes(engine: ArchiveBackend) -> None:
    build(engine, document("a", "salt"), document("b", "salt"))
    engine.write([document("a", "pepper"), document("c", "salt")], gone=["b"])
    assert found(engine, "salt") == ["c"]
    assert found(engine, "pepper") == ["a"]
    assert found(engine, "") == ["a", "c"]


def test_the_vocabulary_is_of_words_as_printed(engine: ArchiveBackend) -> None:
    build(engine, document("a", "netizens nearby"), document("b", "netizens"))
    assert engine.vocabulary("ne") == {"netizens": 2, "nearby": 1}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.text(st.sampled_from('马a -"OR#@:.,*()~^[]{}\\year:in:1'), max_size=40))
def test_no_query_raises(engine: ArchiveBackend, query: str) -> None:
    if not engine_is_built(engine):
        build(engine, document("a", "salt 马"))
    found(engine, query)


def engine_is_built(engine: ArchiveBackend) -> bool:
    try:
        engine.check()
    except Exception:
        return False
    return True


def test_readings_are_of_one_segmentation_at_a_time(engine: ArchiveBackend) -> None:
    build(engine, document("a", "方案"), document("b", "反感"))
    assert sorted(found(engine, "fangan")) == ["a", "b"]
    assert found(engine, "fang'an") == ["a"]
    assert pinyin.spellings(["fangan"]) == [("fang", "an"), ("fan", "gan")]
