"""Voices as cards of a list: the words, who said them, and where they are quoted.

Not in a template, which takes many times as long: a page of voices has twenty cards of a dozen parts each.
"""

from collections.abc import Iterable, Mapping

from django.utils.safestring import SafeString

from archive.models import Article, QuotedComment
from archive.web.markup import filled, side_by_side, wording
from archive.web.rows import date

CARD = (
    '<figure class="voice-card">\n<blockquote><p><a href="{}">{}</a></p>{}</blockquote>\n'
    '<figcaption>{} · in <a href="{}#voice-{}"><cite>{}</cite></a> · {}{}</figcaption>\n</figure>\n'
)
ORIGINAL = '<p class="original">{}</p>'
ALSO = ' · <a href="{}#same-words">also in {} article{}</a>'
UNNAMED = SafeString('<span class="speaker unnamed">someone unnamed</span>')
NOTHING = SafeString("")
NOBODY_ELSE: Mapping[str, int] = {}
COMMAS = ",，、 "


def voice_items(voices: Iterable[QuotedComment], others: Mapping[str, int] = NOBODY_ELSE) -> SafeString:
    """`<li>` after `<li>`; `others` says by their ids in how many other articles the words of some are printed."""
    return side_by_side(filled("<li>{}</li>", voice_card(voice, others.get(voice.pk, 0))) for voice in voices)


def voice_card(voice: QuotedComment, others: int = 0) -> SafeString:
    """A voice as lists show it."""
    article, address = voice.article, voice.get_absolute_url()
    original = filled(ORIGINAL, wording(article.visible(voice.original))) if voice.original else NOTHING
    also = filled(ALSO, address, str(others), "" if others == 1 else "s") if others else NOTHING
    return filled(
        CARD,
        *(address, wording(said(voice.text, article)), original),
        *(speaker(voice), article.get_absolute_url(), voice.pk),
        *(wording(article.visible(article.title)), date(article.published), also),
    )


def said(text: str, article: Article) -> str:
    """The words of a voice standing alone: the comma before “he said” belongs to the article's sentence."""
    return article.visible(text).rstrip(COMMAS)


def speaker(voice: QuotedComment) -> SafeString:
    """Who is quoted, on which platform and from where, as far as that is printed."""
    name = voice.pseudonym or voice.article.visible(voice.speaker or voice.handle)
    who = filled('<span class="speaker">{}</span>', wording(name)) if name else UNNAMED
    platform, place = ("" if said in voice.speaker else said for said in (voice.platform, voice.place))
    on = filled(" on {}", wording(platform)) if platform else NOTHING
    return side_by_side([who, on, filled(", {}", wording(place)) if place else NOTHING])
