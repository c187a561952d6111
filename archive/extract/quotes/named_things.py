"""Words in quote marks that nobody says: titles, names and glosses, told by what stands right beside them."""

import re
from functools import cache

from archive.extract import lexicon
from archive.extract.letters import letter_runs, runs_of
from archive.extract.lines import SPACES
from archive.extract.quotes.marks import COLON, HALT
from archive.extract.quotes.verbs import forms_of_saying, verb_of_saying
from archive.extract.tags import HANZI

POSTER = re.compile(r"\b(?:one|another|an?|other|some|many)\s+(?:\w+\s+)?posters?$", re.IGNORECASE)
POSTS = re.compile(rf"\b{lexicon.any_of(lexicon.word_set('small_words', 'written online'))}\b")
READS = re.compile(r"\b(?:read|reads|reading|says|saying)\b")
FEW_GLOSS_WORDS = 4
FEW_TITLE_WORDS = 3
WHAT_IS_CALLED = re.compile(
    r"\b(?:[Ww]hat|that|which)\s+(?!is\b|was\b|are\b|were\b|some\b)(?:[\w’-]+\s+){1,4}called\s*$"
    r"|\b(?:an?|the|this)\s+[\w’-]+\s+(?:that\s+|which\s+)?(?:he|she|they|[A-Z][\w’-]+)\s+(?:has\s+|later\s+)?called\s*$"
)
BETWEEN = SPACES + ":,"
"""What may stand between words that name and what they name."""
LISTING = ("as", "like", "including", "include", "includes", "included")
COUNTED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|few)\s+words:\s*$")
"""What is said in so many words: `The reply had four words: “`."""
JUDGES = re.compile(r"\b(?:calls?|called|calling)\s+(?:the|this|that|his|her|its|their)\s+[\w’-]+\s*$")
TITLED = re.compile(r"\b(?:titled|entitled|headlined|called)[\s:,]*$")
ENTITLED = re.compile(r"\b(?:titled|entitled|headlined)[\s:,]*$")
OF_SONGS = ("ed", "ing", "of", "s", "sang", "sing", "sung", "hum")
SUNG = re.compile(r"\b(?:plays|played|playing|sang|sings?|singing|sung|hums|hummed|humming)(?:\s+of)?\s+$")
"""What is done with a song: `he uploaded himself singing “Rain on Soup Road,”`."""
OF_HASHTAG = re.compile(r"[#＃]\s*[(（]\s*$")
GLOSSED = re.compile(rf"\s*[(（][“\"‘]?[^()（）]{{0,40}}[{HANZI}#]")
AFTER_GLOSS = re.compile(rf"[{HANZI}”\"’][)）]\s*,\s*(?:or|meaning)?\s*$")


@cache
def _naming() -> re.Pattern[str]:
    cues = lexicon.any_of(lexicon.entries("naming"), any_case=True)
    return re.compile(rf"(?<![^\s(]){cues}(?:\s+(?:the|a|an))?[\s:,]*$", re.IGNORECASE)


@cache
def _titled() -> re.Pattern[str]:
    """Matches what ends with an enumeration of titles: `her articles include “`, `books such as “`."""
    nouns = lexicon.whole_word(word for entry in lexicon.sections("naming")["titled"] for word in entry.split())
    return re.compile(
        rf"{nouns}[^“”\":.;]{{0,60}}\b(?:such\s+as|like|including|includes?|included)\b[\s:,]*$", re.IGNORECASE
    )


@cache
def _surfaces() -> frozenset[bytes]:
    return runs_of(lexicon.word_set("naming", "written on"))


@cache
def _written() -> re.Pattern[str]:
    nouns = lexicon.whole_word(lexicon.word_set("naming", "written on"))
    judged = r"(?!\s+(?:is|are|was|were)\s+(?:an?|the|not|so|too|very)\b)"  # the ad was a breath of fresh air: “
    return re.compile(rf"{nouns}(?![’']s\s){judged}[^“”\":.;]{{0,40}}[:,\s]*$", re.IGNORECASE)


@cache
def _sign() -> re.Pattern[str]:
    nouns = lexicon.any_of(lexicon.word_set("naming", "written on"))
    return re.compile(rf"(?:[\w’-]+\s+){{0,4}}{nouns}", re.IGNORECASE)


