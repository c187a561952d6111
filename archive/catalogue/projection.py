"""The projection: an article's rows, computed from its appearances in canonical order and the decisions about it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import transaction

from archive.catalogue.addresses import former_voice_ids, voice_id
from archive.catalogue.anchors import anchor, holds
from archive.catalogue.apart import of_passages, origin_of, origins, splits
from archive.catalogue.composition import Member, compose
from archive.catalogue.decided import voice_with_decisions, with_decisions
from archive.catalogue.masking import Withholding, masks_of_speaker, redacted
from archive.catalogue.mended import BLOCK, with_mended_blocks, with_mended_voices
from archive.catalogue.rows import ProjectedVoice, Projection, write_rows
from archive.catalogue.tagging import tag_articles
from archive.extract.records import ParsedArticle, Voice
from archive.models import Appearance, Article, Decision, Extraction, FormerSlug, IndexTask, QuotedComment
from archive.models.decision import APART
from archive.models.visible import Redaction

PORTION = 100  # articles projected at a time where all are
Place = tuple[int, int, int]  # an extraction, the position of an article in it, and the block at which it begins
Composed = Sequence[tuple[Article, ParsedArticle]]
Decided = Mapping[str, Mapping[str, Any]]  # what curators decided on the fields of a record, by its id


@dataclass(frozen=True, slots=True)
class Held:
    """What outlives the projection of an article: ids merged into it, those it was split from, its withheld voices,
    and the head that a curator gave it who cut it from another."""

    former: list[str] = field(default_factory=list)
    withheld: dict[str, Voice] = field(default_factory=dict)
    origins: list[str] = field(default_factory=list)
    head: dict[str, Any] = field(default_factory=dict)


def project(article: Article) -> bool:
    """Bring `article` up to date; True if anything changed, and then its index task is noted."""
    return bool(project_all([article]))


@transaction.atomic(savepoint=False)
def project_all(
    articles: Sequence[Article], bare: Collection[str] = (), known: Mapping[Place, ParsedArticle] | None = None
) -> set[str]:
    """Bring articles up to date; the ids of those of which anything changed, for which index tasks are noted.

    An article that no capture has any longer is hidden: its address answers, and its decisions keep. Of those that are
    `bare`, founded just now, there are no rows yet. `known` are parsed articles that need not be read again.
    """
    members = members_of(articles, known or {})
    composed = [(article, compose(members[article.pk])) for article in articles if article.pk in members]
    projections = projected(composed, bare)
    digested = [(article, made, made.digest) for (article, _), made in zip(composed, projections, strict=True)]
    written = [(article, made, digest) for article, made, digest in digested if digest != article.digest]
    write_rows(written, bare)
    changed = {article.pk for article, *_ in written}
    changed |= tag_articles([(article, made.article) for article, made, _ in digested], bare)
    changed |= hide_orphans([article for article in articles if article.pk not in members])
    IndexTask.objects.enqueue(article.pk for article in articles if article.pk in changed)
    return changed


def apply_rules() -> int:
    """Bring every article up to date, as after a change of the matching rules; returns how many changed."""
    articles = Article.objects.select_related("source").iterator(chunk_size=PORTION)
    return sum(len(project_all(portion)) for portion in iter(lambda: list(islice(articles, PORTION)), []))


def members_of(articles: Iterable[Article], known: Mapping[Place, ParsedArticle]) -> dict[str, list[Member]]:
    """The articles as captures have them, by id, in canonical order; none of those that no capture has."""
    appearances = Appearance.objects.filter(article__in=[article.pk for article in articles])
    met = list(appearances.with_capture().in_canonical_order())
    unknown = {each.extraction_id for each in met if place_of(each) not in known}
    read = Extraction.objects.in_bulk(unknown) if unknown else {}
    members: dict[str, list[Member]] = {}
    for each in met:
        parsed = known.get(place_of(each)) or each.piece_of(read[each.extraction_id].parsed_at(each.position))
        members.setdefault(each.article_id, []).append(member_of(each, parsed))
    return members


def place_of(appearance: Appearance) -> Place:
    return appearance.extraction_id, appearance.position, appearance.begins


def member_of(appearance: Appearance, parsed: ParsedArticle) -> Member:
    capture = appearance.extraction.capture
    source = capture.source.name if capture.source else None
    return Member(parsed, capture.name, capture.sha256, capture.captured_at, source)


def hide_orphans(articles: Iterable[Article]) -> set[str]:
    shown = {article.pk for article in articles if article.is_published}
    if shown:
        Article.objects.filter(pk__in=shown).update(state=Article.State.HIDDEN, digest="")
    return shown


def held_by(article_ids: Collection[str]) -> dict[str, Held]:
    if not article_ids:
        return {}
    split = splits()
    held = {pk: Held(origins=origins(pk, origin_of(split))) for pk in article_ids}
    merged = FormerSlug.objects.filter(article__in=article_ids).exclude(former_id="").order_by("pk")
    for pk, former_id in merged.values_list("article_id", "former_id"):
        held[pk].former.append(former_id)
    for pk, of in held.items():
        for cut in (split[each].cut for each in (*of.former, pk) if each in split):
            of.head.update(cut["head"] if cut else {})
    for row in QuotedComment.objects.filter(article__in=article_ids, is_withheld=True):
        held[row.article_id].withheld[row.pk] = voice_of(row)
    return held


def projected(composed: Composed, bare: Collection[str]) -> list[Projection]:
    """What rows are written from, for each of the articles as its captures have it."""
    found = held_by([article.pk for article, _ in composed if article.pk not in bare])
    held = [found.get(article.pk) or Held() for article, _ in composed]
    decided = decided_about(composed, held)
    finals = [final_of(parsed, words) for (_, parsed), words in zip(composed, decided, strict=True)]
    heard = [
        Hearing(article.pk, final, of, words)
        for (article, _), final, of, words in zip(composed, finals, held, decided, strict=True)
    ]
    standing = Decision.objects.standing("quotedcomment", (name for each in heard for name in each.all_names()))
    withholding = Withholding.current()
    return [projection(each, words, standing, withholding) for each, words in zip(heard, decided, strict=True)]


def final_of(parsed: ParsedArticle, decided: Mapping[str, Any]) -> ParsedArticle:
    return with_mended_blocks(with_decisions(parsed, decided), decided) if decided else parsed


def as_captured(article: Article) -> ParsedArticle | None:
    """The article as its captures have it now, whatever curators decided; None if no capture has it any longer."""
    members = members_of([article], {}).get(article.pk)
    return compose(members) if members else None


def projection(
    hearing: "Hearing", decided: Mapping[str, Any], standing: Decided, withholding: Withholding
) -> Projection:
    voices = hearing.projected(standing, withholding)
    is_edited = bool(decided) or any(voice.is_edited for voice in voices)
    own = (mask for each in voices if each.pseudonym for mask in masks_of_speaker(each.voice, each.pseudonym))
    masks = withholding.masks(hearing.article_id, hearing.final, own)
    final = redacted(hearing.final, Redaction([each.words for each in voices if each.withheld_by], masks))
    return Projection(final, voices, decided.get("state", Article.State.PUBLISHED), is_edited, masks)


def decided_about(composed: Composed, held: Sequence[Held]) -> list[dict[str, Any]]:
    """What curators decided on fields of each; decisions about articles merged into it hold unless its own differ."""
    names = [[*of.former, article.pk] for (article, _), of in zip(composed, held, strict=True)]
    asked = (pk for of_article, of in zip(names, held, strict=True) for pk in (*of.origins, *of_article))
    standing = Decision.objects.standing("article", asked)
    return [
        of_passages((standing.get(pk, {}) for pk in of.origins), BLOCK)
        | of.head
        | of_fields(in_order(of_article, standing))
        for of_article, of in zip(names, held, strict=True)
    ]


def in_order(names: Iterable[str], standing: Decided) -> dict[str, Any]:
    """What was decided on the fields of a record that goes by all of `names`: the last one's word is the last."""
    return {name: value for pk in names for name, value in standing.get(pk, {}).items()}


