"""Terms filed as a dictionary files them: by the sound of their first character."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from archive.models import Term
from archive.web.public import met, used

OTHER = "#"


class Entry(NamedTuple):
    """What files a term."""

    sound: str
    hanzi: str
    pk: int

    @property
    def initial(self) -> str:
        """The letter it is filed under, A to Z or #."""
        return self.sound[:1].upper() if "a" <= self.sound[:1] <= "z" else OTHER


def glossary() -> list[Entry]:
    """All terms that may be read somewhere, in the order of their pinyin."""
    entries = map(Entry._make, met(Term.objects.all()).order_by().values_list("sound", "hanzi", "pk"))
    return sorted(entries, key=lambda entry: (entry.initial == OTHER, entry))


def initials(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """The initials in use, with the number of terms of each."""
    return sorted(Counter(entry.initial for entry in entries).items(), key=lambda pair: (pair[0] == OTHER, pair))


def filed(entries: Iterable[Entry]) -> list[tuple[str, list[Term]]]:
    """The terms of some entries, each with its number of articles, under their initials."""
    listed = list(entries)
    terms = used(Term.objects.all()).in_bulk([entry.pk for entry in listed])
    grouped = groupby(listed, key=lambda entry: entry.initial)
    return [(initial, [terms[entry.pk] for entry in members if entry.pk in terms]) for initial, members in grouped]
