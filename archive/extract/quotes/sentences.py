"""Sentences of a block whose quotations are masked: what is left is the narrator's text, at the same places."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from archive.extract.quotes.marks import Quotation, quotations
from archive.extract.quotes.whereabouts import is_nickname

MASK = "_"
SHORTENED = (
    "[A-Z.][A-Z]",
    r"\b[A-Z]",
    r"\b(?:Mr|Ms|Dr|St|vs)",
    r"\bMrs",
    r"\bProf",
    r"\bSept",
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
)
BOUNDARY = re.compile(
    "[.!?…]" + "".join(f"(?<!{word}[.!?…])" for word in SHORTENED) + r"[”\"’]{0,2}\s+(?=[A-Z“‘\"@＠\u00c0-\u00de\d])"
)


def masked(text: str, quotes: Sequence[Quotation]) -> str:
    """`text` with the words of its quotations masked, all but their last stop."""
    if not quotes:
        return text
    parts, at = [], 0
    for quote in quotes:
        opened = quote.outer_start + 1
        stop = quote.end - 2 if text[quote.end - 1] in "’'" else quote.end - 1  # `‘Why?’”` ends with a mark
        last = text[max(opened, stop) : quote.end] + (text[quote.outer_end - 1] if quote.closed else "")
        parts.append(text[at:opened] + MASK * (quote.outer_end - opened - len(last)) + last)
        at = quote.outer_end
    return "".join([*parts, text[at:]])


@lru_cache(maxsize=16)
def boundaries(narration: str) -> tuple[int, ...]:
    """Where the sentences of masked text begin; kept, as each of its quotations asks for those before it."""
    return (0, *(found.end() for found in BOUNDARY.finditer(narration)))


def _narration(text: str) -> str:
    """A text with its quotations masked, but for nicknames: `User “Old Spoon” wrote`."""
    return masked(text, [quote for quote in quotations(text) if not is_nickname(text, quote.start, quote.end)])


def last_sentences(text: str) -> list[str]:
    """The sentences of a text, its quotations masked, the last first."""
    narration = _narration(text)
    starts = [*boundaries(narration), len(narration)]
    return [narration[start:end] for start, end in reversed(list(pairwise(starts)))]


def last_sentence(text: str) -> str:
    """The last sentence of a text, its quotations masked."""
    narration = _narration(text)
    return narration[boundaries(narration)[-1] :]


def told_since(narration: str, at: int) -> str:
    """The sentences of a narration that begin after a place in it."""
    return next((narration[start:] for start in boundaries(narration) if start > at), "")


def sentences_back(narration: str) -> list[str]:
    """The sentences of a narration, the last first."""
    starts = [*boundaries(narration), len(narration)]
    return [narration[start:end] for start, end in reversed(list(pairwise(starts)))]
