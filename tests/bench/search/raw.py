"""The questions of the archive, asked of Whoosh by its own means: its queries, its collectors, its facets."""

from dataclasses import dataclass

from haystack import connections
from whoosh import query as whoosh
from whoosh.filedb.filestore import FileStorage
from whoosh.searching import Searcher
from whoosh.sorting import FieldFacet

from archive.search.engines.base import Question
from archive.search.tree import All, Everything, Node, OneOf, Without, Words, Years

TOP = 20


@dataclass(frozen=True, slots=True)
class Raw:
    """Whoosh's own searcher over the index that the default connection has."""

    searcher: Searcher

    @classmethod
    def open(cls) -> "Raw":
        directory = connections["default"].get_backend().directory.current()
        return cls(FileStorage(str(directory)).open_index().searcher())

    def count(self, question: Question) -> int:
        """The exact number of matches of a question, after its best are found and its facets counted."""
        grouped = {name: FieldFacet(name, allow_overlap=True) for name in question.facets}
        everything = whoosh.Every()
        if "kind" in self.searcher.schema:  # an index that holds more than articles
            everything = whoosh.Term("kind", getattr(question, "kind", "article"))
        results = self.searcher.search(query_of(question.tree, everything), limit=TOP, groupedby=grouped or None)
        for name in question.facets:
            results.groups(name)
        return len(results)


def query_of(node: Node, everything: whoosh.Query) -> whoosh.Query:
    """`node` as Whoosh asks it; `everything` is what a query of exclusions alone leaves something out of."""
    match node:
        case Words():
            return _any([_phrase(field, terms) for field, terms in ways(node)])
        case Years(first, last):
            return whoosh.Or([whoosh.Term("year", str(year)) for year in range(max(first, 1990), min(last, 2030) + 1)])
        case All(parts):
            wanted = [part for part in parts if not isinstance(part, Without)]
            found = whoosh.And([query_of(part, everything) for part in wanted]) if wanted else everything
            unwanted = [query_of(part.part, everything) for part in parts if isinstance(part, Without)]
            return whoosh.AndNot(found, _any(unwanted)) if unwanted else found
        case OneOf(parts):
            return whoosh.Or([query_of(part, everything) for part in parts])
        case Without(part):
            return whoosh.AndNot(everything, query_of(part, everything))
        case Everything():
            return everything


def ways(words: Words) -> list[tuple[str, tuple[str, ...]]]:
    """The fields and phrases of which one must match, as the archive reads them."""
    plain = [] if words.only_forms else [terms for terms in (words.terms, *words.wordings) if terms]
    forms = [(form,) for form in words.forms]
    ways = [(words.field, terms) for terms in plain]
    ways += [] if words.only_forms else [(words.field, form) for form in forms]
    if words.field == "all":
        single = [words.terms] if len(words.terms) == 1 and not words.only_forms else []
        ways += [("alt", form) for form in [*forms, *single]] + [("py", reading) for reading in words.readings]
    return ways


def _phrase(field: str, terms: tuple[str, ...]) -> whoosh.Query:
    return whoosh.Term(field, terms[0]) if len(terms) == 1 else whoosh.Phrase(field, list(terms))


def _any(queries: list[whoosh.Query]) -> whoosh.Query:
    return queries[0] if len(queries) == 1 else whoosh.Or(queries)
