"""One decision of each verb, in a small archive, and how one sees that it stands; here those about topics."""

from collections.abc import Callable
from dataclasses import dataclass
from unittest.mock import patch

from django.contrib.auth.models import User

from archive import curation
from archive.models import (
    Article,
    Author,
    BulkAct,
    Correction,
    QuotedComment,
    Tagging,
    Term,
    Topic,
    TopicCandidate,
)
from tests.factories import make_topic

Stands = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class World:
    """Who decides, and of what: each verb has an article of its own, by its title."""

    who: User
    pks: dict[str, str]

    def __getitem__(self, title: str) -> Article:
        return Article.objects.get(pk=self.pks[title])

    def voice(self, title: str) -> QuotedComment:
        return self[title].voices.get()


DECISIONS: dict[str, Callable[[World], Stands]] = {}


def decision(decide: Callable[[World], Stands]) -> Callable[[World], Stands]:
    """A decision goes by the name of its verb, and gives the question whether it stands."""
    DECISIONS[decide.__name__] = decide
    return decide


def tie_of(article: Article, label: str) -> tuple[str, str] | None:
    return Tagging.objects.filter(article=article, topic__label=label).values_list("state", "origin").first()


def text_of(article: Article) -> str:
    return " ".join(block["text"] for block in Article.objects.get(pk=article.pk).blocks)


@decision
def accept(world: World) -> Stands:
    article = world["accept"]
    tie, _ = Tagging.objects.get_or_create(
        article=article, topic=make_topic("Accepted"), defaults={"state": "suggested", "origin": "rule"}
    )
    curation.accept([tie], world.who)
    return lambda: tie_of(article, "Accepted") == ("accepted", "curator")


@decision
def reject(world: World) -> Stands:
    article = world["reject"]
    curation.reject([Tagging.objects.get(article=article, topic__label="Ferries", state="accepted")], world.who)
    return lambda: tie_of(article, "Ferries") == ("rejected", "curator")


@decision
def add_topic(world: World) -> Stands:
    curation.add_topic([world["add_topic"]], make_topic("Added"), world.who)
    return lambda: tie_of(world["add_topic"], "Added") == ("accepted", "curator")


@decision
def remove_topic(world: World) -> Stands:
    curation.remove_topic([world["remove_topic"]], Topic.objects.get(label="Ferries"), world.who)
    return lambda: tie_of(world["remove_topic"], "Ferries") == ("rejected", "curator")


@decision
def begin_tagging(world: World) -> Stands:
    article = world["begin_tagging"]
    curation.begin_tagging(BulkAct.Kind.ADD, [article], make_topic("Begun"), world.who)
    return lambda: tie_of(article, "Begun") is None and BulkAct.objects.filter(label="Begun").exists()


@decision
def go_on(world: World) -> Stands:
    article = world["go_on"]
    curation.go_on(curation.begin_tagging(BulkAct.Kind.ADD, [article], make_topic("Gone on"), world.who), world.who)
    return lambda: tie_of(article, "Gone on") == ("accepted", "curator")


@decision
def take_back(world: World) -> Stands:
    articles = [world["take_back"], world["go_on"]]
    run = curation.begin_tagging(BulkAct.Kind.ADD, articles, make_topic("Taken back"), world.who)
    with patch("archive.curation.portions.PORTION", 1):
        curation.go_on(run, world.who)
        curation.go_on(curation.take_back(run), world.who)
    return lambda: tie_of(articles[0], "Taken back") is None and tie_of(articles[1], "Taken back") is None


@decision
def accept_candidate(world: World) -> Stands:
    waits = TopicCandidate.objects.create(kind="term", name="赶集", label="Markets", article_count=3)
    topic = curation.accept_candidate(waits, "Markets", world.who)
    return lambda: Topic.objects.filter(pk=topic.pk, label="Markets").exists()


@decision
def reject_candidates(world: World) -> Stands:
    curation.reject_candidates(
        [TopicCandidate.objects.create(kind="term", name="渡船", label="Boats", article_count=3)], world.who
    )
    return lambda: TopicCandidate.objects.get(name="渡船").state == "rejected"


@decision
def take_in(world: World) -> Stands:
    sent = curation.take_in(world["take_in"], "The boat was green, I painted it.")
    return lambda: Correction.objects.filter(pk=sent.pk, state="waiting", article=world["take_in"]).exists()


@decision
def answer(world: World) -> Stands:
    sent = curation.take_in(world["answer"], "The boat was blue, I painted it.", address="another")
    curation.answer(sent, "accepted", "Thank you.", world.who)
    return lambda: Correction.objects.get(pk=sent.pk).state == "accepted"


@decision
def coin(world: World) -> Stands:
    curation.coin(Topic(label="Coined"), world.who)
    return lambda: Topic.objects.filter(label="Coined").exists()


@decision
def rename(world: World) -> Stands:
    curation.rename(make_topic("Old name"), "New name", world.who)
    return lambda: Topic.objects.get(aliases__label="Old name").label == "New name"


@decision
def delete(world: World) -> Stands:
    curation.delete([make_topic("Deleted")], world.who)
    return lambda: not Topic.objects.filter(label="Deleted").exists()


@decision
def merge(world: World) -> Stands:
    kept, gone = make_topic("Kept"), make_topic("Merged", rules=[{"words": ["timetable of merge"], "weight": 1.0}])
    curation.add_topic([world["merge"]], gone, world.who)
    curation.merge([kept, gone], kept, world.who, "one thing")
    return lambda: Topic.objects.get(aliases__label="Merged") == kept and bool(tie_of(world["merge"], "Kept"))


@decision
def merge_authors(world: World) -> Stands:
    kept, gone = (Author.objects.get(name=name) for name in ("Wen Ruo", "Wen Ruoh"))
    curation.merge_authors([kept, gone], kept, world.who, "one person")
    return lambda: world["merge_authors"].bylines.get().author == kept


@decision
def merge_terms(world: World) -> Stands:
    kept, gone = (Term.objects.get(hanzi=hanzi) for hanzi in ("赶集", "干集"))
    curation.merge_terms([kept, gone], kept, world.who, "a slip")
    return lambda: world["merge_terms"].term_uses.get().term == kept
