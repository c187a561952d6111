"""The subject of a sentence or of a verb: whose words a quotation could be."""

import re
from functools import cache, lru_cache

from archive.extract import lexicon
from archive.extract.quotes.bearers import bearer_before
from archive.extract.quotes.names import CROWD, NOT_NAMES, names_in
from archive.extract.quotes.nouns import is_person
from archive.extract.quotes.speakers import GENERIC, STOPS, crowd, netizen_phrases, speaker_of
from archive.extract.quotes.verbs import PEOPLE_WHO, is_noun, utterance_nouns, verb_of_saying
from archive.extract.quotes.whereabouts import is_whereabouts
from archive.extract.tags import HANZI, handles_in

ADVERB = (
    r"(?:also|then|later|further|recently|even|just|still|now|once|simply|thus|too|again|already|never|often|all|"
    r"used\s+to|has|have|had|would|will|is|was|are|were|been|to|(?!(?:ally|assembly|bully|family|monopoly|reply)\b)\w{2,}ly)"
)
ADVERBS_AT_END = re.compile(rf"\s+(?:{ADVERB}(?:\s+{ADVERB})*\s*)?$")
PREPOSITIONS = lexicon.any_of(lexicon.word_set("small_words", "opens no clause of its own"))
TIMES = lexicon.any_of(lexicon.word_set("small_words", "times"))
OPENING = re.compile(
    rf"(?:(?:(?:Right|Just|Soon|Shortly|Only|Even)\s+)?(?:According\s+to|{PREPOSITIONS}|(?:Last|This|That|One|Earlier)\s+{TIMES})"
    r"\b[^,]{0,140},\s*)+"
)
CLAUSE = re.compile(r",\s+(?:when|while|as|where|after|before)\s+(?=the\s|an?\s|one\s|[A-Z])")
ASIDE = re.compile(
    rf"\s?[(（](?:[^()（）]{{0,60}}[{HANZI}@＠#＃][^()（）]{{0,60}}|(?:19|20)\d\d[a-z]?(?:[,:]\s?[\dp.–\s-]+)?)[)）]"
)
ORIGIN = re.compile(r"\s(?:from|in|at)\s[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?(?=,)")
APPOSED = re.compile(r",\s+(?=[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,2}(?:,|\s*$|\s+[a-z]))")
DETERMINER = re.compile(r"\b(?:an?|the|one|another|its|their|his|her|my|our|this)\s", re.IGNORECASE)
PHRASE = re.compile(
    r"(?:[\w’'-]+\s+){1,4}[\w’'-]+(?:\s+(?:from|of|in|at|on)\s+(?:the\s+|an?\s+)?[\w’'-]+(?:\s+[\w’'-]+)?)?|[\w’'-]+\s+[\w’'-]+"
)
AFTER_PREPOSITION = re.compile(r"\b(?:in|at|from|of|on|to|for|by|with|about|near|through)\s+$")
TOLD = re.compile(r"\s(?:told|tells|asked)\s[^,.;]*$")
SEVERAL_AT_END = re.compile(
    r"(?:^|[,;]\s+|\b(?:[Aa]s|that|[Ww]hile|but|[Ww]hen|because)\s+)((?:[a-z][a-z-]*\s+){0,3}[a-z][a-z-]*[^s\W]s)\s*$"
)
OF_NAME = re.compile(
    r"(?<!of )(?<!in )(?<!at )(?<!to )\b(?:an?|the|its|their)\s+(?:[a-z][\w’-]*\s+){1,3}of\s+(?:the\s+)?$"
)
PARTIAL_WORD = re.compile(r"^\S*\s*")
WITH = re.compile(r"\bwith\s+(?P<subject>[^,.;:_]{2,60}?)\s*$")
ALONE_AT_END = re.compile(
    r"(?:^|[,;:.][”\"’]?\s|\b(?:and|but|while|as|that|when)\s)\s*(some|others|many|another|one|most|several)\s*$",
    re.IGNORECASE,
)
JOINT = re.compile(r"(?:,|\band|\bwho|\bwhich|\bor|\bbut)$")
WHO = re.compile(r",?\s+who\s*$")
LIKED = re.compile(r"\sthat\s(?:was|were|is|are|has|have|had|got|received|drew|went)\b[^,.;]*$")
RELATIVE = re.compile(r"\s(?:who|which)\s[^,.;]*$")
WITHIN_IT = re.compile(r"\s(?:in|on|at|to|with)\s+which\s+(?:it|they|he|she)\s*$")
"""Who says something in what they issue: `The hall put up a note in which it said`."""
ADJECTIVE = re.compile(r"\b(?:\w+ly|most|best|much|often)\s\w+ed$")
"""A participle that describes: `a widely shared post`."""
OTHER_CLAUSE = re.compile(r"\s(?:he|she|they)\s*$")
"""Who says something behind a relative clause: `If you used a spoon that was new he wrote`."""
OBJECT_END = re.compile(r"(?:(?<!\bof)\s(?:it|him|them|me|us)|\s(?:he|she|they|I|we))$")
AGE = re.compile(r",\s\d\d$")
OF_PLACE = re.compile(
    r"\sof\s(?:an?|the)\s(?:[a-z-]+\s){0,2}(?:town|city|village|county|district|school|company|firm|shop|bank|club)\b"
)
ORDINAL = re.compile(
    rf"(?:An?|The|His|Her|Its|Their)\s+(?:first|second|third|fourth|fifth|last|next)\s+(?:(?:[a-z-]+\s+){{0,2}}{utterance_nouns('read')}|(?!one\b)[a-z-]+)\b",
)
"""What stands in a row: `The first critical post`, `A second apology`."""
FRONTED = re.compile(r"(?:To|For|With)\s[^,.:;_]{2,40}?\s(?=(?:he|she|they)\s)")
"""To whom somebody does something, told first: `To the student she wrote`."""
BULLETS = " •·◼▪*–-"
ARTICLES = ("A", "An", "Her", "His", "My", "Our", "The", "Their")
BARE = lexicon.word_set("netizens", "alone") | {"few"}


