"""The query language, line by line: what each way to ask finds, on any engine.

`language.txt` says what is typed and which of TEXTS are found.
"""

from pathlib import Path

import pytest

from archive.search.engines.base import ArchiveBackend, Question
from archive.search.query import LONGEST_QUERY, MOST_TERMS, parse, read
from archive.search.tree import Everything, wanted
from tests.search.corpus import build, document, found

TEXTS = {
    "ant": "Sesame Credit (芝麻信用) scores users. The ants pay for e-commerce in 《信用之城》.",
    "human": "Human-flesh-searching, or 人肉搜索: netizens’ hunts. Not human. Flesh and a search.",
    "scores": "750,000 users, 1.5 million more, and 1.913.384 again in the U.S. alone.",
    "handle": "@Lao_王7 posted #点灯 大会# and #MeToo. Lao Wang lit a lamp (点灯).",
    "women": "Women change banks (银行); a woman’s café in 厦门 plays music (音乐).",
    "umlaut": "A daughter (女儿) studies law with a lawyer (律师); green (绿色) tea.",
    "wang": "王伟 and 王维 met Wang Wei in Xi’an (西安).",
    "taiwan": "在網路上. On the web.",
    "mainland": "在网络上. On the internet, too.",
}


def lines(table: str) -> dict[str, dict[str, list[str]]]:
    """Each line of the language: its queries, each with the names it finds."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in table.strip().splitlines():
        if row.startswith("# "):
            rows = found.setdefault(row[2:], {})
        else:
            query, _, names = row.rpartition("→")
            rows[query.rstrip()] = sorted(names.split())
    return found


LINES = lines(Path(__file__).with_name("language.txt").read_text("utf-8"))


@pytest.fixture(scope="module")
def library(kept_engine: ArchiveBackend) -> ArchiveBackend:
    """An index of TEXTS, with some fields."""
    fields = {
        "ant": {"title": ["ant"], "sources": ["wire"]},
        "human": {"voices": ["hunt"], "platforms": ["weibo"]},
        "scores": {"platforms": ["微", "博"]},
        "women": {"authors": ["ils", "varga"]},
        "wang": {"topics": ["sea", "salt"]},
    }
    documents = [document(name, text) for name, text in TEXTS.items()]
    for each in documents:
        each.terms.update(fields.get(each.id, {}))
    build(kept_engine, *documents)
    return kept_engine


@pytest.mark.parametrize("line", LINES)
def test_a_query_finds_what_the_language_says(library: ArchiveBackend, line: str) -> None:
    assert {query: sorted(found(library, query)) for query in LINES[line]} == LINES[line]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("the ants", "ant"), ("a ants", ""), ("yinhang", ""), ("网路", "taiwan"), ("網路", "taiwan"),
        ("wáng wéi", "wang"),
        ("zhima xinyong", ""), ("women", "women"), ("ecommerce", "ant"), ('"sesame credits"', "ant"), ("信用", "ant"),
        ("the users -million", "ant"), ("ants OR lamp", "ant handle"),
    ],
)  # fmt: skip
def test_exactly_as_typed(library: ArchiveBackend, query: str, expected: str) -> None:
    answer = library.answer(Question(parse(query, exact=True), limit=None))
    assert sorted(name for name, _ in answer.ids) == expected.split()


@pytest.mark.parametrize("way", range(1, 9))
def test_up_to_eight_segmentations_are_tried(way: int) -> None:
    (words,) = wanted(parse("xianxianxian"))
    assert len(words.readings) == 8
    assert len(set(words.readings)) == 8
    assert "".join(words.readings[way - 1]) == "xianxianxian"


def test_a_query_is_read_as_far_as_it_is_bounded() -> None:
    assert len(list(wanted(parse(" ".join(f"w{n}" for n in range(100)))))) <= MOST_TERMS
    assert read("马" * 64).is_cut is False
    assert read("马" * 65).is_cut
    assert read("salt " + "…" * LONGEST_QUERY).is_cut
    assert isinstance(parse("…" * LONGEST_QUERY + " salt"), Everything)
    assert [words.terms for words in wanted(parse("salt " * 51 + "pepper"))] == [("salt",)]
