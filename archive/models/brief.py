"""Articles and voices as results of a search print them: plain records, made in a fraction of the time of models."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast

from archive.models.addresses import address_of
from archive.models.article import Article
from archive.models.compiled import Compiled
from archive.models.prefetched import withheld_voices
from archive.models.shown import voices
from archive.models.source import Access
from archive.models.visible import NOTHING_WITHHELD, Mask, Redaction, readable_blocks
from archive.models.voice import QuotedComment

Block = dict[str, str]
NO_MASKS = NO_BLOCKS = "[]"
_read_at = json.JSONDecoder().raw_decode


@dataclass(slots=True)
class Brief:
    """A published article: `source` is the name of its source, `written` its blocks as the row keeps them, `noted` its
    concordance, if it has one. What it prints may be read through `visible` alone, or as a block of these."""

    pk: str
    slug: str
    title: str
    standfirst: str
    published: str
    source: str
    access: str
    written: str = NO_BLOCKS
    noted: str | None = None
    redaction: Redaction = NOTHING_WITHHELD

    @property
    def has_full_text(self) -> bool:
        return self.access == Access.OPEN

    def get_absolute_url(self) -> str:
        return address_of("article", self.slug)

    def visible(self, text: str) -> str:
        """Any text of the article with withheld words blacked out."""
        return self.redaction.apply(text)

    def visible_blocks(self) -> list[Block]:
        return readable_blocks(json.loads(self.written), self.redaction, self.has_full_text)

    def visible_text(self, key: str) -> str:
        """The text of one block as it may be read, of an open source without a look at the others; empty if none is."""
        if not self.has_full_text:
            return next((block["text"] for block in self.visible_blocks() if block["key"] == key), "")
        block = self._block(key)
        return self.redaction.apply(block["text"], key) if block else ""

    def _block(self, key: str) -> Block | None:
        """Quotes within texts are escaped, so that where this stands, a block begins."""
        at = self.written.find(f'{{"key": {json.dumps(key)}')
        if at >= 0:
            found: Block = _read_at(self.written, at)[0]
            return found
        return next((block for block in json.loads(self.written) if block["key"] == key), None)


_PRINTED = ("pk", "slug", "title", "standfirst", "published", "source__name", "source__access")
_SPOKEN = ("pk", "text", "original", "speaker", "handle", "platform", "place")


def _published(ids: list[str]) -> QuerySet[Article, tuple[object, ...]]:
    withheld = withheld_voices().filter(article=OuterRef("pk"))
    return (
        Article.objects.published()
        .filter(pk__in=ids)
        .order_by()
        .values_list(
            *_PRINTED,
            *(Cast("blocks", TextField()), F("concordance__packed"), Cast("masks", TextField()), Exists(withheld)),
        )
    )


_BRIEF = Compiled(_published)
_WITHHELD = Compiled(lambda ids: withheld_voices().filter(article__in=ids))


def briefs(ids: Sequence[str]) -> dict[str, Brief]:
    """The published ones of some articles by their ids, in a query, or two where something is withheld in one."""
    found, masks = dict[str, Brief](), dict[str, list[Mask]]()
    for *fields, masked, withholds in _BRIEF(list(ids)):
        brief = found[fields[0]] = Brief(*fields)
        if withholds or masked != NO_MASKS:
            masks[brief.pk] = [Mask(*mask) for mask in json.loads(masked)]
    withheld = defaultdict(list)
    for voice in _WITHHELD(list(masks)):
        withheld[voice.article_id].append(voice)
    for pk, masked in masks.items():
        found[pk].redaction = Redaction(withheld[pk], masked)
    return found


@dataclass(slots=True)
class BriefVoice:
    """A voice as it may be read, and the article that it stands in, of which no text is read."""

    article: Brief
    pk: str
    text: str
    original: str
    speaker: str
    handle: str
    platform: str
    place: str

    def get_absolute_url(self) -> str:
        return address_of("voice", self.pk)

    def alter(self, seen: QuotedComment) -> None:
        """Take over what withheld words and pseudonyms make of it."""
        self.text, self.original, self.speaker, self.handle = seen.text, seen.original, seen.speaker, seen.handle
        self.article.redaction = seen.article.redaction


def _public(ids: list[str]) -> QuerySet[QuotedComment, tuple[object, ...]]:
    withheld = withheld_voices().filter(article=OuterRef("article"))
    return (
        QuotedComment.objects.public()
        .filter(pk__in=ids)
        .order_by()
        .values_list(
            *(f"article__{field}" for field in _PRINTED),
            *_SPOKEN,
            *("pseudonym", Cast("article__masks", TextField()), Exists(withheld)),
        )
    )


_QUOTED = Compiled(_public)


def brief_voices(ids: Sequence[str]) -> list[BriefVoice]:
    """The public ones of some voices, in their order. What is not as printed is read as models, which see to that."""
    found, altered = dict[str, BriefVoice](), list[str]()
    for *fields, pseudonym, masked, withholds in _QUOTED(list(ids)):
        voice = BriefVoice(Brief(*fields[: len(_PRINTED)]), *fields[len(_PRINTED) :])
        found[voice.pk] = voice
        if pseudonym or withholds or masked != NO_MASKS:
            altered.append(voice.pk)
    seen = {voice.pk: voice for voice in voices(altered)}
    for pk in altered:
        if pk in seen:
            found[pk].alter(seen[pk])
        else:  # withheld meanwhile
            del found[pk]
    return [found[pk] for pk in ids if pk in found]
