"""Who said what is quoted, of what kind they are and on which platform, by all that was heard before."""

import re
from dataclasses import replace

from archive.extract.quotes.attribution import Attribution
from archive.extract.quotes.chinese import chinese_speaker
from archive.extract.quotes.listener import Listener, quoted
from archive.extract.quotes.marks import Quotation
from archive.extract.quotes.names import names_in
from archive.extract.quotes.online import (
    ONLINE,
    WRITES,
    answers_in_group,
    by_deeds,
    is_interviewed,
    is_reply_of_ones_own,
    speaks_online,
    tells_the_press,
    the_person_tells,
)
from archive.extract.quotes.originals import HAN
from archive.extract.quotes.passers_by import INDEFINITE, as_told_apart, can_be_meant, has_a_name, is_passer_by
from archive.extract.quotes.persons import is_other_sex, person_spoken_of
from archive.extract.quotes.sentences import sentences_back, told_since
from archive.extract.quotes.speakers import Speaker, speaker_of
from archive.extract.quotes.subjects import first_subject, leading_crowd
from archive.extract.quotes.whereabouts import USER, platform_in
from archive.extract.quotes.writers import is_one_of_them, with_writer
from archive.extract.records import Block

WROTE_NAME = re.compile(r"[\s,]*(?:wrote|posted|commented|tweeted|writes)\s+[A-Z][\w’-]+\s[A-Z][\w’-]+\s*[.,]")
NEAR = 300
NOT_ALL = re.compile(
    r"(?:But\s+|Yet\s+)?[Nn]ot\s+(?:everyone|everybody|all)\b|(?:But|Yet|Still,|However,)\s+(?:some|a\s+few|several|there\s+(?:are|were))\b"
)
MESSAGE = re.compile(r"\b(?:comment|message|note|post|repl(?:y|ies)|thread|tweet)s?$", re.IGNORECASE)
"""A speaker that is a thing written: `the post ended`."""
REPLIED = re.compile(r"\b(?:replied|responded|commented)\b", re.IGNORECASE)
ONE_OF_MANY = re.compile(r"an?\s|another\s", re.IGNORECASE)
QUOTED_BEFORE = re.compile(r"[“‘\"]_+")
NEXT_WORDS = 16
MOST_MET = 8
WORD_BEGUN = re.compile(r"\w")
ONE_MORE = re.compile(r"(?:yet\s+)?(?:another|others?|a\s+(?:second|third|fourth|fifth))", re.IGNORECASE)


def keep(listener: Listener, block: Block, quote: Quotation, said: Attribution, narration: str) -> None:
    """Add a voice: the words of `quote`, said by whom `said` names; `narration` is what is told before."""
    said = with_writer(said)
    speaker = chinese_speaker(said.subject) if HAN.match(said.subject) else speaker_of(said.subject)
    subject, context = said.subject, said.context or said.subject
    if speaker.pronoun:
        speaker = _antecedent(listener, block.key, speaker, narration, quote.outer_start - len(narration))
        at = narration.rfind(speaker.name) if speaker.name and speaker.kind == "netizen" else -1
        if at >= 0 and speaker.name:  # `A user called @x came. “…,” he wrote`
            subject, context = speaker.name, f"{narration[at : at + NEAR]} {context}"
    speaker = _netizen_or_named(listener, speaker, said, subject, context, narration)
    platform = _platform(listener, block, speaker, subject, context, narration)
    speaker = as_told_apart(speaker, subject, context)
    listener.found.append(quoted(block, quote, speaker, subject, context, platform))
    listener.last = speaker
    listener.person = speaker if can_be_meant(speaker) else listener.person


