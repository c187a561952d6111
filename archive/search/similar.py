"""More like this: the articles that share what tells an article from others.

Of what was noted of an article when it was indexed, the terms are taken that are frequent in it and rare elsewhere
(tf-idf), and looked for like the words of a query, any of them, beside its topics.
"""

from collections.abc import Iterable
from math import log

from haystack import connections

from archive.language.tokens import scan
from archive.models import Article
from archive.search.engines.base import ArchiveBackend, Question
from archive.search.tree import Terms, Words, one_of

MOST_TERMS = 12
TOO_COMMON = 0.2  # of all articles: what a fifth of them have tells little, and has long posting lists
NEAR_ENOUGH = 0.12  # of the score that the article itself has for its own terms


def similar(article: Article, labels: Iterable[str] = (), limit: int = 4, using: str = "default") -> list[str]:
    """The ids of the articles most like `article`, which has topics of these `labels`, best first, as the index has
    them; none where nothing is like it.

    Raises IndexUnavailable.
    """
    backend: ArchiveBackend = connections[using].get_backend()
    with backend.held():
        terms = telling_terms(backend, article.pk)
        if not terms:
            return []
        subjects = [Words(tuple(token.term for token in scan(label)), field="topics") for label in labels]
        tree = one_of([*map(Words, terms), *subjects])
        found = dict(backend.answer(Question(tree, limit=limit + 1)).ids)
    best = max(found.values(), default=0.0)
    return [pk for pk, score in found.items() if pk != article.pk and score >= NEAR_ENOUGH * best][:limit]


def telling_terms(backend: ArchiveBackend, article_id: str) -> list[Terms]:
    """The terms of an article with the highest tf-idf, of those that other articles have too."""
    profile = backend.profile(article_id)
    frequencies, articles = backend.frequencies([terms for terms, _ in profile])
    weighed = [
        (-count * log(articles / having), terms)
        for (terms, count), having in zip(profile, frequencies, strict=True)
        if 1 < having <= max(2, TOO_COMMON * articles)
    ]
    return [terms for _, terms in sorted(weighed)[:MOST_TERMS]]
