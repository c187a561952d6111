"""What a text says of words behind them: `“…” was the top comment`, `“…” This comment was liked`, `“…” (Vale 2014)`."""

import re

from archive.extract.quotes.attribution import ONE_BODY, SIGNED, SUBJECT_END, Attribution
from archive.extract.quotes.verbs import forms_of_saying, utterance_nouns

LIKED = re.compile(
    r"[\s,]*(?:has\s+|have\s+|had\s+)?(?:attracted|collected|drew|earned|gained|garnered|gathered|gets?|got|gotten|received?|won|racked\s+up|was|were)\s"
    r"[^.:;“”\"]{0,60}\b(?:likes?|liked|upvotes?|upvoted|thumbs[\s-]ups?|votes|hearts|shares|reposts|forwards)\b"
)
AS_COMMENT = re.compile(
    r"\s*(?:was|is|were|are|became|ranks?|ranked|remained?)\s+(?:as\s+|among\s+|just\s+)?(?P<subject>(?:an?|the|one|some|several|another|one\s+of\s+the)\s+[^.:;“”\",]{0,50}?"
    rf"\b(?:{utterance_nouns('called comments')}|(?:most|best|top)[\s-]\w+\sones?)\b[^.:;,“”\"]{{0,30}})"
)
OF_OWNER = re.compile(
    r"[\s,]*(?:was|is)\s+(?P<subject>(?:an?|one|another|many|some)\s[^.:;,“”\"_]{3,40}?)[’']s?\s+(?:[a-z-]+\s+)?"
    r"(?:answer|comment|conclusion|reaction|reply|response|summary|verdict|view)\b"
)
FROM_OWNER = re.compile(
    r"[\s,]*(?:was|is|came)\s+the\s+(?:[a-z]+\s)?(?:advice|answer|comment|complaint|conclusion|lament|plea|reaction|remark|reply|response|verdict|view)\s(?:of|from)\s"
    r"(?P<subject>[^.:;,“”\"]{3,60})"
)
"""`“It is hot,” was the verdict of a reader from Wuhu.`"""
SPOKEN_BY = re.compile(
    rf"\s*(?:These|Those|The)\s+{utterance_nouns('uttered')},?\s+(?:were\s+|are\s+)?(?:spoken|said|written|uttered|posted)\s+by\s+"
    r"(?P<subject>[^,.:;“”\"]{2,90})"
)
HOW = re.compile(
    r"\s*(?:(?:That|This|Such|So)\s+(?:is|was|were)\s+(?:how|what|the\s+(?:words|lines|view|opinion|verdict)\s+of)|So|Thus|With\s+these\s+words,?)\s+"
    rf"(?:{forms_of_saying()}\s+)?(?P<subject>(?:an?|one|another|the|its|his|her|@|[A-Z])[^,.:;“”\"]{{0,80}}?)(?:[.,]|\s+{forms_of_saying()})"
)
REFERS_BACK = re.compile(
    rf"\s*(?P<subject>(?:This|That|The|These|Such)\s+(?:[\w’-]+\s+){{0,2}}?{utterance_nouns('referred to')})\s+"
    r"(?:was|were|is|are|has|have|had|got|received|became|soon|quickly)\b"
)
RECURS = re.compile(
    rf"[\s,]*(?:was|is|were|are|became|seemed|seems)\b[^.:;“”\"]{{0,60}}\b{utterance_nouns('called phrases')}\b"
)
SPREAD = re.compile(
    r"[\s,]*(?:was|were|is|has\sbeen|had\sbeen|got)\s(?:then\s|soon\s|quickly\s)?(?:posted|copied|reposted|repeated|shared|quoted|typed|sent)\s"
    r"(?:(?:more|over|almost|nearly|some|at|least|than|about|around)\s){0,3}(?:[\d.,]+\s(?:\w+\s)?times|(?:hundreds|thousands|tens|millions|dozens)\sof\b|by\s(?P<by>many|thousands|hundreds|dozens|users|netizens)\b)"
)
"""What many copied: `“So it is” was posted more than 10,000 times.`"""
CITED = re.compile(
    r"\s*[(（](?P<subject>[A-Z][\w’-]+(?:,?\s(?:(?:and|&)\s[A-Z][\w’-]+|et\sal\.))?),?\s(?:19|20)\d\d[a-z]?(?:[,:]\s?(?:pp?\.\s?)?[\d–-]+)?[)）]"
)
WHOSE_WORDS = re.compile(
    rf"\s*(?P<subject>[A-Z][^.:;,“”\"_’']{{2,40}}?)[’']s?\s+(?:\w+\s+)?{utterance_nouns('owned')}\s+(?:was|were|is|are|has|have|had|got|received|drew|"
    r"came|went|became|soon|quickly|won|earned|made|struck|hit|touched)\b"
)


def refers_back(narration: str, at: int) -> Attribution | None:
    """What the next sentence calls a quotation that ends at `at`: `“…” This comment was liked`."""
    back = REFERS_BACK.match(narration, at) or WHOSE_WORDS.match(narration, at)
    return Attribution(back["subject"], narration[at : back.end() + 60]) if back else None


def cited(narration: str, at: int) -> Attribution | None:
    """The author of the bracket right behind a quotation that ends at `at`: `“…” (Vale 2014, 9)`."""
    found = CITED.match(narration, at)
    return Attribution(found["subject"], found[0]) if found else None


def spoken_by(following: str) -> Attribution | None:
    """Whose the words of the paragraph before are said to be: `These words, spoken by Ann Vale during`."""
    if (signed := SIGNED.match(following)) and ONE_BODY.match(signed["subject"]):
        return Attribution(signed["subject"], signed[0], signed=True)
    found = SPOKEN_BY.match(following) or HOW.match(following) or SIGNED.match(following)
    subject = SUBJECT_END.split(found["subject"], maxsplit=1)[0].strip() if found else ""
    return Attribution(subject, found[0]) if found and subject else None


def as_comment(narration: str, at: int) -> Attribution | None:
    """The comment that a quotation ending at `at` is said to be: `“…” was the most liked comment`."""
    found = OF_OWNER.match(narration, at) or FROM_OWNER.match(narration, at) or AS_COMMENT.match(narration, at)
    if not found and (spread := SPREAD.match(narration, at)):
        return Attribution(f"{spread['by'] or 'many'} users", spread[0])
    return Attribution(found["subject"].strip(), found[0]) if found else None


recurs = RECURS.match
is_liked = LIKED.match
