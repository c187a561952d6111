"""Nouns for those who speak: by what noun a phrase is of netizens, of a person, of who holds an office."""

import re
from functools import cache

from archive.extract import lexicon
from archive.extract.letters import letter_runs, runs_of

SPEAKING = ("people", "passers-by", "sayings", "other languages")
"""The sections of the list by whose nouns a voice is a netizen's."""
OF_OFFICE = lexicon.word_set("small_words", "of office")
FELLOW = re.compile(
    r"(?:an?|one|another|some|many|several|two|three)\s+(?:\w+\s+)?(?P<noun>members?)"
    r"(?:\s+of\s+(?:the|a|this|that|its)\s+(?:[\w’-]+\s+)?(?:board|channel|chat|club|community|forum|group|server|thread))?"
    r"(?:\s+(?:from|in|called|named|nicknamed)\s.*)?"
)
"""Members of what people join on the net, not of a committee."""
ONE_OF = re.compile(r"(?:one|another)\s+of\s+(?:the|its|their|his|her)\s")
WHEREABOUTS = re.compile(r"\s(?:from|in|at|of|on)\s")


@cache
def netizen_nouns(*names: str) -> frozenset[str]:
    """The words of some sections of the list of netizens."""
    return frozenset().union(*(lexicon.word_set("netizens", name) for name in names))


def may_be_netizens(text: str) -> bool:
    """Whether a text has the letters of a noun by which a voice is a netizen's: without them it speaks of none."""
    return not _runs_of_netizens().isdisjoint(letter_runs(text))


@cache
def _runs_of_netizens() -> frozenset[bytes]:
    return runs_of(netizen_nouns(*SPEAKING))


@cache
def _person() -> re.Pattern[str]:
    nouns = lexicon.any_of(
        lexicon.word_set("small_words", "persons") | netizen_nouns("people", "passers-by"), any_case=True
    )
    things = lexicon.any_of(lexicon.word_set("small_words", "no persons"), any_case=True)
    return re.compile(
        rf"(?!{things}s?$)(?:{nouns}|[\w’-]{{2,}}(?:er|or|ist|ian|ant|ent|man|woman|person|eur|ress))$", re.IGNORECASE
    )


def is_person(phrase: str) -> bool:
    """Whether the noun that ends a phrase (before `from`, `of` …) is one for a single person."""
    words = WHEREABOUTS.split(phrase)[0].split()
    return bool(words) and not re.search(r"(?<!s)s$", words[-1]) and _person().match(words[-1]) is not None


def is_people(phrase: str) -> bool:
    """Whether a noun phrase in small letters is of several persons: `school officials`."""
    words = WHEREABOUTS.split(phrase)[0].split()
    if not 1 <= len(words) <= 4 or not phrase[0].islower() or not words[-1].endswith("s"):
        return False
    return words[-1][:-1] in OF_OFFICE or is_person(words[-1][:-1])


def of_office(phrase: str, tokens: set[str]) -> bool:
    """Whether a phrase with these words is of who speaks for an office; a member of a forum does not."""
    fellow = FELLOW.fullmatch(phrase)
    many = {token.removesuffix("s") for token in tokens} if ONE_OF.match(phrase) else set()
    return bool((tokens - {fellow["noun"]} if fellow else tokens | many) & OF_OFFICE)
