"""How many records match, and how many of them each value of a facet has."""

from collections.abc import Sequence
from typing import Any

from tantivy import Query, Searcher

from archive.search.engines.base import Question
from archive.search.engines.tantivy.queries import filtered, matching
from archive.search.engines.tantivy.trouble import Check

MOST_VALUES = 60_000  # of a facet; tantivy refuses to count 65,000 and more


def counts(searcher: Searcher, question: Question, check: Check) -> dict[str, dict[str, int]]:
    """For each facet asked for, what each value has under the filters of the others.

    One search counts all facets without filters of their own; each of the others takes one of its own, and one more
    for each value left out, which counts as if it were not.
    """
    own = [facet for facet in question.facets if question.chosen.get(facet) or question.excluded.get(facet)]
    counted = _by_value(searcher, question, [facet for facet in question.facets if facet not in own])
    for facet in own:
        check()
        counted |= _by_value(searcher, question.beside(facet), [facet])
        for value in question.excluded.get(facet, ()):
            check()
            if count := count_of(searcher, under_filters(question.with_only(facet, value))):
                counted[facet][value] = count
    return {facet: counted[facet] for facet in question.facets}


def count_of(searcher: Searcher, query: Query) -> int:
    return int(searcher.search(query, limit=1).count)  # a limit of 0 raises


def under_filters(question: Question) -> Query:
    """What a question finds, scored by the ways it is matched by."""
    return filtered(matching(question.tree, question.kind), question.chosen, question.excluded)


def _by_value(searcher: Searcher, question: Question, facets: Sequence[str]) -> dict[str, dict[str, int]]:
    if not facets:
        return {}
    asked: dict[str, Any] = {facet: {"terms": {"field": facet, "size": MOST_VALUES}} for facet in facets}
    answered = searcher.aggregate(under_filters(question), asked)
    return {facet: {each["key"]: each["doc_count"] for each in answered[facet]["buckets"]} for facet in facets}