def _netizen_or_named(
    listener: Listener, speaker: Speaker, said: Attribution, subject: str, context: str, narration: str
) -> Speaker:
    """The speaker with the kind that the text around the words gives them."""
    them = those_told(f"{listener.told} {narration}") if is_one_of_them(subject) else None
    if listener.last and not said.context and speaker.name == listener.last.name:
        speaker = listener.last  # a paragraph that goes on with who spoke in the one above
    elif them and not is_passer_by(them) and not (has_a_name(subject, context) and not ONLINE.search(context)):
        speaker = replace(speaker, kind=them.kind)
    elif is_passer_by(speaker):
        is_online = _is_online(listener, speaker, said, subject, context, narration)
        grade = "described" if speaker.grade == "crowd" and not is_online else speaker.grade
        speaker = replace(speaker, kind="netizen" if is_online else "named", grade=grade)
    if the_person_tells(speaker, subject, context):
        return replace(speaker, kind="named")
    if _is_one_more_met(listener, subject, context, narration):
        speaker = replace(speaker, kind="named")
    if is_reply_of_ones_own(subject, context) and listener.last and listener.last.kind == "netizen":
        speaker = replace(speaker, kind="netizen")
    if speaker.kind == "named" and speaker.grade == "described" and not speaker.pronoun:
        told = next((sentence for sentence in sentences_back(narration) if sentence.strip()), listener.told[-NEAR:])
        speaker = replace(speaker, kind="netizen") if answers_in_group(subject, told) else speaker
    speaker = by_deeds(speaker, subject, context, f"{listener.lead} {narration}")
    if speaker.grade == "named" and WROTE_NAME.match(context) and _tells_of_user(narration):
        speaker = replace(speaker, kind="netizen")
    if speaker.kind == "named" and speaker.name and _is_called_user(speaker.name, f"{listener.lead} {narration}"):
        speaker = replace(speaker, kind="netizen")
    return speaker


def _is_online(
    listener: Listener, passer_by: Speaker, said: Attribution, subject: str, context: str, narration: str
) -> bool:
    """Whether one who may be met in the street or online is heard online."""
    near = context + (narration or (sentences_back(listener.told) or [""])[0])[-NEAR:]
    if (
        is_interviewed(passer_by.name or subject, near)
        or tells_the_press(subject, context)
        or (has_a_name(subject, context) and not WRITES.search(context))
    ):
        return False
    return bool(
        _is_one_more(listener, subject)
        or _is_among_netizens(listener, subject, narration)
        or _is_next_to_netizens(listener, subject, narration)
        or WRITES.search(context)
        or speaks_online(subject, context, near)
        or said.signed
        or platform_in(context[context.find(subject) + len(subject) :])
        or (passer_by.kind == "netizen" and (ONLINE.search(near) or platform_in(near)))
    )


def _platform(
    listener: Listener, block: Block, speaker: Speaker, subject: str, context: str, narration: str
) -> str | None:
    """Where words were written: as the text around them says, or for netizens the text before."""
    platform = platform_in(context)
    if platform or not (speaker.kind == "netizen" or MESSAGE.search(subject)):
        return platform
    told = platform_in(narration, last=True) or platform_in(listener.told, last=True)
    return told or _platform_shared(listener, subject, narration, block.key)


def _platform_shared(listener: Listener, subject: str, narration: str, block: str) -> str | None:
    """The platform of the voice before, for one more netizen: `” wrote a Weibo user. “…,” replied another.`

    And for those who reply to it: `” the post ended. Thousands replied. “…,” wrote one.`
    """
    last = listener.found[-1] if listener.found else None
    if last is None:
        return None
    more = ONE_MORE.fullmatch(subject) or (subject.startswith("@") and last.spans[-1][0] == block)
    return last.platform if (last.speaker.kind == "netizen" and more) or REPLIED.search(narration) else None


def those_told(told: str) -> Speaker | None:
    """The netizens that the last sentence about any is about: whom `one of them` is of."""
    people = next(filter(None, (leading_crowd(sentence.lstrip()) for sentence in sentences_back(told))), None)
    return speaker_of(people) if people and not is_one_of_them(people) else None


def _is_one_more(listener: Listener, subject: str) -> bool:
    """Whether a speaker is one more after a netizen: `Another commentator`."""
    return subject.startswith("Another ") and listener.last is not None and listener.last.kind == "netizen"


def _is_one_more_met(listener: Listener, subject: str, context: str, narration: str) -> bool:
    """Whether one more stands right behind somebody met, not read: `” a cook told me. “…,” said another.`"""
    last = listener.last
    if not ONE_MORE.fullmatch(subject) or last is None or not last.name or not INDEFINITE.match(last.name):
        return False
    if (last.kind, last.grade) != ("named", "described"):
        return False
    told = sentences_back(narration)[:1]
    is_near = bool(told) and last.name in told[0] and "_" in told[0]
    return is_near and not WRITES.search(context) and not platform_in(context) and not ONLINE.search(context)


