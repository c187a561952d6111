"""Who a sentence lets speak the words that stand alone behind it: `The trick, she says, is salt. “Salt it twice.”`"""

import re

from archive.extract.quotes.attribution import ACCORDING, Attribution
from archive.extract.quotes.lead_ins import ASIDE_SAID
from archive.extract.quotes.names import names_in
from archive.extract.quotes.nouns import is_person
from archive.extract.quotes.reactions import who_reacts
from archive.extract.quotes.speakers import crowd
from archive.extract.quotes.subjects import leading_crowd, one_netizen, subject_of
from archive.extract.quotes.verbs import forms_of_saying, is_noun, is_passive, verbs_of_saying

BY_AT_END = re.compile(r"\bby\s+(?P<people>[^,.:;“”\"_]{3,50}?)[.:]?\s*$")
OF_OWN = re.compile(r"(?:The|This|His|Her|Its|Their)\s")
TOLD_BEHIND = re.compile(
    rf",\s+(?P<subject>he|she|[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?|(?:one|another)\s[^,.:;]{{2,40}}?)\s+{forms_of_saying()}(?:\s+(?:me|us|reporters))?\.\s*$"
)
"""Who says at its end what a sentence tells: `It is a church to us, Tong tells me. “But for the singing.”`"""
TOLD_INVERTED = re.compile(
    rf",\s+{forms_of_saying()}\s+(?P<subject>(?:[a-z-]+\s+){{0,3}}[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){{0,2}})(?:,\s+(?:who|whose|an?|the)\s[^_]*)?\.\s*$"
)
"""The same with the verb before its subject: `The stew fills first, says Ann Vale, who runs the stall. “So it is.”`"""
TOLD_ASIDE = re.compile(ASIDE_SAID.pattern + r"[^_]*\.\s*$")
"""Who is said in passing to tell a sentence: `The trick, she says, is salt. “Salt it twice.”`"""


def who_tells(sentence: str) -> str | None:
    """The person whom a sentence without a quotation lets say something: `Vale reminded us of the bowls.`"""
    if "_" not in sentence and (source := ACCORDING.match(sentence)):
        return source["subject"]
    verb = next((verb for verb in verbs_of_saying(sentence) if not is_noun(sentence, verb)), None)
    if not verb or is_passive(sentence, verb) or "_" in sentence or verb[0].lower().endswith("ing"):
        return None
    subject = subject_of(sentence, verb)
    if subject is None or not sentence.startswith(subject):
        return None
    return subject if names_in(subject) or (OF_OWN.match(subject) and is_person(subject)) else None


def by_netizens(sentence: str) -> str | None:
    """The netizens by whom the end of a sentence lets something be said: `- a view shared by many users.`"""
    found = BY_AT_END.search(sentence)
    people = crowd(found["people"]) if found else None
    return found["people"] if found and people and people[0] == 0 else None


def of_those_told(sentence: str, words: str = "") -> Attribution | None:
    """The netizens, the person or the one netizen that a sentence lets say something, or speaks of."""
    told = TOLD_BEHIND.search(sentence) or TOLD_INVERTED.search(sentence) or TOLD_ASIDE.search(sentence)
    quotes = "_" in sentence and not (told and told.re is TOLD_INVERTED and sentence[told.start() - 1].isalnum())
    if told and not quotes:
        return Attribution(told["subject"], sentence)
    clause = sentence.rpartition("; ")[2]
    people = leading_crowd(clause) if clause != sentence else None
    people = people if people and clause.startswith(people) else None
    people = people or leading_crowd(sentence) or by_netizens(sentence) or who_tells(sentence) or one_netizen(sentence)
    people = people or who_reacts(sentence, words)
    return Attribution(people, sentence) if people else None
