"""The records asked for, in order: by score, then newest, then id; or by date, then id. Pages never overlap.

tantivy sorts by one thing. By date that is a key which says the id too. Of scores it gives the best so many, and of a
tie whichever it came to first: so more is fetched than is asked for, until the tie that the page ends in has ended.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from tantivy import DocAddress, Order, Query, Searcher

from archive.search.engines.base import Question
from archive.search.engines.tantivy.counting import count_of, under_filters
from archive.search.engines.tantivy.queries import filtered, scored
from archive.search.engines.tantivy.schema import DATE, ID, NEWEST, OLDEST, id_of_key
from archive.search.engines.tantivy.trouble import Check
from archive.search.tree import wanted

# Sums of the same scores in another order differ in the last of seven digits: what is alike up to here is a tie.
DIGITS = 4
MORE, TIMES = 20, 8  # fetched beyond what is asked for; where a tie goes on, so many times as much
Ranked = tuple[int, list[tuple[str, float]]]
Hit = tuple[float, DocAddress]


def ranked(searcher: Searcher, question: Question, check: Check) -> Ranked:
    """How many records a question finds, and the ids of those asked for, each with its score."""
    first, last = question.offset, searcher.num_docs
    if question.limit is not None:
        last = min(first + question.limit, last)
    if first >= last:
        return count_of(searcher, under_filters(question)), []
    if question.sort == "relevance" and any(wanted(question.tree)):
        query = filtered(scored(question.tree, question.kind), question.chosen, question.excluded)
        return _by_score(searcher, query, first, last, check)
    key = OLDEST if question.sort == "oldest" else NEWEST
    return _by_date(searcher, under_filters(question), first, last, key)


def _by_date(searcher: Searcher, query: Query, first: int, last: int, key: str) -> Ranked:
    found = searcher.search(query, limit=last - first, offset=first, order_by_field=key, order=Order.Asc)
    return found.count, [(id_of_key(each), 0.0) for each, _ in found.hits]


def _by_score(searcher: Searcher, query: Query, first: int, last: int, check: Check) -> Ranked:
    count, hits = _best(searcher, query, last, check)
    last = min(last, count)
    if first >= last:
        return count, []
    start, end = _widened([score for score, _ in hits], first, last)
    dates = searcher.fast_field_values(DATE, [address for _, address in hits[start:end]])
    keyed = [((-score, -date), address) for (score, address), date in zip(hits[start:end], dates, strict=True)]
    keyed.sort(key=itemgetter(0))
    first, last = first - start, last - start
    start, end = _widened([key for key, _ in keyed], first, last)
    named = sorted((*key, str(searcher.doc(address).get_first(ID))) for key, address in keyed[start:end])
    return count, [(name, -score) for score, _, name in named[first - start : last - start]]


def _best(searcher: Searcher, query: Query, last: int, check: Check) -> tuple[int, list[Hit]]:
    """The best hits, at least to the `last` and all that is tied with it, and how many there are in all."""
    wanted = last + MORE
    while True:
        found = searcher.search(query, limit=min(wanted, searcher.num_docs))
        hits = [(round(score, DIGITS), address) for score, address in found.hits]
        if len(hits) == found.count or hits[-1][0] < hits[last - 1][0]:
            return found.count, hits
        wanted *= TIMES
        check()


def _widened(keys: Sequence[Any], first: int, last: int) -> tuple[int, int]:
    """The stretch from `first` to `last` of sorted keys, with all that is tied with its ends."""
    while first and keys[first - 1] == keys[first]:
        first -= 1
    while last < len(keys) and keys[last] == keys[last - 1]:
        last += 1
    return first, last
