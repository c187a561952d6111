"""The words that say who is quoted: before a quotation, after it, or in the sentence before."""

import re
from dataclasses import dataclass
from functools import cache

from archive.extract import lexicon
from archive.extract.quotes.marks import Quotation
from archive.extract.quotes.speakers import (
    GENERIC,
    NOT_NAMES,
    PRONOUN,
    crowd,
    is_whereabouts,
    names_in,
    netizen_phrases,
)
from archive.extract.tags import HANZI

REACH = 260
FEW_WORDS = 8
FEW_GLOSS_WORDS = 4
ADVERBS = (
    r"(?:\s+(?:also|then|later|further|recently|even|just|still|now|once|simply|thus|too|again|already|never|often|all|"
    r"has|have|had|would|will|is|was|are|were|been|to|\w{2,}ly))*"
)
NOT_SUBJECTS = lexicon.word_set("small_words", "first in no subject")
SINGULAR_SENTENCE = re.compile(r"[^.!?:;]{0,220}")
REFERS_BACK = re.compile(
    r"\s*(?P<subject>(?:This|That|The|These|Such)\s+(?:[\w’-]+\s+){0,2}?(?:eulogy|comments?|messages?|texts?|reactions?|repl(?:y|ies)|responses?|remarks?|sentiments?|words|thread))\s+"
    r"(?:was|were|is|are|has|have|had|got|received|became|soon|quickly)\b"
)
RECURS = re.compile(
    r"\s*(?:was|is|were|are|became|seemed|seems)\b[^.:;“”\"]{0,60}\b(?:phrase|comment|reaction|response|sentiment|slogan|question|remark|reply|answer|joke|line|words?|saying)s?\b"
)
ACCORDING = re.compile(
    r"[\s,–—-]*(?:according\s+to|in\s+the\s+words\s+of|as\s+per)\s+(?P<subject>[^.,:;“”\"]{2,90})", re.IGNORECASE
)
OWN_WORDS = re.compile(r"in\s+(?:his|her|their|its)\s+(?:own\s+)?words,?$", re.IGNORECASE)
SUCH_AS = re.compile(
    r"\b(?:such\s+as|like|including|included|ranging\s+from|saying|read|reads|reading|goes|went|is|was|:)[\s:,]*$",
    re.IGNORECASE,
)
ADDED_TO = re.compile(r"^\s*(?:by|in|on|to|at|from|that|it|as|how|when)\b")
COLON = re.compile(r"[:：]\s*$")
COMMA = re.compile(r"[,;，；–—]\s*$")
ARTICLE_END = re.compile(r"\b(?:a|an|the|its|their|his|her|this|that|of|with|these|those|such)\s*$", re.IGNORECASE)
GLOSSED = re.compile(rf"\s*[(（][“\"‘]?[^()（）]{{0,40}}[{HANZI}#]")
AFTER_GLOSS = re.compile(rf"[{HANZI}”\"’][)）]\s*,\s*(?:or|meaning)?\s*$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a quotation is said to be from: the subject's words, the text around them, and how firmly they are tied."""

    subject: str
    context: str
    end: int = -1
    """Where the attribution after a quotation ends, -1 for one before it."""
    firm: bool = True


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon.any_of(lexicon.forms('speech_verbs'))}\b(?!-)", re.IGNORECASE)


@cache
def _naming() -> re.Pattern[str]:
    cues = lexicon.any_of(lexicon.entries("naming"))
    return re.compile(rf"(?:^|[\s(]){cues}(?:\s+(?:the|a|an))?[\s:,]*$", re.IGNORECASE)


def is_named_thing(before: str, after: str, words: str) -> bool:
    """Whether quoted words are a title, a name or a gloss, by what stands right beside them."""
    if _naming().search(before[-40:]):
        return not (COLON.search(before) and len(words.split()) > 12)
    if AFTER_GLOSS.search(before[-30:]) or _closes_bracket(before, after, words):
        return True
    return GLOSSED.match(after) is not None and not (COLON.search(before) and len(words.split()) > FEW_GLOSS_WORDS)


def _closes_bracket(before: str, after: str, words: str) -> bool:
    """Whether quoted words end a bracket that explains something else: `(漢字, hànzì, “Chinese letters”)`."""
    opened = before[-120:].rfind("(") if after.startswith(")") else -1
    within = before[-120:][opened + 1 :] if opened >= 0 else ")"
    return ")" not in within and within.strip() != "" and words[-1:] not in ".!?…" and not _verb().search(within)


def after(narration: str, quote: Quotation, limit: int, words: str) -> Attribution | None:
    """The attribution right after a quotation: `” one user wrote`, `” said Ma`, `” according to Sun`."""
    text = narration[quote.outer_end : min(limit, quote.outer_end + REACH)]
    if back := REFERS_BACK.match(text):
        return Attribution(back["subject"], text[: back.end() + 60], quote.outer_end + back.end())
    if words.rstrip()[-1:] == "." and not text.lstrip(" ,")[:1].islower():
        return None
    clause = SINGULAR_SENTENCE.match(text)
    said = clause[0] if clause else ""
    context = said + text[len(said) : len(said) + 1]
    if found := ACCORDING.match(said):
        return Attribution(found["subject"], context, quote.outer_end + len(said))
    subject = _subject_after_verb(said) or _subject_before_verb(said)
    return Attribution(subject, context, quote.outer_end + len(said)) if subject else None


