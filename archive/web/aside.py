"""What stands beside an article, as items of lists: its voices, and the terms, hashtags and handles it uses.

Not in a template, which takes many times as long: an article has some thirty of them.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.safestring import SafeString

from archive.models import Article, QuotedComment
from archive.models.used import Used
from archive.web.cards import said, speaker
from archive.web.markup import filled, label, side_by_side, wording

VOICE = '<li><a href="#voice-{}"><q>{}</q></a> <span class="row-facts">{} · {}{}</span></li>'
AGAIN = ' · <a href="{}#same-words">the same words in {} articles</a>'
USE = '<li><a href="{}">{}</a>{}</li>'
PINYIN = ' <span class="pinyin" lang="zh-Latn-pinyin">{}</span>'
GLOSS = ' <span class="gloss">{}</span>'
REACH = ' <span class="reach">in {} articles</span>'
NOTHING = SafeString("")
LONGEST = 90  # characters of a voice
GRADES = {value: str(label).lower() for value, label in QuotedComment.Grade.choices}


def side_voices(voices: Iterable[QuotedComment]) -> SafeString:
    """`<li>` after `<li>`, for voices that were told their reach."""
    return side_by_side(map(side_voice, voices))


def side_voice(voice: Any) -> SafeString:
    words = wording(shortened(said(voice.text, voice.article)))
    again = filled(AGAIN, voice.get_absolute_url(), str(voice.reach)) if in_others(voice) else NOTHING
    return filled(VOICE, voice.pk, words, speaker(voice), GRADES[voice.grade], again)


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def side_uses(uses: Iterable[Used], article: Article) -> SafeString:
    """`<li>` after `<li>`: each as printed, a link to the page of what is used; of a term, how it is read and what it
    means."""
    return side_by_side(
        filled(USE, use.get_absolute_url(), label(use.as_printed), side_by_side(beside(use, article))) for use in uses
    )


def beside(use: Used, article: Article) -> Iterator[SafeString]:
    if use.pinyin:
        yield filled(PINYIN, use.pinyin)
    if use.gloss:
        yield filled(GLOSS, wording(article.visible(use.gloss)))
    if in_others(use):
        yield filled(REACH, str(use.reach))


def in_others(record: Any) -> bool:
    """Whether it was told to reach beyond this article."""
    return getattr(record, "reach", 0) > 1
