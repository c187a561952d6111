"""Articles that are one in different shapes, made one and parted again."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from archive import curation
from archive.models import Article, Decision, IndexTask, Tagging
from tests.curation.captured import TEXT, capture, capture_again, parsed
from tests.factories import make_topic

pytestmark = pytest.mark.django_db
REPRINT = ("Osmanthus Lane has gone digital, and so has its tea.", "A face is all one needs to pay there, we hear.")


@pytest.fixture
def reprint(tea: Article) -> Article:
    """The tea stall once more, reworded under another title at another address."""
    reworded = parsed("Tea Goes Digital", REPRINT, original_url="https://steamed.example/tea", published="2019-02")
    return capture(reworded, year=2018)


def texts(pk: str) -> list[str]:
    return [block["text"] for block in Article.objects.get(pk=pk).blocks]


def test_one_article_is_composed_of_all_captures_and_all_addresses_lead_to_it(
    tea: Article, reprint: Article, curator: User, client: Client
) -> None:
    curation.edit(reprint, {"category": "Streets"}, curator)
    IndexTask.objects.all().delete()
    decision = curation.merge_articles([tea, reprint], tea, curator, "a reprint")
    kept = Article.objects.get()
    assert (kept.pk, kept.appearances.count(), kept.category) == (tea.pk, 2, "Streets")
    assert (decision.verb, decision.subject, decision.why) == ("merge", "article", "a reprint")
    assert set(IndexTask.objects.values_list("article_id", flat=True)) == {tea.pk, reprint.pk}
    moved = client.get(reprint.get_absolute_url())
    assert (moved.status_code, moved["Location"]) == (301, kept.get_absolute_url())


def test_captures_of_either_are_captures_of_the_one_from_then_on(tea: Article, reprint: Article, curator: User) -> None:
    curation.merge_articles([tea, reprint], tea, curator, "a reprint")
    again = parsed("Tea Goes Digital", (*REPRINT, "More."), original_url="https://steamed.example/tea")
    assert capture(again, year=2022).pk == tea.pk
    assert capture_again().pk == tea.pk
    assert Article.objects.count() == 1


def test_they_are_parted_as_they_were(tea: Article, reprint: Article, curator: User, client: Client) -> None:
    topic = make_topic("Street food")
    curation.add_topic([reprint], topic, curator)
    curation.edit(reprint, {"title": "Tea, Digital"}, curator)
    decision = curation.merge_articles([tea, reprint], tea, curator, "a reprint")
    assert Tagging.objects.get(topic=topic).article_id == tea.pk
    curation.undo(decision, curator)
    assert {tea.pk: texts(tea.pk), reprint.pk: texts(reprint.pk)} == {tea.pk: [*TEXT], reprint.pk: [*REPRINT]}
    assert Article.objects.get(pk=reprint.pk).title == "Tea, Digital"
    assert Article.objects.get(pk=tea.pk).title == "The Tea Stall"
    assert Tagging.objects.get(topic=topic).article_id == reprint.pk
    assert client.get(reprint.get_absolute_url()).status_code == 200


def test_nothing_is_merged_with_itself_or_with_what_is_gone(tea: Article, reprint: Article, curator: User) -> None:
    with pytest.raises(ValidationError, match="Choose another"):
        curation.merge_articles([tea], tea, curator, "")
    curation.merge_articles([tea, reprint], tea, curator, "first")
    with pytest.raises(ValidationError, match="no longer in the archive"):
        curation.merge_articles([tea, reprint], reprint, curator, "second")
    assert Decision.objects.count() == 1


def test_an_undo_says_what_stands_in_its_way(tea: Article, reprint: Article, curator: User) -> None:
    third = capture(parsed("Third", ("Another text.", "Altogether."), original_url="https://third.example/"), year=2017)
    first = curation.merge_articles([tea, reprint], tea, curator, "a reprint")
    second = curation.merge_articles([third, tea], third, curator, "another")
    with pytest.raises(ValidationError, match="merged into another since"):
        curation.undo(first, curator)
    curation.undo(second, curator)
    curation.undo(first, curator)
    assert Article.objects.count() == 3