@cache
def titles() -> frozenset[str]:
    """What people are, in small letters: `dean`, `singer`."""
    return frozenset(entry.lower() for entry in lexicon.entries("titles"))


def without_asides(text: str) -> str:
    """A text without brackets that hold hanzi, a handle or a hashtag: `the Dean (院长), Ann Vale (安维)`."""
    return ASIDE.sub("", text) if "(" in text or "（" in text else text


def without_adverbs(text: str) -> str:
    """A text without the adverbs and forms of `be` and `have` that end it: `The cook has often`."""
    return ADVERBS_AT_END.sub("", text)


def subject_of(sentence: str, verb: re.Match[str]) -> str | None:
    """The subject of a verb: the noun phrase right before it; of a participle, or after `and`, the sentence's."""
    subject = _subject_before(sentence, verb)
    return with_name(subject, sentence) if subject else None


def with_name(subject: str, sentence: str) -> str:
    """An office with the name of who holds it, if that stands right behind: `their leader, Auntie Rong`."""
    behind = sentence.find(subject) + len(subject)
    origin = ORIGIN.match(sentence, behind)
    apposed = APPOSED.match(sentence, origin.end() if origin else behind)
    name = next(iter(names_in(sentence[apposed.end() : apposed.end() + 60])), None) if apposed else None
    if not apposed or not name or name[0] or not _is_office(subject):
        return subject
    return sentence[behind - len(subject) : apposed.end() + name[1]]


def _is_office(subject: str) -> bool:
    words = re.findall(r"[\w’-]+", re.split(r"\s(?:of|at|in|for)\s", subject)[0])
    return bool(words) and (
        words[-1].lower() in titles() or ((words[0][0].islower() or words[0] in ARTICLES) and is_person(words[-1]))
    )


def _subject_before(sentence: str, verb: re.Match[str]) -> str | None:
    if verb[0].lower() in ("quotes", "quoted", "cites", "cited") and (names := names_in(sentence[verb.end() :])):
        return sentence[verb.end() :][slice(*names[0])]
    clause = without_adverbs(sentence[: verb.start()])
    if verb[0].lower().endswith("ing") and (named := WITH.search(clause)) and _can_speak(named["subject"]):
        return named["subject"]
    if (who := WHO.search(clause)) and (bearer := subject_at_end(AGE.sub("", clause[: who.start()]))):
        return bearer
    if (within := WITHIN_IT.search(clause)) and (issuer := first_subject(clause[: within.start()])):
        return issuer
    if verb[0].lower().endswith("ing") or JOINT.search(clause.rstrip()[-6:]):
        return first_subject(CLAUSE.split(clause)[-1])
    near = PARTIAL_WORD.sub("", clause[-91:]) if len(clause) > 90 else clause
    near = near[: told.start()] if (told := TOLD.search(near)) else near
    relative = LIKED.search(near) or RELATIVE.search(near)
    relative = None if relative and OTHER_CLAUSE.search(relative[0]) else relative
    if relative and (people := crowd(relative[0])) and relative[0].split(None, 1)[1:] == [relative[0][slice(*people)]]:
        return relative[0][slice(*people)]  # a plan which critics described as “
    phrase = (subject_at_end(near[: relative.start()]) if relative else None) or subject_at_end(near)
    if phrase:
        return phrase
    if pronoun := re.search(r"\b(he|she|they|it|who)\s*$", near, re.IGNORECASE):
        return pronoun[1]
    return first_subject(clause) or _generic(near)


def _can_speak(phrase: str) -> bool:
    """Whether words between `with` and a participle are a name or netizens: `with some saying`."""
    people = crowd(phrase)
    return (phrase[0].isupper() and bool(names_in(phrase))) or (people is not None and people[0] == 0)


