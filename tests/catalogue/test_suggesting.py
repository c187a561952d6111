"""Topics suggested by similar articles: from what evidence, and that nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalogue import apply_rules, suggest_topics
from archive.catalogue.neighbours import Corpus
from archive.catalogue.suggesting import asked_about
from archive.models import Article, ArticleProfile, Tagging, Topic
from tests.curation.captured import capture, parsed
from tests.factories import make_article, make_topic, tag

KITES = "The kite festival of Weifang: bamboo kites, silk kites, and the wind that kites ask for."
BREAD = "Sourdough bread rises overnight; a baker of bread kneads the dough twice."


def make_kites(count: int, *labels: str) -> list[Article]:
    return [make_article(f"Kites {number}", [KITES], topics=labels) for number in range(count)]


@pytest.fixture
def library(db: None) -> Article:
    """Four articles about kites that say so, others about bread, and one about kites that carries nothing."""
    make_kites(4, "Kites")
    for number in range(30):
        make_article(f"Bread {number}", [BREAD], topics=["Bread"])
    return make_article("The Wind of Weifang", [KITES])


def suggested(article: Article) -> list[str]:
    return list(article.taggings.suggested().values_list("topic__label", flat=True))


def test_what_similar_articles_carry_is_suggested_with_those_that_say_so(library: Article) -> None:
    assert suggest_topics() == 1
    tagging = library.taggings.get()
    assert (tagging.topic.label, tagging.state, tagging.origin) == ("Kites", "suggested", "similar")
    assert {similar["title"] for similar in tagging.evidence["similar"]} <= {f"Kites {number}" for number in range(4)}
    assert len(tagging.evidence["similar"]) >= 3


def test_asked_once_an_article_is_not_asked_again_until_it_changes(library: Article) -> None:
    suggest_topics()
    assert not asked_about().exists()
    library.taggings.all().delete()
    assert suggest_topics() == 0
    ArticleProfile.objects.filter(pk=library.pk).update(is_asked=False)
    assert suggest_topics() == 1


def test_all_are_asked_again_on_demand_and_what_no_longer_holds_is_withdrawn(library: Article) -> None:
    suggest_topics()
    Tagging.objects.filter(topic__label="Kites", state="accepted").delete()
    assert suggest_topics(all_articles=True) == 1
    assert suggested(library) == []


@pytest.mark.parametrize("state", ["accepted", "rejected"])
def test_what_a_curator_decided_stays(library: Article, state: str) -> None:
    tag(library, "Kites", state, "curator")
    suggest_topics()
    assert list(library.taggings.values_list("state", "origin")) == [(state, "curator")]


def test_two_neighbours_are_too_few(db: None) -> None:
    make_kites(2, "Kites")
    for number in range(30):
        make_article(f"Bread {number}", [BREAD], topics=["Bread"])
    alone = make_article("The Wind of Weifang", [KITES])
    suggest_topics()
    assert suggested(alone) == []


def test_a_section_as_printed_is_nothing_to_infer(library: Article) -> None:
    Topic.objects.filter(label="Kites").update(kind=Topic.Kind.SECTION)
    suggest_topics()
    assert suggested(library) == []


def test_rules_leave_what_similar_articles_say_and_take_it_over_where_they_agree(db: None) -> None:
    Topic.objects.all().delete()
    make_kites(4, "Kites")
    for number in range(30):
        make_article(f"Bread {number}", [BREAD], topics=["Bread"])
    article = capture(parsed("The Wind of Weifang", [KITES]))
    suggest_topics()
    Article.objects.exclude(pk=article.pk).delete()  # no capture stands behind them
    apply_rules()
    assert article.taggings.get().origin == "similar"
    topic = make_topic("Kites")
    topic.rules = [{"words": ["kite"], "weight": 1.0}]
    topic.save()
    apply_rules()
    assert (article.taggings.get().origin, article.taggings.get().state) == ("rule", "accepted")


TERMS = st.dictionaries(st.sampled_from([f"term{number}" for number in range(12)]), st.integers(1, 9), max_size=8)


@given(st.lists(st.tuples(TERMS, st.sets(st.integers(0, 3))), max_size=30))
def test_likeness_is_from_nothing_to_one_and_nobody_is_their_own_neighbour(
    articles: list[tuple[dict[str, int], set[int]]],
) -> None:
    profiles = {str(number): terms for number, (terms, _) in enumerate(articles)}
    topics = {str(number): carried for number, (_, carried) in enumerate(articles) if carried}
    corpus = Corpus(profiles, topics)
    for pk, terms in profiles.items():
        near = corpus.nearest(terms, pk)
        assert pk not in {other for other, _ in near}
        assert all(0 <= alike <= 1.000001 for _, alike in near)
        assert all(made.topic not in topics.get(pk, ()) for made in corpus.proposals(terms, pk))
