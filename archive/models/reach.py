"""In how many articles that may be read whole a term, a hashtag or a handle is used at all, or the same words said."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db.models import Count, QuerySet, Value

from archive.models.article import Article
from archive.models.compiled import Compiled
from archive.models.term import HandleUse, HashtagUse, TermUse
from archive.models.version import Kept
from archive.models.voice import QuotedComment

NOBODY = "-"  # no record is called so
PORTION = 8  # names are asked for in so many, so that questions are few
_RECORDS: dict[str, tuple[Any, str]] = {
    "term": (TermUse.objects.all(), "term__hanzi"),
    "hashtag": (HashtagUse.objects.all(), "hashtag__name"),
    "handle": (HandleUse.objects.all(), "handle__name"),
    "voice": (QuotedComment.objects.filter(is_withheld=False), "said_key"),
}
Key = tuple[str, str]  # kind and name of a record


@cache
def _counting(*kinds: str) -> Compiled:
    """Asked for names of each of these kinds: kind, name, number of articles."""

    def counted(*names: list[str]) -> QuerySet[Any, Any]:
        first, *others = [_counted_of(kind, listed) for kind, listed in zip(kinds, names, strict=True)]
        return first.union(*others, all=True) if others else first

    return Compiled(counted)


def _counted_of(kind: str, names: list[str]) -> QuerySet[Any, Any]:
    uses, name = _RECORDS[kind]
    readable = uses.filter(**{f"{name}__in": names}).exclude(article__in=Article.objects.unreadable())
    told = readable.order_by().values_list(Value(kind), name)
    counted: QuerySet[Any, Any] = told.annotate(number=Count("article", distinct=True))
    return counted


_kept: Kept[dict[Key, int]] = Kept(dict)  # a term stands in articles by the thousand: of how many, is asked once


def tell_reach(**uses: Iterable[Any]) -> None:
    """Give uses and voices, by their kind, their `reach`; in a query, or none."""
    counts = _kept.now()
    keys = [((kind, use.said_key if kind == "voice" else use.name), use) for kind in uses for use in uses[kind]]
    keys = [(key, use) for key, use in keys if key[1]]  # words that say too little have no key
    if missing := {key for key, _ in keys if key not in counts}:
        names = _portions(missing)
        known = {(kind, name): number for kind, name, number in _counting(*names)(*names.values())}
        counts.update(dict.fromkeys(missing, 0) | known)
    for key, use in keys:
        use.reach = counts[key]


def _portions(missing: set[Key]) -> dict[str, list[str]]:
    """The names by kind, of those kinds that any are missing of, filled up to as many for each."""
    names = {kind: [name for of, name in sorted(missing) if of == kind] for kind in _RECORDS}
    length = -(-max(map(len, names.values())) // PORTION) * PORTION
    return {kind: [*listed, *[NOBODY] * (length - len(listed))] for kind, listed in names.items() if listed}
