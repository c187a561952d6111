"""Sentences that lead to quoted words by a set phrase: `He ends every reply with: “`, `Her exact words were “`."""

import re

from archive.extract.quotes.attribution import Attribution
from archive.extract.quotes.speakers import crowd
from archive.extract.quotes.verbs import forms_of_saying, utterance_nouns

WHO_IT_IS = {"his": "he", "her": "she", "their": "they", "him": "he", "them": "they"}
NAME = r"[A-Z][\w’-]+(?:\s[A-Z][\w’-]+){0,2}"
EXACT_WORDS = re.compile(
    rf"\b(?:(?P<owner>[Hh]is|[Hh]er|[Tt]heir)|(?P<name>{NAME})[’']s)\s(?:exact|precise|actual|last|final|first|only|parting)\s+words\s"
    r"(?:[^.:;,“”\"_]{2,30}\s)?(?:were|are)[:,]?\s*$"
)
HABIT = re.compile(
    rf"^(?:(?:And|But|Still|So)\s)?(?P<subject>He|She|{NAME})\s(?:\w+ly\s)?"
    r"(?:begins?|began|closes?|closed|ends|ended|finishe[sd]|opens|opened|signs|signed|starts|started)\s[^.:;“”\"_]{2,70}:\s*$"
)
"""How somebody begins or ends what they write: `She signs off every letter with the same line: “`."""
OWN_HABIT = re.compile(
    rf"\b(?P<owner>[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z-]+\s){{0,2}}{utterance_nouns('read')}\s(?:began|begins|closed|ended|ends|opened|opens|started|starts)\s[^.:;“”\"_]{{2,60}}:\s*$"
)
"""How what somebody wrote begins or ends: `Her post ended with the words: “`."""
OWN_POST = re.compile(rf"\b(?P<owner>[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z-]+\s){{0,2}}{utterance_nouns('read')},\s*$")
"""Whose words stand beside their post: `Her first post, “It was only soup,” was liked`."""
CAME = re.compile(r"\b(?P<subject>[Tt]he\s(?:answer|reply|response))\scame:\s*$")
THERE_ARE = re.compile(
    r"\b[Tt]here\s+(?:are|were)\s+(?:also\s+)?(?P<subject>(?:those|people|some)\s+who\s[^.:;“”\"_(（]{2,80}?)\s*[:(（]\s*$"
)
"""Who there is that speaks: `But there are those who liked it: “`."""
READS_OUT = re.compile(
    rf"\b(?:reads?|read)\s(?:out|aloud)\s(?:an?|one|another|the)\s(?:[\w-]+\s){{0,2}}{utterance_nouns('read')}\s(?:sent\s|left\s|written\s)?"
    r"(?:from|by)\s(?P<subject>(?:an?|one|another)\s[^.,:;“”\"_]{2,60}?)(?:,\s[^.:;“”\"_]{2,90})?:\s*$"
)
"""Whose message somebody reads out: `He reads out a message from a listener in the west: “`."""
QUOTES = re.compile(
    r"\b(?:quotes?|quoted|cites?|cited)\s(?P<subject>(?:an?|one|another)\s(?:[\w’-]+\s){0,2}[\w’-]+)(?:\s(?:from|at|in|of|on)\s[^.,:;“”\"_]{2,50}|\swho\s[^.:;“”\"_]{2,60})?(?::|,?\s(?:as\s)?saying,?)\s*$"
)
"""Whom a text quotes: `Vale (2014) quotes a member from that time: “`."""
WHAT_THEY_SAY = re.compile(
    rf"\b[Hh]ere(?:[’']s|\sis|\sare)\s(?:some\sof\s)?what\s(?P<subject>(?:[a-z’-]+\s){{0,3}}?[a-z]+)\s(?:have\s|had\s|are\s|were\s)?(?:been\s)?{forms_of_saying()}[^.:;“”\"_]{{0,40}}:\s*$"
)
"""Who says what follows: `The stew was cold, and here’s what people have been saying about it:`."""
ASIDE_SAID = re.compile(
    rf",\s+(?P<subject>he|she|they|[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?)\s+(?:\w+ly\s+)?{forms_of_saying()},\s"
)
"""Who is said in passing to say the words: `Her colleague, she reports, is different: “`."""
ALL_SAID = re.compile(
    rf"\ball\s(?P<subject>he|she|they|{NAME})\s(?:would\s|could\s|had\sto\s)?{forms_of_saying()}\s(?:was|is)[:,]?\s*$"
)
"""What is all that somebody says: `He rang once, and all he said was, “`."""
WITH_WORDS = re.compile(r"\bwith\s(?:the|an?|these)\s(?:[\w-]+\s)?(?:comment|note|remark|words)[:,]?\s*$")
"""With what words somebody does something: `On Douban somebody gave it one star with the note “`."""
OF_ONE = re.compile(r"\b(?P<owner>(?:[Aa]n?|[Oo]ne|[Aa]nother)\s(?:[\w-]+\s){0,3}?[\w-]+)[’']s\s+(?:[a-z-]+\s+)?$")
"""Whose words stand as a thing of theirs: `one cook’s dry “That is a spoon”`."""


def led_in(sentence: str) -> Attribution | None:
    """The attribution in a sentence that ends with one of these phrases."""
    if words := EXACT_WORDS.search(sentence):
        return Attribution(words["name"] or WHO_IT_IS[words["owner"].lower()], sentence)
    ends = sentence.rstrip()[-1:]
    own = (ends == ":" and OWN_HABIT.search(sentence)) or (ends == "," and OWN_POST.search(sentence))
    if own:
        return Attribution(WHO_IT_IS[own["owner"].lower()], sentence)
    found = ends in ("(", "（", ":") and THERE_ARE.search(sentence)
    if not found and ends == ":":
        found = CAME.search(sentence) or HABIT.match(sentence) or READS_OUT.search(sentence)
    found = found or ALL_SAID.search(sentence) or QUOTES.search(sentence)
    if not found and ends == ":" and (say := WHAT_THEY_SAY.search(sentence)) and crowd(say["subject"]):
        found = say
    return Attribution(found["subject"], sentence) if found else None
