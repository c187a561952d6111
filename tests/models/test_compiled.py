"""Questions compiled once give what the ORM gives."""

from typing import Any

import pytest

from archive.models import Article, Byline, ContentVersion, QuotedComment, shown
from archive.models.compiled import Compiled
from archive.models.version import Kept
from tests.factories import make_article, make_byline, make_voice, tag

pytestmark = pytest.mark.django_db


def test_it_answers_for_one_value_after_the_other() -> None:
    of_article = Compiled(lambda pk: Byline.objects.filter(article=pk).select_related("author"))
    for title, names in {"Salt": ["Ann"], "Rice": ["Ann", "Bo"], "Tea": []}.items():
        article = make_article(title)
        for order, name in enumerate(names):
            make_byline(article, name, order=order)
        assert [byline.author.name for byline in of_article(article.pk)] == names


def test_it_answers_for_lists_of_any_length(django_assert_num_queries: Any) -> None:
    titled = Compiled(
        lambda ids, state: Article.objects.filter(pk__in=ids, state=state).values_list("title", flat=True)
    )
    ids = [make_article(f"Tea {number}").pk for number in range(4)]
    for length in (1, 3, 1, 4):
        with django_assert_num_queries(1):
            assert sorted(titled(ids[:length], "published")) == [f"Tea {number}" for number in range(length)]
    with django_assert_num_queries(0):
        assert titled([], "published") == []
    assert titled(ids, "hidden") == []


def test_a_value_is_a_value_whatever_it_says() -> None:
    titled = Compiled(lambda title: Article.objects.filter(title=title).values_list("title", flat=True))
    make_article("Tea")
    for title in ("' OR 1=1 --", "%s", "100%", "\N{LATIN SMALL LETTER E WITH ACUTE}", ""):
        assert titled(title) == []
    assert titled("Tea") == ["Tea"]


def test_records_are_those_of_the_orm() -> None:
    article = make_article("Tea", ["“Tea for all,” she said."])
    make_voice(article, "Tea for all,")
    tag(article, "Food")
    make_byline(article, "Ann")
    known: Any = shown.page_of(article.slug)
    assert known == Article.objects.get()
    assert known.blocks == article.blocks
    assert [voice.article is known for voice in known.voices.all()] == [True]
    assert [credit.name for credit in known.beside.credits] == ["Ann"]
    assert [topic.label for topic in known.beside.subjects] == ["Food"]


def test_rows_and_voices_are_blacked_out_and_in_order() -> None:
    plain, barred = make_article("Tea"), make_article("Buy salt now or never again", ["“Buy salt now or never again”"])
    voice = make_voice(barred, "Buy salt now or never again")
    said = make_voice(plain, "Tea for all,")
    assert shown.rows([barred.pk])[0].title == barred.title
    QuotedComment.objects.filter(pk=voice.pk).update(is_withheld=True)
    titles = [article.visible(article.title) for article in shown.rows([barred.pk, "nowhere", plain.pk])]
    assert "salt" not in titles[0]
    assert titles[1] == "Tea"
    assert [each.pk for each in shown.voices([voice.pk, said.pk])] == [said.pk]
    Article.objects.filter(pk=plain.pk).update(state=Article.State.HIDDEN)
    assert [article.pk for article in shown.rows([barred.pk, plain.pk])] == [barred.pk]
    assert shown.voices([said.pk]) == []


def test_what_is_kept_is_worked_out_anew_when_a_row_changes() -> None:
    count = Kept(Article.objects.count)
    assert (count.now(), count.now()) == (0, 0)
    make_article("Tea")
    assert count.now() == 1
    Article.objects.all().delete()
    assert count.now() == 0


def test_without_a_version_nothing_is_kept() -> None:
    asked: list[int] = []
    kept = Kept(lambda: asked.append(1))
    ContentVersion.objects.update(token="")
    kept.now()
    kept.now()
    assert len(asked) == 2


def test_a_page_goes_by_the_version_of_its_beginning() -> None:
    with ContentVersion.objects.held() as version:
        make_article("Tea")
        assert ContentVersion.objects.current() == version
    assert ContentVersion.objects.current() != version
