"""Where to read on: the articles before and after one in its section, and what the search finds like it."""

from dataclasses import dataclass

from django.core.cache import cache

from archive.models import Article
from archive.models.shown import titles
from archive.search import IndexUnavailable, QueryTooLong, generation
from archive.search.similar import similar

MOST = 4
KEPT = 7 * 24 * 3600  # seconds; how many are kept at most, settings.CACHES says


@dataclass(frozen=True, slots=True)
class Onward:
    """The articles to go on with, as they may be read now: published ones, by their titles."""

    earlier: Article | None
    later: Article | None
    related: list[Article]


def onward(article: Article) -> Onward:
    """Where to go on from an article read with its neighbours; all of it in one query."""
    beside, alike = (article.earlier_id, article.later_id), related(article)
    known = titles(pk for pk in dict.fromkeys((*beside, *alike)) if pk)
    earlier, later = (known.get(pk) for pk in beside)
    return Onward(earlier, later, [known[pk] for pk in alike if pk in known])


def related(article: Article) -> list[str]:
    """The ids of up to four articles like this one, best first; none where the index does not answer.

    What was found is remembered for as long as nothing is written to the index; whether they may still be read is
    asked anew each time.
    """
    try:
        key = f"related:{article.pk}:{generation()}"
        ids: list[str] | None = cache.get(key)
        if ids is None:
            ids = similar(article, [topic.label for topic in article.beside.subjects], MOST)
            cache.set(key, ids, KEPT)
    except (IndexUnavailable, QueryTooLong):
        return []
    return ids
