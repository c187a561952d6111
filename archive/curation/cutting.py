"""Make two articles of one where a capture ran them together, and make one of them again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction

from archive.catalogue.cuts import Cut, Piece, made_of, place_of
from archive.catalogue.identity import address_key, title_key
from archive.catalogue.projection import as_captured
from archive.curation.edits import ids_of, present, standing, word_on
from archive.curation.fields import check
from archive.curation.joining import as_kept
from archive.curation.splitting import both, carry, joined, named, settle
from archive.extract.records import Block
from archive.models import Appearance, Article, Decision
from archive.models.decision import APART

Head = Mapping[str, Any]  # title, and what else is known of the article that begins: published, bylines


@dataclass(frozen=True, slots=True)
class Halves:
    """A capture's piece of an article, and the two pieces that a cut makes of it."""

    appearance: Appearance
    first: Piece
    second: Piece


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles of a cut, as a curator looks at it before it is made."""

    title: str
    slug: str
    captures: int
    passages: list[str]
    voices: list[str]
    terms: list[str]


@transaction.atomic
def cut_article(article: Article, key: str, head: Head, who: User, why: str, shown: str | None = None) -> Article:
    """Make an article of its own of what begins at a block, e.g. `cut_article(page, key, {"title": "Tea"}, mei, "")`.

    What stands before keeps the address. All captures of it, later ones too, are cut at that block or the one that
    reads like it. Raises ValidationError if nothing would be left before or after, if the head cannot be so, or if the
    article is gone, or another by now than the curator was `shown` (its digest).
    """
    kept = present(article)
    if shown is not None and shown != kept.digest:
        raise ValidationError(f"“{kept.title}” was changed meanwhile: look at it again.")
    check(kept, head)
    block = block_of(kept, key)
    halves = halves_of(kept, Cut(kept.pk, "", key, block.text, head["title"]))
    before = as_kept(kept)
    made = named(halves[-1].second.parsed, kept)
    lay(halves, made)
    carry(kept, made, who, why)
    after = {"cut": {"key": key, "text": block.text, "head": dict(head)}}
    settle(word_on(kept, Decision.Verb.SPLIT, f"{APART}{made.pk}", before, after, who, why), kept, made)
    return made


def block_of(article: Article, key: str) -> Block:
    """The block as captures have it, whatever curators made of its words."""
    captured = as_captured(article)
    block = next((block for block in captured.blocks if block.key == key), None) if captured else None
    if block is None:
        raise ValidationError("Choose the passage at which an article of its own begins.")
    return block


def halves_of(article: Article, cut: Cut) -> list[Halves]:
    """What the cut makes of every capture that runs both together, in canonical order."""
    found = []
    for appearance in article.appearances.in_canonical_order().select_related("extraction__capture"):
        whole = appearance.extraction.parsed_at(appearance.position)
        begins = appearance.begins
        at = place_of(cut, whole.blocks[begins : appearance.ends])
        if at:
            first = Piece(appearance.parsed(), begins, begins + at, appearance.title)
            found.append(Halves(appearance, first, made_of(whole, begins + at, appearance.ends, cut)))
    if not found:
        raise ValidationError("Nothing would be left before this passage: edit the title instead.")
    return found


def lay(halves: list[Halves], made: Article) -> None:
    """Let the captures' pieces be of the article that they are of now."""
    for each in halves:
        Appearance.objects.filter(pk=each.appearance.pk).update(ends=each.first.ends)
    Appearance.objects.bulk_create(
        Appearance(
            extraction=each.appearance.extraction,
            position=each.appearance.position,
            begins=each.second.begins,
            ends=each.second.ends,
            title=each.second.title[:500],
            article=made,
            title_key=title_key(each.second.parsed.title),
            address_key=address_key(each.second.parsed.original_url),
        )
        for each in halves
    )


def rehearse_cut(
    article: Article, key: str, head: Head, who: User, why: str, shown: str | None = None
) -> tuple[Side, Side]:
    """What both articles would be if it were cut so; nothing changes. Raises what `cut_article` does."""
    with transaction.atomic():
        made = cut_article(article, key, head, who, why, shown)
        kept = Article.objects.get(pk=article.pk)
        sides = side_of(kept), side_of(Article.objects.get(pk=made.pk))
        transaction.set_rollback(True)
    return sides


def side_of(article: Article) -> Side:
    return Side(
        article.title,
        article.slug,
        article.appearances.count(),
        [block["text"] for block in article.blocks],
        [voice.text for voice in article.voices.all()],
        [use.as_printed for use in article.term_uses.all()],
    )


def cuts_of(article: Article) -> list[Decision]:
    """The standing cuts that an article comes of or had something cut from, newest first."""
    ids = ids_of(article)
    about = models.Q(subject_id__in=ids) | models.Q(field__in=[f"{APART}{pk}" for pk in ids])
    split = Decision.objects.filter(about, subject="article", verb=Decision.Verb.SPLIT).select_related("who")
    cuts = [decision for decision in split if is_cut(decision)]
    held = Decision.objects.standing("article", {cut.subject_id for cut in cuts}) if cuts else {}
    return [cut for cut in cuts if cut.field in held[cut.subject_id]]


@transaction.atomic
def sew(decision: Decision, who: User, why: str) -> None:
    """Undo a cut: one article of what the captures ran together, at the address of the first.

    Raises ValidationError if something newer stands in the way, and says what.
    """
    kept, gone = both(decision)
    if any(field in standing(kept) for field in cut_since(kept, decision)):
        raise ValidationError(f"“{kept.title}” was cut again since: undo that first.")
    for second in gone.appearances.select_related("extraction"):
        same = kept.appearances.filter(extraction=second.extraction, position=second.position)
        if not same.filter(ends=second.begins).update(ends=second.ends):
            raise ValidationError(
                f"“{gone.title}” stands in a capture as an article of its own by now: it cannot be made one with "
                f"“{kept.title}” by an undo."
            )
    gone.appearances.all().delete()
    joined(decision, kept, gone, who, why)


def cut_since(kept: Article, decision: Decision) -> list[str]:
    later = Decision.objects.about(kept).filter(verb=Decision.Verb.SPLIT, pk__gt=decision.pk)
    return [each.field for each in later if is_cut(each)]


def is_cut(decision: Decision) -> bool:
    """Whether a split was one of pieces of the same captures."""
    return "cut" in (decision.after or {})