def of_fields(decided: dict[str, Any]) -> dict[str, Any]:
    """Without what is no field of the article's rows: its topics, and what was split from it."""
    return {name: value for name, value in decided.items() if name != "topic" and not name.startswith(APART)}


class Hearing:
    """The voices of an article: those found or told of by curators, the withheld ones that its rows hold, and all ids
    that they go by."""

    def __init__(self, article_id: str, final: ParsedArticle, held: Held, decided: Mapping[str, Any]) -> None:
        self.article_id, self.final = article_id, final
        self.withheld = held.withheld
        self.found = with_mended_voices(dict(with_ids(article_id, final.voices)), final.blocks, decided)
        self.names = {
            pk: [*former_voice_ids(pk, voice.text, article_id, [*held.origins, *held.former]), pk]
            for pk, voice in (held.withheld | self.found).items()
        }

    def all_names(self) -> Iterator[str]:
        return (name for names in self.names.values() for name in names)

    def projected(self, standing: Decided, withholding: Withholding) -> tuple[ProjectedVoice, ...]:
        """The voices with their ids and decisions, and the tombstones of withheld ones that are no longer found."""
        decided = {pk: in_order(names, standing) for pk, names in self.names.items()}
        merged = {name for pk in self.found for name in self.names[pk][:-1]}
        tombstones = {
            pk: voice for pk, voice in self.withheld.items() if decided[pk].get("is_withheld") and pk not in merged
        }
        silenced = {voice.text for voice in tombstones.values()}
        spoken = {pk: voice for pk, voice in self.found.items() if pk in tombstones or voice.text not in silenced}
        voices = spoken | {pk: voice for pk, voice in tombstones.items() if pk not in self.found}
        return tuple(decided_voice(pk, voice, decided[pk], self.final, withholding) for pk, voice in voices.items())


def decided_voice(
    pk: str, voice: Voice, decided: dict[str, Any], final: ParsedArticle, withholding: Withholding
) -> ProjectedVoice:
    voice = voice_with_decisions(voice, decided)
    spans = voice.spans if holds(voice.text, voice.spans, final.blocks) else anchor(voice.text, final.blocks)
    ground, pseudonym = withholding.ground(pk, voice, decided), withholding.pseudonym(voice, decided)
    return ProjectedVoice(pk, voice, spans, ground, pseudonym, bool(decided))


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
