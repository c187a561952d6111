"""Who speaks: the noun phrase that is the subject of an attribution, and what it tells of the speaker."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from archive.extract import lexicon
from archive.extract.quotes.bearers import GOING_BY, has_name
from archive.extract.quotes.names import NAME
from archive.extract.quotes.nouns import SPEAKING, WHEREABOUTS, is_person, may_be_netizens, netizen_nouns, of_office
from archive.extract.records import Grade, VoiceKind

TOKEN = re.compile(r"\d[\d,.]*|[^\s,;:()“”]+")
STOPS = lexicon.word_set("small_words", "ends a noun phrase")
PRONOUN = re.compile(r"\b(?:he|she|they|it|who|I|we)\b", re.IGNORECASE)
FROM = re.compile(r"\s+(?:from|in|on|of|at)\s+(?:the\s+)?(?:[A-Z][\w’'-]*)(?:\s[A-Z][\w’'-]*)?")
GENERIC = re.compile(r"\b(?:the|a|an|this|its|their|his|her|my|our)\s+(?:[\w’'‘-]+\s+){0,3}?[\w’'-]+", re.IGNORECASE)
NO_SPEAKERS = lexicon.word_set("small_words", "no speaker")
PREPOSITIONS = frozenset({"within", "in", "on", "at", "by", "with", "from", "under", "after", "before", "for"})
SINGLE = re.compile(r"(?:yet\s+another\b|an?|the|this)\b(?!\s+of\b)|(?:one|another|someone|somebody|ein\w*|una?)\b")
SEVERAL = re.compile(r"an?\s+(?:few|couple|lot|number|group|majority|handful|minority|range|stream|flood)\b")
ACCOUNT = re.compile(
    r"(?:(?:the\s+)?\w+\s+)?(?:user|netizen|blogger|microblogger|commenter|vlogger)\b(?!\s+(?:comments?|reactions?))"
)
PLURAL = r"(?:[a-z-]+\s)?(?!always|perhaps|themselves|others)[a-z-]{3,}[^s\W](?<!ou)s\b"
OWN_NAME = re.compile(
    r"(?:[Uu]ser|[Nn]etizen|[Bb]logger|[Mm]icroblogger|[Cc]ommenter|[Vv]logger|[Cc]ommentator)\s+(?!I\b)[A-Z][\w.-]*(?:\s[A-Z][\w-]*){0,3}(?=[\s,:(（])"
)
SCREEN_NAME = re.compile(r"‘(?!The\s)[A-Z][^‘’]{1,40}’")
"""Whom only a name in quote marks names, posts under it: `‘Teacher Mo’ calls it`."""
SURNAME = "Fan"
"""A name with a capital, a netizen without: `Fan Lan`, `one fan`."""
BEARER = re.compile(r"\b(?:user|netizen|\w*blogger|commenter|vlogger)\s+[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,2}$")
OF_NAMED = re.compile(r"[A-Z]\w*[’']s?\s|\b(?:[Hh]is|[Hh]er|[Ii]ts|[Mm]y|[Oo]ur)\s")
OWNED = re.compile(r"[’']s?\s|^(?:the|this|his|her|their|its|my|our)\b")
TRAILING = re.compile(
    rf"(?!\s+{GOING_BY}\s)\s+(?:always|often|just|never|simply|who(?!\s(?:goes|went)\sby\b)|whose|whom|which|that|known|born|called(?!\s+[A-Z@＠“‘\"])|named(?!\s+[A-Z@＠“‘\"])|based|left|under|after|"
    r"wanted|I|we|he|she|they|online)\b(?=\s|$)"
)
NOBODY = re.compile(
    r"[(_].*|(?:an?|the|very)(?:\s+(?:very|most|more|(?!(?:ally|assembly|bully|family|monopoly|reply)\b)\w+ly))?|nobody|"
    r"the\s+(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
BY_NAME = re.compile(rf"\b{lexicon.any_of(netizen_nouns('passers-by'))}\s+[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){{1,2}}$")
OF_NETIZEN = re.compile(rf"[^’']*\b{lexicon.any_of(lexicon.word_set('netizens', 'people'))}[’']")
OWNER = re.compile(r"(?:the|this|that|its|their)\s(?:[\w-]+\s)*?([\w-]+)[’']s?\s")
FIRMS = lexicon.word_set("small_words", "firms")
RANKED_NOUNS = lexicon.word_set("utterances", "called comments") | lexicon.word_set("utterances", "listed")
RANKED = re.compile(
    rf"\b(?:(?:most|top|highest|best)[\s-]\w+ed(?:\s(?:short|long))?|popular|upvoted|viral)\s+{lexicon.any_of(RANKED_NOUNS)}\b"
)
NUMBER = re.compile(r".*\b(?:hundred|thousand|million|billion|\d[\d.,]*)")
NICKNAME = re.compile(
    r"(?:\s+(?:named|called|nicknamed|known\s+as|with\s+the\s+\w+))?,?\s+[(（]?[‘“\"「][^‘’“”\"「」_]{1,30}[’”\"」][)）]?(?=[\s,:(（]|$)"
)
CALLED = re.compile(
    r",?\s+(?:named|called|nicknamed|namely|surnamed|known\s+as|"
    r"by\s+the\s+name(?:\s+of)?|under\s+the\s+(?:handle|name|pseudonym|username)|with\s+the\s+(?:handle|user\s?name|name|nickname))\s+"
    r"[A-Z@＠][\w’.-]*(?:\s+[A-Z][\w’-]*){0,3}"
)
POSTED = re.compile(
    r"(?:an?|one|another|the\s+(?:first|second|original))\s+(?:[\w’-]+\s+){0,3}?post\b|"
    r"(?:(?:some|many|most|other|several|numerous|such|online|weibo|viral|popular|top)\s+){0,3}posts\b"
)
QUANTITY = re.compile(
    r"\b(?:(?:dozens|hundreds|thousands|millions|scores|plenty|lots|tens\s+of\s+thousands)\s+of|a\s+(?:few|couple|lot|number|group|handful|minority|majority|selection|sample)\s+of)\s+$",
    re.IGNORECASE,
)
ADVERBIAL = re.compile(r"\b[Ii]n\s+(?:reply|response|reaction|person|text)$")
RANKED_ONE = re.compile(r"the\s+(?:(?:most|top|highest|best)[\s-](?:\w+ed|popular|common)|top)\s+ones?")
POSSESSIVE = re.compile(r"(?<=s)[’']$")
CLASS_OF = re.compile(r"(?<=[a-z])\s[’'‘]\d\d$")
"""The year in which somebody leaves college: `Ann Vale ’24`."""
THOSE_WHO = re.compile(r"[Tt]hose\s+who\s")
DEMONSTRATIVE = re.compile(r"(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ss]uch)\s+[a-z]")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, as printed."""

    name: str | None
    kind: VoiceKind
    grade: Grade
    pronoun: bool = False


