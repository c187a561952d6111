"""Words that stand free behind a sentence about a person: `Granny Tao shrugs. “Then we might as well be gone.”`"""

import re

from archive.extract import lexicon
from archive.extract.quotes.names import names_in
from archive.extract.quotes.nouns import is_person
from archive.extract.quotes.persons import is_persons_name
from archive.extract.quotes.speakers import PRONOUN, speaker_of
from archive.extract.quotes.subjects import OPENING, first_subject, with_name

ASKED = re.compile(r"(?:(?:When|If|Once)\s+)?[Aa]sked\s[^_]*,\s+")
"""What is asked of somebody before they answer: `Asked about the bowl, Vale laughed.`"""
REACTS = re.compile(rf"\b{lexicon.any_of(lexicon.word_set('small_words', 'reactions'))}\b")
PASSIVE = re.compile(r"\s+(?:has\s+been|have\s+been|was|were|is|are|got)\s+(?:\w+ly\s+)?\w+(?:ed|en)\b")
OF_SELF = re.compile(r"\b(?:I|I’m|I’ve|I’ll|I’d|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s|[Yy]ou|[Yy]our)\b")
TITLE = re.compile(r"\s*(?:[Tt]he\s+)?(?:[A-Za-z]?[a-z\d-]+\s+){0,3}")
"""What may stand before a name: `director Meng Lan`."""
OWN_NOUN = re.compile(r"(?:the|an?|this|his|her|their|my|our)\s", re.IGNORECASE)


def who_reacts(sentence: str, words: str) -> str | None:
    """The person whom a sentence without a verb of saying lets speak `words` right behind it.

    Either they do what goes with an answer (laugh, shrug, refuse), or the words speak of `me` or to `you`.
    """
    opening = ASKED.match(sentence) or OPENING.match(sentence)
    told = sentence[opening.end() :] if opening else sentence
    subject = first_subject(told)
    if subject is None or not _is_somebody(subject) or not TITLE.fullmatch(told, 0, told.find(subject)):
        return None
    behind = told[told.find(subject) + len(subject) :]
    if "_" in told or not (OF_SELF.search(words) or REACTS.search(behind)):
        return None
    return None if PASSIVE.match(behind) and not REACTS.search(behind) else with_name(subject, told)


def _is_somebody(subject: str) -> bool:
    """Whether a subject is one person: by name, by noun, or `he` and `she`."""
    if PRONOUN.fullmatch(subject):
        return subject.lower() in ("he", "she")
    if speaker_of(subject).kind == "netizen":
        return False
    named = names_in(subject) and is_persons_name(subject)
    return bool(named) or (OWN_NOUN.match(subject) is not None and is_person(subject))
