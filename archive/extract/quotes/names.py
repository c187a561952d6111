"""Capitalised names in a text: where they stand, and which words are none."""

import re

from archive.extract import lexicon

NAME = re.compile(
    r"\b[A-Z\u00c0-\u00de][\w’'.&-]*(?:\s+(?:(?:of|the|for|and|&|de|van|in|on)\s+){0,2}(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z\u00c0-\u00de][\w’'.&-]*){0,8}|‘[^’\n]{2,40}’"
)
NOT_NAMES = lexicon.word_set("small_words", "no name")
FIRST_WORD = re.compile(r"\S+\s*")
COMMON_NOUN = re.compile(
    r"(?:[A-Z][a-z]{2,}[^\Ws]s\s+(?:in|of|on|at|from|with|who|have|are|were|do)|[A-Z][a-z]+\s+\d|[A-Z][a-z]{4,}(?:tion|ness|ment|ity)\s+[a-z])\b"
)
CONTRACTED = frozenset(
    f"{word}’{end}"
    for word in ("he", "i", "it", "she", "that", "there", "they", "we", "what", "who", "you")
    for end in ("d", "ll", "m", "re", "s", "ve")
)
CROWD = re.compile(
    rf"{lexicon.any_of(lexicon.word_set('small_words', 'before a crowd'))}\s+(?:[a-z]+\s)?[a-z]+[^\Ws]s\b"
)
"""What opens a sentence about several: `Typical comments were`."""
OPENING_WORD = re.compile(r"[A-Z][\w’-]*(?:\s+[a-z][\w’-]*(?<![sd])){1,3}\s+(?=[A-Z])")


def names_in(text: str) -> list[tuple[int, int]]:
    """The places of capitalised names, with what the first says of its bearer (`Gender scholar Mo Xiaorong`).

    Words that are capital only as first of a sentence are none.
    """
    found = [
        span
        for name in NAME.finditer(text)
        if not COMMON_NOUN.match(text, name.start())
        and not CROWD.match(text, name.start())
        and (span := _without_small_words(text, *name.span()))
    ]
    described = OPENING_WORD.match(text)
    if described and len(found) > 1 and found[0][0] == 0 and found[1][0] == described.end():
        return [(0, found[1][1]), *found[2:]]
    return found


def _without_small_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A name's place without the words before it that are no name; None if nothing is left."""
    while start < end:
        word = FIRST_WORD.match(text, start, end)
        surname = word is not None and word[0] == "He " and word.end() < end
        bare = word[0].strip(" ’'.\n").lower() if word else ""
        if not word or surname or (bare not in NOT_NAMES and bare not in CONTRACTED):
            break
        start = word.end()
    return (start, end) if start < end else None
