"""How a term is printed: its forms, its pinyin, its translations and who gives them, and where it stands first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from archive.models import Article, Term
from archive.models.shown import titles

MOST_GLOSSES = 12


class Print(NamedTuple):
    """A use as printed in an article of some date, 0 if it has none."""

    pk: int
    order: int
    form: str
    pinyin: str
    gloss: str
    article: str
    date: int
    source: str


@dataclass(frozen=True, slots=True)
class Gloss:
    """A translation: in how many articles, of which sources, and the earliest article of those."""

    gloss: str
    count: int
    sources: list[str]
    article: Article


@dataclass(frozen=True, slots=True)
class Printed:
    uses: list[int]  # their ids, newest first
    gloss: str  # of the term, as it may be read where it is printed
    forms: list[str]
    pinyins: list[tuple[str, int]]
    glosses: list[Gloss]
    first: Article | None  # the earliest that has a date
    articles: list[str]  # their ids, newest first

    @classmethod
    def of(cls, uses: QuerySet[Any], term: Term) -> "Printed":
        """What uses that may be read print of `term`: one query for all, and two for the titles."""
        columns = (
            "pk",
            "order",
            "as_printed",
            "pinyin",
            "gloss",
            "article",
            "article__sort_date",
            "article__source__name",
        )
        prints = sorted(map(Print._make, uses.order_by().values_list(*columns)), key=earliest)
        by_gloss: dict[str, list[Print]] = {}
        for each in prints:
            if each.gloss:
                by_gloss.setdefault(each.gloss, []).append(each)
        commonest = sorted(by_gloss.values(), key=lambda members: -len(members))[:MOST_GLOSSES]
        first = next((each.article for each in prints if each.date), None)
        named = titles([*(members[0].article for members in commonest), *([first] if first else [])])
        glosses = [glossed(each, named[each[0].article]) for each in commonest if each[0].article in named]
        return cls(
            uses=[each.pk for each in sorted(prints, key=lambda each: (-each.date, each.article, each.order))],
            gloss=next((each.article.visible(each.gloss) for each in glosses if each.gloss == term.gloss), term.gloss),
            forms=sorted({each.form for each in prints} - {term.hanzi}),
            pinyins=counted(each.pinyin for each in prints),
            glosses=glosses,
            first=named.get(first) if first else None,
            articles=list(dict.fromkeys(each.article for each in sorted(prints, key=lambda each: -each.date))),
        )


def earliest(each: Print) -> tuple[bool, int, str]:
    return not each.date, each.date, each.article


def glossed(members: list[Print], article: Article) -> Gloss:
    articles = {each.article for each in members}
    sources = [name for name, _ in counted(each.source for each in members)]
    return Gloss(members[0].gloss, len(articles), sources, article)


def counted(values: Iterable[str]) -> list[tuple[str, int]]:
    """The values as printed with how often each is, the commonest first."""
    return Counter(filter(None, values)).most_common()
