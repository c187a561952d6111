"""Placing what was read in a capture: each parsed article finds its article, founds one, or joins several into one."""

from dataclasses import dataclass, field

from django.db import transaction

from archive.catalogue.addresses import new_id, new_slug
from archive.catalogue.identity import address_key, homes, title_key
from archive.catalogue.projection import project
from archive.catalogue.rows import UNKNOWN_SOURCE
from archive.extract.records import ParsedArticle
from archive.models import (
    Appearance,
    Article,
    Extraction,
    FormerSlug,
    IndexTask,
    QuotedComment,
    Source,
    Tagging,
)  # fmt: skip


@dataclass(slots=True)
class Placement:
    """What became of the articles of one capture, by id; `merged` met an article that other captures have too.

    `bare` ones were founded here and hold nothing yet, so that nothing of theirs needs to be looked for.
    """

    created: set[str] = field(default_factory=set)
    updated: set[str] = field(default_factory=set)
    merged: set[str] = field(default_factory=set)
    unchanged: set[str] = field(default_factory=set)
    bare: set[str] = field(default_factory=set)

    @property
    def touched(self) -> set[str]:
        return self.created | self.updated | self.merged | self.unchanged


@transaction.atomic(savepoint=False)
def place(extraction: Extraction) -> Placement:
    """Give every parsed article of `extraction` its article, and bring all that are touched up to date.

    What older extractor versions read in the same capture is let go; articles left without a capture are hidden.
    """
    placement = Placement()
    former = Appearance.objects.of_capture(extraction.capture).exclude(extraction=extraction)
    held = set(former.values_list("article_id", flat=True))
    for position, parsed in enumerate(extraction.parsed()):
        put(extraction, position, parsed, held, placement)
    if held:
        former.delete()
    for article in Article.objects.filter(pk__in=held | placement.touched).select_related("source"):
        note_outcome(article, project(article, is_bare=article.pk in placement.bare), placement)
    return placement


def put(extraction: Extraction, position: int, parsed: ParsedArticle, held: set[str], placement: Placement) -> None:
    found = homes(parsed)
    article = joined(found) if found else founded(parsed)
    Appearance.objects.create(
        extraction=extraction,
        position=position,
        article=article,
        title_key=title_key(parsed.title),
        address_key=address_key(parsed.original_url),
    )
    if not found:
        placement.created.add(article.pk)
        placement.bare.add(article.pk)
    elif article.pk not in held | placement.created:
        placement.merged.add(article.pk)
    for absorbed in {home.pk for home in found} - {article.pk}:
        held.discard(absorbed)
        placement.bare -= {absorbed, article.pk}
        placement.created.discard(absorbed)
        placement.merged.discard(absorbed)


def note_outcome(article: Article, changed: bool, placement: Placement) -> None:
    if article.pk not in placement.created | placement.merged:
        (placement.updated if changed else placement.unchanged).add(article.pk)


def founded(parsed: ParsedArticle) -> Article:
    """A new article, with the names it will keep; its projection fills the rest."""
    slug = new_slug(parsed)
    source = Source.objects.named((parsed.source or UNKNOWN_SOURCE)[:200])
    return Article.objects.create(id=new_id(parsed, slug), slug=slug, title=parsed.title[:500], source=source)


def joined(found: list[Article]) -> Article:
    """The first of `found`, into which the others are merged; their addresses redirect to it."""
    survivor, *others = sorted(found, key=lambda article: (len(article.slug), article.pk))
    for other in others:
        absorb(survivor, other)
    return survivor


def absorb(survivor: Article, other: Article) -> None:
    """Merge `other` into `survivor`: captures, addresses, curators' topics and decisions go along."""
    Appearance.objects.filter(article=other).update(article=survivor)
    FormerSlug.objects.filter(article=other).update(article=survivor)
    said = dict(other.voices.values_list("pk", "text"))
    FormerSlug.objects.create(slug=other.slug, former_id=other.pk, article=survivor, voices=said)
    decided = Tagging.objects.filter(article=other, origin=Tagging.Origin.CURATOR)
    there = Tagging.objects.filter(article=survivor)
    there.filter(topic__in=decided.values("topic")).exclude(origin=Tagging.Origin.CURATOR).delete()
    decided.exclude(topic__in=there.values("topic")).update(article=survivor)
    QuotedComment.objects.filter(article=other, is_withheld=True).update(article=survivor)
    IndexTask.objects.enqueue([other.pk])
    other.delete()
