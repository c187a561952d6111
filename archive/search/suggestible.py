"""Keeping the suggestions up: which records the public meets in which articles, and the keys of each.

`refresh` is called with articles that changed. What they held before and what they hold now is counted anew, so that
a topic goes with its last article, and a new label comes with the article that is indexed again for it.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery

from archive.language.completion import forms, starts
from archive.models import (
    Article,
    Author,
    Byline,
    Handle,
    HandleUse,
    Hashtag,
    HashtagUse,
    Suggestion,
    SuggestionPosting,
    Tagging,
    Term,
    TermUse,
    Topic,
)
from archive.models.inserted import insert

PORTION = 500  # records written at a time
Kind = Suggestion.Kind
Posting = tuple[str, str, str]  # article, kind, primary key of the record


class Shown(NamedTuple):
    """What a row says beside its key and its weight."""

    is_start: bool = False
    label: str = ""
    detail: str = ""
    address: str = ""
    sort_date: int = 0


@transaction.atomic
def refresh(article_ids: Iterable[str]) -> None:
    """Bring what is suggested up to date with these articles, whether they are published, hidden or gone.

    All in one transaction: if postings were written and the records they name were not, nobody would count those anew.
    """
    ids = list(article_ids)
    rows = SuggestionPosting.objects.filter(article_id__in=ids)
    held = {
        (article, kind, record): pk
        for pk, article, kind, record in rows.values_list("pk", "article_id", "kind", "record")
    }
    met = set(postings(ids))
    SuggestionPosting.objects.filter(pk__in=[pk for posting, pk in held.items() if posting not in met]).delete()
    insert(
        SuggestionPosting(article_id=article, kind=kind, record=record)
        for article, kind, record in sorted(met - held.keys())
    )
    touched: dict[str, set[str]] = {}
    for _, kind, record in met | held.keys():
        touched.setdefault(kind, set()).add(record)
    for kind, records in sorted(touched.items()):
        ordered = sorted(records)
        for first in range(0, len(ordered), PORTION):
            write(kind, ordered[first : first + PORTION])


def sweep() -> None:
    """Take back what stands on articles that are no longer published and that no task names: after a rebuild."""
    published = Article.objects.published().values("pk")
    stray = SuggestionPosting.objects.exclude(article_id__in=published).order_by("article_id")
    while ids := list(stray.values_list("article_id", flat=True).distinct()[:PORTION]):
        refresh(ids)


def postings(article_ids: list[str]) -> Iterator[Posting]:
    """What the public meets in those of the articles that are published; some several times."""
    published = Article.objects.published().filter(pk__in=article_ids)
    met: dict[str, QuerySet[Any]] = {
        Kind.TITLE: published.values_list("pk", "pk"),
        Kind.TOPIC: Tagging.objects.accepted().filter(article__in=published).values_list("article", "topic"),
        Kind.AUTHOR: Byline.objects.filter(article__in=published).values_list("article", "author"),
        Kind.TERM: uses_in(TermUse, article_ids).values_list("article", "term"),
        Kind.HASHTAG: uses_in(HashtagUse, article_ids).values_list("article", "hashtag"),
        Kind.HANDLE: uses_in(HandleUse, article_ids).values_list("article", "handle"),
    }
    for kind, pairs in met.items():
        yield from ((article, str(kind), str(record)) for article, record in pairs.order_by())


def uses_in(use: Any, article_ids: list[str]) -> QuerySet[Any]:
    uses: QuerySet[Any] = use.objects.filter(article__in=article_ids).public()
    return uses


def write(kind: str, records: list[str]) -> None:
    """Write the rows of these records of one kind; those that stay as they are are left alone."""
    met = SuggestionPosting.objects.filter(kind=kind, record__in=records).values_list("record", flat=True).distinct()
    rows, shown_by = READABLE[kind]
    readable = rows().filter(pk__in=list(met))
    wanted = {(str(record.pk), key): shown for record in readable for key, shown in shown_by(record).items()}
    kept, stale = set[tuple[str, bytes]](), list[int]()
    suggestions = Suggestion.objects.filter(kind=kind, record__in=records)
    for pk, record, key, *shown in suggestions.values_list("pk", "record", "key", *Shown._fields):
        place = (record, bytes(key))
        if wanted.get(place) == tuple(shown):
            kept.add(place)
        else:
            stale.append(pk)
    Suggestion.objects.filter(pk__in=stale).delete()
    insert(
        Suggestion(kind=kind, record=record, key=key, **shown._asdict())
        for (record, key), shown in wanted.items()
        if (record, key) not in kept
    )
    if kind != Kind.TITLE:
        weigh(suggestions)


def weigh(suggestions: QuerySet[Suggestion]) -> None:
    """Set the weights to the numbers of articles; the database counts."""
    postings = SuggestionPosting.objects.filter(kind=OuterRef("kind"), record=OuterRef("record"))
    counted = postings.order_by().values("record").annotate(count=Count("pk")).values("count")
    suggestions.update(weight=Subquery(counted))


def of_title(article: Article) -> dict[bytes, Shown]:
    return by_key([article.visible(article.title)], Shown(sort_date=article.sort_date))


def of_topic(topic: Topic) -> dict[bytes, Shown]:
    labels = [topic.label, topic.label_zh, *(alias.label for alias in topic.aliases.all())]
    return by_key(labels, shown_as(topic, topic.label_zh))


def of_author(author: Author) -> dict[bytes, Shown]:
    names = [author.name, author.chinese_name, f"{author.family_name} {author.given_name}"]
    return by_key(names, shown_as(author, author.chinese_name))


def of_term(term: Term) -> dict[bytes, Shown]:
    said = ", ".join(filter(None, [term.pinyin, term.gloss]))
    return by_key([term.hanzi, term.pinyin, term.gloss], shown_as(term, said))


def of_tag(tag: Hashtag | Handle) -> dict[bytes, Shown]:
    return by_key([tag.name], shown_as(tag))


def shown_as(record: Any, detail: str = "") -> Shown:
    return Shown(label=str(record), detail=detail, address=record.get_absolute_url())


def by_key(names: list[str], shown: Shown) -> dict[bytes, Shown]:
    """The rows of a record that is found by any of `names`, by their keys: whole names before later words."""
    later = {key: shown._replace(is_start=True) for name in names for key in starts_of(name)}
    return later | {key: shown for name in names for key in forms_of(name)}


@lru_cache(maxsize=10_000)
def forms_of(name: str) -> list[bytes]:
    return [key.encode("utf-8", "ignore") for key in forms(name)]


@lru_cache(maxsize=10_000)
def starts_of(name: str) -> list[bytes]:
    return [key.encode("utf-8", "ignore") for key in starts(name)]


READABLE: dict[str, tuple[Callable[[], QuerySet[Any]], Callable[[Any], dict[bytes, Shown]]]] = {
    Kind.TITLE: (lambda: Article.objects.published().for_titles(), of_title),
    Kind.TOPIC: (lambda: Topic.objects.prefetch_related("aliases"), of_topic),
    Kind.AUTHOR: (Author.objects.all, of_author),
    Kind.TERM: (Term.objects.all, of_term),
    Kind.HASHTAG: (Hashtag.objects.all, of_tag),
    Kind.HANDLE: (Handle.objects.all, of_tag),
}
