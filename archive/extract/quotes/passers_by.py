"""Speakers whom only what they do, or who is meant after them, tells apart: `a student`, `the one who wrote`."""

import re

from archive.extract import lexicon
from archive.extract.quotes.nouns import OF_OFFICE, is_person, netizen_nouns
from archive.extract.quotes.speakers import Speaker

INDEFINITE = re.compile(r"(?:an?|one|another|someone|somebody)\b", re.IGNORECASE)


def can_be_meant(speaker: Speaker) -> bool:
    """Whether `he` or `she` can mean a speaker: no crowd, no comment."""
    tokens = set(re.findall(r"[\w’'-]+", (speaker.name or "").lower()))
    return bool(tokens) and speaker.grade != "crowd" and not speaker.pronoun and not tokens & netizen_nouns("sayings")


def is_passer_by(speaker: Speaker) -> bool:
    """Whether a speaker is somebody of whom only what they write tells whether they are a netizen: `a student`."""
    phrase = (speaker.name or "").lower()
    tokens = set(re.findall(r"[\w’'-]+", phrase))
    if tokens & netizen_nouns("people", "claimed", "sayings") or phrase in lexicon.sections("netizens")["in line"]:
        return False
    if speaker.grade == "crowd":  # parents and cousins
        return bool(tokens & netizen_nouns("passers-by")) and not tokens & netizen_nouns("alone")
    if speaker.grade != "described" or not INDEFINITE.match(phrase) or tokens & OF_OFFICE:
        return False
    return (
        phrase.startswith(("one of", "another of")) or bool(tokens & netizen_nouns("passers-by")) or is_person(phrase)
    )
