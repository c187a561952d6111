"""Suggestions come, change and go with what they stand for."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from archive import curation
from archive.models import Article, IndexTask, Suggestion, SuggestionPosting, Tagging, Term
from archive.search import indexer, suggest
from tests.factories import make_article, make_author, make_topic, make_voice
from tests.search.suggested import drained, make_teahouse, offered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder")]


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("mei")


@pytest.fixture
def teahouse() -> Article:
    return make_teahouse()


def test_a_topic_goes_with_its_last_article_and_comes_back_with_it() -> None:
    first, last = make_article("One", topics=["Tea"]), make_article("Two", topics=["Tea"])
    indexer.reindex()
    Article.objects.filter(pk=first.pk).update(state="hidden")
    drained(first)
    assert [(completion.label, completion.count) for completion in suggest("tea")] == [("Tea", 1)]
    Article.objects.filter(pk=last.pk).update(state="hidden")
    drained(last)
    assert offered("tea") == []
    Article.objects.update(state="published")
    drained(first, last)
    assert [(completion.label, completion.count) for completion in suggest("tea")] == [("Tea", 2)]


def test_a_topic_goes_when_its_last_article_is_tied_to_it_no_longer() -> None:
    article = make_article("One", topics=["Tea"])
    indexer.reindex()
    Tagging.objects.all().delete()
    drained(article)
    assert offered("tea") == []


def test_all_that_an_article_brought_goes_when_it_is_deleted(teahouse: Article) -> None:
    pk = teahouse.pk
    teahouse.delete()
    IndexTask.objects.enqueue([pk])
    indexer.drain()
    assert (Suggestion.objects.count(), SuggestionPosting.objects.count()) == (0, 0)


def test_a_hidden_title_and_a_mended_one_show_so_at_once(teahouse: Article) -> None:
    Article.objects.update(title="The Teahouse That Listens")
    assert offered("the teahouse that li") == ["The Teahouse That Listens"]
    make_voice(teahouse, "The Teahouse That Listens", is_withheld=True)
    assert offered("the teahouse that li") == ["███ ████████ ████ ███████"]
    Article.objects.update(state="hidden")
    assert offered("the teahouse") == []


def test_a_renamed_topic_is_offered_by_its_new_name_and_found_by_the_old(teahouse: Article, curator: User) -> None:
    topic = teahouse.taggings.get().topic
    curation.rename(topic, "Drinks", curator)
    indexer.drain()
    assert offered("drin") == ["Drinks"]
    assert offered("tea") == ["茶馆", "Drinks"] or "Drinks" in offered("tea")
    assert "Tea" not in offered("tea")
    assert next(c for c in suggest("drin")).address == "/topics/drinks/"


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (lambda curator: curation.edit(Term.objects.get(), {"gloss": "public room"}, curator), "teahouse", "public r"),
        (lambda curator: curation.edit(make_author("Lao Hartog"), {"name": "Shu Qingchun"}, curator), "hart", "shu"),
        (lambda curator: curation.edit(make_topic("Tea"), {"aliases": ["Cuppa"]}, curator), "chai", "cuppa"),
    ],
    ids=["term", "author", "alias"],
)
def test_what_a_curator_mends_is_offered_so_after_the_next_drain(
    teahouse: Article, curator: User, change: Callable[[User], object], before: str, after: str
) -> None:
    assert not offered(after)
    change(curator)
    indexer.drain()
    assert offered(after)
    assert not [completion for completion in suggest(before) if completion.kind != "title"]


def test_reindex_mends_whatever_was_left_behind(teahouse: Article) -> None:
    SuggestionPosting.objects.create(article_id="gone", kind="topic", record=str(make_topic("Coffee").pk))
    Suggestion.objects.filter(kind="topic").update(label="Coffee")
    Suggestion.objects.filter(kind="author").delete()
    indexer.reindex()
    assert offered("tea")[0] == "Tea"
    assert offered("lao") == ["Lao Hartog"]
    assert not SuggestionPosting.objects.filter(article_id="gone").exists()


def test_reindexing_again_writes_nothing(teahouse: Article) -> None:
    before = sorted(Suggestion.objects.values_list("pk", flat=True))
    indexer.reindex()
    assert sorted(Suggestion.objects.values_list("pk", flat=True)) == before


def test_suggestions_in_use_are_there_throughout_a_reindex(teahouse: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    refresh = indexer.refresh

    def look(ids: list[str]) -> None:
        seen.append(offered("lao"))
        refresh(ids)
        seen.append(offered("lao"))

    monkeypatch.setattr(indexer, "refresh", look)
    indexer.reindex()
    assert seen == [["Lao Hartog"], ["Lao Hartog"]]
