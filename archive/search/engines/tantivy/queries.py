"""Trees and filters as tantivy's own queries. Its query language is not used: what readers type has been read by then.

Where a way that words match by scores too, one query does both; what else they score by stands beside, optional.
"""

from collections.abc import Iterable, Mapping, Sequence

from tantivy import FieldType, Occur, Query

from archive.search.engines.tantivy.schema import YEAR, schema
from archive.search.engines.ways import Way, evidence, scoring
from archive.search.fields import Kind
from archive.search.tree import All, Everything, Node, OneOf, Without, Words, Years, wanted


def scored(tree: Node, kind: Kind) -> Query:
    """What `tree` matches, by a score: BM25 in each field, by weight, and summed."""
    beside = [boosted(way, weight) for words in wanted(tree) for way, weight in _beside(words, kind)]
    found = matching(tree, kind)
    return Query.boolean_query([(Occur.Must, found), *((Occur.Should, each) for each in beside)]) if beside else found


def matching(node: Node, kind: Kind) -> Query:
    """What `node` matches, scored by the ways it is matched by."""
    match node:
        case Words():
            weights = dict(scoring(node, kind))
            return any_of([boosted(way, weights.get(way, 0.0)) for way in dict.fromkeys(evidence(node))])
        case Years(first, last):
            return unscored(Query.range_query(schema(), YEAR, FieldType.Unsigned, first, last))
        case Everything():
            return unscored(Query.all_query())
        case Without():
            return all_of([node], kind)
        case OneOf(parts):
            return any_of([matching(part, kind) for part in parts])
        case All(parts):
            return all_of(parts, kind)


def all_of(parts: Sequence[Node], kind: Kind) -> Query:
    """What each part matches; what is left out is left out of the others, or where there are none, of everything."""
    without = [(Occur.MustNot, matching(part.part, kind)) for part in parts if isinstance(part, Without)]
    among = [(Occur.Must, matching(part, kind)) for part in parts if not isinstance(part, Without)]
    return Query.boolean_query([*(among or [(Occur.Must, unscored(Query.all_query()))]), *without])


def any_of(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries]) if queries else Query.empty_query()


def filtered(query: Query, chosen: Mapping[str, Iterable[str]], excluded: Mapping[str, Iterable[str]]) -> Query:
    """What of `query` has one of the values chosen in each facet, and none that is excluded; scored as it is."""
    clauses = [(Occur.Must, unscored(_values(facet, values))) for facet, values in chosen.items() if values]
    clauses += [(Occur.MustNot, _values(facet, values)) for facet, values in excluded.items() if values]
    return Query.boolean_query([(Occur.Must, query), *clauses]) if clauses else query


def phrase(way: Way) -> Query:
    field, terms = way
    if len(terms) == 1:
        return Query.term_query(schema(), field, terms[0], index_option="freq")  # a phrase of one term raises
    return Query.phrase_query(schema(), field, list(terms)) if terms else Query.empty_query()


def boosted(way: Way, weight: float) -> Query:
    if weight == 1:
        return phrase(way)
    return Query.boost_query(phrase(way), weight) if weight else unscored(phrase(way))


def unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _beside(words: Words, kind: Kind) -> list[tuple[Way, float]]:
    ways = evidence(words)
    return [(way, weight) for way, weight in scoring(words, kind) if way not in ways]


def _values(facet: str, values: Iterable[str]) -> Query:
    return Query.term_set_query(schema(), facet, list(values))
