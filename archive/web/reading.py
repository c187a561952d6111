"""An article as its page shows it: blocks annotated at their spans, and what stands beside them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from django.utils.safestring import SafeString

from archive.language.romanised import romanised
from archive.models import Article, QuotedComment
from archive.models.apparatus import Below, BelowEntry
from archive.models.reach import tell_reach
from archive.models.used import Used, used_in
from archive.models.visible import stands
from archive.search.marks import BODY
from archive.web.annotate import Annotation, Layer
from archive.web.markup import addresses, filled, side_by_side, wording

OWN_MARK = re.compile(r"[•◦‣▪▫■□◼◻●○◆◇►▶→①-⑳]|[*·–—-]\s|\(?\d{1,3}[.)、:．）](?!\d)")
PARAGRAPH = '<p id="p-{0}">{1}<a class="passage" href="#p-{0}" tabindex="-1" aria-hidden="true"></a></p>\n'
BLOCKS = {
    "heading": '<h2 id="p-{}">{}</h2>\n',
    "list_item": '<li id="p-{}">{}</li>',
    "block_quote": '<blockquote id="p-{}"><p>{}</p></blockquote>\n',
    "pull_quote": '<aside class="pull-quote" id="p-{}"><p>{}</p></aside>\n',
    "caption": '<figure class="caption" id="p-{}"><figcaption>{}</figcaption></figure>\n',
}
LIST, MARKED_LIST = "<ul>{}</ul>\n", '<ul class="marked" role="list">{}</ul>\n'
LONGEST_TERM = 8  # hanzi that pinyin is set above
Block = dict[str, str]
Annotations = dict[str, list[Annotation]]


class Finder(Protocol):
    """What a search has found in a text, which is the `field` of an article."""

    def __call__(self, text: str, field: str = ...) -> Iterable[Annotation]: ...


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """All captured words of an article as HTML, in the order of its page."""

    title: SafeString
    standfirst: SafeString
    body: SafeString
    notes: list[SafeString]
    references: list[SafeString]
    comments: list[tuple[BelowEntry, SafeString]]


@dataclass(frozen=True, slots=True)
class Apparatus:
    """What is said beside a text: its voices and the uses of terms, hashtags and handles that may be seen in it."""

    voices: list[QuotedComment]
    terms: list[Used]
    hashtags: list[Used]
    handles: list[Used]


def apparatus(article: Article, blocks: list[Block]) -> Apparatus:
    """Nothing but for an article that may be read whole; nothing that stands in withheld words alone."""
    if not article.has_full_text:
        return Apparatus([], [], [], [])
    texts = {block["key"]: block["text"] for block in blocks}
    seen = [use for use in used_in(article.pk) if use.is_seen_in(texts)]
    terms, hashtags, handles = ([use for use in seen if use.kind == kind] for kind in ("term", "hashtag", "handle"))
    voices = article.visible_voices()
    tell_reach(term=terms, hashtag=hashtags, handle=handles, voice=voices)
    return Apparatus(voices, terms, hashtags, handles)


def shown(article: Article, blocks: list[Block], beside: Apparatus, below: Below, find: Finder) -> ShownArticle:
    """The article as HTML; `find` is asked for one text after the other, so that it can number what it finds."""

    def entries(entries: list[BelowEntry]) -> list[SafeString]:
        return [wording(entry.text, [*addresses(entry.text), *find(entry.text)]) for entry in entries]

    title, standfirst = article.visible(article.title), article.visible(article.standfirst)
    return ShownArticle(
        title=wording(title, find(title, "title")),
        standfirst=wording(standfirst, find(standfirst)),
        body=body(blocks, beside, find),
        notes=entries(below.notes),
        references=entries(below.references),
        comments=list(zip(below.comments, entries(below.comments), strict=True)),
    )


def printed(article: Article, blocks: list[Block], below: Below) -> list[tuple[str, str]]:
    """All texts that `shown` asks about, in the same order, each with the field of the article it is."""
    return [
        (article.visible(article.title), "title"),
        (article.visible(article.standfirst), BODY),
        *((block["text"], BODY) for block in blocks),
        *((entry.text, BODY) for entries in (below.notes, below.references, below.comments) for entry in entries),
    ]


def body(blocks: list[Block], beside: Apparatus, find: Finder) -> SafeString:
    """The blocks as HTML, the items of a list together."""
    annotations = annotated(blocks, beside)
    parts = []
    for list_of, members in groupby(blocks, key=list_kind):
        shown = side_by_side(
            filled(
                BLOCKS.get(block["kind"], PARAGRAPH),
                block["key"],
                wording(block["text"], [*annotations.get(block["key"], ()), *find(block["text"])]),
            )
            for block in members
        )
        parts.append(filled(list_of, shown) if list_of else shown)
    return side_by_side(parts)


def list_kind(block: Block) -> str:
    """What stands around an item of a list, where items that begin with their bullet or number get no other; nothing
    around any other block."""
    if block["kind"] != "list_item":
        return ""
    return MARKED_LIST if OWN_MARK.match(block["text"]) else LIST


def annotated(blocks: list[Block], beside: Apparatus) -> Annotations:
    texts = {block["key"]: block["text"] for block in blocks}
    annotations: Annotations = defaultdict(list)
    for number, voice in enumerate(beside.voices, 1):
        for key, annotation in voice_annotations(voice, number):
            annotations[key].append(annotation)
    for use in [*beside.terms, *beside.hashtags, *beside.handles]:
        for key, start, end in use.spans:
            if stands(texts, key, start, end):
                annotations[key].append(Annotation(start, end, Layer.LINK, "a", link_to(use)))
    return annotations


def voice_annotations(voice: QuotedComment, number: int) -> Iterator[tuple[str, Annotation]]:
    """A voice's words as `<q>`: links lead to the first stretch, behind the last stands a link to its own page."""
    last = len(voice.spans) - 1
    for turn, (key, start, end) in enumerate(voice.spans):
        yield (
            key,
            Annotation(
                start,
                end,
                Layer.VOICE,
                "q",
                {"class": f"voice voice-{voice.kind}"},
                first={"id": f"voice-{voice.pk}"} if turn == 0 else {},
                pointer=voice_pointer(voice, number) if turn == last else {},
            ),
        )


def voice_pointer(voice: QuotedComment, number: int) -> dict[str, str]:
    return {
        "class": "voice-number",
        "href": voice.get_absolute_url(),
        "aria-label": f"Voice {number}",
        "data-number": str(number),
    }


def link_to(use: Used) -> dict[str, str]:
    """The attributes of the link from a use in the text to the page of its term, hashtag or handle."""
    said = said_of(use) if use.kind == "term" else {}
    return {"class": use.kind, "href": use.get_absolute_url(), **said}


def said_of(use: Used) -> dict[str, str]:
    """What a reader is shown of a term where it stands: how it is read, above it, and beside it what it means.

    Pinyin that nobody printed is ours. What is long is a sentence rather than a term, and would not break over lines.
    """
    pinyin = use.pinyin or romanised(use.name)
    said = ", ".join(filter(None, [pinyin, use.gloss]))
    above = {"data-pinyin": pinyin} if len(use.as_printed) <= LONGEST_TERM else {}
    return {"data-said": said, "aria-description": said, **above}
