"""Whether two quotations are halves of one: nothing but the attribution of the first stands between them."""

import re

from archive.extract.quotes.sentences import boundaries
from archive.extract.quotes.speakers import crowd
from archive.extract.quotes.verbs import verb_of_saying

HALT = re.compile(r"[:：,，;]\s*$")
OTHER_SUBJECT = re.compile(
    r"\b(?:while|whereas|whereupon|but|to\s+which|answered\s+by)\b|(?:[,;]|\band)\s+(?:others?|another)\b|[,;]\s+and\s+(?:[@＠A-Z]|(?:an?|one|some|the)\b)|[,;]\s+or:?\s*$"
)
BROUGHT_IN = re.compile(r"\b(?:with|as|before|until|prompting|causing|inspiring|leading|to\s+which|followed\s+by)\s+$")
NEW_SENTENCE = re.compile(r"\s+(?:An?|Another|One|Some|Th(?:is|at|ese|ose|e))\s")
"""What opens a sentence of its own behind words that end: `“Who asks?” One user points at the cooks. “They do.”`"""
CLAUSE_END = re.compile(r"; |, and ")
LATER = re.compile(r"[\w\s]{0,20}\b(?:later|after|then|soon|below|there)\s")
"""What may open the clause of another speaker: `” one had written, and two years later someone answered: “`."""
CHINESE_STOP = re.compile(r"[。！？]\s*\S")
GOES_ON = re.compile(r"(?:And|Then|Later|Afterwards)\b")
MOST_BETWEEN = 30
MOST_SENTENCES = 2
"""The attribution, and what opens the second half: `” she said. Then: “`; a third tells of something else."""


def are_halves(first_words: str, between: str) -> bool:
    """Whether what stands between two quotations leaves them one utterance."""
    last = first_words.rstrip(" ’'")[-1:]
    comma = (
        last in ",，?!…" or (between[:1] == "," and last.isalnum()) or (last == "." and between.lstrip()[:1].islower())
    )
    leads = HALT.search(between) or (comma and between.rstrip().endswith("."))
    if not leads or len(between.split()) > MOST_BETWEEN or CHINESE_STOP.search(between):
        return False
    if OTHER_SUBJECT.search(between) or _brings_in_another(between) or _others_say(between):
        return False
    if (last in "?!…" and _is_sentence(between)) or _tells_more(between):
        return False
    new = between[boundaries(between)[-1] :].strip()
    return not new or new == between.strip() or (GOES_ON.match(new) is not None and not crowd(new))


def _is_sentence(between: str) -> bool:
    """Whether a sentence with a capital stands between that is no mere `One user asked.`"""
    ends = [verb.end() for verb in verb_of_saying().finditer(between)]
    return NEW_SENTENCE.match(between) is not None and not any(between[end:].strip() in (".", ":") for end in ends)


def _tells_more(between: str) -> bool:
    """Whether a whole sentence stands behind the attribution, or a question: `” she said. I promised. Then: “`."""
    return len(boundaries(between)) > MOST_SENTENCES or between.rstrip().endswith("?")


def _others_say(between: str) -> bool:
    """Whether a clause of its own lets others speak: `” wrote one fan; many people say the same. “`."""
    first = verb_of_saying().search(between)
    ends = [end.end() for end in CLAUSE_END.finditer(between) if first and end.start() >= first.end()]
    people = crowd(between[ends[-1] :]) if ends else None
    if not ends or not people:
        return False
    opens = not people[0] or LATER.fullmatch(between, ends[-1], ends[-1] + people[0]) is not None
    return opens and verb_of_saying().search(between, ends[-1] + people[1]) is not None


def _brings_in_another(between: str) -> bool:
    """Whether somebody else speaks next: `” one wrote, with others adding: “`."""
    said = verb_of_saying().search(between)
    people = crowd(between[said.end() :]) if said else None
    if not said or not people:
        return False
    start, end = (said.end() + place for place in people)
    return BROUGHT_IN.search(between, 0, start) is not None and verb_of_saying().search(between, end) is not None
