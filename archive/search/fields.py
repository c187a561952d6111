"""The fields of the index, and what each weighs; declared once, for every engine.

An index holds records of two kinds: articles, and the voices quoted in them. Each kind has fields of its own under the
same names, so that how common a word is among articles says nothing of voices.

DECIDING says which records match. ALTERNATIVES (joined compounds, whole handles and hashtags, dotted acronyms) and
PINYIN join in only for words that need them. The others are for words limited to a field, and add to the score.
"""

import hashlib
from functools import cache
from importlib import metadata, resources
from typing import Literal, get_args

Kind = Literal["article", "voice"]
KINDS: tuple[Kind, ...] = get_args(Kind)

DECIDING, ALTERNATIVES, PINYIN = "all", "alt", "py"
# Fields of terms, one a position, with fillers between texts, and the weight of each.
WEIGHTS = {
    DECIDING: 1.0,
    "title": 4.0,
    "topics": 3.0,
    "authors": 2.0,
    "voices": 1.0,
    "sources": 0.0,
    "platforms": 0.0,
    PINYIN: 0.5,
}
ALTERNATIVE_WEIGHT, TAG_WEIGHT = 1.0, 3.0  # an exact handle or hashtag says more than a joined compound
# Beside DECIDING. A voice is its words: what the article around it says does not make it a better answer.
SCORED: dict[Kind, tuple[str, ...]] = {"article": ("title", "topics", "authors", "voices"), "voice": ()}
# BM25 as usual: how soon more of the same counts no more, and how much the length of a text matters.
BM25_K1, BM25_B = 1.2, 0.75

# Exact values, to filter by and to count.
FACETS = ("topic", "author", "source", "platform", "grade", "original", "year", "month")
UNDATED = "undated"
ORIGINAL = "yes"  # the one value of `original`: the voice, or one of the article, is printed in Chinese too
SURFACE = "surface"  # words as printed, for did-you-mean

# What decides which terms stand in an index, and what is suggested: when any of it changes, an index made before is
# of no use.
_RULES = (
    ("archive.language", ("completion.py", "hanzi.py", "lists.py", "pinyin.py", "profile.py", "tokens.py", "words.py")),
    ("archive.language", ("data/english.txt", "data/stop_words.txt", "data/syllables.txt", "data/variants.txt")),
    ("archive.search", ("concordance.py", "documents.py", "fields.py", "passages.py", "suggestible.py")),
)
_LIBRARIES = ("OpenCC", "pypinyin", "snowballstemmer")


def in_index(kind: Kind, field: str) -> str:
    """What a field of terms of a kind of record is called in an index."""
    return field if kind == "article" else f"{kind}_{field}"


@cache
def fingerprint() -> str:
    """A hash of the schema and the rules of analysis, as an index records it.

    It is taken from the sources themselves: a number to be raised by hand would be forgotten.
    """
    digest = hashlib.sha256()
    for package, names in _RULES:
        for name in names:
            digest.update(resources.files(package).joinpath(name).read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}".encode())
    return digest.hexdigest()[:32]
