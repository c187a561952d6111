"""Every way to write a word that the samples print finds the lines that print it, on any engine."""

import re
from pathlib import Path

import pytest

from archive.language import pinyin
from archive.search.engines.base import ArchiveBackend
from archive.search.query import parse
from archive.search.tree import Node
from tests.search.corpus import build, document, found

CAPTURES = Path(__file__).parents[2] / "fixtures" / "captures"
LINES = [line for path in sorted(CAPTURES.glob("*-20*.txt")) for line in path.read_text("utf-8").splitlines()]
WORD = re.compile(r"(?<![\w@#’'.-])[A-Za-z’é]{4,}(?:-[A-Za-z]{3,})*(?![\w@#’'.-])")
EVERY = 7  # one word of so many is tried


class Finder:
    """What is found for a query; asked once of an engine for all queries that it cannot tell apart."""

    def __init__(self, engine: ArchiveBackend) -> None:
        self.engine = engine
        self.answers: dict[Node, list[str]] = {}

    def __call__(self, query: str) -> list[str]:
        tree = parse(query)
        if tree not in self.answers:
            self.answers[tree] = found(self.engine, query)
        return self.answers[tree]


@pytest.fixture(scope="module")
def finds(kept_engine: ArchiveBackend) -> Finder:
    """The lines of the sample articles, each a document by its number."""
    build(kept_engine, *(document(f"{number:04}", line) for number, line in enumerate(LINES) if line.strip()))
    return Finder(kept_engine)


def test_every_way_to_write_a_word_finds_the_same(finds: Finder) -> None:
    printed = set(WORD.findall("\n".join(LINES)))
    assert len(printed) > 1_000
    for word in sorted(printed)[::EVERY]:
        same = finds(word)
        plain = re.sub("’s?$", "", word)
        assert same, word
        for other in (word.lower(), word.upper() if len(word) > 5 else word, f"{plain}’s", f"{plain}'s", f"({word})"):
            assert finds(other) == same, other
        if "-" in word:
            assert finds(word.replace("-", "‑")) == same
            assert set(finds(word.replace("-", " "))) >= set(same)
            assert set(finds(word.replace("-", ""))) >= {hit for hit in same if word in LINES[int(hit)]}
        if not pinyin.segmentations(plain):
            accented = plain.replace("a", "à").replace("n", "ñ").replace("c", "ç")
            assert finds(accented) == same, accented


def test_singular_and_plural_find_the_same(finds: Finder) -> None:
    printed = set(re.findall(r"\b[a-z]{4,}\b", "\n".join(LINES)))
    endings = (("", "s"), ("", "es"), ("y", "ies"))
    pairs = [(word, word.removesuffix(one) + many) for word in printed for one, many in endings if word.endswith(one)]
    pairs = sorted(pair for pair in pairs if pair[1] in printed and pair != ("new", "news"))
    assert len(pairs) > 60
    assert [pair for pair in pairs if finds(pair[0]) != finds(pair[1])] == []
