"""Verbs by which somebody is quoted, and the nouns and passives that look like them."""

import re
from functools import cache

from archive.extract import lexicon
from archive.extract.letters import letter_runs, runs_of

IN_TWO_WORDS = (
    r"puts?\s+it|(?:fired|hits?|shot)\s+back|"
    r"sp(?:eaks?|oke)\s+of|reads?\s+(?:out(?:\s+loud)?|aloud)|"
    r"(?:joins?|joined|chimes?|chimed|weighs?|weighed)\s+in(?=\s*[:,.]|\s+with\b)|(?:begs?|begged)\s+to\s+differ|(?:wants?|wanted)\s+to\s+know|(?:finds?|found)(?=\s+that\b)|(?:finds?|found)\s+out(?!\s+(?:about|how|what|who))"
)
"""`Another put it so`, `the fan shot back`, `the paper spoke of “…”`."""
FIRST_OF_TWO = (
    "beg begged begs chime chimed chimes find finds fired found hit hits join joined joins put puts read reads shot "
    "speak speaks spoke want wanted wants weigh weighed weighs"
)
WORD = re.compile(r"[\w-]+")
LAST_WORD = re.compile(r"[\w’'-]+$")
OBJECT = re.compile(r"\b(?:to|of|in|with|by|for|from|like|at|on|about|as)\s+(?:[a-z-]+\s+){0,2}$")
KINDS = frozenset({"type", "types"})
DESCRIBED = re.compile(r"\b(?:an?|the|one|this|that)\s+(?:[\w’-]+\s+){0,2}[\w’-]*[^s\W]\s+$", re.IGNORECASE)
NOUNS = lexicon.word_set("small_words", "nouns of saying")
BEFORE_NOUNS = lexicon.word_set("small_words", "before nouns")
VERB_TOO = frozenset({"few", "many", "more", "others", "several", "three", "two", "wechat", "weibo"})
"""Before a noun of saying; before a verb that is no noun, its subject ends: `Many call`, `a post on WeChat asks`."""
BE_BEHIND = re.compile(r"\s+(?:are|were|have|had|include|included|ranged?|poured|flooded|came|kept)\b")
"""What makes a plural noun of it: `Typical comments were`."""
RANKED = re.compile(
    r"\b(?:[Tt]he|[Mm]ost|[Mm]ore)\s+(?:(?:most|more|top|best)\s+)?(?:\w+ed|\w+est|popular|recent|typical|top|best|common|frequent)\s+$"
)
"""What ranks comments: `the most upvoted replies`."""
BE = lexicon.word_set("small_words", "forms of be")
PARTICIPLE = re.compile(r"\w+(?:ed|en|ught|aid|old)", re.IGNORECASE)
AUXILIARY = re.compile(r"\b([\w’]+)\s+(?:(?:also|then|even|not|all|often|widely|soon|\w+ly)\s+){0,2}$")
QUOTED_AS = ("quoted", "cited", "heard")
MADE_TO = re.compile(
    r"\b(?:make|makes|made|making|let|lets|letting|help|helps|helped|hear|heard|see|saw|watch|watched)\s+(?:[\w’-]+\s+){1,3}$"
    r"|\b(?:some(?:one|body|thing)|no(?:one|body|thing)|reason|time|way)\s+to\s+$"
)


def utterance_nouns(section: str) -> str:
    """A regular expression for the nouns of one section of the list of utterances."""
    return lexicon.any_of(lexicon.word_set("utterances", section))


@cache
def verb_of_saying() -> re.Pattern[str]:
    """Matches any form of a verb by which somebody is quoted."""
    return re.compile(forms_of_saying(any_case=True), re.IGNORECASE)


@cache
def forms_of_saying(any_case: bool = False) -> str:
    """A regular expression for what `verb_of_saying` matches, to stand within another."""
    return rf"(?<![\w-])(?:{lexicon.any_of(lexicon.forms('speech_verbs'), any_case)}|{IN_TWO_WORDS})\b(?!-)"


def verbs_of_saying(text: str) -> list[re.Match[str]]:
    """The verbs in a text by which somebody is quoted, and what looks like one."""
    found: list[re.Match[str]] = []
    if _runs_of_saying().isdisjoint(letter_runs(text)):
        return found
    at = 0
    for word in WORD.finditer(text):
        may = word.start() >= at and word[0].lower() in _first_words()
        if may and (verb := verb_of_saying().match(text, word.start())):
            found.append(verb)
            at = verb.end()
    return found


@cache
def _first_words() -> frozenset[str]:
    """The words with which the verbs begin."""
    return frozenset([*lexicon.forms("speech_verbs"), *FIRST_OF_TWO.split()])


@cache
def _runs_of_saying() -> frozenset[bytes]:
    return runs_of(_first_words())


@cache
def noun_or_verb() -> frozenset[str]:
    """Words that are a verb of saying or a noun, in the singular and the plural: `comment`, `replies`."""
    return frozenset(NOUNS | {f"{noun}s" for noun in NOUNS} | {"replies", "queries", "worries", "wishes"})


def is_noun(sentence: str, verb: re.Match[str]) -> bool:
    """Whether a word that could be a verb of saying is a noun here: `in a post`, `the comments`."""
    before = sentence[max(0, verb.start() - 60) : verb.start()]
    lead = LAST_WORD.search(before.split()[-1]) if before[-1:].isspace() and before.strip() else None
    said = verb[0].lower()
    if said in noun_or_verb() and sentence.startswith((" such as", " including"), verb.end()):
        return True
    if said in noun_or_verb() and said.endswith("s") and BE_BEHIND.match(sentence, verb.end()):
        return True
    if said in KINDS and sentence.startswith(" of ", verb.end()):
        return True
    if not lead or said.endswith(("ed", "ing", "said", "wrote")):
        return False
    word = lead[0].lower()
    if word in ("one", "another", "each", "every"):
        return not said.endswith("s")
    if said in noun_or_verb() and sentence.startswith(",", verb.end()) and OBJECT.search(before):
        return True
    if said in noun_or_verb() and said not in NOUNS and RANKED.search(before):
        return True
    described = said in NOUNS and DESCRIBED.search(before) is not None
    is_verb = word in VERB_TOO and said not in noun_or_verb()
    return described or (word in BEFORE_NOUNS and not is_verb) or word.endswith(("’s", "'s"))


def says(sentence: str) -> bool:
    """Whether a sentence has a verb of saying."""
    return any(not is_noun(sentence, verb) for verb in verbs_of_saying(sentence))


def is_made_to(sentence: str, verb: re.Match[str]) -> bool:
    """Whether somebody is made, let or heard to say something: `Others said the spoon made them cry: “…”`."""
    return not verb[0].endswith(("ed", "s", "ing")) and MADE_TO.search(sentence[: verb.start()][-60:]) is not None


def is_passive(sentence: str, verb: re.Match[str]) -> bool:
    """Whether a participle tells what is said of its subject, not what that says: `users are called “…”`."""
    if not PARTICIPLE.fullmatch(verb[0]) or verb[0].lower() in QUOTED_AS:
        return False
    auxiliary = AUXILIARY.search(sentence[max(0, verb.start() - 40) : verb.start()])
    return auxiliary is not None and auxiliary[1].lower() in BE


PEOPLE_WHO = re.compile(
    rf"(?:There\s(?:are|were)\s(?:also\s)?)?(?P<people>[Tt]hose\swho\s[^.:;_]{{2,60}}?)(?=\s(?:\w+ly\s)?{forms_of_saying()}|,|$)"
)
"""Of whom only what they do is told: `Those who had eaten wrote`."""
