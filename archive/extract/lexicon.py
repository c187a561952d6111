"""The word lists in `lexicons/`: what a curator may extend without touching code.

A list is a text file, one entry a line; `// ` begins a remark, `[name]` a section. An entry between slashes is a
regular expression for a whole line, any other stands for itself.
"""

import re
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "lexicons"
SECTION = re.compile(r"\[(.+)\]")


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of `lexicons/NAME.txt` by section; those before the first section are under ``""``."""
    found: dict[str, list[str]] = {"": []}
    current = ""
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        entry = line.strip()
        if not entry or entry.startswith("// "):
            continue
        if header := SECTION.fullmatch(entry):
            current = header[1]
            found.setdefault(current, [])
        else:
            found[current].append(entry)
    return {section: tuple(entries) for section, entries in found.items()}


@cache
def entries(name: str) -> tuple[str, ...]:
    """All entries of `lexicons/NAME.txt`, in order."""
    return tuple(entry for section in sections(name).values() for entry in section)


@cache
def entry_set(name: str) -> frozenset[str]:
    """All entries of `lexicons/NAME.txt`, to look one up."""
    return frozenset(entries(name))


def any_of(words: Iterable[str], any_case: bool = False, before: str = "") -> str:
    """A regular expression for any of `words`, the longest first; spaces match any run of white space.

    Words are a tree by their letters, since `re` tries the branches of an alternation one by one. In `any_case` their
    first letters are sets of two (their pattern must ignore case): a branch that begins with a set is passed over at
    once, one that ignores case is not. What is looked at `before` a word stands behind its first letter, so that `re`
    runs from one such letter to the next.
    """
    groups = _by_first(map(str.lower, words) if any_case else words)
    return f"(?:{'|'.join(_first(letter, any_case) + before + _endings(rest) for letter, rest in groups.items())})"


def whole_word(words: Iterable[str]) -> str:
    """A regular expression for any of `words` that is no part of another, in a pattern that ignores case."""
    return rf"(?<!\w){any_of(words, any_case=True)}(?!\w)"


def _endings(words: Collection[str]) -> str:
    """A regular expression for any of the `words`, what ends none of them last: `(?:s|d|)`."""
    branches = [_first(letter) + _endings(rest) for letter, rest in _by_first(words).items()]
    if "" in words:
        return f"(?:{'|'.join(branches)}|)" if branches else ""
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _by_first(words: Iterable[str]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for word in sorted(filter(None, words)):
        groups.setdefault(word[0], set()).add(word[1:])
    return groups


def _first(letter: str, any_case: bool = False) -> str:
    if letter == " ":
        return r"\s+"
    return f"(?-i:[{letter.lower()}{letter.upper()}])" if any_case and letter.isalpha() else re.escape(letter)


def forms(name: str) -> tuple[str, ...]:
    """The single words of a list that gives several forms a line, as `say says said saying`."""
    return tuple(word for entry in entries(name) for word in entry.split())


@cache
def word_set(name: str, section: str) -> frozenset[str]:
    """The single words of one section of a list that holds many a line."""
    return frozenset(word for entry in sections(name)[section] for word in entry.split())
