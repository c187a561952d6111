"""The named rules by which lines of a page are dropped, and what a dropped line says about the article around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

from archive.extract import lexicon
from archive.extract.lines import Line, folded
from archive.extract.records import Dropped, Kept, Part

Role = Literal["noise", "closes", "ends", "ends unless text follows"]
ROLES: tuple[Role, ...] = get_args(Role)
LONGEST = 700
SHORT = 200
"""Most patterns fit no longer lines than that, so that those of prose are tried against few."""
MOST = re.compile(r"\{(?:\d*,)?(\d+)\}")
UNBOUND = re.compile(r"(?<!\\)(?:(?<!\\s)[*+]|\)\{|\{\d*,\})")
PARAGRAPH_WORDS = 25


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of `lexicons/boilerplate.txt`: its lines are `noise`, close the body, or end the article."""

    name: str
    role: Role


def rule_for(text: str) -> Rule | None:
    """The rule that drops a line of this text, if one does."""
    return None if len(text) > LONGEST else _rule_for(text)


@lru_cache(maxsize=8192)
def _rule_for(text: str) -> Rule | None:
    line = folded(text)
    if rule := _exact().get(line):
        return rule
    pattern, rules = _patterns(len(line) > SHORT)
    found = pattern.fullmatch(line)
    return rules[found.lastindex - 1] if found and found.lastindex else None


def role_of(line: Line) -> Role | None:
    """What a line says about the article around it; None for a line no rule drops."""
    rule = rule_for(line.text)
    return rule.role if rule else None


def is_prose(line: Line) -> bool:
    """Whether a line is long enough, and ends as a sentence does, to be a paragraph of a text."""
    return line.words >= PARAGRAPH_WORDS and line.ends_sentence and rule_for(line.text) is None


def keep(line: Line, part: Part, key: str | None = None) -> Kept:
    return Kept(line.start, line.end, part, key)


def drop(line: Line, rule: str) -> Dropped:
    return Dropped(line.start, line.end, line.text, rule)


def drop_by_rule(line: Line, otherwise: str) -> Dropped:
    """The line as dropped by its own rule, or by `otherwise` where it has none."""
    rule = rule_for(line.text)
    return drop(line, rule.name if rule else otherwise)


@cache
def _exact() -> dict[str, Rule]:
    """The rules of lines that an entry gives word for word."""
    return {folded(entry): rule for rule, entries in _entries() for entry in entries if not _is_pattern(entry)}


@cache
def _patterns(for_long: bool) -> tuple[re.Pattern[str], list[Rule]]:
    """The patterns of lines as one, with a group for each of the rules beside it; `for_long`: those that may fit a line
    longer than SHORT.
    """
    by_rule: dict[Rule, list[str]] = {}
    for rule, entries in _entries():
        expressions = [entry[1:-1] for entry in entries if _is_pattern(entry)]
        by_rule[rule] = [each for each in expressions if not for_long or _longest_fit(each) > SHORT]
    groups = {rule: "|".join(expressions) for rule, expressions in by_rule.items() if expressions}
    return re.compile("|".join(f"({group})" for group in groups.values())), list(groups)


def _longest_fit(expression: str) -> int:
    """An upper bound of the length of a folded line that a pattern fits; white space stands single in one."""
    if UNBOUND.search(expression):
        return LONGEST
    return len(expression) + sum(int(most[1]) for most in MOST.finditer(expression))


def _entries() -> Iterator[tuple[Rule, tuple[str, ...]]]:
    for header, entries in lexicon.sections("boilerplate").items():
        name, _, role = header.partition("; ")
        yield Rule(name, next((each for each in ROLES if each == role), "noise")), entries


def _is_pattern(entry: str) -> bool:
    return len(entry) > 2 and entry[0] == entry[-1] == "/"
