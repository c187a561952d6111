"""The questions of the archive, asked of tantivy by its own means: its queries, its collectors, its aggregations."""

from dataclasses import dataclass
from typing import Any

from haystack import connections
from tantivy import FieldType, Index, Occur, Query, Schema, Searcher

from archive.search.engines.base import Question
from archive.search.tree import All, Everything, Node, OneOf, Without, Words, Years
from tests.bench.search.raw import TOP, ways


@dataclass(frozen=True, slots=True)
class RawTantivy:
    """tantivy's own searchers over the index that the default connection has."""

    searchers: dict[str, Searcher]
    schema: Schema

    @classmethod
    def open(cls) -> "RawTantivy":
        directory = connections["default"].get_backend().directory.current()
        indexes = {kind: Index.open(str(directory / kind)) for kind in ("article", "voice")}
        return cls({kind: index.searcher() for kind, index in indexes.items()}, indexes["article"].schema)

    def count(self, question: Question) -> int:
        """The exact number of matches of a question, after its best are found and its facets counted."""
        query, searcher = self.query_of(question.tree), self.searchers[question.kind]
        found = searcher.search(query, limit=TOP)
        ids = [searcher.doc(address)["id"] for _, address in found.hits]
        assert len(ids) == min(TOP, found.count)
        asked: dict[str, Any] = {name: {"terms": {"field": name, "size": 10_000}} for name in question.facets}
        if asked:
            searcher.aggregate(query, asked)
        return int(found.count)

    def query_of(self, node: Node) -> Query:
        match node:
            case Words():
                return self._any([self._phrase(field, terms) for field, terms in ways(node)])
            case Years(first, last):
                return Query.range_query(self.schema, "numeric_year", FieldType.Unsigned, first, last)
            case All(parts):
                return Query.boolean_query([self._clause(part) for part in parts])
            case OneOf(parts):
                return self._any([self.query_of(part) for part in parts])
            case Without():
                return Query.boolean_query([(Occur.Must, Query.all_query()), self._clause(node)])
            case Everything():
                return Query.all_query()

    def _clause(self, part: Node) -> tuple[Occur, Query]:
        if isinstance(part, Without):
            return Occur.MustNot, self.query_of(part.part)
        return Occur.Must, self.query_of(part)

    def _phrase(self, field: str, terms: tuple[str, ...]) -> Query:
        if len(terms) == 1:
            return Query.term_query(self.schema, field, terms[0])
        return Query.phrase_query(self.schema, field, list(terms))

    def _any(self, queries: list[Query]) -> Query:
        return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])
