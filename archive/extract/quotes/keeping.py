"""Who said what is quoted, of what kind they are and on which platform, by all that was heard before."""

import re
from dataclasses import replace

from archive.extract.quotes.attribution import Attribution
from archive.extract.quotes.chinese import chinese_speaker
from archive.extract.quotes.listener import Listener, quoted
from archive.extract.quotes.marks import Quotation
from archive.extract.quotes.names import names_in
from archive.extract.quotes.netizens import is_netizen
from archive.extract.quotes.nouns import netizen_nouns
from archive.extract.quotes.originals import HAN
from archive.extract.quotes.persons import is_other_sex, person_spoken_of
from archive.extract.quotes.sentences import sentences_back, told_since
from archive.extract.quotes.speakers import Speaker, speaker_of
from archive.extract.quotes.subjects import first_subject, leading_crowd
from archive.extract.quotes.telling import WORD, Telling
from archive.extract.quotes.whereabouts import platform_in
from archive.extract.quotes.writers import is_one_of_them, with_writer
from archive.extract.records import Block
from archive.extract.tags import HANDLE

NEAR = 300
MESSAGE = re.compile(r"\b(?:comment|message|note|post|repl(?:y|ies)|thread|tweet)s?$", re.IGNORECASE)
"""A speaker that is a thing written: `the post ended`."""
REPLIED = re.compile(r"\b(?:replied|responded|commented)\b", re.IGNORECASE)
MOST_MET = 8
OF_MANY = re.compile(
    r"(?:another|one)(?:\s+(?:one|person|user))?|a\s+(?:second|third|fourth|fifth|person|user)|some(?:one|body)(?:\s+else)?",
    re.IGNORECASE,
)
OF_JUST_ONE = re.compile(
    rf"(?:\sone)?(?:,\s+an?\s(?:[\w’-]+\s){{0,2}}[\w’-]+\s(?:from|in|of|at)\s[A-Z][\w’-]+(?=[,.:;]|$)|,\s+(?:who|whose)\s[^,.;:@“”\"_]{{3,80}}(?=[,.;]|$)|,\s+{HANDLE.pattern}(?=[,\s]))"
)
ONE_MORE = re.compile(r"(?:yet\s+)?(?:another|others?|a\s+(?:second|third|fourth|fifth))", re.IGNORECASE)


def keep(listener: Listener, block: Block, quote: Quotation, said: Attribution, narration: str) -> None:
    """Add a voice: the words of `quote`, said by whom `said` names; `narration` is what is told before."""
    said = with_writer(said)
    speaker = chinese_speaker(said.subject) if HAN.match(said.subject) else speaker_of(said.subject)
    meant = said
    if speaker.pronoun:
        speaker = _antecedent(listener, block.key, speaker, narration, quote.outer_start - len(narration))
        meant = _with_antecedent(said, speaker, f"{listener.told} {narration}")
    last = listener.last
    if last and not said.context and speaker.name == last.name:
        speaker = last  # a paragraph that goes on with who spoke in the one above
    else:
        speaker = _weighed(listener, speaker, meant, narration, block.key)
    said = meant if speaker.kind == "netizen" else said
    context = said.context or said.subject
    platform = _platform(listener, block, speaker, said.subject, context, narration)
    speaker = as_told_apart(speaker, said.subject, context)
    listener.found.append(quoted(block, quote, speaker, said.subject, context, platform))
    listener.last = speaker
    listener.person = speaker if can_be_meant(speaker) else listener.person


def _with_antecedent(said: Attribution, speaker: Speaker, told: str) -> Attribution:
    """What is told of whom a pronoun means, with the clause of the pronoun: `A user called @x came. “…,” he wrote`."""
    at = told.rfind(speaker.name) if speaker.name else -1
    if at < 0 or not speaker.name:
        return said
    return replace(said, subject=speaker.name, context=f"{told[at : at + NEAR]} {said.context or said.subject}")


def _weighed(listener: Listener, speaker: Speaker, said: Attribution, narration: str, block: str) -> Speaker:
    """The speaker with the kind that all that is told of them gives."""
    told = Telling(
        speaker,
        said.subject,
        said.context or said.subject,
        narration,
        told=listener.told,
        lead=listener.lead,
        signed=said.signed,
        earlier=listener.found,
        block=block,
    )
    if is_netizen(told):
        return replace(speaker, kind="netizen")
    return replace(speaker, kind="named", grade="described" if speaker.grade == "crowd" else speaker.grade)


def can_be_meant(speaker: Speaker) -> bool:
    """Whether `he` or `she` can mean a speaker: no crowd, no comment."""
    tokens = set(WORD.findall((speaker.name or "").lower()))
    return bool(tokens) and speaker.grade != "crowd" and not speaker.pronoun and not tokens & netizen_nouns("sayings")


def as_told_apart(speaker: Speaker, subject: str, context: str) -> Speaker:
    """One more of many with what is said of just that one: `another, who had been there`, `Another one, @soupman`."""
    if speaker.kind != "netizen" or speaker.name is None or not OF_MANY.fullmatch(speaker.name):
        return speaker
    at = context.find(subject)
    found = OF_JUST_ONE.match(context, at + len(subject)) if at >= 0 else None
    return replace(speaker, name=f"{subject}{found[0]}") if found else speaker


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