@cache
def speech_verbs() -> frozenset[str]:
    """All forms of the verbs of saying."""
    return frozenset(lexicon.forms("speech_verbs"))


@cache
def netizen_noun() -> re.Pattern[str]:
    """Matches a noun by which a voice is a netizen's."""
    return re.compile(rf"(?<!\w){lexicon.any_of(netizen_nouns(*SPEAKING), any_case=True)}\b(?!’s|'s|-)", re.IGNORECASE)


@cache
def _alone() -> re.Pattern[str]:
    bare = lexicon.any_of(netizen_nouns("alone"), any_case=True)
    in_line = lexicon.any_of(lexicon.sections("netizens")["in line"], any_case=True)
    of_them = r"(?:many|some|most|several)\s+of\s+(?:those|them)\b(?:\s+[a-z]+ing\b)?"
    things = lexicon.any_of(NO_SPEAKERS)
    ranked = rf"{RANKED_ONE.pattern}\b"
    no_noun = (
        rf"(?!(?:(?<=one)|(?<=another))\s+{things}\b)"
        + r"(?!\s+of\b|(?<=one)\s+for\b|\s+[\d,.]+\s|-|\s+reason\b|(?<=another)\s+[a-z]+\s+(?:of|in|that|for)\b)"
    )
    return re.compile(
        rf"(?<![\w’-])(?:{of_them}|{ranked}|{in_line}(?=\s+(?:\w+ly\s+|also\s+)?[a-z]+(?:s|d|te)\b)|"
        rf"(?<!got )(?<!gets )(?<!drew )(?<!draws )(?<!received )(?<!attracted )"
        rf"(?<!the other )(?<!this )(?<!that )(?<!the )(?<!only )(?<!no ){bare}\b{no_noun}"
        rf"(?!(?:(?<=many)|(?<=some)|(?<=several)|(?<=most)|(?<=few))\s{PLURAL}))",
        re.IGNORECASE,
    )


def netizen_phrases(text: str) -> list[tuple[int, int]]:
    """The places of noun phrases for netizens: the noun, the words before that count or describe it, where from."""
    found = []
    for noun in netizen_noun().finditer(text) if may_be_netizens(text) else ():
        if noun[0] == SURNAME or ADVERBIAL.search(text, max(0, noun.start() - 3), noun.end()):
            continue
        end = noun.end()
        if own_name := OWN_NAME.match(text, noun.start()):
            end = own_name.end()
        elif nickname := NICKNAME.match(text, end) or CALLED.match(text, end):
            end = nickname.end()
        if origin := FROM.match(text, end):
            end = origin.end()
        found.append((_phrase_start(text, noun.start()), end))
    return found


def _phrase_start(text: str, noun: int) -> int:
    start = noun
    if text[noun : noun + 4].lower() == "some":  # somebody, someone
        return start
    for token in reversed(list(TOKEN.finditer(text, max(0, noun - 60), noun))):
        word = token[0]
        if (
            word.lower() in STOPS
            or (word.endswith("ing") and word in speech_verbs())
            or text[token.end() : start].strip()
            or noun - token.start() > 45
        ):
            if word == "to" and start < noun:  # to find sceptics
                start = text.index(" ", start) + 1
            break
        start = token.start()
        if word.lower() in ("a", "an", "the", "one", "another"):
            break
    quantity = QUANTITY.search(text, max(0, start - 30), start)
    return quantity.start() if quantity else start


