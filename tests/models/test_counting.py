"""Counting what the public may see: the same records as are shown, out of indexes alone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count, QuerySet

from archive.models import Article, Author, Byline, HashtagUse, QuotedComment, TermUse, Topic
from archive.models.counting import number_of_articles
from archive.web.voices import VoiceList
from tests.factories import make_article, make_source, make_term_use, make_voice

# Tables of which every row is asked; U0 and V0 are the sources.
FEW = "SCAN (archive_source|archive_topic|archive_author|[UV]0)$|SEARCH (ON TABLE )?archive_source "

pytestmark = pytest.mark.django_db


@pytest.fixture
def mixed() -> None:
    """An article of each state and access, each with a voice, a withheld one, and a term that stands in either."""
    for access in ("open", "metadata"):
        source = make_source(f"The {access} Wire", access=access)
        for state in ("published", "hidden"):
            words = "Salt 盐 first, she said. Pepper 胡椒 last, they all said."
            article = make_article(f"{access} {state}", [words], source=source, state=state, topics=["Sea"])
            make_voice(article, "Salt 盐 first")
            make_voice(article, "Pepper 胡椒 last", is_withheld=True)
            make_term_use(article, "盐")
            make_term_use(article, "胡椒")


@pytest.mark.usefixtures("mixed")
@pytest.mark.parametrize("rows", [QuotedComment.objects, TermUse.objects])
def test_what_is_counted_is_what_is_shown(rows: Any) -> None:
    shown = set(rows.public().values_list("pk", flat=True))
    assert set(rows.countable().values_list("pk", flat=True)) == shown
    assert len(shown) == 1


@pytest.mark.usefixtures("mixed")
def test_articles_are_published_or_hidden_and_readable_or_not() -> None:
    assert {*Article.objects.hidden(), *Article.objects.published()} == {*Article.objects.all()}
    readable = Article.objects.published().filter(source__access="open")
    assert {*Article.objects.unreadable()} == {*Article.objects.all()} - {*readable}


@pytest.mark.usefixtures("mixed")
def test_a_topic_has_the_articles_that_are_published() -> None:
    assert [topic.article_count for topic in Topic.objects.with_counts().filter(label="Sea")] == [2]


@pytest.mark.parametrize(
    "counted",
    [
        lambda: Article.objects.published().order_by().values("year").annotate(count=Count("*")),
        lambda: Article.objects.published().filter(year=2018).order_by().values("sort_date").annotate(count=Count("*")),
        lambda: Article.objects.unreadable().order_by().values("pk"),
        lambda: QuotedComment.objects.countable().order_by().values("place").annotate(count=Count("*")),
        lambda: VoiceList.by_year().order_by().values("year", "platform", "has_original").annotate(count=Count("*")),
        lambda: QuotedComment.objects.countable().order_by().values("said_key").annotate(count=Count("article")),
        lambda: TermUse.objects.countable().order_by().values("term").annotate(count=Count("article")),
        lambda: HashtagUse.objects.countable().order_by().values("hashtag").annotate(count=Count("article")),
        lambda: Topic.objects.with_counts().values_list("article_count").order_by(),
        lambda: Author.objects.values_list(number_of_articles(Byline.objects.all(), "author")).order_by(),
    ],
)
def test_counting_reads_no_row_of_an_article(counted: Callable[[], QuerySet[Any]]) -> None:
    """Rows of articles are pages long: to read one field of all of them took over a second at 10,000."""
    steps = [line for line in counted().explain().splitlines() if re.search("SCAN|SEARCH", line)]
    read = [line for line in steps if "COVERING INDEX" not in line and not re.search(FEW, line)]
    assert read == []
    assert any("COVERING INDEX" in line for line in steps)


def test_the_newest_voices_of_one_kind_are_found_without_sorting_all() -> None:
    plan = QuotedComment.objects.public().of_netizens().newest()[:20].explain()
    assert "article_newest_published" in plan
    assert "TEMP B-TREE FOR ORDER BY" not in plan
