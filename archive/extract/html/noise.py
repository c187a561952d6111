"""What is taken out of a page before its article is read, each by a rule of `lexicons/noise.txt`."""

import re
from functools import cache

from bs4.element import Comment, Tag

from archive.extract import lexicon
from archive.extract.html.soup import descendants, is_gone, text_of, tokens
from archive.extract.records import Dropped

LONGEST_KEPT = 2000
SHARE_OF_A_WRAPPER = 0.5
MOST_WRAPPERS = 20
SILENT = "program"
KEPT_TAGS = ("html", "body", "article", "main")


def remove_noise(root: Tag, length: int) -> list[Dropped]:
    """Take noise out of a tree. The answer are the words that went with it; a program's own text is not kept.

    An element that holds half of the page's text is a wrapper, whatever its name: themes put `share` on the column that
    holds article and share buttons.
    """
    dropped = []
    most = len(text_of(root)) * SHARE_OF_A_WRAPPER
    wrappers = 0
    for element, rule in [(found, rule) for found in descendants(root) if (rule := _rule(found))]:
        words = "" if rule == SILENT or is_gone(element) else text_of(element)
        if len(words) > most and wrappers < MOST_WRAPPERS:
            wrappers += 1
            continue
        if words:
            dropped.append(Dropped(0, length, words[:LONGEST_KEPT], rule))
        if not is_gone(element):
            element.decompose()
    for comment in root.find_all(string=lambda found: isinstance(found, Comment)):
        comment.extract()
    return dropped


def _rule(element: Tag) -> str | None:
    tags, names, _ = _rules()
    if rule := tags.get(element.name):
        return rule
    if element.name in KEPT_TAGS or not element.attrs:
        return None
    return next((rule for token in tokens(element) if (rule := names.get(token) or _matched(token))), None)


@cache
def _matched(token: str) -> str | None:
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
