"""What is tantivy's own: ties, deep pages, forks, panics, deadlines, unusual terms, and what writers leave behind."""

import os
import sys
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
import tantivy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.search.documents import Document
from archive.search.engines.base import IndexUnavailable, QueryTooLong, Question
from archive.search.engines.tantivy import TantivyBackend, ranking
from archive.search.engines.tantivy.trouble import Panicked, panics_as_errors
from archive.search.query import parse
from tests.search.corpus import build, document, found


@pytest.fixture
def engine(tmp_path: Path) -> TantivyBackend:
    return TantivyBackend("default", PATH=str(tmp_path / "engine"))


def pages(engine: TantivyBackend, question: Question, size: int) -> list[str]:
    """All hits, page by page."""
    count = engine.answer(Question(question.tree, limit=0)).count
    asked = (
        Question(question.tree, sort=question.sort, offset=offset, limit=size)
        for offset in range(0, count + size, size)
    )
    return [name for each in asked for name, _ in engine.answer(each).ids]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    made=st.lists(st.tuples(st.integers(1, 3), st.integers(2015, 2017)), min_size=1, max_size=60),
    parts=st.integers(1, 4),
    size=st.integers(1, 9),
)
def test_ties_are_broken_alike_on_every_page_and_over_all_segments(
    engine: TantivyBackend, made: list[tuple[int, int]], parts: int, size: int
) -> None:
    records = [document(f"{n:02}", "salt " * times + "and more", year=year) for n, (times, year) in enumerate(made)]
    build(engine, *records[::parts])
    for part in range(1, parts):
        engine.write(records[part::parts])
    for sort in ("relevance", "newest", "oldest"):
        question = Question(parse("salt OR more"), sort=sort, limit=None)  # type: ignore[arg-type]
        whole = engine.answer(question).ids
        assert pages(engine, question, size) == [name for name, _ in whole]
        dates = {record.id: record.date for record in records}
        if sort == "relevance":
            assert whole == sorted(whole, key=lambda hit: (-hit[1], -dates[hit[0]], hit[0]))


def test_a_tie_longer_than_what_is_fetched_first_is_read_to_its_end(engine: TantivyBackend) -> None:
    names = [f"{number:03}" for number in range(ranking.MORE * ranking.TIMES * 2)]
    build(engine, *(document(name, "salt") for name in reversed(names)))
    assert pages(engine, Question(parse("salt")), 7) == names


def test_pages_far_beyond_the_end_are_empty_and_cost_nothing(engine: TantivyBackend) -> None:
    build(engine, document("a", "salt"))
    for sort in ("relevance", "newest"):
        answer = engine.answer(Question(parse("salt"), sort=sort, offset=10**15, limit=100))  # type: ignore[arg-type]
        assert (answer.count, answer.ids) == (1, [])


def test_an_index_of_nothing_answers(engine: TantivyBackend) -> None:
    build(engine)
    for query in ("", "salt", "-salt", '"salt pepper"', "year:2018"):
        answer = engine.answer(Question(parse(query), facets=("topic", "year")))
        assert (answer.count, answer.ids, answer.facets) == (0, [], {"topic": {}, "year": {}})
    assert engine.vocabulary("") == {}
    assert engine.profile("a") == ()
    assert engine.frequencies([("salt",)]) == ([0], 0)


@pytest.mark.parametrize("term", ["x" * 3_000, "SALT", "𠮷", "@灯_7", "naïve", "a\u200bb", "\U0001f9c2"])
def test_terms_are_kept_as_they_are_made(engine: TantivyBackend, term: str) -> None:
    from archive.search.tree import Words

    terms = {"all": ["before", term, "|", "after"], "title": [term]}
    build(engine, Document("article", "a", "a", 20180101, terms, {"topic": [term + " " + term]}))
    assert engine.answer(Question(Words((term,)))).count == 1
    assert engine.answer(Question(Words(("before", term)))).count == 1
    assert engine.answer(Question(Words((term, "after")))).count == 0
    assert engine.answer(Question(Words((term.swapcase(),)))).count == int(term.swapcase() == term)
    assert engine.answer(Question(chosen={"topic": [f"{term} {term}"]})).count == 1
    assert engine.answer(Question(chosen={"topic": [term]})).count == 0


