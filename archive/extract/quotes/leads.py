"""The sentence before a quotation that says who is quoted: `One user wrote: “`, `She said that it was “`."""

import re
from functools import lru_cache

from archive.extract.quotes.attribution import ACCORDING, SUBJECT_END, Attribution
from archive.extract.quotes.chinese import subject_before
from archive.extract.quotes.lead_ins import ASIDE_SAID, OF_ONE, WHO_IT_IS, WITH_WORDS, led_in
from archive.extract.quotes.marks import COLON, HALT
from archive.extract.quotes.named_things import is_written_on
from archive.extract.quotes.names import names_in
from archive.extract.quotes.nouns import is_person
from archive.extract.quotes.reactions import who_reacts
from archive.extract.quotes.speakers import POSTED, PRONOUN, crowd, is_saying, speaker_of
from archive.extract.quotes.subjects import (
    first_subject,
    subject_at_end,
    subject_of,
    without_asides,
)
from archive.extract.quotes.verbs import is_made_to, is_noun, is_passive, says, utterance_nouns, verbs_of_saying
from archive.extract.quotes.whereabouts import is_whereabouts

FEW_WORDS = 10
MOST_TO_DO = 20
BARE_WORDS = 5
NEAR = 30
WORDS_OF = re.compile(r"\b[Ii]n\s+the\s+words\s+of\s+(?P<subject>[^.:;,“”\"_]{2,60}),\s*$")
OWN_WORDS = re.compile(r"in\s+(?:his|her|their|its)\s+(?:own\s+)?words,?$", re.IGNORECASE)
SUCH_AS = re.compile(
    r"\b(?:such\s+as|like|including|included|(?:is|was)\s+that|ranging\s+from|saying|read|reads|reading|goes|went|is|was|:)[\s:,]*$",
    re.IGNORECASE,
)
OF_SOMEBODY = re.compile(
    r"\b(?P<owner>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?|(?:[Tt]he|[Oo]ne|[Aa]nother)\s[a-z-]+)[’']s\s+(?:[a-z-]+\s+){0,2}"
    rf"{utterance_nouns('owned')},?\s*(?:such\s+as|like|including|[:–—-])\s*$"
)
LEFT = re.compile(
    rf"\b(?:left|leave|leaving|sent|shared|posted)\s(?:[^.:]{{0,40}}\s)?{utterance_nouns('left')}\b[^.:]{{0,60}}[,:]\s*$"
)
TO_DO = re.compile(r"^\s+(?!to\s)[^,;:_]*\bto\s+$")
READ = re.compile(
    rf"\b(?P<subject>[Ii]t|(?:[\w’-]+\s+){{0,3}}{utterance_nouns('read')})(?:,\s[^,]{{2,40}},)?\s+read[,:]?\s*$"
)
ACCORDING_TO = re.compile(
    r",\s+according\s+to\s(?P<subject>[^,.:;“”\"_]{2,60}),\s(?:is|are|was|were|has|have|had)\b[^,.:;_]{0,40}$"
)
"""According to whom something is so: `Its listeners, according to Vale, are “`."""
AGENT = re.compile(r"\s+by\s+(?P<subject>[^.:;“”\"_]{2,90})")
BLAMED_FOR = re.compile(r"\bfor\s+$")
"""The words are what somebody is blamed for, and need not be whose: `criticised by users for “thin soup”`."""
THAT = re.compile(
    r"(?:\s+(?:in|on|at|to|under)\s+[\w’\s-]{2,50}?)?(?:\s+out)?\s+(?:(?:an?|the|his|her|their)\s+[a-z]+\s+|(?:(?:[A-Z][\w’-]*|the|me|us|him|her|them|reporters|journalists)\s+){0,4})that\b"
)
SIGNED_BEFORE = re.compile(
    r"(?:^|,\s|\b(?:[Tt]his|[Oo]ne|[Aa]nother|[Ff]avou?rite|[Mm]ine)(?:\s+(?:is|was|comes|came))?,?\s+)(?:[Ff]rom|[Bb]y)\s+"
    r"(?P<subject>(?:[@＠]|an?\s|one\s|another\s|some(?:one|body)\b)[^,.:;“”\"_]{2,60}?)\s*[,:]\s*$"
)
"""Who signs the words that follow: `And my favourite, by a girl of fourteen, “`, `This from one user: “`."""
CAME_FROM = re.compile(
    rf"\b{utterance_nouns('read')}\s+(?:came\s+)?from\s+(?P<subject>[^,.:;“”\"_]{{2,60}}?)(?:\s+(?:him|her|it|them)sel(?:f|ves))?:\s*$"
)
"""Whom what follows came from: `They got a reply from the cook herself: “`."""
VIEWED_BY = re.compile(
    r"^(?:But\s+|And\s+)?(?:(?:[Ii]n|[Bb]y)\s+(?P<owner>his|her|their)\s+(?:view|opinion|eyes|account|telling|words|experience)"
    r"|(?:[Aa]ccording\s+to|[Ff]or|[Tt]o)\s+(?P<whom>him|her|them)),\s[^_]*$"
)
MAIN_CLAUSE = re.compile(
    r"(?:When|As|After|Before|Once|If|While|Asked|Although|Though|Because)\s[^_:]*,\s+(?P<clause>(?P<subject>he|she|they|[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?)\s+[a-z][^,:_]{1,60}):\s*$"
)
"""Who does what before the words, behind a clause of time: `When I asked Vale, she shook her head: “`."""
ARE = re.compile(r"\s(?:[^,.:;“”_]{2,40}\s)?(?:are|were|include|included|range[ds]?\s+from)\s+")
RANGED = re.compile(
    r"\s(?:ranged?|ranging|var(?:y|ied)|ran|run|swung|went)\s(?:all\s+the\s+way\s+)?(?:from|between)\s[^.:]*[(（]\s*$"
)
"""What kinds of words are told of: `reactions ranged from envy (“`."""
JUDGED = re.compile(r"\s+(?:it|him|her|them|(?:the|this|that|his|her|their)\s+[\w’-]+)\s+(?:an?|the)\s+$")
"""What is called so: `Many call the custom a “tax on the poor”`."""
FEWEST_JUDGING = 4
ONE_MORE = re.compile(
    r"(?:[,;]\s+(?:and|while|but)|^(?:And|But|Then))\s+(?P<subject>another|others|yet\s+another|a\s+(?:second|third|fourth))\s*:\s*$"
)
"""Who says the next words, the verb left out: `” one comment read, and another: “`."""
LABEL = re.compile(r"(?:And\s+)?(?P<subject>(?:[Aa]n?|[Oo]ne|[Aa]nother)\s[^,.:;“”\"_]{3,60}):\s*$")
"""Who speaks, without a verb: `A student from Wuhan: “`."""
SOME_WORDS = re.compile(
    r"^(?:[Aa]mong(?:st)?\s+|[Oo]ne\s+of\s+|[Ss]ome\s+of\s+)?(?P<subject>(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Oo]ther|[Mm]any|[Tt]wo|[Tt]hree)\s+"
    rf"(?:[a-z][\w’-]*\s+){{0,4}}?{utterance_nouns('listed')}\b)[^.:“”\"_]{{0,70}}[:：]\s*$"
)
"""Words introduced by what they are, not by who says them: `Among the better jokes: “`."""
ANSWERS = re.compile(r",\s(?:and|but|while|whereupon)\s[^,]*$")
"""What opens the clause of another: `A fan said that it was late, and our leader replied: “`."""
AS_BEFORE = re.compile(r"\bas\s+$")
COMMA = re.compile(r"[,;，；–—]\s*$")
ARTICLE_END = re.compile(r"\b(?:a|an|the|its|their|his|her|this|that|of|with|these|those|such)\s*$", re.IGNORECASE)


