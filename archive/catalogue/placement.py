"""Placing what was read in a capture: each parsed article finds its article, founds one, or joins several into one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from archive.catalogue.addresses import Names
from archive.catalogue.apart import Apart, ids_now, splits
from archive.catalogue.cuts import Cuts, Piece
from archive.catalogue.identity import Shelf, address_key, title_key
from archive.catalogue.projection import Place
from archive.catalogue.reach import bring_in
from archive.catalogue.rows import UNKNOWN_SOURCE
from archive.extract.records import ParsedArticle
from archive.models import (
    Appearance,
    Article,
    Correction,
    Extraction,
    FormerSlug,
    IndexTask,
    QuotedComment,
    Source,
    Tagging,
)  # fmt: skip
from archive.models.inserted import insert


@dataclass(slots=True)
class Placement:
    """What became of the articles of one capture, by id; `merged` met an article that other captures have too."""

    created: set[str] = field(default_factory=set)
    updated: set[str] = field(default_factory=set)
    merged: set[str] = field(default_factory=set)
    unchanged: set[str] = field(default_factory=set)

    @property
    def touched(self) -> set[str]:
        return self.created | self.updated | self.merged | self.unchanged


@transaction.atomic(savepoint=False)
def place(read: Sequence[tuple[Extraction, Sequence[ParsedArticle]]]) -> list[Placement]:
    """Give every parsed article of extractions its article, and bring all that are touched up to date.

    The extractions are of different captures. What older extractor versions read in the same ones is let go; articles
    left without a capture are hidden.
    """
    former = formerly(read)
    placing = Placing(parsed for _, several in read for parsed in several)
    placements = [placing.placed(each, several, former.get(each.capture_id, set())) for each, several in read]
    placing.write()
    if former:
        ids = [extraction.pk for extraction, _ in read]
        Appearance.objects.filter(extraction__capture__in=former).exclude(extraction__in=ids).delete()
    articles = placing.articles(placements, former.values())
    changed = bring_in(articles, placing.founded.keys(), placing.known)
    for placement, (extraction, _) in zip(placements, read, strict=True):
        note_outcomes(placement, former.get(extraction.capture_id, set()) - placing.absorbed.keys(), changed)
    return placements


def formerly(read: Sequence[tuple[Extraction, Sequence[ParsedArticle]]]) -> dict[int, set[str]]:
    """Capture → the articles that it was found to hold before."""
    met = Appearance.objects.filter(extraction__capture__in={extraction.capture_id for extraction, _ in read})
    held: dict[int, set[str]] = {}
    for capture, article in met.order_by().values_list("extraction__capture", "article"):
        held.setdefault(capture, set()).add(article)
    return held


def note_outcomes(placement: Placement, held: set[str], changed: set[str]) -> None:
    """Say what became of the articles that a capture had before; the first of several to touch one updates it."""
    for pk in held - placement.created - placement.merged:
        (placement.updated if pk in changed else placement.unchanged).add(pk)
        changed.discard(pk)


class Placing:
    """A batch of parsed articles on their way to their articles: what was met of it, and is written at the end."""

    def __init__(self, articles: Iterable[ParsedArticle]) -> None:
        several = list(articles)
        self.shelf, self.names = Shelf(several), Names(several)
        split = splits()
        now = ids_now({*split, *(each.origin for each in split.values())})
        self.apart, self.cuts = Apart(split, now), Cuts(split, now)
        self.founded: dict[str, Article] = {}  # those that have no rows yet, by id
        self.absorbed: dict[str, str] = {}  # which article each went into
        self.known: dict[Place, ParsedArticle] = {}
        self._appearances: list[Appearance] = []

    def placed(self, extraction: Extraction, several: Sequence[ParsedArticle], held: set[str]) -> Placement:
        placement = Placement()
        for position, parsed in enumerate(several):
            found, taken = self._homes(parsed), list[str]()
            for piece in self.cuts.pieces(parsed, found):
                own = [self._survivor(piece.article_id)] if piece.article_id else found
                own = self.apart.homes(own, piece.parsed, extraction.capture_id, taken)
                taken.append(self._put(extraction, position, piece, own, held - self.absorbed.keys(), placement))
        if held:
            self.shelf.forget(extraction.capture_id)
        return placement

    def _homes(self, parsed: ParsedArticle) -> list[str]:
        found = [*self.shelf.homes(parsed), *self.cuts.headed(parsed)]
        return list(dict.fromkeys(map(self._survivor, found)))

    def _put(
        self,
        extraction: Extraction,
        position: int,
        piece: Piece,
        found: Sequence[str],
        held: set[str],
        placement: Placement,
    ) -> str:
        """Give a piece its article: the one that it was found to be, or all of them in one, or else a new one."""
        parsed = piece.parsed
        article_id = self._joined(found, placement) if found else self._found(parsed)
        self.known[extraction.pk, position, piece.begins] = parsed
        self.shelf.add(article_id, parsed)
        self._appearances.append(
            Appearance(
                extraction=extraction,
                position=position,
                begins=piece.begins,
                ends=piece.ends,
                title=piece.title,
                article_id=article_id,
                title_key=title_key(parsed.title),
                address_key=address_key(parsed.original_url),
            )
        )
        if not found:
            placement.created.add(article_id)
        elif article_id not in held | placement.created:
            placement.merged.add(article_id)
        return article_id

    def _survivor(self, article_id: str) -> str:
        while article_id in self.absorbed:
            article_id = self.absorbed[article_id]
        return article_id

    def _found(self, parsed: ParsedArticle) -> str:
        """A new article, with the names it will keep; its projection fills the rest."""
        slug = self.names.new_slug(parsed)
        article = Article(id=self.names.new_id(parsed, slug), slug=slug, title=parsed.title[:500])
        self.founded[article.pk] = article
        self.shelf.stated[article.pk] = slug
        return article.pk

    def _joined(self, found: Sequence[str], placement: Placement) -> str:
        """The first of `found`, into which the others are merged; their addresses redirect to it."""
        if len(found) == 1:
            return found[0]
        self.write(found)
        articles = Article.objects.filter(pk__in=found)
        survivor, *others = sorted(articles, key=lambda article: (len(article.slug), article.pk))
        for other in others:
            self.absorbed[other.pk] = survivor.pk
            self.apart.renamed(other.pk, survivor.pk)
            placement.created.discard(other.pk)
            placement.merged.discard(other.pk)
            self.shelf.stated.pop(other.pk, None)
            self.names.give_back(other.pk)
            absorb(survivor, other)
        return survivor.pk

    def write(self, needed: Iterable[str] = ()) -> None:
        """Write the appearances so far, and those of the founded articles that are `needed` as rows."""
        for article in (self.founded.pop(pk) for pk in needed if pk in self.founded):
            article.source = Source.objects.named(UNKNOWN_SOURCE)
            article.save(force_insert=True)
        insert(self._appearances)
        self._appearances = []

    def articles(self, placements: Sequence[Placement], former: Iterable[set[str]]) -> list[Article]:
        """The articles that are touched, in the order in which captures were placed."""
        by_placement = (sorted(placement.created | placement.merged) for placement in placements)
        touched = dict.fromkeys(pk for several in (*by_placement, *map(sorted, former)) for pk in several)
        remaining = [pk for pk in touched if pk not in self.absorbed]
        held = Article.objects.select_related("source").in_bulk([pk for pk in remaining if pk not in self.founded])
        return [self.founded.get(pk) or held[pk] for pk in remaining]


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
    Correction.objects.filter(article=other).update(article=survivor)
    IndexTask.objects.enqueue([other.pk])
    other.delete()
