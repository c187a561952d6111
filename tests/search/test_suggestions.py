"""What is suggested while a reader types, from the first article of a topic to its last."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive import curation
from archive.models import Article, IndexTask, QuotedComment, Source, Suggestion, SuggestionPosting, Tagging, Term
from archive.models.suggestion import completing_sql
from archive.search import indexer, suggest
from archive.search.suggestions import MOST
from tests.factories import (
    make_article,
    make_author,
    make_byline,
    make_handle_use,
    make_hashtag_use,
    make_term_use,
    make_topic,
    make_voice,
    tag,
)

Count = Callable[[int], AbstractContextManager[object]]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder")]


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("mei")


def offered(query: str) -> list[str]:
    return [completion.label for completion in suggest(query)]


def drained(*articles: Article) -> None:
    IndexTask.objects.enqueue(article.pk for article in articles)
    indexer.drain()


@pytest.fixture
def teahouse() -> Article:
    """An article with one of everything."""
    make_topic("Tea", label_zh="茶文化", aliases=["Chai"])
    make_author("Lao Hartog", chinese_name="老舍")
    article = make_article(
        "The Teahouse That Livestreams",
        ["茶館 (cháguǎn) is full. @茶客 posts #茶馆直播#."],
        topics=["Tea"],
        authors=["Lao Hartog"],
    )
    make_term_use(article, "茶館", "cháguǎn", "teahouse")
    make_hashtag_use(article, "#茶馆直播#")
    make_handle_use(article, "@茶客")
    indexer.reindex()
    return article


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("the teah", "The Teahouse That Livestreams"),
        ("livestr", "The Teahouse That Livestreams"),
        ("te", "Tea"),
        ("chai", "Tea"),
        ("茶文", "Tea"),
        ("chawenhua", "Tea"),
        ("cwh", "Tea"),
        ("lao", "Lao Hartog"),
        ("hart", "Lao Hartog"),
        ("老", "Lao Hartog"),
        ("茶館", "茶馆"),
        ("cha2guan3", "茶馆"),
        ("chá guǎn", "茶馆"),
        ("cg", "茶馆"),
        ("teahou", "茶馆"),
        ("#茶", "#茶馆直播#"),
        ("cgzb", "#茶馆直播#"),
        ("@", None),
        ("@cha", "@茶客"),
        ("＠茶", "@茶客"),
    ],
)
def test_each_record_is_found_by_all_its_names(teahouse: Article, query: str, label: str | None) -> None:
    assert label in offered(query) if label else offered(query) == []


@pytest.mark.parametrize(("query", "kind"), [("#茶", "hashtag"), ("@茶", "handle")])
def test_a_sign_asks_for_what_bears_it(teahouse: Article, query: str, kind: str) -> None:
    assert {completion.kind for completion in suggest(query)} == {kind}


def test_a_completion_says_what_it_is_and_where(teahouse: Article) -> None:
    term = next(completion for completion in suggest("茶馆") if completion.kind == "term")
    assert (term.kind_label, term.detail, term.count) == ("Term", "cháguǎn, teahouse", 1)
    assert term.address == Term.objects.get().get_absolute_url()
    title = suggest("the tea")[0]
    assert (title.kind_label, title.address, title.article) == ("Article", teahouse.get_absolute_url(), teahouse)


def test_exact_ones_come_first_then_those_of_more_articles() -> None:
    for number in range(3):
        make_article(f"{number}", topics=["Teacups"])
    make_article("Other", topics=["Tea", "Teapots"])
    make_article("Another", topics=["Teapots"])
    indexer.reindex()
    assert offered("tea") == ["Tea", "Teacups", "Teapots"]


def test_titles_crowd_out_nothing_and_the_newest_come_first() -> None:
    for year in range(2000, 2030):
        make_article(f"Tea in {year}", published=str(year))
    article = make_article("Other", ["茶 茶叶"], topics=["Teapots"], authors=["Tea Leoni"])
    make_term_use(article, "茶", "chá", "tea leaf")
    indexer.reindex()
    found = suggest("tea")
    assert len(found) == MOST
    assert {completion.kind for completion in found} == {"topic", "term", "author", "title"}
    titles = [completion.label for completion in found if completion.kind == "title"]
    assert titles == [f"Tea in {year}" for year in range(2029, 2029 - len(titles), -1)]


def test_a_record_is_offered_once_however_many_of_its_keys_begin_so() -> None:
    make_article("Tea, tea and more tea", topics=["Tea tea"])
    indexer.reindex()
    assert sorted(offered("tea")) == ["Tea tea", "Tea, tea and more tea"]


def test_what_nobody_may_see_is_not_suggested() -> None:
    hidden = make_article("Hidden tea", ["茶"], topics=["Tea hidden"], authors=["Tea Hider"], state="hidden")
    make_term_use(hidden, "茶", "chá", "tea")
    closed = make_article("Closed tea", ["茶叶"], source=Source.objects.create(name="C", slug="c", access="metadata"))
    make_term_use(closed, "茶叶", "cháyè", "tea leaf")
    tag(make_article("Other"), "Tea suggested", state="suggested")
    make_topic("Tea unused")
    indexer.reindex()
    assert offered("tea") == ["Closed tea"]
    assert offered("cha") == []


def test_what_stands_in_withheld_words_alone_is_not_suggested(curator: User) -> None:
    texts = ["“I drink 茶 with @茶客 at #茶馆#,” one wrote.", "Salt for sale."]
    article = make_article("I drink 茶 with 茶客", texts)
    make_term_use(article, "茶")
    make_handle_use(article, "@茶客")
    make_hashtag_use(article, "#茶馆#")
    make_voice(article, "I drink 茶 with @茶客 at #茶馆#,")
    indexer.reindex()
    assert len(offered("茶")) == 4
    QuotedComment.objects.update(is_withheld=True)
    drained(article)
    assert offered("茶") == []
    assert "drink" not in " ".join(offered("i"))


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


def test_a_batch_asks_the_database_equally_often_however_many_articles_it_has() -> None:
    indexer.reindex()

    def cost(count: int) -> int:
        articles = [make_article(f"Tea {number}", ["茶 #茶# @茶"], topics=["Tea"]) for number in range(count)]
        for article in articles:
            make_byline(article, "Mei Hartog")
            make_term_use(article, "茶")
            make_hashtag_use(article, "#茶#")
            make_handle_use(article, "@茶")
            make_voice(article, "茶 #茶# @茶", is_withheld=True)
        with CaptureQueriesContext(connection) as queries:
            drained(*articles)
        return len(queries)

    cost(1)
    assert cost(20) == cost(3)


def test_a_look_up_asks_three_questions_however_much_it_finds() -> None:
    for number in range(30):
        make_voice(make_article(f"Tea {number}"), "It was raining", is_withheld=True)
    indexer.reindex()
    with CaptureQueriesContext(connection) as queries:
        assert len(suggest("tea")) == MOST
    assert len(queries) == 3


def test_a_look_up_that_finds_no_title_asks_once(teahouse: Article, django_assert_num_queries: Count) -> None:
    with django_assert_num_queries(1):
        assert [completion.kind for completion in suggest("茶文")] == ["topic"]


def test_a_look_up_is_a_range_of_the_index_for_each_kind() -> None:
    sql, params = completing_sql("tea", ["topic", "title"], 20)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        plan = [step for *_, step in cursor.fetchall()]
    search = "SEARCH archive_suggestion USING COVERING INDEX suggestion_by_kind_and_key (kind=? AND key>? AND key<?)"
    assert plan.count(search) == 2
    assert not [step for step in plan if step.startswith("SCAN archive_suggestion")]


@pytest.mark.parametrize("query", ["", " ", "?", "\0", "\ud800", "x" * 10_000, "茶" * 257, "#", "@@@", "%", "_"])
def test_nonsense_completes_to_nothing(teahouse: Article, query: str) -> None:
    assert suggest(query) == []


class Whatever(TestCase):
    @given(st.text())
    def test_nothing_a_reader_types_raises(self, query: str) -> None:
        assert suggest(query) == []


@pytest.mark.parametrize("title", ["\ud800", "a\0b"[:1] + "％ _ \\ '", "ﬀ ﷺ ß İ ǆ"])
def test_any_title_is_completed_by_typing_it(title: str) -> None:
    title = title.encode("utf-8", "replace").decode()
    make_article(title + " tea")
    indexer.reindex()
    assert offered(title + " tea") == [title + " tea"]
