"""Which records of a Whoosh index a tree matches, and how well."""

from math import log

from archive.search.engines.postings import Counts, Records
from archive.search.engines.ways import Way, evidence, scoring
from archive.search.fields import BM25_B, BM25_K1
from archive.search.tree import All, Everything, Node, OneOf, Without, Words, Years


def matching(node: Node, records: Records) -> set[int]:
    """The records that `node` matches; a new set."""
    match node:
        case Words():
            return {number for way in evidence(node) for number in records.phrase(*way)}
        case Years(first, last):
            years = records.postings.values("year").items()
            within = [of for year, of in years if year.isdigit() and first <= int(year) <= last]
            return records.documents & set().union(*within)
        case Everything():
            return set(records.documents)
        case Without(part):
            return records.documents - matching(part, records)
        case OneOf(parts):
            return set().union(*(matching(part, records) for part in parts))
        case All(parts):
            return set.intersection(*(matching(part, records) for part in parts))


def scores(words: list[Words], among: set[int], records: Records) -> Counts:
    """The score of each record `among`: BM25 of each of `words` in each field, by weight, and summed."""
    totals = dict.fromkeys(among, 0.0)
    for each in words:
        for way, weight in scoring(each, records.kind):
            _add(totals, records, way, weight)
    return totals


def _add(totals: Counts, records: Records, way: Way, weight: float) -> None:
    """Add the BM25 of a phrase in a field to the records that have it.

    Robertson and Zaragoza, The Probabilistic Relevance Framework (2009); the idf is that of Lucene, never negative.
    """
    counts = records.phrase(*way)
    if not counts:
        return
    records.postings.check()
    lengths, average = records.lengths(way[0]), records.average_length(way[0])
    idf = log(1 + (len(lengths) - len(counts) + 0.5) / (len(counts) + 0.5))
    for number, count in counts.items():
        if number in totals:
            norm = BM25_K1 * (1 - BM25_B + BM25_B * lengths[number] / average)
            totals[number] += weight * idf * count * (BM25_K1 + 1) / (count + norm)
