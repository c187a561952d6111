"""Voices that a search found as items of lists: as cards, or in brief beside articles.

Not in a template, which takes many times as long: a voice is made of a dozen parts.
"""

from django.utils.safestring import SafeString

from archive.search import Results, VoiceHit
from archive.web.cards import UNNAMED
from archive.web.markup import filled, fragments, side_by_side, wording
from archive.web.rows import date, opened_with

CARD = (
    '<li><figure class="voice-card">\n<blockquote><p><a href="{}">{}</a></p>{}</blockquote>\n'
    '<figcaption>{} · in <a href="{}#voice-{}"><cite>{}</cite></a> · {}</figcaption>\n</figure></li>\n'
)
BESIDE = '<li>\n<p class="said"><a href="{}#voice-{}">{}</a></p>\n<p class="row-facts">{} · {}</p>\n</li>'
ORIGINAL = '<p class="original">{}</p>'
SPEAKER, HANDLE = '<span class="speaker">{}</span>', ' <span class="handle">{}</span>'
NOTHING = SafeString("")


def voice_hits(results: Results) -> SafeString:
    """`<li>` after `<li>`: `{{ results|voice_hits }}`."""
    return side_by_side(card(hit, results.marking) for hit in results.voices)


def voices_beside(results: Results) -> SafeString:
    return side_by_side(in_brief(hit, results.marking) for hit in results.voices)


def card(hit: VoiceHit, marking: str) -> SafeString:
    voice, article = hit.voice, hit.article
    return filled(
        CARD,
        *(voice.get_absolute_url(), fragments(hit.words)),
        *(filled(ORIGINAL, fragments(hit.original)) if hit.original else NOTHING, speaker(hit)),
        *(opened_with(article, marking), voice.pk, wording(article.visible(article.title)), date(article.published)),
    )


def in_brief(hit: VoiceHit, marking: str) -> SafeString:
    """What somebody says on the matter, a link to where they say it."""
    address = opened_with(hit.article, marking)
    return filled(BESIDE, address, hit.voice.pk, fragments(hit.words), speaker(hit), date(hit.article.published))


def speaker(hit: VoiceHit) -> SafeString:
    """Who is quoted, with what the query matches marked, on which platform and from where."""
    voice = hit.voice
    platform, place = ("" if said in voice.speaker else said for said in (voice.platform, voice.place))
    on = filled(" on {}", wording(platform)) if platform else NOTHING
    return side_by_side([name(hit), on, filled(", {}", wording(place)) if place else NOTHING])


def name(hit: VoiceHit) -> SafeString:
    """A speaker, with the handle unless that is said; else the handle."""
    handle = wording(hit.article.visible(hit.voice.handle)) if hit.voice.handle else NOTHING
    if not hit.speaker:
        return filled(SPEAKER, handle) if handle else UNNAMED
    beside = filled(HANDLE, handle) if handle and hit.voice.handle not in hit.voice.speaker else NOTHING
    return side_by_side([filled(SPEAKER, fragments(hit.speaker)), beside])