def _with_origin(text: str, end: int) -> int:
    """Where `many` ends with where they are: `many on Weibo`."""
    origin = FROM.match(text, end)
    return origin.end() if origin and text.startswith(" on ", end) else end


@lru_cache(maxsize=512)
def crowd(text: str) -> tuple[int, int] | None:
    """The first netizens of a text, by noun or by a bare `some`, `others`."""
    phrases = netizen_phrases(text)
    alone = [(found.start(), _with_origin(text, found.end())) for found in _alone().finditer(text)]
    alone = [span for span in alone if not any(start <= span[0] < end for start, end in phrases)]
    return min(phrases + alone, default=None)


@lru_cache(maxsize=512)
def speaker_of(phrase: str) -> Speaker:
    """What a subject's words tell: netizen or named, and how closely the speaker is known."""
    words = TRAILING.split(phrase.strip(" ,.;:–—-"), maxsplit=1)[0].strip(" ,.;:–—-")
    words = CLASS_OF.sub("", POSSESSIVE.sub("", words))
    lower = words.lower()
    if words[:1] in ("@", "＠"):
        return Speaker(re.split(r"’s\s|\s", words)[0], "netizen", "handle")
    if not words or NOBODY.fullmatch(lower):
        return Speaker(None, "named", "none")
    if SCREEN_NAME.fullmatch(words):
        return Speaker(words, "netizen", "described")
    if PRONOUN.fullmatch(words):
        return Speaker(words, "named", "none", pronoun=True)
    if THOSE_WHO.match(phrase):
        return Speaker(phrase.strip(), "netizen", "crowd")
    if _is_netizen(words):
        return Speaker(words, "netizen", "described" if _is_single(lower) or BEARER.search(words) else "crowd")
    if NUMBER.fullmatch(lower) or _is_no_speaker(words):
        return Speaker(None, "named", "none")
    return Speaker(words, "named", "named" if has_name(words) else "described")


def _is_single(phrase: str) -> bool:
    head = WHEREABOUTS.split(phrase)[0]
    if ACCOUNT.match(phrase):
        return True
    plural = head.endswith("s") and phrase.startswith(("the ", "this "))
    return SINGLE.match(phrase) is not None and not SEVERAL.match(phrase) and not plural


def _is_no_speaker(words: str) -> bool:
    """Whether a noun phrase is of a time, a place or a thing: `this year`, `within a Chinese context`."""
    head = WHEREABOUTS.split(words)[0].split()
    if DEMONSTRATIVE.match(words) and (not is_person(words) or words.endswith("ment")):
        return True
    of_thing = bool(head) and head[-1].lower() in NO_SPEAKERS and (len(head) == 1 or head[-1].islower())  # Canal News
    return of_thing or (bool(head) and head[0].lower() in PREPOSITIONS)


def _is_netizen(words: str) -> bool:
    words = " ".join(word for word in words.split() if word != SURNAME)
    phrase = words.lower()
    if POSTED.match(phrase) or RANKED_ONE.fullmatch(phrase):
        return True
    if phrase in lexicon.sections("netizens")["in line"]:
        return True
    tokens = re.findall(r"[\w’'-]+", phrase)
    if set(tokens) & netizen_nouns("people", "claimed", "other languages"):
        return True
    if set(tokens) & netizen_nouns("sayings") or (set(tokens) & RANKED_NOUNS and RANKED.search(phrase)):
        return OF_NETIZEN.match(phrase) is not None or not (OF_NAMED.search(words) or _is_of_firm(phrase))
    common = [word.lower() for at, word in enumerate(re.findall(r"[\w’'-]+", words)) if at == 0 or word.islower()]
    if set(common) & netizen_nouns("passers-by"):  # Xu Man is no man
        named = BY_NAME.search(words) is not None  # film critic Ann Vale
        return not OWNED.search(phrase) and not named and not of_office(phrase, set(tokens))
    is_alone = bool(tokens) and tokens[0] in netizen_nouns("alone") and not of_office(phrase, set(tokens))
    return is_alone and not NAME.search(WHEREABOUTS.split(words)[0][1:])


def _is_of_firm(phrase: str) -> bool:
    """Whether a comment is of a firm, an office or a person told of: `the company’s response`."""
    owner = OWNER.search(phrase)
    return owner is not None and (owner[1] in FIRMS or is_person(owner[1])) and not RANKED.search(phrase)


def is_saying(phrase: str) -> bool:
    """Whether a noun phrase is of a comment, not of who wrote it."""
    words = set(re.findall(r"[\w’'-]+", phrase.lower()))
    return bool(words & netizen_nouns("sayings")) or (
        bool(words & RANKED_NOUNS) and RANKED.search(phrase.lower()) is not None
    )
