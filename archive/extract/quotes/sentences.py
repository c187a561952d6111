"""Sentences of a block whose quotations are masked: what is left is the narrator's text, at the same places."""

import re
from collections.abc import Sequence

from archive.extract.quotes.marks import Quotation

MASK = "_"
BOUNDARY = re.compile(
    r"(?<![A-Z.][A-Z])(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|vs))(?<!\bMrs)(?<!\bProf)[.!?…][”\"’]?\s+(?=[A-Z“‘\"\u00c0-\u00de\d])"
)


def masked(text: str, quotes: Sequence[Quotation]) -> str:
    """`text` with the words of its quotations masked, all but their last stop."""
    parts, at = [], 0
    for quote in quotes:
        hidden = max(0, quote.end - 1 - quote.start)
        parts.append(text[at : quote.start] + MASK * hidden)
        at = quote.start + hidden
    return "".join([*parts, text[at:]])


def boundaries(narration: str) -> list[int]:
    """Where the sentences of masked text begin."""
    return [0, *(found.end() for found in BOUNDARY.finditer(narration))]
