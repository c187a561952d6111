"""Speakers whom only what they do, or who is meant after them, tells apart: `a student`, `the one who wrote`."""

import re
from dataclasses import replace

from archive.extract import lexicon
from archive.extract.quotes.nouns import is_person, netizen_nouns, of_office
from archive.extract.quotes.speakers import Speaker
from archive.extract.tags import HANDLE

INDEFINITE = re.compile(r"(?:an?|one|another|someone|somebody)\b", re.IGNORECASE)

ONE_MORE = re.compile(
    r"(?:another|one)(?:\s+(?:one|person|user))?|a\s+(?:second|third|fourth|fifth|person|user)|some(?:one|body)(?:\s+else)?",
    re.IGNORECASE,
)
NAMED_BEHIND = re.compile(
    r",\s+(?:an?|the)\s(?:[\w’-]+\s){1,4}(?:named|called|surnamed)\s[A-Z]"
    r"|,\s+who\s(?:only\s)?(?:(?:gives|gave)\s(?:me\s|us\s)?(?:his|her|their)\s(?:sur|first\s|last\s|family\s)?name\b|(?:asks|asked|wants|wanted|agreed|declined|preferred|prefers|refused|(?:does|did|do)(?:\snot|n’t)\swant)\s(?:not\s)?to\sbe\s(?:called|identified|known|named|quoted)\b)"
)
OF_JUST_ONE = re.compile(
    rf"(?:\sone)?(?:,\s+an?\s(?:[\w’-]+\s){{0,2}}[\w’-]+\s(?:from|in|of|at)\s[A-Z][\w’-]+(?=[,.:;]|$)|,\s+(?:who|whose)\s[^,.;:@“”\"_]{{3,80}}(?=[,.;]|$)|,\s+{HANDLE.pattern}(?=[,\s]))"
)


def can_be_meant(speaker: Speaker) -> bool:
    """Whether `he` or `she` can mean a speaker: no crowd, no comment."""
    tokens = set(re.findall(r"[\w’'-]+", (speaker.name or "").lower()))
    return bool(tokens) and speaker.grade != "crowd" and not speaker.pronoun and not tokens & netizen_nouns("sayings")


def has_a_name(subject: str, context: str) -> bool:
    """Whether one of many is told of with a name right behind: `one of them, a cook named Vale`."""
    at = context.find(subject)
    return at >= 0 and NAMED_BEHIND.match(context, at + len(subject)) is not None


def is_passer_by(speaker: Speaker) -> bool:
    """Whether a speaker is somebody of whom only what they write tells whether they are a netizen: `a student`."""
    phrase = (speaker.name or "").lower()
    tokens = set(re.findall(r"[\w’'-]+", phrase))
    if tokens & netizen_nouns("people", "claimed", "sayings") or phrase in lexicon.sections("netizens")["in line"]:
        return False
    if speaker.grade == "crowd":  # parents and cousins
        return bool(tokens & netizen_nouns("passers-by")) and not tokens & netizen_nouns("alone")
    if speaker.grade != "described" or not INDEFINITE.match(phrase) or of_office(phrase, tokens):
        return False
    return (
        phrase.startswith(("one of", "another of")) or bool(tokens & netizen_nouns("passers-by")) or is_person(phrase)
    )


def as_told_apart(speaker: Speaker, subject: str, context: str) -> Speaker:
    """One more of many with what is said of just that one: `another, who had been there`, `Another one, @soupman`."""
    if speaker.kind != "netizen" or speaker.name is None or not ONE_MORE.fullmatch(speaker.name):
        return speaker
    at = context.find(subject)
    found = OF_JUST_ONE.match(context, at + len(subject)) if at >= 0 else None
    return replace(speaker, name=f"{subject}{found[0]}") if found else speaker
