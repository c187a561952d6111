"""Who speaks on pages in Chinese: `“…”一位网友写道`, `她说：“…”`."""

import re

from archive.extract.lines import wide_count
from archive.extract.quotes.speakers import Speaker
from archive.extract.tags import HANZI

LONGEST = 40
SPEAKER = rf"(?P<subject>[{HANZI}@＠A-Za-z0-9·_-]{{1,24}}?)"
SAYS = (
    r"(?:写道|写到|留言|评论|回复|表示|感叹|感慨|抱怨|吐槽|调侃|认为|指出|解释|补充|透露|回忆|坦言|直言|问|说|答|称|"
    rf"告诉[{HANZI}]{{1,8}})(?:道|说)?"
)
AFTER = re.compile(rf"\s*{SPEAKER}{SAYS}(?=[,，。:：;；\s]|$)")
BEFORE = re.compile(rf"(?:^|[,，。；;！？”」\s]){SPEAKER}{SAYS}[:：,，]\s*$")
NETIZEN = re.compile(r"网友|网民|用户|粉丝|博主|读者|观众|家长|楼主|有人|大家")
SINGLE = re.compile(r"另?[一某有](?:位|名|个)|有人")
PRONOUN = re.compile(r"[他她它](?:们)?|我们?|自己")
NAMED = re.compile(rf"[老小][{HANZI}]|[{HANZI}]某[{HANZI}]?|[{HANZI}]{{1,3}}(?:先生|女士|老师|教授|医生)")


def subject_after(text: str) -> re.Match[str] | None:
    """The attribution in Chinese right after a quotation; its group `subject` is who speaks."""
    found = AFTER.match(text) if wide_count(text[:LONGEST]) else None
    return None if found and text[found.end() : found.end() + 1] in (":", "：") else found  # it leads to the next


def subject_before(sentence: str) -> re.Match[str] | None:
    """The attribution in Chinese that leads to a quotation."""
    return BEFORE.search(sentence[-LONGEST:]) if wide_count(sentence[-LONGEST:]) else None


def chinese_speaker(words: str) -> Speaker:
    """What a subject in Chinese tells of the speaker; a pronoun tells of nobody."""
    name, handle, _ = words.partition("@")
    if PRONOUN.fullmatch(name):
        return Speaker(None, "named", "none")
    if NETIZEN.search(name):
        single = handle or SINGLE.match(name)
        return Speaker(name, "netizen", "described" if single else "crowd")
    return Speaker(name or None, "named", "named" if NAMED.fullmatch(name) else "described")
