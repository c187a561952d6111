"""In what ways words match, and by what they score: in which fields, as which terms side by side; for every engine."""

from archive.search.fields import (
    ALTERNATIVE_WEIGHT,
    ALTERNATIVES,
    DECIDING,
    PINYIN,
    SCORED,
    TAG_WEIGHT,
    WEIGHTS,
    Kind,
)
from archive.search.tree import Terms, Words

Way = tuple[str, Terms]  # a field, and terms that stand side by side in it


def evidence(words: Words) -> list[Way]:
    """The ways of which one must hold for a record, for `words` to match it."""
    ways: list[Way] = [(words.field, (form,)) for form in words.forms if not words.only_forms]
    if words.terms and not words.only_forms:
        ways += [(words.field, terms) for terms in (words.terms, *words.wordings)]
    if words.field == DECIDING:
        ways += [(ALTERNATIVES, (form,)) for form in _whole_forms(words)]
        ways += [(PINYIN, reading) for reading in words.readings]
    return ways


def scoring(words: Words, kind: Kind) -> list[tuple[Way, float]]:
    """The ways that `words` score by, with their weights."""
    fields = (DECIDING, *SCORED[kind]) if words.field == DECIDING else (words.field,)
    parts: list[tuple[Way, float]] = []
    if words.terms and not words.only_forms:
        parts += [((field, terms), WEIGHTS[field]) for terms in (words.terms, *words.wordings) for field in fields]
    if words.field == DECIDING:
        weight = TAG_WEIGHT if words.only_forms else ALTERNATIVE_WEIGHT
        parts += [((ALTERNATIVES, (form,)), weight) for form in _whole_forms(words)]
        parts += [((PINYIN, reading), WEIGHTS[PINYIN]) for reading in words.readings]
    return [(way, weight) for way, weight in parts if weight]


def _whole_forms(words: Words) -> Terms:
    """What to look for among the alternatives: a single word may be the joined form of a compound."""
    return words.forms + (words.terms if len(words.terms) == 1 and not words.only_forms else ())
