"""The words behind a quotation that say who is quoted: `” one user wrote`, `” said Ma`."""

import re
from dataclasses import dataclass

from archive.extract import lexicon
from archive.extract.quotes.bearers import name_behind
from archive.extract.quotes.chinese import subject_after
from archive.extract.quotes.marks import Quotation
from archive.extract.quotes.names import names_in
from archive.extract.quotes.nouns import is_people, is_person, netizen_nouns
from archive.extract.quotes.speakers import GENERIC, PRONOUN, crowd, is_saying, netizen_phrases, speaker_of
from archive.extract.quotes.subjects import with_name, without_adverbs, without_asides
from archive.extract.quotes.verbs import (
    NOUNS,
    forms_of_saying,
    is_noun,
    utterance_nouns,
    verb_of_saying,
    verbs_of_saying,
)
from archive.extract.quotes.whereabouts import is_whereabouts, platform_in
from archive.extract.tags import HANDLE

REACH = 260
FAR_BEHIND = 140
DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "there", "such", "both"})
NAMING_VERBS = frozenset({"called", "labelled", "labeled"})
NOT_SUBJECTS = lexicon.word_set("small_words", "first in no subject")
SINGULAR_SENTENCE = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|[A-Z])\.|[^.!?:;]){0,220}")
UNSTOPPED = re.compile(r"[^.!?:;]{0,220}")
SHORTENED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|[A-Z])$")
LEADS_ON = re.compile(rf":$|\bwith\s+(?:the|an?|these|this)\s+(?:\w+\s+)?{utterance_nouns('with words')},$")
IS_HOW = re.compile(
    r"[\s,]*(?:is|was)\s+(?:exactly\s+|just\s+)?(?:how|what|the\s+way)\s+(?P<subject>[^.:;,“”\"_]{2,60}?)\s+(?:"
    rf"{forms_of_saying()}|(?:sees?|saw|views?|viewed|thinks?|thought|answers?|answered|goes|went|got|gets?|heard?|hears?)\b)"
)
THAT_IS_ALL = re.compile(
    r"\s*(?:(?:That|This|These)\s+)?(?:is|was|were|are)\s+(?:all|what|the\s+only\s+(?:thing|words?)|everything)(?:\s+that)?\s+"
    rf"(?P<subject>[^.:;,“”\"_]{{2,60}}?)\s+(?:would\s+|will\s+|could\s+|cared\s+to\s+|had\s+to\s+|wanted\s+to\s+)?{forms_of_saying()}"
)
ACCORDING = re.compile(
    r"[\s,–—-]*(?:according\s+to|(?:in\s+)?the\s+words\s+of|as\s+per)\s+"
    r"(?P<subject>(?:\b(?:Mr|Mrs|Ms|Dr|Prof)\.|[^.,:;“”\"]){2,90})",
    re.IGNORECASE,
)
SIGNED = re.compile(
    r"\s*[–—―-]{1,2}\s*(?P<subject>(?:[@＠A-Z\d]|(?:an?|one|another|user|netizen|blogger)\s)(?:\b(?:Dr|Mr|Ms|Mrs|Prof)\.|[^.:;!?“”\"]){1,60}?|[\w.-]{3,30})\s*$"
)
NEXT_SENTENCE = re.compile(r"\s+According\sto\s[^,.:;“”\"_]{2,60},\s+[a-z]")
"""According to whom something else is so: `“Tomorrow it is sold!” According to Vale, this is nonsense.`"""
IN_BRACKET = re.compile(r"[\s.,]*[(（](?P<subject>[@＠][^\s()（）]+|[^,;:()（）“”\"_]{3,60})(?:,[^()（）]{2,60})?[)）]")
IS_FROM = re.compile(
    r"(?:\s*[–—―-]{1,2}|,)\s+(?:(?:this|that)\s+(?:is|was|one\s+(?:is|was)|comes|came)\s+)?(?:from|by|thus)\s+"
    r"(?P<subject>(?:@|an?\s|one\s|another\s|some(?:one|body)\b)[^,.:;“”\"_]{2,60}?)(?=\s+(?:who|whose|calling|with)\b|[,.:;]|$)"
)
IS_BY = re.compile(
    r"\s*(?:is|was)\s+(?:an?|one|the)\s(?:[\w-]+\s){1,3}(?:by|from|of)\s(?P<subject>(?:[^.:;,“”\"_‘’]|‘[^‘’]{2,30}’){3,60})"
)
"""By whom words are said to be: `“Soup clocks in,” is the definition by Zhihu user ‘Slow Boat’`."""
READ = re.compile(
    rf"[\s,]*(?P<subject>(?:[\w’-]+\s+){{1,4}}{utterance_nouns('read')})(?:\s+with\s+[\w\s.,]{{1,25}}?\s(?:likes|upvotes|hearts|shares|replies|votes))?\s+(?:reads?|begins|began|goes|went|starts|started|ends|ended|continues|continued)\b"
)
APPOSED_NOUN = re.compile(r"(?:an?|the|one\s+of|who|whose)\s")
DENIED = re.compile(r"(?:\bnot|n’t|\bcannot|\bnever)\s+$")
ONE_BODY = re.compile(r"(?:an?|another)\s", re.IGNORECASE)
ONE_OF = re.compile(r"(?:one|another)\s+of\b", re.IGNORECASE)
WITHIN_HANDLE = re.compile(r"(?<=[^\W_])_(?=[^\W_])")
STANDS_BELOW = re.compile(
    r"\s+(?P<subject>(?:[@＠]\S+|(?:An?|One|Another)\s+(?:[\w’-]+\s+){0,3}?[\w’-]+"
    r"(?:\s+(?:in|from|of|at)\s+(?:the\s+)?[\w’-]+(?:\s[A-Z][\w’-]+)?)?))(?:,\s(?:aged\s)?\d\d)?\.?\s*$"
)
"""A signature without a verb or a dash: `“…” A man in Shanghai.`"""
AGED_BEHIND = re.compile(
    r"\s+(?P<subject>(?:(?:Ms|Mr|Mrs|Dr)\.?\s)?[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,2}),\s(?:aged\s)?\d\d,\s"
)
"""Who is brought in, with an age, right behind the words that open a paragraph: `“I like it.” Vale, 41, has cooked`."""
RUNS = re.compile(
    r"(?:reads?|ran|runs?|goes|went|began|begins|came|comes)(?=\s+(?:(?:an?|the|one|his|her|its|their)\s|another\b|one\b))"
)
BY_PRONOUN = re.compile(
    r"[\s,]*(?P<subject>(?:he|she|they|one|another|the\s\d\d-year-old)\s+(?:\w+ly\s+)?(?!is\b|was\b|has\b|does\b|had\b)(?:[a-z]+(?:s|ed)|began)|it\s+(?:began|begins|ends|ended|goes|went|reads?|concludes?|concluded))\b"
)
OF_AGE = re.compile(r"the\s\d")
CAME_REPLY = re.compile(
    r"[\s,]*(?:came|was)\s+(?P<subject>(?:the|an?)\s+(?:\w+\s+)?(?:answer|reply|response|retort|verdict))\b"
)
"""`“They would,” came the reply.`"""
HAD_LEFT = re.compile(
    r"[\s,]*(?P<subject>(?:some(?:one|body)|(?:an?|one|another)(?:\s[\w’-]+){0,3}?))\s+(?:had\s+|has\s+)?left\b(?!\s+(?:the|his|her|for|him)\b)"
)
"""Who left words where others leave theirs: `“…,” someone had left in the guest book`."""
ORIGIN = re.compile(
    r"\s+in\s+(?:(?P<group>(?:[A-Z]\w+[’']s|an?|the|his|her|their)\s(?:\w+\s)?(?:chat\s)?(?:group|forum|chat)\b)|(?P<place>[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?))"
)
SUBJECT_END = re.compile(
    r"[,:(]|\s[–—]\s|\s(?:in|on|who(?!\s(?:goes|went)\sby\b)|when|after|as|while|at|about|to|under|underneath|beneath|below|with|left|posted|during|because)\s"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a quotation is said to be from: the subject's words, the text around them."""

    subject: str
    context: str
    signed: bool = False
    """Whether no verb tells it, but a signature: `“…” A man in Shanghai.`"""


def after(narration: str, quote: Quotation, limit: int, words: str) -> Attribution | None:
    """The attribution right after a quotation: `” one user wrote`, `” said Ma`, `” according to Sun`."""
    text = narration[quote.outer_end : min(limit, quote.outer_end + REACH)]
    if chinese := subject_after(text):
        return Attribution(chinese["subject"], chinese[0])
    if NEXT_SENTENCE.match(text):
        return None
    if signed := SIGNED.match(text):
        return Attribution(signed["subject"], text, signed=ONE_BODY.match(signed["subject"]) is not None)
    if (signed := IN_BRACKET.match(text) or IS_FROM.match(", " * words.endswith(",") + text)) and signs(
        signed["subject"], words
    ):
        return Attribution(signed["subject"], text, signed=True)
    if (signed := STANDS_BELOW.match(text)) and signs(signed["subject"], words):
        return Attribution(signed["subject"], text, signed=True)
    if (how := IS_HOW.match(text) or THAT_IS_ALL.match(text)) and _is_subject(how["subject"]):
        return Attribution(how["subject"], text)
    if not quote.outer_start and words.rstrip()[-1:] in ".!?…" and (aged := AGED_BEHIND.match(text)):
        return Attribution(aged["subject"], text)
    if words.rstrip()[-1:] in ",!?…" and (by := IS_BY.match(text)) and _is_subject(by["subject"]):
        return Attribution(by["subject"], text)
    if words.rstrip()[-1:] == "." and not text.lstrip(" ,")[:1].islower() and not _is_inverted(text):
        return None
    said = _clause(text)
    context = said + text[len(said) : len(said) + 1]
    said = without_asides(said)
    if LEADS_ON.search(context.rstrip()) and words.rstrip()[-1:] in "?!…" and text.lstrip()[:1].isupper():
        return None  # the lead of the next quotation
    if found := ACCORDING.match(said):
        return Attribution(found["subject"], context)
    if (found := READ.match(said)) and _is_subject(found["subject"]):
        return Attribution(found["subject"], context)
    if came := CAME_REPLY.match(said):
        return Attribution(came["subject"], context)
    ends = context.rstrip()[-1:] in ".!?"
    subject = _subject_after_verb(said) or _subject_before_verb(said, ends)
    if not subject and words.rstrip().endswith(",") and (found := BY_PRONOUN.match(said)):
        subject = (
            found["subject"].rsplit(maxsplit=1)[0] if OF_AGE.match(found["subject"]) else found["subject"].split()[0]
        )  # `“…,” she counts`
    if not subject and words.rstrip()[-1:] in ",!?…" and (found := HAD_LEFT.match(said)):
        subject = found["subject"]
    return Attribution(subject, context) if subject else None


def _clause(text: str) -> str:
    """What stands before the first stop that ends a clause, which that of `Mr.` is not."""
    clause = UNSTOPPED.match(text)
    if clause is None or (text.startswith(".", clause.end()) and SHORTENED.search(text, 0, clause.end())):
        clause = SINGULAR_SENTENCE.match(text)
    return clause[0] if clause else ""


def signs(subject: str, words: str) -> bool:
    """Whether words in a bracket or behind `from` are somebody who signs: `(a mother from Ningbo)`, `from one user`.

    Who is no netizen by the noun signs nothing but what ends as a sentence does.
    """
    speaker = speaker_of(subject)
    is_netizen = speaker.kind == "netizen" and not is_saying(subject)
    return is_netizen or (words.rstrip()[-1:] in ".!?…" and ONE_BODY.match(subject) is not None and is_person(subject))


def _is_inverted(text: str) -> bool:
    """Whether a verb with its subject behind it follows a full stop: `“….” Writes one user`."""
    return not text.lstrip().startswith("Asked ") and _subject_after_verb(text.lstrip(" ,")) is not None


def _subject_before_verb(said: str, ends: bool) -> str | None:
    """The subject right before a verb; where the sentence ends so, that behind its last comma, too."""
    verbs = [
        verb
        for verb in verbs_of_saying(said[:FAR_BEHIND])
        if not DENIED.search(said, 0, verb.start())
        and not (_names_user(said, verb) or (verb[0].lower() in NOUNS and is_noun(said, verb)))
    ]
    for number, verb in enumerate(verbs[:3]):
        if number + 1 < len(verbs) and verbs[number + 1].start() - verb.end() <= 1:
            continue
        subject = without_adverbs(said[: verb.start()]).strip(" ,–—-").removeprefix("as ")
        first, _, apposed = subject.partition(", ")
        if APPOSED_NOUN.match(apposed) and _is_subject(first):
            return first
        if _is_subject(subject):
            return subject
        last = subject.rpartition(", ")[2] if ends else ""
        return last if last != subject and _is_subject(last) else None
    return None


def _names_user(said: str, verb: re.Match[str]) -> bool:
    """Whether a verb only tells what a user is called: `a user called “Old Spoon”`."""
    return verb[0] in NAMING_VERBS and any(start < verb.start() < end for start, end in netizen_phrases(said))


def _is_subject(words: str) -> bool:
    """Whether words right before a verb of saying are a noun phrase that can speak."""
    tokens = words.split()
    if (
        not tokens
        or len(tokens) > 12
        or tokens[0].lower().strip(",") in NOT_SUBJECTS
        or "_" in WITHIN_HANDLE.sub("", words)
    ):
        return False
    if (
        words.lower() in DEMONSTRATIVES
        or words.startswith("the way ")
        or (tokens[0].lower() in DEMONSTRATIVES and speaker_of(words).name is None)
    ):
        return False
    return tokens[0][0].isupper() or bool(
        crowd(words)
        or PRONOUN.fullmatch(words)
        or GENERIC.match(words)
        or names_in(words)
        or HANDLE.match(words)
        or is_people(words)
        or ONE_OF.match(words)
    )


def _subject_after_verb(said: str) -> str | None:
    said = said.lstrip(" ,–—-")
    verb = verb_of_saying().match(said) or RUNS.match(said)
    if not verb:
        return None
    rest = said[verb.end() :].lstrip()
    name = name_behind(rest)
    subject = rest[:name] + SUBJECT_END.split(rest[name:], maxsplit=1)[0].strip()
    if rest.startswith(subject) and set(subject.split()) & netizen_nouns("people"):
        subject += _origin(rest[len(subject) :])
    is_pronoun = PRONOUN.fullmatch(subject) and subject != "He"  # He is a surname, too: `said He, who cooks`
    return with_name(subject, rest) if _is_subject(subject) and not is_pronoun else None


def _origin(behind: str) -> str:
    """Where a speaker is from, if that stands right behind: ` in Guangdong`, ` in the cook’s chat group`."""
    found = ORIGIN.match(behind)
    return (
        found[0] if found and (found["group"] or is_whereabouts(found["place"])) and not platform_in(found[0]) else ""
    )
