"""New topics to think about: the terms and hashtags that most articles use and no topic is about."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet

from archive.language.hanzi import fold, slugify
from archive.models import Article, HashtagUse, TermUse, Topic, TopicAlias, TopicCandidate

FEWEST = 3  # articles
TOO_COMMON = 0.1  # of all articles: 微博 is where things happen, not what they are about
MOST = 200
Counted = tuple[str, str, str, int]  # kind, name, label, articles


@transaction.atomic
def find_candidates() -> int:
    """Bring the candidates that wait up to date; how many there are. What a curator decided stays decided."""
    decided = set(TopicCandidate.objects.exclude(state=TopicCandidate.State.WAITING).values_list("kind", "name"))
    covered = covered_words()
    wanted = [each for each in counted() if (each[0], each[1]) not in decided and not covered & forms(each)]
    wanted = sorted(wanted, key=lambda each: (-each[3], each[1]))[:MOST]
    TopicCandidate.objects.waiting().delete()
    TopicCandidate.objects.bulk_create(
        TopicCandidate(kind=kind, name=name, label=label, article_count=articles)
        for kind, name, label, articles in wanted
    )
    return len(wanted)


def counted() -> Iterator[Counted]:
    """Terms and hashtags that are used neither too seldom nor too often."""
    most = max(FEWEST, TOO_COMMON * Article.objects.count())
    terms = often(TermUse.objects.values_list("term__hanzi", "term__gloss"), most)
    hashtags = often(HashtagUse.objects.values_list("hashtag__name"), most)
    for hanzi, gloss, articles in terms:
        if len(hanzi) > 1:
            yield TopicCandidate.Kind.TERM.value, hanzi, called(gloss or hanzi), articles
    for name, articles in hashtags:
        yield TopicCandidate.Kind.HASHTAG.value, name, called(name), articles


def often(uses: QuerySet[Any, Any], most: float) -> Iterable[Any]:
    numbered: QuerySet[Any, Any] = uses.order_by().annotate(articles=Count("article", distinct=True))
    return numbered.filter(articles__gte=FEWEST, articles__lte=most)


def called(words: str) -> str:
    return (words[:1].upper() + words[1:])[:100]


def forms(each: Counted) -> set[str]:
    _, name, label, _ = each
    return {key(name), key(label)}


def covered_words() -> set[str]:
    """The labels of all topics, other labels included, and the words of their rules."""
    labels = chain.from_iterable(Topic.objects.values_list("label", "label_zh"))
    words = (
        word for rules in Topic.objects.values_list("rules", flat=True) for rule in rules for word in rule["words"]
    )
    return {key(word) for word in (*labels, *TopicAlias.objects.values_list("label", flat=True), *words)} - {""}


def key(words: str) -> str:
    return slugify(fold(words), fallback="")
