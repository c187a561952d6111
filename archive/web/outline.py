"""What a reader is told of a long article before they begin: how long it takes, and what its parts are."""

import re
from collections.abc import Iterable, Mapping

# Silent reading: English non-fiction, Brysbaert 2019 (a mean of 190 studies); hanzi, Trauzettel-Klosinski & Dietz 2012.
WORDS_A_MINUTE, HANZI_A_MINUTE = 238, 255
HANZI, WORD = re.compile(r"[\u3400-\u9fff]"), re.compile(r"\w+(?:[-'’]\w+)*")
FEWEST_PARTS = 3  # fewer can be seen at a glance


def minutes(blocks: Iterable[Mapping[str, str]]) -> int:
    """How long the text takes to read, at least a minute."""
    words, hanzi = HANZI.subn(" ", " ".join(block["text"] for block in blocks))
    return max(1, round(len(WORD.findall(words)) / WORDS_A_MINUTE + hanzi / HANZI_A_MINUTE))


def contents(blocks: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """The headings of an article in parts, nothing of one that has few."""
    headings = [block for block in blocks if block["kind"] == "heading"]
    return headings if len(headings) >= FEWEST_PARTS else []
