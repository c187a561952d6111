"""Readers beside a writer and a rebuild: no error, and never a count that was not true of some moment."""

import threading
from pathlib import Path

from archive.search.documents import Document
from archive.search.engines.base import ArchiveBackend, Question
from archive.search.query import parse
from tests.search.conftest import opened
from tests.search.corpus import build, document, found

READERS, ROUNDS = 4, 15


def steady() -> list[Document]:
    """What is in the index all the time."""
    return [document(f"s{number}", "steady salt 信用") for number in range(40)]


def test_four_readers_beside_a_writer_and_rebuilds(engine: ArchiveBackend, url: str, tmp_path: Path) -> None:
    build(engine, *steady())
    done = threading.Event()
    troubles: list[object] = []

    def read() -> None:
        mine = opened(url, tmp_path / "engine")  # one a thread, as haystack gives
        try:
            while not done.is_set():
                for query in ("steady", "信用", '"steady salt"'):
                    answer = mine.answer(Question(parse(query), facets=("year",)))
                    if answer.count != 40 or answer.facets["year"] != {"2018": 40}:
                        troubles.append((query, answer.count))
                if (passing := mine.answer(Question(parse("passing"))).count) not in (0, 1, 2):
                    troubles.append(("passing", passing))
        except BaseException as error:
            troubles.append(error)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for number in range(ROUNDS):
        engine.write([document("p1", "passing"), document("p2", f"passing {number}")])
        engine.write([], gone=["p1", "p2"])
        if number % 5 == 4:
            engine.rebuild(iter([steady()[:20], steady()[20:]]))
    done.set()
    for reader in readers:
        reader.join()
    assert troubles == []
    assert len(found(engine, "steady")) == 40
