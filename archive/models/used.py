"""The terms, hashtags and handles that an article uses, of three tables in one query, and as its page prints them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import F, QuerySet, Value

from archive.models.addresses import address_of
from archive.models.compiled import Compiled
from archive.models.term import Handle, HandleUse, HashtagUse, TermUse
from archive.models.visible import stands_in

NOTHING = Value("")
Kind = Literal["term", "hashtag", "handle"]


@dataclass(slots=True)
class Used:
    """A use as printed in an article, of what has this `name`; only terms have pinyin and a gloss, which are those of
    the term where none is printed. `reach` is what `tell_reach` told."""

    kind: Kind
    as_printed: str
    spans: list[list[Any]]
    name: str
    pinyin: str
    gloss: str
    reach: int = 0

    def get_absolute_url(self) -> str:
        return address_of(self.kind, self.name)

    def is_seen_in(self, texts: Mapping[str, str]) -> bool:
        return stands_in(texts, self.spans)


def _rows_used(article_id: str) -> QuerySet[Any, Any]:
    """What kind, its order, words and spans, the name of what is used, then pinyin and gloss, there and elsewhere."""

    def rows(uses: QuerySet[Any], kind: Kind, name: str, *read: Any) -> QuerySet[Any, Any]:
        of_article = uses.filter(article=article_id).order_by()
        told: QuerySet[Any, Any] = of_article.values_list(Value(kind), "order", "as_printed", "spans", F(name), *read)
        return told

    read = ("pinyin", "gloss", "term__pinyin", "term__gloss")
    handles = HandleUse.objects.exclude(handle__in=Handle.objects.masked())
    return rows(TermUse.objects.all(), "term", "term__hanzi", *read).union(
        rows(HashtagUse.objects.all(), "hashtag", "hashtag__name", *[NOTHING] * 4),
        rows(handles, "handle", "handle__name", *[NOTHING] * 4),
        all=True,
    )


_USED = Compiled(_rows_used)


def used_in(article_id: str) -> list[Used]:
    """All in the order of the text, each kind by itself, but for handles that may be read nowhere."""
    rows: Iterable[Any] = sorted(_USED(article_id), key=lambda row: row[1])
    return [
        Used(kind, as_printed, spans, name, pinyin or its_pinyin, gloss or its_gloss)
        for kind, _order, as_printed, spans, name, pinyin, gloss, its_pinyin, its_gloss in rows
    ]
