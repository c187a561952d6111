"""Small articles and what they are asked, for any engine."""

from collections.abc import Sequence

from archive.language import pinyin
from archive.language.tokens import scan
from archive.search.documents import Document
from archive.search.engines.base import ArchiveBackend, Question
from archive.search.query import parse


def document(name: str, text: str, title: str = "", year: int = 2018, **exact: Sequence[str]) -> Document:
    """A document of one text, and a title that is part of it."""
    whole = f"{title}\n{text}"
    tokens = scan(whole)
    terms = {
        "all": [token.term for token in tokens],
        "alt": [alternative.term for token in tokens for alternative in token.alternatives],
        "py": [token.term for token in pinyin.readings(whole)],
        "title": [token.term for token in scan(title)],
        "surface": sorted({text[token.start : token.end].lower() for token in scan(text) if token.kind == "word"}),
    }
    surface = terms.pop("surface")
    facets = {facet: list(values) for facet, values in exact.items()}
    return Document("article", name, name, year * 10_000, terms, {"year": [str(year)], "surface": surface} | facets)


def build(engine: ArchiveBackend, *documents: Document) -> None:
    engine.rebuild(iter([list(documents)]))


def found(engine: ArchiveBackend, query: str) -> list[str]:
    """The names of all documents that match, in order."""
    answer = engine.answer(Question(parse(query), limit=None))
    assert answer.count == len(answer.ids)
    return [name for name, _ in answer.ids]
