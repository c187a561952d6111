"""The named rules by which lines of a page are dropped, and what a dropped line says about the article around it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

from archive.extract import lexicon
from archive.extract.lines import Line, folded
from archive.extract.records import Dropped, Kept, Part

Role = Literal["noise", "closes", "ends", "ends unless text follows"]
ROLES: tuple[Role, ...] = get_args(Role)
LONGEST = 700
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
    exact, patterns, pattern = _rules()
    line = folded(text)
    if rule := exact.get(line):
        return rule
    found = pattern.fullmatch(line)
    return patterns[found.lastindex - 1] if found and found.lastindex else None


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
def _rules() -> tuple[dict[str, Rule], list[Rule], re.Pattern[str]]:
    """The rules of whole lines; those of patterns, and all patterns as one with a group for each of these rules."""
    exact: dict[str, Rule] = {}
    patterns: dict[str, Rule] = {}
    for header, entries in lexicon.sections("boilerplate").items():
        name, _, role = header.partition("; ")
        rule = Rule(name, next((each for each in ROLES if each == role), "noise"))
        expressions = [entry[1:-1] for entry in entries if _is_pattern(entry)]
        exact |= {folded(entry): rule for entry in entries if not _is_pattern(entry)}
        if expressions:
            patterns[f"({'|'.join(expressions)})"] = rule
    return exact, list(patterns.values()), re.compile("|".join(patterns))


def _is_pattern(entry: str) -> bool:
    return len(entry) > 2 and entry[0] == entry[-1] == "/"
