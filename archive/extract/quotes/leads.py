"""The sentence before a quotation that says who is quoted: `One user wrote: “`, `She said that it was “`."""

import re

from archive.extract.quotes.attribution import ACCORDING, Attribution
from archive.extract.quotes.chinese import subject_before
from archive.extract.quotes.named_things import is_written_on
from archive.extract.quotes.speakers import PRONOUN, crowd, is_person, names_in
from archive.extract.quotes.subjects import first_subject, subject_of, without_asides
from archive.extract.quotes.verbs import is_noun, verb_of_saying

FEW_WORDS = 8
BARE_WORDS = 5
NEAR = 30
OWN_WORDS = re.compile(r"in\s+(?:his|her|their|its)\s+(?:own\s+)?words,?$", re.IGNORECASE)
SUCH_AS = re.compile(
    r"\b(?:such\s+as|like|including|included|ranging\s+from|saying|read|reads|reading|goes|went|is|was|:)[\s:,]*$",
    re.IGNORECASE,
)
COLON = re.compile(r"[:：]\s*$")
ASIDE_SAID = r",\s+(?P<subject>he|she|they|[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?)\s+(?:\w+ly\s+)?{verb},\s"
THAT = re.compile(
    r"(?:\s+out)?\s+(?:(?:an?|the|his|her|their)\s+[a-z]+\s+|(?:(?:[A-Z][\w’-]*|the|me|us|him|her|them|reporters|journalists)\s+){0,4})that\b"
)
COMMA = re.compile(r"[,;，；–—]\s*$")
ARTICLE_END = re.compile(r"\b(?:a|an|the|its|their|his|her|this|that|of|with|these|those|such)\s*$", re.IGNORECASE)


def before(sentence: str, words: str) -> Attribution | None:
    """The attribution in the sentence that leads to a quotation: `One user wrote: “`, `She said that it was “`."""
    if chinese := subject_before(sentence):
        return Attribution(chinese["subject"], chinese[0])
    subject = _subject_leading(without_asides(sentence), words)
    return None if subject is None else Attribution(subject, sentence)


def _subject_leading(sentence: str, words: str) -> str | None:
    """Whose words the sentence says will follow; empty if it does not say whose; None if it says no such thing."""
    if OWN_WORDS.search(sentence):
        return first_subject(sentence) or ""
    verbs = [verb for verb in verb_of_saying().finditer(sentence) if not is_noun(sentence, verb)]
    colon = COLON.search(sentence) is not None
    if colon and (subject := _said_aside(sentence) or _inverted(sentence, verbs)):
        return subject
    leading = [verb for verb in verbs if THAT.match(sentence, verb.end())]
    if verbs and _leads_to(sentence[verbs[-1].end() :], words, colon):
        leading.append(verbs[-1])
    if leading:
        return subject_of(sentence, leading[-1]) or ""
    people = crowd(sentence)
    if people and (colon or (SUCH_AS.search(sentence) and not re.search(r"\bthat\b", sentence[people[1] :]))):
        return sentence[slice(*people)]
    if not colon:
        return None
    return (first_subject(sentence) or "") if verbs else _whose(sentence, words)


def _said_aside(sentence: str) -> str | None:
    """Who is said in passing to say it: `Her colleague, she reports, is not like that: “`."""
    found = re.search(ASIDE_SAID.format(verb=verb_of_saying().pattern), sentence)
    return found["subject"] if found else None


def _whose(sentence: str, words: str) -> str | None:
    """The person a sentence is about, if a whole utterance follows its colon: `A few lost patience: “`."""
    if len(words.split()) < BARE_WORDS or words.rstrip()[-1:] not in ".!?…":
        return None
    subject = first_subject(sentence)
    if not subject or sentence.find(subject) > NEAR:
        return None
    is_name = bool(names_in(subject)) and not is_written_on(sentence)
    return subject if PRONOUN.fullmatch(subject) or is_person(subject) or is_name else None


def _inverted(sentence: str, verbs: list[re.Match[str]]) -> str | None:
    """The subject after its verb: `Certainly, thinks historian Ann Vale:`."""
    for verb in verbs:
        rest = sentence[verb.end() : verb.end() + 90]
        if sentence[: verb.start()].rstrip()[-1:] not in ("", ",") or verb[0].lower().endswith("ing"):
            continue
        names = names_in(rest)
        if names and re.fullmatch(r"\s+(?:[a-z][\w-]*\s+){0,3}", rest[: names[0][0]]):
            return rest[: names[0][1]].strip()
    return None


def _leads_to(tail: str, words: str, colon: bool) -> bool:
    """Whether the text between a verb and a quotation ties the two together."""
    between = len(tail.split())
    if tail.strip() == "to":  # they reply to these words
        return False
    if colon or (COMMA.search(tail) and between <= FEW_WORDS * 2):
        return True
    if between > FEW_WORDS:
        return False
    return not (ARTICLE_END.search(tail) and len(words.split()) < 5)


def who_tells(sentence: str) -> str | None:
    """The person whom a sentence without a quotation lets say something: `Vale reminded us of the bowls.`"""
    if "_" not in sentence and (source := ACCORDING.match(sentence)):
        return source["subject"]
    verb = next((verb for verb in verb_of_saying().finditer(sentence) if not is_noun(sentence, verb)), None)
    if not verb or "_" in sentence or verb[0].lower().endswith("ing"):
        return None
    subject = subject_of(sentence, verb)
    tells = subject is not None and sentence.startswith(subject) and bool(names_in(subject))
    return subject if tells else None