@lru_cache(maxsize=64)
def before(sentence: str, words: str) -> Attribution | None:
    """The attribution in the sentence that leads to a quotation: `One user wrote: “`, `She said that it was “`."""
    if chinese := subject_before(sentence):
        return Attribution(chinese["subject"], chinese[0])
    if said := led_in(sentence):
        return said
    if owned := OF_SOMEBODY.search(sentence):
        return Attribution(owned["owner"], sentence)
    if source := WORDS_OF.search(sentence):
        return Attribution(source["subject"], sentence)
    if signed := SIGNED_BEFORE.search(sentence):
        return Attribution(signed["subject"], sentence, signed=True)
    if (sender := CAME_FROM.search(sentence)) and _is_somebody(sender["subject"]):
        return Attribution(sender["subject"], sentence)
    if "ccording to" in sentence and (according := ACCORDING_TO.search(sentence)) and len(words.split()) >= BARE_WORDS:
        return Attribution(according["subject"], sentence)
    if more := ONE_MORE.search(sentence):
        return Attribution(more["subject"], sentence)
    if (label := LABEL.match(sentence)) and not says(sentence) and is_person(re.split(r"\swho\s", label["subject"])[0]):
        return Attribution(label["subject"], sentence, signed=True)
    if (main := MAIN_CLAUSE.match(sentence)) and not says(main["clause"]):
        return Attribution(main["subject"], sentence)
    if (owned := OF_ONE.search(sentence)) and words[:1].isupper():
        return Attribution(owned["owner"], sentence)
    long = COLON.search(sentence) or len(words.split()) >= BARE_WORDS
    if (viewed := VIEWED_BY.match(sentence)) and long:
        return Attribution(WHO_IT_IS[viewed["owner"] or viewed["whom"]], sentence)
    subject = _subject_leading(without_asides(sentence), words)
    return None if subject is None else Attribution(subject, sentence)


