"""Topics suggested by what similar articles carry; curators accept or reject them, and nothing holds before they do."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from archive.catalogue.neighbours import Corpus, Proposal
from archive.catalogue.profiles import Terms, profile_all
from archive.models import Article, ArticleProfile, Tagging, Topic
from archive.models.inserted import insert

PORTION = 250  # articles in one transaction
SHOWN = 5  # neighbours that are kept as evidence
Tie = tuple[str, int]  # the ids of an article and a topic


def suggest_topics(all_articles: bool = False, progress: Callable[[int], object] = lambda done: None) -> int:
    """Suggest to articles the topics of those most like them; how many such suggestions were made or withdrawn.

    Of articles that changed since they were last asked about, or of `all_articles`: what others carry changes too.
    What a curator decided and what rules say is not touched.
    """
    profile_all()
    due = list(asked_about(all_articles).order_by("pk").values_list("pk", flat=True))
    if not due:
        return 0
    profiles: dict[str, Terms] = dict(ArticleProfile.objects.values_list("pk", "terms"))
    corpus = Corpus(profiles, carried_topics())
    changes = 0
    for first in range(0, len(due), PORTION):
        portion = {pk: profiles[pk] for pk in due[first : first + PORTION] if pk in profiles}
        changes += write({pk: list(corpus.proposals(terms, pk)) for pk, terms in portion.items()}, portion)
        progress(len(portion))
    return changes


def asked_about(all_articles: bool = False) -> QuerySet[ArticleProfile]:
    return ArticleProfile.objects.all() if all_articles else ArticleProfile.objects.filter(is_asked=False)


def carried_topics() -> dict[str, set[int]]:
    """Article → the subjects it carries; a section is what was printed, and nothing to infer."""
    carried: dict[str, set[int]] = {}
    ties = Tagging.objects.accepted().filter(topic__kind=Topic.Kind.SUBJECT).order_by()
    for article, topic in ties.values_list("article_id", "topic_id"):
        carried.setdefault(article, set()).add(topic)
    return carried


@transaction.atomic
def write(proposed: Mapping[str, list[Proposal]], asked: Mapping[str, Terms]) -> int:
    """Bring these suggestions of articles up to date; articles that changed since they were read stay due."""
    current = dict(ArticleProfile.objects.select_for_update().filter(pk__in=asked).values_list("pk", "terms"))
    unchanged = [pk for pk, terms in asked.items() if current.get(pk) == terms]
    wanted = evidence({pk: proposed[pk] for pk in unchanged})
    rows = {(row.article_id, row.topic_id): row for row in Tagging.objects.filter(article__in=unchanged)}
    ours = {tie: row for tie, row in rows.items() if row.origin == Tagging.Origin.SIMILAR}
    gone = [row.pk for tie, row in ours.items() if tie not in wanted]
    new = [suggestion(tie, wanted[tie]) for tie in wanted.keys() - rows.keys()]
    Tagging.objects.filter(pk__in=gone).delete()
    insert(new)
    Tagging.objects.bulk_update(
        [row for tie, row in ours.items() if tie in wanted and reworded(row, wanted[tie])], ["evidence"]
    )
    ArticleProfile.objects.filter(pk__in=unchanged).update(is_asked=True)
    return len(gone) + len(new)


def evidence(proposed: Mapping[str, list[Proposal]]) -> dict[Tie, dict[str, Any]]:
    """The topics proposed that are there still, each with the neighbours that speak for it by id and title."""
    proposals = [(pk, proposal) for pk, several in proposed.items() for proposal in several]
    there = set(Topic.objects.filter(pk__in={proposal.topic for _, proposal in proposals}).values_list("pk", flat=True))
    near = {pk for _, proposal in proposals for pk, _ in proposal.by[:SHOWN]}
    titles = dict(Article.objects.filter(pk__in=near).values_list("pk", "title"))
    return {
        (pk, proposal.topic): {
            "score": proposal.score,
            "similar": [{"id": by, "title": titles[by]} for by, _ in proposal.by[:SHOWN] if by in titles],
        }
        for pk, proposal in proposals
        if proposal.topic in there
    }


def reworded(row: Tagging, now: dict[str, Any]) -> bool:
    """Set the evidence of `row` to that of now; whether it was another."""
    before, row.evidence = row.evidence, now
    return bool(before != now)


def suggestion(tie: Tie, of: dict[str, Any]) -> Tagging:
    article, topic = tie
    return Tagging(
        article_id=article,
        topic_id=topic,
        origin=Tagging.Origin.SIMILAR,
        state=Tagging.State.SUGGESTED,
        evidence=of,
    )
