"""Who has a name, and who but goes by one: `a man using the name Old Spoon`, `someone signing as Auntie`."""

import re

from archive.extract.quotes.names import names_in
from archive.extract.quotes.nouns import WHEREABOUTS
from archive.extract.quotes.whereabouts import is_whereabouts

GOING_BY = (
    r"(?:(?:posting|signing|writing)\s(?:off\s)?as|(?:calling|signing|styling)\s(?:him|her|them)sel(?:f|ves)|going\sby|"
    r"(?:by|under|using|with)\s(?:the|an?)\s(?:(?:screen|pen|user)\s)?(?:alias|handle|name|nickname|pseudonym|username)(?:\sof)?|"
    r"who\s(?:calls|signs)\s(?:him|her|them)self|who\ssigns\sas|who\s(?:gave|gives)\s(?:his|her|their)\s(?:user)?name\sas)"
)
BEARER = re.compile(
    rf"\b(?P<who>(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome(?:one|body))\b(?:\s(?!who\b)[\w’-]+){{0,3}}?)\s{GOING_BY}\s[‘“\"]?"
)

APPOSED_NAME = re.compile(r",\s+[A-Z][\w’.-]+(?:\s[A-Z][\w’-]+){0,3}$")
OF_IT = re.compile(r"\s[a-z]")


def bearer_before(text: str, name: int) -> int:
    """Where the phrase begins that says who goes by the name at a place of a text; the place itself if none does."""
    near = max(0, name - 80)
    found = next((one for one in BEARER.finditer(text, near, name) if one.end() == name), None)
    return found.start() if found else name


def name_behind(text: str) -> int:
    """Where the name begins that the first words of a text are said to go by; nought if they go by none."""
    found = BEARER.match(text)
    return found.end() if found else 0


goes_by = BEARER.match
"""Matches who goes by a name, up to that: `a man using the name `."""


def has_name(phrase: str) -> bool:
    """Whether a noun phrase names who it is of: not where they are from, `one Beijing cook`, nor what they go by."""
    head = WHEREABOUTS.split(phrase)[0]
    names = [end for start, end in names_in(head) if not (is_whereabouts(head[start:end]) and OF_IT.match(head, end))]
    return (bool(names) or APPOSED_NAME.search(phrase) is not None) and not goes_by(phrase)
