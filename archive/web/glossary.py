"""Terms filed as a dictionary files them: by the sound of their first character."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from archive.language.hanzi import readings
from archive.models import Term

OTHER = "#"


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with the letter it is filed under, A to Z or #."""

    term: Term
    sound: str

    @property
    def initial(self) -> str:
        return self.sound[:1].upper() if "a" <= self.sound[:1] <= "z" else OTHER


def glossary(terms: Iterable[Term]) -> list[Entry]:
    """The terms in the order of their pinyin."""
    entries = [Entry(term, sound(term)) for term in terms]
    return sorted(entries, key=lambda entry: (entry.initial == OTHER, entry.sound, entry.term.hanzi))


def sound(term: Term) -> str:
    """The pinyin as printed, or as it is read, without tones and spaces."""
    toneless = unicodedata.normalize("NFKD", term.pinyin or "".join(readings(term.hanzi))).casefold()
    return "".join(letter for letter in toneless if letter.isalnum())


def initials(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """The initials in use, with the number of terms of each."""
    return sorted(Counter(entry.initial for entry in entries).items(), key=lambda pair: (pair[0] == OTHER, pair))