def _is_next_to_netizens(listener: Listener, subject: str, narration: str) -> bool:
    """Whether nothing but the words of a netizen stands before: `“…,” one user wrote. “…,” begged a man in Tibet.`"""
    last = listener.last
    if last is None or not last.name or last.kind != "netizen" or not ONE_OF_MANY.match(subject):
        return False
    told = next((sentence for sentence in sentences_back(narration) if sentence.strip(" _“”‘’")), "")
    return (
        last.name in told
        and ("_" in told or QUOTED_BEFORE.search(narration) is not None)
        and len(told.split()) <= NEXT_WORDS
    )


def _is_among_netizens(listener: Listener, subject: str, narration: str) -> bool:
    """Whether the sentence before is about netizens, one of whom it is: `Others complained. “…,” one visitor said`"""
    told = next((sentence for sentence in sentences_back(narration) if sentence.strip()), "")
    if NOT_ALL.match(told.lstrip()) and listener.last and listener.last.kind == "netizen":
        return True
    people = leading_crowd(told) if subject.lower().startswith("one ") and told.rstrip().endswith(".") else None
    if people is None or not told.startswith(people):
        return False
    those = speaker_of(people)
    return those.kind == "netizen" and not is_passer_by(those)


def _is_called_user(name: str, told: str) -> bool:
    """Whether a name was told to be a user's: `Netizen Soupman comments`."""
    told, name = told.lower(), name.lower()
    if name not in told:
        return False
    behind = (told[user.end() :] for user in USER.finditer(told))
    return any(words[:1].isspace() and _opens_with(words.lstrip(), name) for words in behind)


def _opens_with(words: str, name: str) -> bool:
    return words.startswith(name) and WORD_BEGUN.match(words, len(name)) is None


def _tells_of_user(narration: str) -> bool:
    """Whether the sentence before the words is about one netizen: `One user was angry. “…,” wrote Gu Xiaoyu`."""
    told = next((sentence for sentence in sentences_back(narration) if sentence.strip()), "")
    subject = first_subject(told)
    user = speaker_of(subject) if subject and told.startswith(subject) else None
    return user is not None and (user.kind, user.grade) == ("netizen", "described")


def _antecedent(listener: Listener, key: str, pronoun: Speaker, narration: str, begins: int) -> Speaker:
    """Whom a pronoun stands for: whom the block speaks of since the last voice, who was quoted last, or whom the block
    before speaks of."""
    heard = listener.found[-1].spans[-1] if listener.found else ("", 0, 0)
    here = heard[0] == key
    told = told_since(narration, heard[2] - begins) if here and heard[2] > begins else narration
    word = (pronoun.name or "").lower()
    if word in ("he", "she"):
        person = person_spoken_of(sentences_back(told), word)
        if not person and not here:
            person = person_spoken_of(sentences_back(listener.told), word)
        return speaker_of(person) if person else _met_before(listener, word) or pronoun
    if word == "it" and not here and (subject := person_or_firm(listener.told)):
        return speaker_of(subject)
    finished = [sentence for sentence in sentences_back(narration) if sentence.rstrip().endswith((".", "!", "?", "…"))]
    subject = first_subject(finished[0]) if finished else None
    meant = speaker_of(subject) if subject else None
    return meant if meant and not meant.pronoun else listener.last or pronoun


def _met_before(listener: Listener, pronoun: str) -> Speaker | None:
    """The last speaker whom `he` or `she` can mean, or the last one before who is not of the other sex."""
    met = [listener.person, *(said.speaker for said in reversed(listener.found[-MOST_MET:]))]
    fitting = (one for one in met if one and can_be_meant(one) and not is_other_sex(one.name or "", pronoun))
    return next(fitting, None)


def person_or_firm(told: str) -> str | None:
    """The name that the last sentence told is about: whom `it` means."""
    subject = first_subject((sentences_back(told) or [""])[0])
    return subject if subject and names_in(subject) else None
