"""Voices that no rule heard: what weighs as one among the quotations left, and whose it is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.extract.quotes.attribution import Attribution
from archive.extract.quotes.halves import are_halves
from archive.extract.quotes.keeping import keep, those_told
from archive.extract.quotes.listener import Listener, Quoted, quoted
from archive.extract.quotes.marks import COLON
from archive.extract.quotes.nouns import is_person
from archive.extract.quotes.paragraph import LIST_GLUE, Paragraph
from archive.extract.quotes.speakers import PRONOUN, speaker_of
from archive.extract.quotes.subjects import first_subject
from archive.extract.quotes.unheard import SCALE, Unheard
from archive.extract.records import Block

OWNED = re.compile(r"(?:his|her|its|their)\s", re.IGNORECASE)
FEWEST_WORDS = 3
MET = 60
"""So many voices before are looked at for who spoke."""


def hear_unheard(paragraph: Paragraph) -> None:
    """Take for voices what weighs as one among the quotations of a paragraph that no rule heard.

    The voices are kept apart from those heard, and who spoke last is as it was: what rules hear stays what it is.
    """
    voices = _heard_in(paragraph)
    if all(voices):
        return
    kinds = [voice.speaker.kind if voice else None for voice in voices]
    for number, voice in enumerate(voices):
        unheard = None if voice else Unheard(paragraph, number, kinds)
        if unheard and unheard.length >= FEWEST_WORDS and SCALE.tips(unheard):
            voices[number] = _keep(unheard, voices)


def _heard_in(paragraph: Paragraph) -> list[Quoted | None]:
    """For each quotation of a paragraph the voice that was heard in it."""
    key = paragraph.block.key
    by_start: dict[int, Quoted] = {}
    for voice in reversed(paragraph.listener.found):
        if voice.spans[-1][0] != key:
            break
        by_start.update((start, voice) for _, start, _ in voice.spans)
    return [by_start.get(quote.start) for quote in paragraph.quotes]


def _keep(unheard: Unheard, voices: Sequence[Quoted | None]) -> Quoted:
    """The voice of an unheard quotation: of whom the text around it says, else of who spoke before it."""
    listener, quote = unheard.paragraph.listener, unheard.paragraph.quotes[unheard.number]
    if listener.weighed and voices[unheard.number - 1] is listener.weighed[-1] and _is_other_half(unheard):
        return _join(unheard)
    aside = replace(listener, found=listener.found[-MET:])
    said = unheard.beside
    earlier = next(filter(None, reversed(voices[: unheard.number])), None)
    if said is None and earlier and unheard.is_own_sentence:
        aside.last = earlier.speaker
        said = Attribution(earlier.speaker.name or "", "")
    told = said or _told_of(unheard)
    keep(aside, unheard.paragraph.block, quote, told, unheard.told)
    voice = aside.found[-1]
    if said is None and _is_of_netizens(unheard, told.subject):
        voice = replace(voice, speaker=replace(voice.speaker, kind="netizen"))
    listener.weighed.append(voice)
    return voice


def _is_other_half(unheard: Unheard) -> bool:
    """Whether nothing but an attribution stands between the words and those before them."""
    first, quote = unheard.paragraph.quotes[unheard.number - 1 : unheard.number + 1]
    glue = unheard.paragraph.narration[first.outer_end : quote.outer_start]
    return not LIST_GLUE.fullmatch(glue) and are_halves(unheard.paragraph.block.text[first.start : first.end], glue)


def _join(unheard: Unheard) -> Quoted:
    """Add a second half to the voice weighed last."""
    paragraph, last = unheard.paragraph, unheard.paragraph.listener.weighed.pop()
    half = quoted(paragraph.block, paragraph.quotes[unheard.number], last.speaker, last.subject, last.context)
    joined = replace(last, spans=(*last.spans, *half.spans), parts=(*last.parts, *half.parts))
    paragraph.listener.weighed.append(joined)
    return joined


def _told_of(unheard: Unheard) -> Attribution:
    """Whom or what the sentence is about that runs into a quotation."""
    subject = None if unheard.is_own_sentence else first_subject(unheard.sentence)
    return Attribution(subject or "", f"{unheard.leading} {unheard.behind}")


def _is_of_netizens(unheard: Unheard, subject: str) -> bool:
    """Whether a colon leads from a thing to words where netizens are told of: `They joked. The favourite: “`."""
    is_somebody = speaker_of(subject).grade == "named" or PRONOUN.fullmatch(subject) or is_person(subject)
    if is_somebody or OWNED.match(subject) or not COLON.search(unheard.sentence):
        return False
    return those_told(f"{unheard.paragraph.listener.told} {unheard.told}") is not None


def in_order(listener: Listener, blocks: Sequence[Block]) -> list[Quoted]:
    """The voices heard and those weighed, in the order of the text."""
    if not listener.weighed:
        return listener.found
    order = {block.key: at for at, block in enumerate(blocks)}
    return sorted(listener.found + listener.weighed, key=lambda said: (order[said.spans[0][0]], said.spans[0][1]))
