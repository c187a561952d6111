"""The projection: an article's rows, computed from its appearances in canonical order and the decisions about it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction

from archive.catalogue.addresses import former_ids, former_voice_ids, voice_id
from archive.catalogue.anchors import anchor, holds
from archive.catalogue.composition import Member, compose
from archive.catalogue.decided import voice_with_decisions, with_decisions
from archive.catalogue.rows import ProjectedVoice, write_rows
from archive.catalogue.tagging import tag_article
from archive.extract.records import ParsedArticle, Voice
from archive.models import Appearance, Article, Decision, IndexTask, QuotedComment

VERSION = 1  # of the rows this module writes; a new one makes every article be written anew


@dataclass(frozen=True, slots=True)
class Held:
    """What the rows of an article hold that outlives its projection: ids merged into it, and its withheld voices."""

    former: tuple[str, ...] = ()
    withheld: dict[str, Voice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Projection:
    """All that an article's rows are written from."""

    article: ParsedArticle
    voices: tuple[ProjectedVoice, ...]
    state: str
    is_edited: bool

    @property
    def digest(self) -> str:
        content = json.dumps([VERSION, asdict(self)], sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(content.encode()).hexdigest()


@transaction.atomic(savepoint=False)
def project(article: Article, is_bare: bool = False) -> bool:
    """Bring `article` up to date; True if anything changed, and then its index task is noted.

    An article that no capture has any longer is hidden: its address answers, and its decisions keep. Of one that
    `is_bare`, founded just now, no former rows are looked for.
    """
    members = members_of(article)
    if not members:
        return hide_orphan(article)
    projection = projected(article, compose(members), Held() if is_bare else held_by(article))
    digest = projection.digest
    changed = digest != article.digest
    if changed:
        write_rows(
            article, projection.article, projection.voices, projection.state, projection.is_edited, digest, is_bare
        )
    changed = tag_article(article, projection.article) or changed
    if changed:
        IndexTask.objects.enqueue([article.pk])
    return changed


def apply_rules() -> int:
    """Bring every article up to date, as after a change of the matching rules; returns how many changed."""
    return sum(project(article) for article in Article.objects.iterator(chunk_size=200))


def members_of(article: Article) -> list[Member]:
    met = Appearance.objects.filter(article=article).select_related("extraction__capture__source").in_canonical_order()
    return [member_of(appearance) for appearance in met]


def member_of(appearance: Appearance) -> Member:
    capture = appearance.extraction.capture
    source = capture.source.name if capture.source else None
    return Member(appearance.parsed(), capture.name, capture.sha256, capture.captured_at, source)


def hide_orphan(article: Article) -> bool:
    if not article.is_published:
        return False
    Article.objects.filter(pk=article.pk).update(state=Article.State.HIDDEN, digest="")
    IndexTask.objects.enqueue([article.pk])
    return True


def held_by(article: Article) -> Held:
    withheld = QuotedComment.objects.filter(article=article, is_withheld=True)
    return Held(tuple(former_ids(article)), {row.pk: voice_of(row) for row in withheld})


def projected(article: Article, composed: ParsedArticle, held: Held) -> Projection:
    decided = decided_about(article, held.former)
    final = with_decisions(composed, decided)
    voices = projected_voices(article, final, held)
    is_edited = bool(decided) or any(voice.is_edited for voice in voices)
    return Projection(final, voices, decided.get("state", Article.State.PUBLISHED), is_edited)


def decided_about(article: Article, former: Sequence[str]) -> dict[str, Any]:
    """What curators decided on its fields; decisions about articles merged into it hold unless its own differ."""
    standing = Decision.objects.standing("article", [*former, article.pk])
    decided = {name: value for pk in (*former, article.pk) for name, value in standing.get(pk, {}).items()}
    decided.pop("topic", None)
    return decided


def projected_voices(article: Article, final: ParsedArticle, held: Held) -> tuple[ProjectedVoice, ...]:
    """The voices with their ids and decisions, and the tombstones of withheld ones that are no longer found."""
    found = dict(with_ids(article.pk, final.voices))
    rows = held.withheld
    names = names_of_voices(article, rows | found, held.former)
    decided = decided_about_voices(names)
    merged = {name for pk in found for name in names[pk][:-1]}
    tombstones = {pk: voice for pk, voice in rows.items() if decided[pk].get("is_withheld") and pk not in merged}
    silenced = {voice.text for voice in tombstones.values()}
    spoken = {pk: voice for pk, voice in found.items() if pk in tombstones or voice.text not in silenced}
    voices = spoken | {pk: voice for pk, voice in tombstones.items() if pk not in found}
    return tuple(decided_voice(pk, voice, decided[pk], final) for pk, voice in voices.items())


def names_of_voices(article: Article, voices: dict[str, Voice], former: Sequence[str]) -> dict[str, list[str]]:
    """Voice id → all ids that decisions about it go by: those of articles merged into this one, its own last."""
    return {pk: [*former_voice_ids(pk, voice.text, article.pk, former), pk] for pk, voice in voices.items()}


def decided_about_voices(names: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    """Voice id → what curators decided on its fields; the word on its own id is the last."""
    standing = Decision.objects.standing("quotedcomment", {name for of_voice in names.values() for name in of_voice})
    return {
        pk: {field: value for name in of_voice for field, value in standing.get(name, {}).items()}
        for pk, of_voice in names.items()
    }


def decided_voice(pk: str, voice: Voice, decided: dict[str, Any], final: ParsedArticle) -> ProjectedVoice:
    spans = voice.spans if holds(voice.text, voice.spans, final.blocks) else anchor(voice.text, final.blocks)
    is_withheld = bool(decided.get("is_withheld", False))
    return ProjectedVoice(pk, voice_with_decisions(voice, decided), spans, is_withheld, bool(decided))


def with_ids(article_id: str, voices: tuple[Voice, ...]) -> list[tuple[str, Voice]]:
    met: dict[str, int] = {}
    pairs = []
    for voice in voices:
        key = voice_id(article_id, voice.text, 0)
        met[key] = met.get(key, -1) + 1
        pairs.append((voice_id(article_id, voice.text, met[key]), voice))
    return pairs


def voice_of(row: QuotedComment) -> Voice:
    spans = tuple((key, start, end) for key, start, end in row.spans)
    return Voice(
        row.text, row.speaker or None, row.handle or None, row.platform or None, row.place or None,
        row.kind, row.grade, row.original or None, spans,  # type: ignore[arg-type]  # checked by the row's constraints
    )  # fmt: skip
