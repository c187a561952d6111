"""Terms filed as a dictionary files them: by the sound of their first character."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from archive.models import Term
from archive.web.public import Entry, entries_of, records

OTHER = "#"


def initial(entry: Entry) -> str:
    """The letter a term is filed under, A to Z or #."""
    return entry.sound[:1].upper() if "a" <= entry.sound[:1] <= "z" else OTHER


def glossary() -> list[Entry]:
    """All terms that may be read somewhere, in the order of their pinyin."""
    return sorted(entries_of(Term), key=lambda entry: (initial(entry) == OTHER, entry.sound, entry.name))


def initials(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """The initials in use, with the number of terms of each."""
    return sorted(Counter(map(initial, entries)).items(), key=lambda pair: (pair[0] == OTHER, pair))


def filed(entries: Sequence[Entry]) -> list[tuple[str, list[Term]]]:
    """The terms of some entries, each with its number of articles, under their initials."""
    terms = zip(map(initial, entries), records(Term, entries), strict=True)
    return [(letter, [term for _, term in members]) for letter, members in groupby(terms, key=lambda pair: pair[0])]