def test_a_word_of_withdrawn_articles_alone_is_in_no_vocabulary(engine: TantivyBackend) -> None:
    build(engine, document("a", "salty netizens"), document("b", "netizens"))
    engine.write([], gone=["a"])
    assert engine.vocabulary("") == {"netizens": 1}
    assert engine.frequencies([("netizen",)]) == ([1], 1)


def test_a_question_ends_by_the_clock_between_two_searches(tmp_path: Path) -> None:
    hurried = TantivyBackend("default", PATH=str(tmp_path), TIMEOUT=1e-9)
    build(hurried, document("a", "salt", topic=["sea"]))
    with pytest.raises(QueryTooLong):
        hurried.answer(Question(parse("salt"), chosen={"topic": ["sea"]}, facets=("topic", "year")))


def test_a_panic_is_an_error_like_others(engine: TantivyBackend, monkeypatch: pytest.MonkeyPatch) -> None:
    build(engine, document("a", "salt"))
    with pytest.raises(Panicked, match="strictly more than one term"), panics_as_errors():
        tantivy.Query.phrase_query(tantivy.SchemaBuilder().add_text_field("a").build(), "a", ["one"])
    monkeypatch.setattr(ranking, "scored", lambda tree, kind: tantivy.Query.boost_query(panicking(), 1.0))
    with pytest.raises(IndexUnavailable, match="reindex"):
        engine.answer(Question(parse("salt")))


def panicking() -> Any:
    from archive.search.engines.tantivy.schema import schema

    return tantivy.Query.phrase_query(schema(), "all", ["one"])


def test_an_interrupt_is_none_of_its_errors() -> None:
    with pytest.raises(KeyboardInterrupt), panics_as_errors():
        raise KeyboardInterrupt


def test_a_write_that_fails_leaves_all_as_it_was_and_lets_the_next_write(engine: TantivyBackend) -> None:
    build(engine, document("a", "salt"))

    def documents() -> Any:
        yield document("b", "salt")
        raise OSError("the database is gone")

    with pytest.raises(OSError, match="the database is gone") as failure:
        engine.write(documents(), gone=["a"])
    assert found(engine, "salt") == ["a"]
    engine.write([document("c", "salt")])
    assert found(engine, "salt") == ["a", "c"]
    assert failure  # whose traceback still holds the writer that failed


def test_small_writes_end_in_few_segments(engine: TantivyBackend) -> None:
    build(engine)
    for number in range(40):
        engine.write([document(f"{number:02}", "salt")])
    assert len(found(engine, "salt")) == 40
    assert engine._current().searchers["article"].num_segments < 10


def test_threads_share_what_is_open(engine: TantivyBackend, tmp_path: Path) -> None:
    build(engine, document("a", "salt"))
    other = TantivyBackend("default", PATH=str(tmp_path / "engine"))
    assert other._current() is engine._current()
    before = engine.generation
    other.write([document("b", "salt")])
    assert other.generation == engine.generation != before


def _count(folder: str, engine: TantivyBackend | None) -> None:
    backend = engine or TantivyBackend("default", PATH=folder)
    is_own = backend._current().process == os.getpid()
    sys.exit(0 if is_own and backend.answer(Question(parse("salt"))).count == 1 else 1)


def test_a_forked_process_opens_the_index_itself(engine: TantivyBackend, tmp_path: Path) -> None:
    build(engine, document("a", "salt"))
    assert found(engine, "salt") == ["a"]
    for inherited in (engine, None):
        child = get_context("fork").Process(target=_count, args=(str(tmp_path / "engine"), inherited))
        child.start()
        child.join(20)
        assert child.exitcode == 0


def test_an_index_of_another_engine_or_version_is_never_read(engine: TantivyBackend, tmp_path: Path) -> None:
    build(engine, document("a", "salt"))
    [fingerprint] = (tmp_path / "engine").glob("*/fingerprint")
    fingerprint.write_text(fingerprint.read_text().replace("tantivy 0", "tantivy 99"))
    with pytest.raises(IndexUnavailable, match="made by other rules"):
        engine.check()
