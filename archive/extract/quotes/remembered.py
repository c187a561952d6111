"""What is remembered of who speaks: as whom they were told of before, and who spoke before them."""

import re
from functools import lru_cache

from archive.extract import lexicon
from archive.extract.quotes.sentences import sentences_back
from archive.extract.quotes.speakers import speaker_of
from archive.extract.quotes.subjects import leading_crowd
from archive.extract.quotes.telling import ALONE, PEOPLE, Telling
from archive.extract.quotes.whereabouts import USER
from archive.extract.quotes.writers import is_one_of_them
from archive.language.pinyin import segmentations

ONE_MORE = re.compile(
    r"(?:yet\s|still\s)?(?:another|others?|a\s(?:second|third|fourth|fifth)|the\sother|some|many|one)\b"
)
REPLIES = re.compile(
    r"\b(?:repl(?:y|ies|ied|ying)|respond(?:s|ed|ing)?|in\sresponse|chim(?:es|ed)\sin|answer(?:s|ed))\b"
)
NAME = re.compile(r"[A-Z][\w’-]+\s[A-Z][\w’-]+$")
GOES_ON = re.compile(r"\w|\s[A-Z]")
USER_BEFORE = re.compile(rf"{USER.pattern}\s+$", re.IGNORECASE)
WHO_POSTED = re.compile(r"\swho\s(?:\w+\s)?(?:filmed|left|posted|shared|started|uploaded|wrote)\b")
WROTE_ON = re.compile(r"\b(?:[Hh]e|[Ss]he)\s(?:\w+\s)?(?:posted|shared|uploaded|wrote)\b[^.!?“”_]{0,40}?\son\s[A-Z]")
"""Of the person spoken of: `Every evening, he wrote a line on Weibo`."""
POST = r"(?P<noun>answer|comment|message|post|review|thread)"
THE_POST = re.compile(rf"the\s(?:\w+\s)?{POST}")
A_POST = re.compile(
    rf"\b(?:[Oo]ne|[Aa]n?|[Aa]nother)\s(?:[\w-]+\s){{0,2}}{POST}\b(?!\s(?:on|from|by)\s(?:its|his|her|their|[A-Z]))"
)
FAR_BACK = 15
USER_REACH = 25
NAMED_REACH = 60
NAMED_SO = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Ss]ome(?:one|body))\s(?:[a-z-]+\s){0,3}?(?:named|called|nicknamed|(?:by|under)\sthe\s(?:name|handle)(?:\sof)?)\s$"
)
WRITES = re.compile(lexicon.whole_word(lexicon.word_set("small_words", "written online")), re.IGNORECASE)


def is_called_user(told: Telling) -> bool:
    """Whether a name was told to be a user's: `Netizen Soupman comments`, then `Soupman added`."""
    name = told.speaker.name or ""
    if told.speaker.grade != "named" or (name not in told.above and name not in told.clause):
        return False
    text = f"{told.above} {told.clause}"
    at = text.find(name)
    is_whole = at > 0 and not GOES_ON.match(text, at + len(name))
    return is_whole and USER_BEFORE.search(text, max(0, at - USER_REACH), at) is not None


def goes_by_name(told: Telling) -> bool:
    """Whether who writes is told to go by a name that is no person's: `a passenger named Tired Spoon wrote`."""
    name = told.speaker.name or ""
    if told.speaker.grade != "named" or not name[:1].isupper() or WRITES.search(told.clause) is None:
        return False
    words, given = name.lower().split(), lexicon.word_set("given_names", "given")
    if name.split()[0] in given or all(map(segmentations, words)):
        return False
    text = f"{told.above} {told.context}"
    places = (found.start() for found in re.finditer(re.escape(name), text))
    return any(NAMED_SO.search(text, max(0, at - NAMED_REACH), at) for at in places)


def is_known_blogger(told: Telling) -> bool:
    """Whether a blogger has a surname and a given name: `legal blogger Mo Jia`, not `blogger Iron Wok`."""
    name = NAME.search(told.speaker.name or "")
    spelled = name is not None and all(segmentations(word.lower()) for word in name[0].split())
    return spelled and (told.is_user or is_called_user(told))


def follows(told: Telling, kind: str) -> bool:
    return told.last_here is not None and told.last_here.kind == kind


def is_one_more(told: Telling) -> bool:
    return told.last is not None and told.last.kind == "netizen" and ONE_MORE.match(told.phrase) is not None


def is_one_more_met(told: Telling) -> bool:
    """Whether all that is told of one is that they speak after somebody met: `a cook told me. “…,” said another`."""
    last = told.last_here
    if not told.is_bare or last is None or not last.name or (last.kind, last.grade) != ("named", "described"):
        return False
    return last.name in told.sentence and not told.is_online


def was_heard_as_named(told: Telling) -> bool:
    """Whether who was heard last under the same words, or, of `the baker`, with the same noun, was no netizen."""
    name = told.speaker.name
    for said in reversed(told.earlier[-FAR_BACK:]) if name else ():
        other = said.speaker.name or ""
        if other == name or (told.is_definite and told.noun in other.lower().split()):
            return said.speaker.kind == "named"
    return False


@lru_cache(maxsize=256)
def _posting(noun: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:an?|one|another|the)\s(?:[\w-]+\s){{0,3}}{re.escape(noun)}\b[^.!?]*(?:\.\s(?:He|She)\s[^.!?]*)?\b(?:post(?:s|ed)?|shared|uploaded|wrote)\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=256)
def _with_handle(noun: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:an?|one|another)\s(?:[\w-]+\s){{0,2}}{re.escape(noun)}\s?[(（][@＠]", re.IGNORECASE)


def was_told_to_post(told: Telling) -> bool:
    """Whether they are told to have posted: `the neighbor who filmed it`, `A woman posted. … the woman said`."""
    if not (told.is_definite and told.is_person):
        return False
    name = told.speaker.name or ""
    at = told.context.find(name)
    here = at >= 0 and WHO_POSTED.match(told.context, at + len(name)) is not None
    wrote = told.is_on_platform and WROTE_ON.search(told.clause) is not None
    if here or wrote:
        return True
    return told.noun in told.above.lower() and _posting(told.noun).search(told.above) is not None


def had_handle(told: Telling) -> bool:
    if not (told.is_definite and told.is_person and ("@" in told.above or "＠" in told.above)):
        return False
    return _with_handle(told.noun).search(told.above) is not None


def is_post_told_of(told: Telling) -> bool:
    """Whether `the post` is one that was told of as one of many, not as somebody's."""
    found = THE_POST.fullmatch(told.phrase)
    return found is not None and any(one["noun"] == found["noun"] for one in A_POST.finditer(told.above))


def are_others_of(told: Telling) -> bool:
    """Whether `one of them` is one of people told of who are no netizens."""
    if not is_one_of_them(told.subject):
        return False
    for sentence in sentences_back(f"{told.told} {told.narration}"):
        people = leading_crowd(sentence.lstrip())
        if people and not is_one_of_them(people):
            return not set((speaker_of(people).name or "").lower().split()) & (PEOPLE | ALONE)
    return False


def answers_netizen(told: Telling) -> bool:
    is_answer = told.is_owned and REPLIES.search(told.clause) is not None
    return is_answer and told.last is not None and told.last.kind == "netizen"
