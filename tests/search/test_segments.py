"""Postings read by blocks are those that Whoosh reads one by one, whatever was deleted since."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from archive.search.engines import segments
from archive.search.engines.base import IndexUnavailable, Question
from archive.search.engines.postings import Postings
from archive.search.engines.whoosh import WhooshBackend
from archive.search.query import parse
from tests.search.corpus import build, document


def opened(folder: Path) -> FileIndex:
    directory = folder / (folder / "current").read_text("utf-8")
    return FileStorage(str(directory)).open_index()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index in several segments, of which articles were deleted; it is only read."""
    folder = tmp_path_factory.mktemp("segments")
    engine = WhooshBackend("default", PATH=str(folder))
    build(engine, *(document(f"{number:04}", "salt " * (number % 7 + 1) + f"rare{number}") for number in range(700)))
    engine.write([document(f"{number:04}", "pepper salt salt") for number in range(0, 900, 3)])
    engine.write([document("late", "salt")], gone=["0001", "0004"])
    return folder


@pytest.mark.parametrize("term", ["salt", "pepper", "rare4", "rare5", "nowhere"])
def test_counts_are_whoosh_s_own(folder: Path, term: str) -> None:
    with opened(folder).searcher() as searcher:
        matcher = searcher.postings("all", term) if ("all", term) in searcher.reader() else None
        own = {}
        while matcher and matcher.is_active():
            own[matcher.id()] = matcher.weight()
            matcher.next()
        assert Postings(searcher.reader(), folder).phrase("all", (term,)) == own


def test_phrases_are_counted_by_their_places(folder: Path) -> None:
    with opened(folder).searcher() as searcher:
        postings = Postings(searcher.reader(), folder)
        counts = postings.phrase("all", ("salt", "salt"))
        ids = {number: postings.records["article"].id_of(number) for number in counts}
        assert {ids[number]: count for number, count in counts.items() if ids[number] in ("0005", "0003")} == {
            "0005": 5.0,
            "0003": 1.0,
        }


def test_what_was_read_of_a_segment_serves_the_next_reader(folder: Path) -> None:
    index = opened(folder)
    with index.searcher() as one, index.searcher() as two:
        first, second = Postings(one.reader(), folder), Postings(two.reader(), folder)
        assert first.values("year") == second.values("year")
        assert [leaf.segment for leaf in first.leaves] == [leaf.segment for leaf in second.leaves]


def test_a_segment_that_rotted_anywhere_is_told_and_never_raised(tmp_path: Path) -> None:
    """Whatever of it is zeroes: it does not matter for a question, or the question says that the index is of no use."""
    engine = WhooshBackend("default", PATH=str(tmp_path))
    build(engine, *(document(f"{number:04}", f"salt pepper{number}") for number in range(300)))
    [segment] = tmp_path.glob("*/*.seg")
    sound, told = segment.read_bytes(), 0
    for start in range(0, len(sound), len(sound) // 40):
        segment.write_bytes(sound[:start] + bytes(len(sound) // 40) + sound[start + len(sound) // 40 :])
        segments._kept.clear()
        rotten = WhooshBackend("default", PATH=str(tmp_path))
        asked: list[Callable[[], object]] = [
            partial(rotten.answer, Question(parse(query), facets=("year",)))
            for query in ("salt", "pepper7", '"salt pepper9"', "-salt")
        ]
        asked += [partial(rotten.profile, "0007"), partial(rotten.frequencies, [("salt",)])]
        asked += [partial(rotten.vocabulary, "")]
        for ask in asked:
            try:
                ask()
            except IndexUnavailable as trouble:
                told += "manage.py reindex" in str(trouble)
    assert told > 0
