"""What every engine must know of records beside their words: two kinds, what is left out, how long it may take."""

import threading
from dataclasses import replace
from pathlib import Path

from archive.language.profile import Profile
from archive.search.documents import Document
from archive.search.engines.base import Answer, ArchiveBackend, QueryTooLong, Question
from archive.search.query import parse
from tests.search.corpus import build, document, found


def voice(name: str, text: str, article: str, **exact: list[str]) -> Document:
    """The document of a voice quoted in `article`."""
    return replace(document(name, text, **exact), kind="voice", article=article)


def names(answer: Answer) -> list[str]:
    return [name for name, _ in answer.ids]


def test_articles_and_voices_are_found_apart(engine: ArchiveBackend) -> None:
    build(engine, document("a", "salt and wind"), voice("v", "salt 盐", "a"), voice("w", "wind", "a"))
    assert found(engine, "salt") == ["a"]
    cases = {"salt": ["v"], "盐": ["v"], "-salt": ["w"], "": ["v", "w"], "year:2018": ["v", "w"]}
    for query, expected in cases.items():
        assert sorted(names(engine.answer(Question(parse(query), kind="voice")))) == expected


def test_how_common_a_word_is_among_voices_does_not_change_the_ranks_of_articles(engine: ArchiveBackend) -> None:
    articles = [document("a", "salt wind wind"), document("b", "salt salt wind"), document("c", "rain")]
    build(engine, *articles)
    alone = engine.answer(Question(parse("salt OR wind"))).ids
    build(engine, *articles, *(voice(f"v{number}", "salt", "a") for number in range(20)))
    assert engine.answer(Question(parse("salt OR wind"))).ids == alone


def test_an_article_leaves_with_its_voices(engine: ArchiveBackend) -> None:
    build(engine, document("a", "salt"), voice("v", "salt", "a"), document("b", "salt"), voice("w", "salt", "b"))
    engine.write([document("b", "salt")], gone=["a"])
    assert found(engine, "salt") == ["b"]
    assert engine.answer(Question(parse("salt"), kind="voice")).count == 0


def test_what_is_left_out_is_not_found_and_counts_are_what_choosing_finds(engine: ArchiveBackend) -> None:
    build(
        engine,
        document("a", "salt", topic=["sea", "food"], source=["wire"]),
        document("b", "salt", topic=["food"], source=["post"]),
        document("c", "salt", topic=["air"], source=["post"]),
        document("d", "salt", topic=["sea"], source=["post"]),
    )
    excluded = {"topic": ["food"]}
    answer = engine.answer(Question(parse("salt"), excluded=excluded, facets=("topic", "source")))
    assert names(answer) == ["c", "d"]
    assert answer.facets == {"topic": {"sea": 1, "air": 1, "food": 2}, "source": {"post": 2}}
    both = Question(parse("salt"), chosen={"source": ["post"]}, excluded=excluded, facets=("topic",))
    assert (names(engine.answer(both)), engine.answer(both).facets) == (
        ["c", "d"],
        {"topic": {"sea": 1, "air": 1, "food": 1}},
    )


def test_a_question_that_takes_too_long_is_stopped_in_any_thread(engine: ArchiveBackend, tmp_path: Path) -> None:
    build(engine, *(document(f"{number:04}", "salt and wind") for number in range(1_200)))
    hasty = type(engine)("default", PATH=str(tmp_path / "engine"), TIMEOUT=1e-9)
    outcome: list[object] = []

    def ask() -> None:
        try:
            outcome.append(hasty.answer(Question(parse('"salt and wind"'))))
        except QueryTooLong as error:
            outcome.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert [type(each) for each in outcome] == [QueryTooLong]
    assert engine.answer(Question(parse('"salt and wind"'))).count == 1_200


def test_what_was_noted_of_an_article_comes_back(engine: ArchiveBackend) -> None:
    noted: Profile = ((("kite",), 3), (("风", "筝"), 2))
    build(engine, replace(document("a", "kite 风筝"), profile=noted), document("b", "kite"))
    assert engine.profile("a") == noted
    assert engine.profile("b") == engine.profile("nowhere") == ()
    assert engine.frequencies([("kite",), ("风", "筝")]) == ([2, 1], 2)


def test_the_generation_changes_with_what_is_written(engine: ArchiveBackend) -> None:
    build(engine, document("a", "salt"))
    first = engine.generation
    assert engine.generation == first
    engine.write([document("b", "salt")])
    second = engine.generation
    build(engine, document("a", "salt"))
    assert len({first, second, engine.generation}) == 3