def _subject_before_verb(said: str) -> str | None:
    verbs = list(_verb().finditer(said, 0, 140))
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
    return tokens[0][0].isupper() or bool(
        crowd(words) or PRONOUN.fullmatch(words) or GENERIC.match(words) or names_in(words)
    )


def _subject_after_verb(said: str) -> str | None:
    verb = _verb().match(said.lstrip(" ,–—-"))
    if not verb:
        return None
    rest = said.lstrip(" ,–—-")[verb.end() :]
    subject = re.split(r"[,:(]|\s(?:in|on|who|when|after|as|while|at|about|to)\s", rest, maxsplit=1)[0].strip()
    return subject if _is_subject(subject) and not PRONOUN.fullmatch(subject) else None


def before(sentence: str, words: str) -> Attribution | None:
    """The attribution in the sentence that leads to a quotation: `One user wrote: “`, `She said that it was “`."""
    if OWN_WORDS.search(sentence):
        return Attribution(first_subject(sentence) or "", sentence)
    verbs = [verb for verb in _verb().finditer(sentence) if not _is_noun(sentence, verb)]
    colon = COLON.search(sentence) is not None
    if verbs and _leads_to(sentence[verbs[-1].end() :], words, colon):
        return Attribution(_subject_of(sentence, verbs[-1]) or "", sentence)
    people = crowd(sentence)
    if people and (colon or SUCH_AS.search(sentence)):
        return Attribution(sentence[slice(*people)], sentence)
    return Attribution(first_subject(sentence) or "", sentence) if colon and verbs else None


def _is_noun(sentence: str, verb: re.Match[str]) -> bool:
    """Whether a word that could be a verb of saying is a noun here: `in a post`, `the comments`."""
    lead = re.search(r"([\w’'-]+)\s+$", sentence[max(0, verb.start() - 30) : verb.start()])
    if not lead or verb[0].lower().endswith(("ed", "ing", "said", "wrote")):
        return False
    word = lead[1].lower()
    return word in [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "of",
        "in",
        "no",
        "any",
        "first",
        "second",
        "last",
        "weibo",
        "wechat",
    ] or word.endswith(("’s", "'s"))


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


def _subject_of(sentence: str, verb: re.Match[str]) -> str | None:
    """The subject of a verb: the noun phrase right before it; of a participle, or after `and`, the sentence's."""
    if verb[0].lower() in ("quotes", "quoted", "cites", "cited") and (names := names_in(sentence[verb.end() :])):
        return sentence[verb.end() :][slice(*names[0])]
    clause = re.sub(ADVERBS + r"\s*$", "", sentence[: verb.start()])
    if verb[0].lower().endswith("ing") or re.search(r"(?:,|\band|\bwho|\bwhich|\bor|\bbut)\s*$", clause):
        return first_subject(clause)
    near = clause[-90:]
    ends = [
        span
        for span in netizen_phrases(near) + names_in(near) + _alone_at_end(near)
        if span[1] >= len(near.rstrip(" )’”")) - 2
    ]
    if ends:
        return near[slice(*min(ends))]
    if pronoun := re.search(r"\b(he|she|they|it|who)\s*$", near, re.IGNORECASE):
        return pronoun[1]
    return first_subject(clause) or _generic(near)


def _alone_at_end(text: str) -> list[tuple[int, int]]:
    span = re.search(r"(?<!the other )\b(some|others|many|another|one|most|several)\s*$", text, re.IGNORECASE)
    return [span.span(1)] if span else []


def _generic(text: str) -> str | None:
    found = list(GENERIC.finditer(text))
    return found[-1][0] if found else None


def first_subject(text: str) -> str | None:
    """The first netizens, name or pronoun of a text, after its opening phrase of place or time."""
    opening = re.match(
        r"(?:On|In|At|After|For|From|Meanwhile|However|During|By|Since|Over|As for)\b[^,]{0,80},\s*", text
    )
    rest = text[opening.end() :] if opening else text
    candidates = [span for span in names_in(rest) if not is_whereabouts(rest[slice(*span)])]
    if people := crowd(rest):
        candidates.append(people)
    candidates += [found.span() for found in re.finditer(r"\b(?:he|she|they)\b", rest, re.IGNORECASE)][:1]
    if candidates:
        return rest[slice(*min(candidates))]
    generic = GENERIC.match(rest)
    return generic[0] if generic else None


def leading_crowd(sentence: str) -> str | None:
    """The netizens a sentence is about: those that stand before its first name."""
    people = crowd(sentence)
    if not people:
        return None
    named = [span for span in names_in(sentence) if not is_whereabouts(sentence[slice(*span)])]
    subject = not named or people[0] <= min(named)[0]
    return (
        sentence[slice(*people)]
        if subject and sentence[people[0] : people[1]].lower() not in NOT_NAMES - _BARE
        else None
    )


_BARE = frozenset({"some", "others", "many", "another", "one", "most", "several", "few"})
recurs = RECURS.match
is_glossed = GLOSSED.match
