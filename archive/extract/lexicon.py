"""The word lists in `lexicons/`: what a curator may extend without touching code.

A list is a text file, one entry a line; `// ` begins a remark, `[name]` a section. An entry between slashes is a
regular expression for a whole line, any other stands for itself.
"""

import re
from collections.abc import Iterable
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


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first; spaces match any run of white space.

    Words are grouped by their first letter: `re` tries the branches of an alternation one by one.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items()) + ")"


def forms(name: str) -> tuple[str, ...]:
    """The single words of a list that gives several forms a line, as `say says said saying`."""
    return tuple(word for entry in entries(name) for word in entry.split())


@cache
def word_set(name: str, section: str) -> frozenset[str]:
    """The single words of one section of a list that holds many a line."""
    return frozenset(word for entry in sections(name)[section] for word in entry.split())