def subject_at_end(text: str) -> str | None:
    """The netizens, the name or the noun phrase that ends a text."""
    ends = [
        span
        for span in netizen_phrases(text) + names_in(text) + _alone_at_end(text) + list(handles_in(text))
        if span[1] >= len(text.rstrip(" )’”")) - 2
    ]
    if ends and not is_whereabouts(text[slice(*min(ends))]):
        owned = OF_NAME.search(text[: min(ends)[0]])
        return text[owned.start() if owned else bearer_before(text, min(ends)[0]) : min(ends)[1]]
    several = SEVERAL_AT_END.search(text)
    return _phrase_at_end(text) or (several[1] if several and not verb_of_saying().search(several[1]) else None)


def _phrase_at_end(text: str) -> str | None:
    """The noun phrase that ends a text, with where it is from: `a boy from Hefei`, `a very young voice`."""
    for determiner in DETERMINER.finditer(text):
        phrase = text[determiner.start() :].rstrip()
        if AFTER_PREPOSITION.search(text[: determiner.start()]):
            continue  # an object: `one user responding to the case`
        if PHRASE.fullmatch(phrase) and not _has_verb(phrase) and not OBJECT_END.search(phrase):
            return phrase
    return None


def _has_verb(phrase: str) -> bool:
    words = [word for word in phrase.lower().split() if word not in ("of", "from", "in", "at", "on")]
    verbs = verb_of_saying().finditer(phrase)
    return bool(STOPS.intersection(words)) or any(
        not is_noun(phrase, verb) and not ADJECTIVE.search(phrase, 0, verb.end()) for verb in verbs
    )


def _alone_at_end(text: str) -> list[tuple[int, int]]:
    ends = text.rstrip()[-7:].lower().endswith(("some", "others", "many", "another", "one", "most", "several"))
    span = ALONE_AT_END.search(text) if ends else None
    return [span.span(1)] if span else []


def _generic(text: str) -> str | None:
    found = list(GENERIC.finditer(text))
    return found[-1][0] if found else None


@lru_cache(maxsize=256)
def first_subject(text: str) -> str | None:
    """The first netizens, name or pronoun of a text, after its opening phrase of place or time."""
    text = text.lstrip(BULLETS)
    opening = FRONTED.match(text) or OPENING.match(text)
    subject = _first_of(text[opening.end() :] if opening else text)
    return subject or (_first_of(text) if opening else None)


def _first_of(rest: str) -> str | None:
    candidates = [span for span in names_in(rest) if not is_whereabouts(rest[slice(*span)])]
    if people := crowd(rest):
        candidates.append(people)
    candidates += [found.span() for found in re.finditer(r"\b(?:he|she|they)\b", rest, re.IGNORECASE)][:1]
    candidates += list(handles_in(rest))[:1]
    several = PEOPLE_WHO.match(rest) or CROWD.match(rest)
    described = several[several.lastgroup or 0] if several else _opening_phrase(rest)
    first = min(candidates, key=lambda span: (span[0], -span[1]), default=None)
    if first and described and first[0] == len(described) + 1:  # my friend Lan
        return rest[: first[1]]
    if first and not (described and first[0] > len(described)):
        return rest[slice(*first)]
    return described


def _opening_phrase(text: str) -> str | None:
    """The noun phrase that opens a text, up to its first noun for a person."""
    found = ORDINAL.match(text) or GENERIC.match(text)
    if not found:
        return None
    words = text[:90].split()
    for count, word in enumerate(words[:5], 1):
        if count > 1 and is_person(word.rstrip(",;:.(")):
            of = OF_PLACE.match(text, len(" ".join(words[:count])))
            return " ".join(words[:count]).rstrip(",;:.(") + (of[0] if of else "")
        if word[-1] in ",;:.(" or word.lower() in STOPS:
            return " ".join(words[: max(2, count - 1)]) if word.lower() in STOPS else found[0]
    return found[0]


@lru_cache(maxsize=256)
def leading_crowd(sentence: str) -> str | None:
    """The netizens a sentence is about: those that stand before its first name."""
    opening = OPENING.match(sentence)
    sentence = sentence[opening.end() :] if opening else sentence
    people = crowd(sentence)
    if not people:
        return None
    named = [span for span in names_in(sentence) if not is_whereabouts(sentence[slice(*span)])]
    subject = not named or people[0] <= min(named)[0]
    return (
        sentence[slice(*people)]
        if subject and sentence[people[0] : people[1]].lower() not in NOT_NAMES - BARE
        else None
    )


def one_netizen(sentence: str) -> str | None:
    """The one netizen that a sentence opens with: `Another commenter was less polite`."""
    subject = first_subject(sentence)
    user = speaker_of(subject) if subject and sentence.lstrip().startswith(subject) else None
    return subject if user is not None and (user.kind, user.grade) == ("netizen", "described") else None