def _is_somebody(subject: str) -> bool:
    return speaker_of(subject).grade != "none" and not is_whereabouts(subject)


def _subject_leading(sentence: str, words: str) -> str | None:
    """Whose words the sentence says will follow; empty if it does not say whose; None if it says no such thing."""
    if OWN_WORDS.search(sentence):
        return first_subject(sentence) or ""
    said = [verb for verb in verbs_of_saying(sentence) if not is_noun(sentence, verb)]
    verbs = [verb for verb in said if not (is_passive(sentence, verb) or is_made_to(sentence, verb))]
    colon = HALT.search(sentence) is not None
    if said and said[-1] not in verbs and (agent := AGENT.match(sentence, said[-1].end())):
        if BLAMED_FOR.search(sentence):
            return None
        return SUBJECT_END.split(agent["subject"], maxsplit=1)[0].strip()
    if colon and (subject := _said_aside(sentence) or _inverted(sentence, verbs)):
        return subject
    leading = [verb for verb in verbs if THAT.match(sentence, verb.end())]
    if verbs and _leads_to(sentence[verbs[-1].end() :], words, colon):
        leading.append(verbs[-1])
    people = _who_may_speak(sentence)
    if people and LEFT.search(sentence, people[1]):
        return sentence[slice(*people)]
    if "read" in sentence.rstrip()[-6:] and (read := READ.search(sentence)):
        return (
            first_subject(sentence) or read["subject"]
            if read["subject"].lower() == "it"
            else _ended(sentence[: read.end("subject")])
        )
    if leading:
        subject = _subject_of_last(sentence, leading, colon)
        return subject or (sentence[slice(*people)] if people and colon else "")
    if people and (colon or (SUCH_AS.search(sentence) and not re.search(r"\bthat\b(?!\s*$)", sentence[people[1] :]))):
        return sentence[slice(*people)]
    if (
        people
        and is_saying(sentence[slice(*people)])
        and (ARE.fullmatch(sentence, people[1]) or RANGED.match(sentence, people[1]))
    ):
        return sentence[slice(*people)]
    source = None if said else ACCORDING.match(sentence)
    if source and (colon or len(words.split()) >= BARE_WORDS):
        return source["subject"]
    if people and WITH_WORDS.search(sentence, people[1]):
        return sentence[slice(*people)]
    if not colon:
        return None
    if listed := SOME_WORDS.match(sentence):
        return listed["subject"]
    return (first_subject(sentence) or "") if said else _whose(sentence, words)


def _who_may_speak(sentence: str) -> tuple[int, int] | None:
    """The first netizens of a sentence, unless something is but likened to them: `She sees it as a reply to spoons`."""
    people = crowd(sentence)
    return (
        None if people and AS_BEFORE.search(sentence[: people[0]]) and is_saying(sentence[slice(*people)]) else people
    )


def _subject_of_last(sentence: str, verbs: list[re.Match[str]], colon: bool) -> str | None:
    """The subject of the last verb; before a colon, that of `said that` if the last is of nobody who speaks."""
    subject = subject_of(sentence, verbs[-1])
    told_that = colon and len(verbs) > 1 and THAT.match(sentence, verbs[-2].end()) is not None
    if not told_that or subject is None or crowd(subject) or names_in(subject) or PRONOUN.fullmatch(subject):
        return subject
    if ANSWERS.search(sentence[: verbs[-1].start()]) and is_person(subject):
        return subject
    return subject_of(sentence, verbs[-2])


def _ended(clause: str) -> str:
    """The noun phrase that ends a clause: `Her last post`."""
    return subject_at_end(clause) or first_subject(clause) or ""


def _said_aside(sentence: str) -> str | None:
    """Who is said in passing to say it: `Her colleague, she reports, is not like that: “`."""
    found = ASIDE_SAID.search(sentence)
    return found["subject"] if found else None


def _whose(sentence: str, words: str) -> str | None:
    """The person a sentence is about, if a whole utterance follows its colon: `A few lost patience: “`."""
    few = len(words.split()) < BARE_WORDS and not who_reacts(sentence, words)
    if few or words.rstrip()[-1:] not in ".!?…":
        return None
    if posted := POSTED.match(sentence.lower()):
        return sentence[: posted.end()]
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
    if TO_DO.search(tail) and between <= MOST_TO_DO:
        return True
    if colon or (COMMA.search(tail) and between <= FEW_WORDS * 2):
        return True
    if between > FEW_WORDS:
        return False
    few = len(words.split()) < (FEWEST_JUDGING if JUDGED.match(tail) else BARE_WORDS)
    return not (ARTICLE_END.search(tail) and few)