def is_sign(subject: str, context: str) -> bool:
    """Whether what is said to read something is a sign, and so says a slogan: `the other banner`.

    A poster reads something; one who posts says something.
    """
    is_somebody = POSTER.search(subject) is not None and READS.search(context) is None
    return _sign().fullmatch(subject) is not None and not is_somebody


BEARS = re.compile(
    r"\b(?:bears?|bore|bearing|carry|carries|carried|carrying|displays?|displayed|displaying|sports?|sported|sporting|wears?|"
    r"wore|wearing)\s+(?:the|these|this|an?)\s+(?:[a-z]+\s+)?(?:inscription|line|message|motto|print|slogan|text|warning|words?)[:,\s]*$"
)
PRINTED_ON = re.compile(
    r"\b(?:written(?=\s\w+\s(?:the|an?|its|his|her|their)\s(?!account|page|blog|forum|profile))|print|prints|printed|printing|paint(?:s|ed|ing)?|engraved?|engraving|embroider(?:ed|ing)?|emblazoned|carved?|"
    r"carving|stamped|stencil(?:l?ed)?|scrawled|sprayed|stitched|tattooed)\s[^.;“”\":]{0,60}?\b(?:across|in|inside|into|on|onto|over|under|underneath)"
    r"\s[^.;“”\":]{2,40}[:,\s]*$"
)
OF_LABEL = re.compile(
    r"\b(?:agrees?|agreed|disagrees?|disagreed|happy|laugh(?:s|ed)?|joked?|argued?|objects?|objected|content|satisfied|pleased|"
    r"annoyed|amused|impressed|fond|tired)\s+(?:with|at|about|over|to|against|by|of)\s+(?:that|this|the|these|those|such)\s+[\w’-]+[:,\s]*$"
)


BESIDE = re.compile(
    r"\b(?:text|words|letters|lettering)\s(?:next\s+to|beside|above|below|beneath|under|across|behind|on)\s(?:it|him|her|them|the\s[\w-]+)\s(?:reads?|says?|said|ran|runs?)[:,\s]*$"
)
"""What stands in a picture: `The text next to it reads: “`."""
ON_WHICH = re.compile(
    r"\b(?:on|onto|across)\s+which\s[^.:;“”\"]{2,50}?\s(?:written|wrote|painted|printed|scrawled|stitched|sewn|carved|embroidered)(?:,[^.:;“”\"]{2,30})?[:,\s]*$"
)
"""On what somebody writes: `a sheet on which she had written, in black ink: “`."""
SOMEBODY_ON = re.compile(
    r"\b(?:[Oo]ne|[Aa]nother|[Aa]n?|[Ss]ome|[Oo]ther|[Mm]any)\s(?:[\w-]+\s){0,2}posters?\s(?:\w+ly\s)?(?:wrote|writes?|asked|asks?|posted|commented|complained|replied|added|argued|wondered|joked)[:,]?\s*$"
    r"|\b(?:bullet\s|live\s)?comments\s(?:(?:\w+\s){1,2}(?:across|down|over|up)\s(?:the|my|his|her)\s\w*screen|on\s(?:the|my|his|her)\s\w*screen\s[^.:;“”\"]{2,40}):\s*$"
)
"""Who posts, and is no poster; where viewers’ comments pass: `The comments flew across the screen: “`."""
POSTS_ON = re.compile(r"\b(?:account|app|blog|forum|page|platform|post|profile|site|thread|video|Weibo|WeChat)\b")
SAID_BY = re.compile(
    rf"\s(?:he|she|they|I|we|users|netizens|people|some(?:one|body))\s+(?:\w+ly\s+)?{forms_of_saying()}[:,\s]*$"
)
"""Who says it, though a thing is told of before: `They would paint the wall, and he wrote “`."""


def is_written_on(before: str) -> bool:
    """Whether what leads to quoted words tells on what they are written: `holding signs that read “`."""
    lead = before[-120:]
    if not lead.strip():
        return False
    end = lead.rstrip(BETWEEN)
    beside = end.endswith(("read", "reads", "say", "says", "said", "ran", "run", "runs")) and BESIDE.search(lead)
    if (beside or (" which" in lead and ON_WHICH.search(lead))) and not POSTS_ON.search(lead):
        return True
    thing = None if _surfaces().isdisjoint(letter_runs(lead)) else _written().search(lead)
    if thing and not SAID_BY.search(thing[0]) and not SOMEBODY_ON.search(lead):
        return OF_LABEL.search(lead) is None  # but: a user disagrees with that label: “
    borne = ("the " in lead[-60:] and BEARS.search(lead)) or (lead.rstrip()[-1:] == ":" and PRINTED_ON.search(lead))
    return bool(borne) and not POSTS.search(before[-300:])


