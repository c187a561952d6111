"""Articles that curators split: what they keep apart, identity does not join again.

A split is a standing decision about the article that was split, in a field `apart:ID` of the one split off.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.catalogue.identity import address_key, jaccard, share_most_shingles, title_key
from archive.extract.records import ParsedArticle
from archive.models import Appearance, Article, Decision, FormerSlug
from archive.models.decision import APART, SPLIT_VERB

Rank = tuple[bool, bool, bool, float, bool, bool]


@dataclass(frozen=True, slots=True)
class Split:
    """That an article was split from `origin`; of one that stood in the same captures, `cut` says where and as what."""

    origin: str
    cut: Mapping[str, Any] | None = None


def splits() -> dict[str, Split]:
    """Article → what it was split from, by the ids they had then; without those that were joined again."""
    split = Decision.objects.filter(subject="article", verb=SPLIT_VERB).order_by()
    ids = list(dict.fromkeys(split.values_list("subject_id", flat=True)))
    standing = Decision.objects.standing("article", ids) if ids else {}
    return {
        field.removeprefix(APART): Split(origin, (after or {}).get("cut"))
        for origin, fields in standing.items()
        for field, after in fields.items()
        if field.startswith(APART)
    }


def split_off() -> dict[str, str]:
    """Article → the one it was split from."""
    return origin_of(splits())


def origin_of(split: Mapping[str, Split]) -> dict[str, str]:
    return {pk: each.origin for pk, each in split.items()}


def ids_now(ids: Collection[str]) -> dict[str, str]:
    """Of those ids whose articles were merged into others: the ids of these."""
    merged = FormerSlug.objects.filter(former_id__in=ids).order_by().values_list("former_id", "article_id")
    return dict(merged) if ids else {}


def origins(article_id: str, split: Mapping[str, str]) -> list[str]:
    """What an article was split from, and what that was split from, the first last split first."""
    found: list[str] = []
    while (article_id := split.get(article_id, "")) and article_id not in found:
        found.insert(0, article_id)
    return found


def voice_split_off(pk: str) -> tuple[Article, str] | None:
    """Where a voice went whose article was split, and its words; None if no split took it along."""
    split = Decision.objects.filter(subject="article", verb=SPLIT_VERB, after__voices__has_key=pk).order_by("-pk")
    for after in (each.after or {} for each in split):
        now = Article.objects.filter(pk=after["id"]).first()
        now = now or Article.objects.filter(former_slugs__former_id=after["id"]).first()
        if now:
            return now, after["voices"][pk]
    return None


class Apart:
    """Which articles are kept apart, by the ids they have now; all that were split from one are so from each other."""

    def __init__(self, split: Mapping[str, Split], now: Mapping[str, str]) -> None:
        origin = origin_of(split)
        families: dict[str, set[str]] = {}
        for pk, each in split.items():
            families.setdefault(next(iter(origins(pk, origin))), set()).update((pk, each.origin))
        self._families = [{now.get(pk, pk) for pk in family} for family in families.values()]

    def renamed(self, former: str, now: str) -> None:
        """Note that an article went into another."""
        self._families = [{now if pk == former else pk for pk in family} for family in self._families]

    def others(self, article_id: str) -> set[str]:
        return set().union(*(family for family in self._families if article_id in family)) - {article_id}

    def homes(
        self, found: Sequence[str], parsed: ParsedArticle, capture_id: int, taken: Collection[str] = ()
    ) -> list[str]:
        """Of the articles that `parsed` was found to be one of, those it may join: of some kept apart the likest.

        An article that it was found to be gives way to one kept apart from it that reads more like it, but to none of
        those `taken`, which have another piece of what the capture runs together.
        """
        if not any(map(self.others, found)):
            return list(found)
        rivals = {each: sorted({each, *self.others(each)} - set(taken)) for each in found}
        ranks = ranks_of(set().union(*rivals.values()), parsed, capture_id)
        likest = {max(several, key=ranks.__getitem__) for several in rivals.values() if several}
        chosen: list[str] = []
        for pk in sorted(sorted(likest), key=ranks.__getitem__, reverse=True):
            if not self.others(pk) & set(chosen):
                chosen.append(pk)
        return chosen


def ranks_of(article_ids: Collection[str], parsed: ParsedArticle, capture_id: int) -> dict[str, Rank]:
    """How near `parsed` is to each article: what its own capture had before, then what it holds of one of its title,
    then words in common, title and address."""
    met = Appearance.objects.filter(article__in=article_ids).select_related("extraction").order_by("pk")
    ranks: dict[str, Rank] = dict.fromkeys(article_ids, (False, False, False, 0.0, False, False))
    for each in met:
        there = each.parsed()
        alike = title_key(parsed.title) == each.title_key
        own = each.extraction.capture_id == capture_id
        shares_most = (own or alike) and share_most_shingles(parsed, there)
        at_address = each.address_key in {address_key(parsed.original_url)} - {""}
        likeness = (own and shares_most, alike and shares_most, jaccard(parsed, there), alike, at_address)
        rank = (parsed.id == each.article_id, *likeness)
        ranks[each.article_id] = max(rank, ranks[each.article_id])
    return ranks


def of_passages(decided: Iterable[Mapping[str, Any]], prefix: str) -> dict[str, Any]:
    """What of decisions about an article holds for those split from it too: words mended go where they stand."""
    return {name: value for fields in decided for name, value in fields.items() if name.startswith(prefix)}
