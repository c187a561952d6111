"""Terms filed as a dictionary files them: by the sound of their first character."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Term

OTHER = "#"


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with the letter it is filed under, A to Z or #."""

    term: Term

    @property
    def initial(self) -> str:
        return self.term.sound[:1].upper() if "a" <= self.term.sound[:1] <= "z" else OTHER


def glossary(terms: Iterable[Term]) -> list[Entry]:
    """The terms in the order of their pinyin."""
    return sorted(map(Entry, terms), key=lambda entry: (entry.initial == OTHER, entry.term.sound, entry.term.hanzi))


def initials(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """The initials in use, with the number of terms of each."""
    return sorted(Counter(entry.initial for entry in entries).items(), key=lambda pair: (pair[0] == OTHER, pair))
