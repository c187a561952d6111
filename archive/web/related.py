"""Related articles: what the search finds more like an article, for its page."""

from django.core.cache import cache

from archive.models import Article
from archive.search import IndexUnavailable, QueryTooLong, generation
from archive.search.similar import similar

MOST = 4
KEPT = 7 * 24 * 3600  # seconds; how many are kept at most, settings.CACHES says


def related(article: Article) -> list[Article]:
    """Up to four articles like this one, best first; none where the index does not answer.

    What was found is remembered for as long as nothing is written to the index; that they may still be read is asked
    anew each time.
    """
    try:
        key = f"related:{article.pk}:{generation()}"
        ids = cache.get(key)
        if ids is None:
            ids = [other.pk for other in similar(article, MOST)]
            cache.set(key, ids, KEPT)
    except (IndexUnavailable, QueryTooLong):
        return []
    rows = Article.objects.published().for_titles().in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]
