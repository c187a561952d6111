"""Verbs by which somebody is quoted, and the nouns that look like them."""

import re
from functools import cache

from archive.extract import lexicon

NOUNS_TOO = frozenset(
    {"answer", "claim", "comment", "joke", "note", "post", "question", "quote", "remark", "reply", "report", "tweet"}
)
KINDS = frozenset({"type", "types"})
DESCRIBED = re.compile(r"\b(?:an?|the|one|this|that)\s+(?:[\w’-]+\s+){0,2}[\w’-]*[^s\W]\s+$", re.IGNORECASE)
BEFORE_NOUNS = frozenset(
    {
        *("a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "of", "in", "no", "any"),
        *("first", "second", "last", "weibo", "wechat", "some", "many", "other", "more", "few", "several", "top"),
    }
)


@cache
def verb_of_saying() -> re.Pattern[str]:
    """Matches any form of a verb by which somebody is quoted."""
    return re.compile(rf"\b(?:{lexicon.any_of(lexicon.forms('speech_verbs'))}|puts?\s+it)\b(?!-)", re.IGNORECASE)


def is_noun(sentence: str, verb: re.Match[str]) -> bool:
    """Whether a word that could be a verb of saying is a noun here: `in a post`, `the comments`."""
    before = sentence[max(0, verb.start() - 60) : verb.start()]
    lead = re.search(r"([\w’'-]+)\s+$", before)
    if verb[0].lower() in KINDS and sentence.startswith(" of ", verb.end()):
        return True
    if not lead or verb[0].lower().endswith(("ed", "ing", "said", "wrote")):
        return False
    word = lead[1].lower()
    if word in ("one", "another", "each", "every"):
        return not verb[0].lower().endswith("s")
    described = verb[0].lower() in NOUNS_TOO and DESCRIBED.search(before) is not None
    return described or word in BEFORE_NOUNS or word.endswith(("’s", "'s"))