def is_named_thing(before: str, after: str, words: str) -> bool:
    """Whether quoted words are a title, a name or a gloss, by what stands right beside them."""
    named = _is_named_by_lead(before, words) if before.strip() else None
    if named is not None:
        return named
    if _is_title(words) and not COLON.search(before):
        return True
    if AFTER_GLOSS.search(before[-30:]) or _closes_bracket(before, after, words):
        return True
    long = len(words.split()) > FEW_GLOSS_WORDS
    spoken = (long and words[-1:] in ".!?") or (HALT.search(before) and (long or POSTS.search(before)))
    return GLOSSED.match(after) is not None and not spoken


def _is_named_by_lead(before: str, words: str) -> bool | None:
    """Whether the words that lead to quoted ones say that these are a name; None where they tell nothing."""
    led = before.rstrip(BETWEEN)[-9:].lower()
    if OF_HASHTAG.search(before[-6:]) or (led.endswith(LISTING) and _titled().search(before[-160:])):
        return True
    if before.endswith("called ") and len(words.split()) >= FEW_GLOSS_WORDS and WHAT_IS_CALLED.search(before[-80:]):
        return False
    if led.endswith("words") and COUNTED.search(before[-40:]):
        return False
    if _may_name(before) and _naming().search(before[-40:]) and not _is_judged(before, words):
        return not (COLON.search(before) and (len(words.split()) > 12 or _is_said(before, words)))
    return None


@cache
def _ends_of_naming() -> frozenset[str]:
    return frozenset(cue.split()[-1].lower() for cue in lexicon.entries("naming"))


def _may_name(before: str) -> bool:
    """Whether a text ends with the last word of what names things, an article behind it or not."""
    words = [word.rpartition("(")[2] for word in before[-40:].rstrip(BETWEEN).lower().split()[-2:]]
    return any(word in _ends_of_naming() for word in (words if words[-1:] in (["the"], ["a"], ["an"]) else words[-1:]))


def _is_judged(before: str, words: str) -> bool:
    """Whether words tell what somebody calls a thing: `one user called the project “a very thin soup”`."""
    return len(words.split()) >= FEW_GLOSS_WORDS and JUDGES.search(before[-60:]) is not None and not _is_title(words)


def _is_said(before: str, words: str) -> bool:
    """Whether words are a sentence that somebody says: `She wrote on her account: “The soup is too thin.”`"""
    return len(words.split()) > FEW_GLOSS_WORDS and words[-1:] in ".!?" and verb_of_saying().search(before) is not None


def _is_title(words: str) -> bool:
    """Whether words are capital as in a title: `Everybody Sing The Soup Songs`."""
    long = [word for word in words.split() if len(word) > 3]
    return len(long) >= FEW_TITLE_WORDS and words[-1:].isalpha() and all(word[0].isupper() for word in long)


def is_titled(before: str, words: str) -> bool:
    """Whether words are a title that is called one: `an essay titled “Soup Must Not Be Dried,”`."""
    end = before[-30:].rstrip(BETWEEN)
    if end.endswith(("titled", "headlined", "called")) and ENTITLED.search(before[-30:]):
        return True
    called = TITLED.search(before[-30:]) if end.endswith(("titled", "headlined", "called")) else None
    called = called or (SUNG.search(before[-30:]) if end.endswith(OF_SONGS) else None)
    return called is not None and _is_title(words.rstrip(" ,."))


def _closes_bracket(before: str, after: str, words: str) -> bool:
    """Whether quoted words end a bracket that explains something else: `(漢字, hànzì, “Chinese letters”)`."""
    opened = before[-120:].rfind("(") if after.startswith(")") else -1
    within = before[-120:][opened + 1 :] if opened >= 0 else ")"
    if ")" in within or not within.strip() or words[-1:] in ".!?…":
        return False
    return verb_of_saying().search(within) is None


is_glossed = GLOSSED.match
