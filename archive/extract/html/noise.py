"""What of a page is set aside before its article is read, each by a rule of `lexicons/noise.txt`."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate

from bs4.element import Tag

from archive.extract import lexicon
from archive.extract.html.elements import PULL_QUOTES
from archive.extract.html.page import Page, Run
from archive.extract.html.soup import tokens

SHARE_OF_A_WRAPPER = 0.5
MOST_WRAPPERS = 20
LONGEST_PATTERNED = 24
PROSE_LENGTH = 100
MOST_PROSE = 600
WORDY = frozenset({"advertisement", "related posts", "sidebar", "newsletter"})
"""Noise that may hold paragraphs; a bar of buttons or links that does is a wrapper of an article."""

KEPT_TAGS = ("html", "body", "article", "main")


def take_noise(page: Page, titles: Sequence[Tag] = ()) -> None:
    """Set noise aside.

    An element that holds half of the page's text, or of its prose, is a wrapper, whatever its name: themes put `share`
    on the column that holds article and share buttons. So is one that holds the heading of the article.
    """
    over = [page.reach(title).number for title in titles]
    most = len(page.text) * SHARE_OF_A_WRAPPER
    prose = list(accumulate((_prose(run) for run in page.runs), initial=0))
    half = prose[-1] * SHARE_OF_A_WRAPPER
    wrappers = 0
    for element in page.elements:
        rule = None if page.is_gone(element) else _rule(element)
        if not rule:
            continue
        reach = page.reach(element)
        most_prose = half if rule in WORDY else min(half, MOST_PROSE)
        long = prose[reach.after_run] - prose[reach.first_run] > most_prose
        start, end = page.stretch(element)
        heads = any(reach.number < number < reach.after for number in over)
        if (heads or long or end - start > most) and wrappers < MOST_WRAPPERS:
            wrappers += 1
            continue
        page.take(element, rule)


def _prose(run: Run) -> int:
    length = run.end - run.start
    return length if length >= PROSE_LENGTH else 0


def _rule(element: Tag) -> str | None:
    tags, names, _ = _rules()
    own = tokens(element) if element.attrs else []
    if element.name in KEPT_TAGS or not PULL_QUOTES.isdisjoint(own):
        return None
    if rule := tags.get(element.name):
        return rule
    return next((rule for token in own if (rule := names.get(token) or _matched(token))), None)


@lru_cache(maxsize=8192)
def _matched(token: str) -> str | None:
    """The rule of the first pattern for a name; the id of a heading may be its whole text (`sharing-what-we-know`)."""
    if len(token) > LONGEST_PATTERNED:
        return None
    return next((rule for rule, pattern in _rules()[2] if pattern.fullmatch(token)), None)


@cache
def _rules() -> tuple[dict[str, str], dict[str, str], tuple[tuple[str, re.Pattern[str]], ...]]:
    tags: dict[str, str] = {}
    names: dict[str, str] = {}
    patterns = []
    for rule, entries in lexicon.sections("noise").items():
        for entry in entries:
            if entry.startswith("tag:"):
                tags[entry[4:]] = rule
            elif entry[0] == entry[-1] == "/":
                patterns.append((rule, re.compile(entry[1:-1])))
            else:
                names[entry] = rule
    return tags, names, tuple(patterns)
