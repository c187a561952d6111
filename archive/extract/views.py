"""How often a hashtag is said to have been viewed, as printed beside it: `receiving over 5,5 million views`."""

import re

SIGNS = "#＃"
SMALL = (
    r"(?:half\s+an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a\s+few|"
    r"tens\s+of|hundreds\s+of)"
)
LARGE = r"(?:hundred|thousand|million|billion|trillion)s?"
NUMBER = (
    rf"(?:\d[\d.,]{{0,16}}(?<=\d)(?:\s?(?:[kKmM]|bn|{LARGE}|万|亿)(?![a-zA-Z]))?|{SMALL}\s+{LARGE}(?:\s+{LARGE})?)\+?"
)
ADJECTIVES = r"(?:\s+(?:total|online|page|cumulative|hashtag|topic|unique|video|more)){0,2}"
COUNTED = r"(?:page\s?)?(?:views?|reads?|clicks?|hits|impressions|viewings|readings|viewers)\b"
COUNT = re.compile(
    rf"(?<![\w.,])(?P<count>{NUMBER})(?:\s+of)?{ADJECTIVES}\s+{COUNTED}"
    rf"|\b(?:viewed|read|clicked|seen|watched)\b[^.!?\d]{{0,40}}?(?<!\w)(?P<times>{NUMBER})\s+(?:times|people|users)\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(r"\b(?:together|combined|collectively|jointly|altogether|both)\b", re.IGNORECASE)
STOP = re.compile(rf"[{SIGNS}]|[.!?。！？][”\"’)）]?(?=\s|$)")
SENTENCE = re.compile(r"[.!?。！？][”\"’)）]?\s")
GOES_ON = re.compile(
    r"[.!?。！？][”\"’)）]?\s+(?:(?:The|This)\s+(?:Weibo\s+)?(?:hashtag|tag|topic)|It\s+(?:has|had|was|got|received))\b"
)
REACH = 220
BACK = 120


def views_beside(text: str, start: int, end: int) -> str | None:
    """The count of views printed for the hashtag at `start` to `end` of `text`; None if there is none.

    It stands in the same sentence after the hashtag, in a next one that goes on about it, or in the same sentence
    before the first hashtag there; the first counts. A count that several hashtags have together is none of each.
    """
    before = SENTENCE.split(text[max(0, start - BACK) : start])[-1]
    alone = not any(sign in before for sign in SIGNS)
    return _count(_stretch_after(text[end : end + REACH])) or (_count(before) if alone else None)


def _stretch_after(text: str) -> str:
    """The rest of a sentence up to the next hashtag, with the sentence after it if that goes on about the hashtag."""
    stop = STOP.search(text)
    if stop and GOES_ON.match(text, stop.start()):
        stop = STOP.search(text, stop.end())
    return text[: stop.start()] if stop else text


def _count(stretch: str) -> str | None:
    found = COUNT.search(stretch)
    if not found or TOGETHER.search(stretch):
        return None
    return " ".join((found["count"] or found["times"]).split())
