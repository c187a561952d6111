"""The words that say who is quoted: before a quotation, after it, or in the sentence before."""

import re
from dataclasses import dataclass

from archive.extract import lexicon
from archive.extract.quotes.chinese import subject_after, subject_before
from archive.extract.quotes.marks import Quotation
from archive.extract.quotes.named_things import is_written_on
from archive.extract.quotes.speakers import GENERIC, PRONOUN, crowd, is_person, names_in
from archive.extract.quotes.subjects import (
    ADVERBS,
    first_subject,
    subject_of,
    verb_of_saying,
    with_name,
    without_asides,
)
from archive.extract.tags import HANDLE

REACH = 260
FEW_WORDS = 8
BARE_WORDS = 5
NEAR = 30
NOUNS_TOO = frozenset(
    {"answer", "claim", "comment", "joke", "note", "post", "question", "quote", "remark", "reply", "report", "tweet"}
)
DESCRIBED = re.compile(r"\b(?:an?|the|one|this|that)\s+(?:[\w’-]+\s+){0,2}[\w’-]*[^s\W]\s+$", re.IGNORECASE)
DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "it", "there", "such", "both"})
BEFORE_NOUNS = frozenset(
    {
        *("a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "of", "in", "no", "any"),
        *("first", "second", "last", "weibo", "wechat", "some", "many", "other", "more", "few", "several", "top"),
    }
)
NOT_SUBJECTS = lexicon.word_set("small_words", "first in no subject")
SINGULAR_SENTENCE = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|[A-Z])\.|[^.!?:;]){0,220}")
AS_COMMENT = re.compile(
    r"\s*(?:was|is|were|are|became)\s+(?P<subject>(?:an?|the|one\s+of\s+the)\s+[^.:;“”\",]{0,50}?"
    r"\b(?:comment|reaction|response|reply|question|remark|message)s?\b[^.:;,“”\"]{0,30})"
)
LEADS_ON = re.compile(
    r":$|\bwith\s+(?:the|an?|these|this)\s+(?:\w+\s+)?(?:caption|text|words?|note|comment|line|message)s?,$"
)
SPOKEN_BY = re.compile(
    r"\s*(?:These|Those|The)\s+(?:words|lines|remarks|sentences),?\s+(?:were\s+|are\s+)?(?:spoken|said|written|uttered|posted)\s+by\s+"
    r"(?P<subject>[^,.:;“”\"]{2,90})"
)
REFERS_BACK = re.compile(
    r"\s*(?P<subject>(?:This|That|The|These|Such)\s+(?:[\w’-]+\s+){0,2}?(?:eulogy|comments?|messages?|texts?|reactions?|repl(?:y|ies)|responses?|remarks?|sentiments?|words|thread))\s+"
    r"(?:was|were|is|are|has|have|had|got|received|became|soon|quickly)\b"
)
RECURS = re.compile(
    r"\s*(?:was|is|were|are|became|seemed|seems)\b[^.:;“”\"]{0,60}\b(?:phrase|comment|reaction|response|sentiment|slogan|question|remark|reply|answer|joke|line|words?|saying)s?\b"
)
ACCORDING = re.compile(
    r"[\s,–—-]*(?:according\s+to|in\s+the\s+words\s+of|as\s+per)\s+"
    r"(?P<subject>(?:\b(?:Mr|Mrs|Ms|Dr|Prof)\.|[^.,:;“”\"]){2,90})",
    re.IGNORECASE,
)
ONE_OF = re.compile(r"(?:one|another)\s+of\b", re.IGNORECASE)
OWN_WORDS = re.compile(r"in\s+(?:his|her|their|its)\s+(?:own\s+)?words,?$", re.IGNORECASE)
SUCH_AS = re.compile(
    r"\b(?:such\s+as|like|including|included|ranging\s+from|saying|read|reads|reading|goes|went|is|was|:)[\s:,]*$",
    re.IGNORECASE,
)
COLON = re.compile(r"[:：]\s*$")
RUNS = re.compile(
    r"(?:reads?|ran|runs?|goes|went|began|begins|came|comes)(?=\s+(?:an?|the|one|another|his|her|its|their)\s)"
)
BY_PRONOUN = re.compile(
    r"[\s,]*(?P<subject>he|she|they)\s+(?:\w+ly\s+)?(?!is\b|was\b|has\b|does\b|had\b)[a-z]+(?:s|ed)\b"
)
ASIDE_SAID = r",\s+(?P<subject>he|she|they|[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?)\s+(?:\w+ly\s+)?{verb},\s"
SUBJECT_END = re.compile(
    r"[,:(]|\s(?:in|on|who|when|after|as|while|at|about|to|under|underneath|beneath|below|with|left|posted|during|because)\s"
)
COMMA = re.compile(r"[,;，；–—]\s*$")
ARTICLE_END = re.compile(r"\b(?:a|an|the|its|their|his|her|this|that|of|with|these|those|such)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a quotation is said to be from: the subject's words, the text around them."""

    subject: str
    context: str


def after(narration: str, quote: Quotation, limit: int, words: str) -> Attribution | None:
    """The attribution right after a quotation: `” one user wrote`, `” said Ma`, `” according to Sun`."""
    text = narration[quote.outer_end : min(limit, quote.outer_end + REACH)]
    if back := REFERS_BACK.match(text):
        return Attribution(back["subject"], text[: back.end() + 60])
    if chinese := subject_after(text):
        return Attribution(chinese["subject"], chinese[0])
    if words.rstrip()[-1:] == "." and not text.lstrip(" ,")[:1].islower():
        return None
    clause = SINGULAR_SENTENCE.match(text)
    said = clause[0] if clause else ""
    context = said + text[len(said) : len(said) + 1]
    said = without_asides(said)
    if LEADS_ON.search(context.rstrip()) and words.rstrip()[-1:] in "?!…" and text.lstrip()[:1].isupper():
        return None  # the lead of the next quotation
    if found := ACCORDING.match(said):
        return Attribution(found["subject"], context)
    subject = _subject_after_verb(said) or _subject_before_verb(said)
    if not subject and words.rstrip().endswith(",") and (found := BY_PRONOUN.match(said)):
        subject = found["subject"]  # `“…,” she counts`
    return Attribution(subject, context) if subject else None


def _subject_before_verb(said: str) -> str | None:
    found = verb_of_saying().finditer(said, 0, 140)
    verbs = [verb for verb in found if verb[0].lower() not in NOUNS_TOO or not _is_noun(said, verb)]
    for number, verb in enumerate(verbs[:3]):
        if number + 1 < len(verbs) and verbs[number + 1].start() - verb.end() <= 1:
            continue
        subject = re.sub(ADVERBS + r"\s*$", "", said[: verb.start()]).strip(" ,–—-")
        return subject if _is_subject(subject) else None
    return None


def _is_subject(words: str) -> bool:
    """Whether words right before a verb of saying are a noun phrase that can speak."""
    tokens = words.split()
    if not tokens or len(tokens) > 12 or tokens[0].lower().strip(",") in NOT_SUBJECTS or "_" in words:
        return False
    if words.lower() in DEMONSTRATIVES:
        return False
    return tokens[0][0].isupper() or bool(
        crowd(words)
        or PRONOUN.fullmatch(words)
        or GENERIC.match(words)
        or names_in(words)
        or HANDLE.match(words)
        or ONE_OF.match(words)
    )


def _subject_after_verb(said: str) -> str | None:
    said = said.lstrip(" ,–—-")
    verb = verb_of_saying().match(said) or RUNS.match(said)
    if not verb:
        return None
    rest = said[verb.end() :]
    subject = SUBJECT_END.split(rest, maxsplit=1)[0].strip()
    is_pronoun = PRONOUN.fullmatch(subject) and subject != "He"  # He is a surname, too: `said He, who cooks`
    return with_name(subject, rest) if _is_subject(subject) and not is_pronoun else None


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
    verbs = [verb for verb in verb_of_saying().finditer(sentence) if not _is_noun(sentence, verb)]
    colon = COLON.search(sentence) is not None
    if colon and (subject := _said_aside(sentence) or _inverted(sentence, verbs)):
        return subject
    if verbs and _leads_to(sentence[verbs[-1].end() :], words, colon):
        return subject_of(sentence, verbs[-1]) or ""
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


def _is_noun(sentence: str, verb: re.Match[str]) -> bool:
    """Whether a word that could be a verb of saying is a noun here: `in a post`, `the comments`."""
    before = sentence[max(0, verb.start() - 60) : verb.start()]
    lead = re.search(r"([\w’'-]+)\s+$", before)
    if not lead or verb[0].lower().endswith(("ed", "ing", "said", "wrote")):
        return False
    word = lead[1].lower()
    if word in ("one", "another", "each", "every"):
        return not verb[0].lower().endswith("s")
    described = verb[0].lower() in NOUNS_TOO and DESCRIBED.search(before) is not None
    return described or word in BEFORE_NOUNS or word.endswith(("’s", "'s"))


def _leads_to(tail: str, words: str, colon: bool) -> bool:
    """Whether the text between a verb and a quotation ties the two together."""
    between = len(tail.split())
    if tail.strip() == "to":  # they reply to these words
        return False
    if colon or (COMMA.search(tail) and between <= FEW_WORDS * 2):
        return True
    if re.match(r"\s+that\b", tail):
        return True
    if between > FEW_WORDS:
        return False
    return not (ARTICLE_END.search(tail) and len(words.split()) < 5)


def who_tells(sentence: str) -> str | None:
    """The person whom a sentence without a quotation lets say something: `Vale reminded us of the bowls.`"""
    verb = next((verb for verb in verb_of_saying().finditer(sentence) if not _is_noun(sentence, verb)), None)
    if not verb or "_" in sentence or verb[0].lower().endswith("ing"):
        return None
    subject = subject_of(sentence, verb)
    tells = subject is not None and sentence.startswith(subject) and bool(names_in(subject))
    return subject if tells else None


def spoken_by(following: str) -> Attribution | None:
    """Whose the words of the paragraph before are said to be: `These words, spoken by Ann Vale during`."""
    found = SPOKEN_BY.match(following)
    subject = SUBJECT_END.split(found["subject"], maxsplit=1)[0].strip() if found else ""
    return Attribution(subject, found[0]) if found and subject else None


recurs = RECURS.match
as_comment = AS_COMMENT.match
