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
HAN_NUMBER = (
    r"(?:\d[\d.,]{0,16}(?<=\d)\s?[千百十]?[万亿萬億]?|[一二两兩三四五六七八九十百千]{1,6}[万亿萬億])(?:[余多餘]|\+)?"
)
READ = r"(?:阅读|閱讀|浏览|瀏覽|播放|点击|點擊|观看|觀看)"
REACHED = (
    r"(?:[\s:：]|已经|已經|一度|累计|累計|达到|達到|超过|超過|突破|高达|高達|接近|"
    r"[已也就更达達为為超逾近约約有过過了]){0,6}"
)
HAN_COUNT = re.compile(
    rf"{READ}(?:总|總)?(?:[量数數]|次数|次數|人数|人數)?{REACHED}(?P<count>{HAN_NUMBER})"
    rf"|(?P<times>{HAN_NUMBER})\s?(?:人次|[次个個人])?的?{READ}(?!器|室)"
)
TOGETHER = re.compile(
    r"\b(?:together|combined|collectively|jointly|altogether|both)\b|合计|合計|总共|總共|总计|總計|共计|共計|加起来|加起來",
    re.IGNORECASE,
)
STOP = re.compile(rf"[{SIGNS}]|[.!?][”\"’)）]?(?=\s|$)|[。！？]")
SENTENCE = re.compile(r"[.!?][”\"’)）]?\s|[。！？]")
GOES_ON = re.compile(
    r"[.!?。！？][”\"’)）]?\s+(?:(?:The|This)\s+(?:Weibo\s+)?(?:hashtag|tag|topic)|It\s+(?:has|had|was|got|received))\b"
    rf"|[。！？][”’）]?\s?(?:(?:该|該|这一|這一|这个|這個)?(?:话题|話題)|{READ}[量数數])"
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
    found = min(filter(None, (COUNT.search(stretch), HAN_COUNT.search(stretch))), key=re.Match.start, default=None)
    if not found or TOGETHER.search(stretch):
        return None
    return " ".join((found["count"] or found["times"]).split())
