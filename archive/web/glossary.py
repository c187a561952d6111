"""Terms filed as a dictionary files them: by the sound of their first character."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from archive.language.hanzi import readings
from archive.models import Term

OTHER = "#"


def by_initial(terms: Iterable[Term]) -> list[Term]:
    """The terms in the order of their pinyin, each with its `initial`, A to Z or #."""
    filed = list(terms)
    for term in filed:
        term.sound = sound(term)
        term.initial = term.sound[:1].upper() if "a" <= term.sound[:1] <= "z" else OTHER
    return sorted(filed, key=lambda term: (term.initial == OTHER, term.sound, term.hanzi))


def sound(term: Term) -> str:
    """The pinyin as printed, or as it is read, without tones and spaces."""
    toneless = unicodedata.normalize("NFKD", term.pinyin or "".join(readings(term.hanzi))).casefold()
    return "".join(letter for letter in toneless if letter.isalnum())


def initials(filed: Iterable[Term]) -> list[tuple[str, int]]:
    """The initials in use, with the number of terms of each."""
    return sorted(Counter(term.initial for term in filed).items(), key=lambda pair: (pair[0] == OTHER, pair))
