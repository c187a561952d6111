"""What is suggested while a reader types, from the first article of a topic to its last."""

import pytest
from django.contrib.auth.models import User
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive.models import Article, QuotedComment, Source, Term
from archive.search import indexer, suggest
from archive.search.suggestions import MOST
from tests.factories import (
    make_article,
    make_handle_use,
    make_hashtag_use,
    make_term_use,
    make_topic,
    make_voice,
    tag,
)
from tests.search.suggested import drained, make_teahouse, offered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder")]


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("mei")


@pytest.fixture
def teahouse() -> Article:
    return make_teahouse()


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
