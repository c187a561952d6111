"""Which records of a Whoosh index a tree matches, and how well."""

from math import log

from archive.search.engines.postings import Counts, Records
from archive.search.fields import (
    ALTERNATIVE_WEIGHT,
    ALTERNATIVES,
    BM25_B,
    BM25_K1,
    DECIDING,
    PINYIN,
    SCORED,
    TAG_WEIGHT,
    WEIGHTS,
    Kind,
)
from archive.search.tree import All, Everything, Node, OneOf, Without, Words, Years


def matching(node: Node, records: Records) -> set[int]:
    """The records that `node` matches; a new set."""
    match node:
        case Words():
            return {number for counts in _evidence(node, records) for number in counts}
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


def _evidence(words: Words, records: Records) -> list[Counts]:
    """The posting lists of which one must hold a record for `words` to match it."""
    lists = [records.phrase(words.field, (form,)) for form in words.forms if not words.only_forms]
    if words.terms and not words.only_forms:
        lists += [records.phrase(words.field, terms) for terms in (words.terms, *words.wordings)]
    if words.field == DECIDING:
        lists += [records.phrase(ALTERNATIVES, (form,)) for form in _whole_forms(words)]
        lists += [records.phrase(PINYIN, reading) for reading in words.readings]
    return lists


def _whole_forms(words: Words) -> tuple[str, ...]:
    """What to look for among the alternatives: a single word may be the joined form of a compound."""
    return words.forms + (words.terms if len(words.terms) == 1 and not words.only_forms else ())


def scores(words: list[Words], among: set[int], records: Records) -> Counts:
    """The score of each record `among`: BM25 of each of `words` in each field, by weight, and summed."""
    totals = dict.fromkeys(among, 0.0)
    for each in words:
        for field, phrase, weight in _scoring(each, records.kind):
            _add(totals, records, field, phrase, weight)
    return totals


def _scoring(words: Words, kind: Kind) -> list[tuple[str, tuple[str, ...], float]]:
    """The fields and phrases that `words` score by, with their weights."""
    fields = (DECIDING, *SCORED[kind]) if words.field == DECIDING else (words.field,)
    parts: list[tuple[str, tuple[str, ...], float]] = []
    if words.terms and not words.only_forms:
        parts += [(field, terms, WEIGHTS[field]) for terms in (words.terms, *words.wordings) for field in fields]
    if words.field == DECIDING:
        weight = TAG_WEIGHT if words.only_forms else ALTERNATIVE_WEIGHT
        parts += [(ALTERNATIVES, (form,), weight) for form in _whole_forms(words)]
        parts += [(PINYIN, reading, WEIGHTS[PINYIN]) for reading in words.readings]
    return [part for part in parts if part[2]]


def _add(totals: Counts, records: Records, field: str, phrase: tuple[str, ...], weight: float) -> None:
    """Add the BM25 of a phrase in a field to the records that have it.

    Robertson and Zaragoza, The Probabilistic Relevance Framework (2009); the idf is that of Lucene, never negative.
    """
    counts = records.phrase(field, phrase)
    if not counts:
        return
    records.postings.check()
    lengths, average = records.lengths(field), records.average_length(field)
    idf = log(1 + (len(lengths) - len(counts) + 0.5) / (len(counts) + 0.5))
    for number, count in counts.items():
        if number in totals:
            norm = BM25_K1 * (1 - BM25_B + BM25_B * lengths[number] / average)
            totals[number] += weight * idf * count * (BM25_K1 + 1) / (count + norm)
