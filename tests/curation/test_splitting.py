"""Two articles that were taken for one, made two, and joined again."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from archive import curation
from archive.catalogue import place
from archive.curation.splitting import appearances_by_place
from archive.extract.records import ParsedArticle, as_json
from archive.models import Appearance, Article, Decision, Extraction, IndexTask, QuotedComment
from tests.curation.captured import ADDRESS, TEXT, capture, parsed

pytestmark = pytest.mark.django_db
NOODLES = (
    "The noodle cart by the river gate closed its books for good last week.",
    "“I shall miss the broth more than the job,” another netizen wrote on Douban.",
)


def noodles(*more: str, title: str = "The Noodle Cart") -> ParsedArticle:
    """Another article that the same address answered with."""
    return parsed(title, (*NOODLES, *more), published="2020-05")


@pytest.fixture
def both(tea: Article) -> Article:
    """One article of a capture of the tea stall and one of the noodle cart, met at one address."""
    assert capture(noodles(), year=2020).pk == tea.pk
    return Article.objects.get()


def split(both: Article, curator: User) -> Article:
    return curation.split_article(both, [of_year(both, "2020")], curator, "two shops")


def of_year(article: Article, year: str) -> tuple[str, int]:
    return next(at for at, each in appearances_by_place(article).items() if year in each.extraction.capture.name)


def texts(article: Article) -> list[str]:
    return [block["text"] for block in Article.objects.get(pk=article.pk).blocks]


def read_again(appearance: Appearance, article: ParsedArticle) -> None:
    """What a better extractor reads in a capture that is held."""
    page = appearance.extraction.capture
    extraction = Extraction.objects.create(capture=page, version=2, articles=[as_json(article)])
    place([(extraction, [article])])


def test_each_is_composed_of_its_own_captures_and_both_are_to_be_indexed(both: Article, curator: User) -> None:
    IndexTask.objects.all().delete()
    made = split(both, curator)
    assert texts(made) == [*NOODLES]
    assert texts(both) == [*TEXT]
    assert Article.objects.get(pk=made.pk).title == "The Noodle Cart"
    assert Article.objects.get(pk=both.pk).slug == both.slug
    assert set(IndexTask.objects.values_list("article_id", flat=True)) == {both.pk, made.pk}


def test_later_captures_go_to_the_one_they_read_like(both: Article, curator: User) -> None:
    made = split(both, curator)
    assert capture(noodles("It reopened."), year=2022).pk == made.pk
    assert capture(parsed(text=(*TEXT, "It stands.")), year=2023).pk == both.pk
    assert capture(noodles("It reopened twice.", title="Broth"), year=2024).pk == made.pk
    assert Article.objects.count() == 2


def test_what_is_read_again_in_either_capture_stays_where_it_is(both: Article, curator: User) -> None:
    made = split(both, curator)
    for article, better in ((made, noodles("A better end.")), (both, parsed(text=(TEXT[0],)))):
        read_again(article.appearances.get(), better)
        assert article.appearances.get().parsed() == better
    assert Article.objects.count() == 2


def test_even_the_same_words_stay_apart(tea: Article, curator: User) -> None:
    capture(parsed(title="Tea, Again"), year=2020)
    made = split(tea, curator)
    read_again(made.appearances.get(), parsed(title="The Tea Stall"))
    assert Article.objects.get(pk=made.pk).appearances.count() == 1
    assert tea.appearances.count() == 1


def test_all_that_were_split_from_one_are_kept_apart(both: Article, curator: User) -> None:
    third = parsed("Dumplings", ("A third shop sells dumplings of leek.", "Nobody wrote of it online."))
    assert capture(third, year=2018).pk == both.pk
    made = split(both, curator)
    other = curation.split_article(both, [of_year(both, "2018")], curator, "a third shop")
    capture(noodles("More."), year=2021)
    assert Article.objects.count() == 3
    assert sorted(article.appearances.count() for article in (both, made, other)) == [1, 1, 2]


def test_its_addresses_answer_after_the_split_and_after_its_undo(both: Article, curator: User, client: Client) -> None:
    voice = both.voices.get(text__startswith="I shall miss")
    made = split(both, curator)
    moved = client.get(f"/voices/{voice.pk}/")
    now = made.voices.get()
    assert (moved.status_code, moved["Location"]) == (301, now.get_absolute_url())
    curation.undo(Decision.objects.get(verb="split"), curator)
    assert client.get(f"/voices/{voice.pk}/").status_code == 200
    assert client.get(now.get_absolute_url())["Location"] == f"/voices/{voice.pk}/"
    assert client.get(made.get_absolute_url())["Location"] == both.get_absolute_url()


def test_a_withheld_voice_stays_so_in_the_article_it_goes_with(both: Article, curator: User, client: Client) -> None:
    curation.withhold([both.voices.get(text__startswith="I shall miss")], curator, "asked for")
    made = split(both, curator)
    assert made.voices.get().is_withheld
    assert "miss the broth" not in client.get(made.get_absolute_url()).content.decode()
    assert not QuotedComment.objects.public().filter(article=made).exists()


def test_what_is_hidden_is_hidden_in_both(both: Article, curator: User) -> None:
    curation.hide([both], curator, "asked for")
    assert split(both, curator).pk not in Article.objects.published().values_list("pk", flat=True)


def test_mended_words_go_where_they_stand(both: Article, curator: User) -> None:
    block = both.blocks[0]
    curation.mend(both, block["key"], "paragraph", f"{block['text']} Truly.", curator, "a slip")
    made = split(both, curator)
    assert texts(made)[0].endswith("Truly.")
    assert texts(both) == [*TEXT]


def test_an_undo_makes_one_of_them_and_later_captures_join_it(both: Article, curator: User) -> None:
    split(both, curator)
    curation.undo(Decision.objects.get(verb="split"), curator)
    assert Article.objects.get().appearances.count() == 2
    assert texts(both) == [*NOODLES]
    assert capture(noodles("More."), year=2022).pk == both.pk
    with pytest.raises(ValidationError, match="joined again"):
        curation.undo(Decision.objects.get(verb="split"), curator)


def test_an_undo_says_what_stands_in_its_way(both: Article, curator: User) -> None:
    made = split(both, curator)
    edited = curation.edit(made, {"title": "Noodles"}, curator)
    with pytest.raises(ValidationError, match="decided about since"):
        curation.undo(Decision.objects.get(verb="split"), curator)
    assert edited
    assert Article.objects.count() == 2


def test_a_merge_overrules_a_split_and_its_undo_brings_it_back(both: Article, curator: User) -> None:
    made = split(both, curator)
    merged = curation.merge_articles([both, made], both, curator, "one after all")
    assert capture(noodles("More."), year=2022).pk == both.pk
    Appearance.objects.filter(extraction__capture__name="tea-2022.txt").delete()
    curation.undo(merged, curator)
    assert capture(noodles("Even more."), year=2023).pk == made.pk
    assert Article.objects.count() == 2


def test_of_two_curators_at_once_the_second_is_told(both: Article, curator: User) -> None:
    shown = [*appearances_by_place(both)]
    split(both, curator)
    with pytest.raises(ValidationError, match="others by now"):
        curation.split_article(both, shown[:1], curator, "two shops", shown)
    assert Article.objects.count() == 2


@pytest.mark.parametrize("chosen", [[], "all", [("0" * 64, 0)]])
def test_neither_may_be_left_without_a_capture(both: Article, curator: User, chosen: list[tuple[str, int]]) -> None:
    apart = [*appearances_by_place(both)] if chosen == "all" else chosen
    with pytest.raises(ValidationError, match="leave at least one"):
        curation.split_article(both, apart, curator, "")
    assert Article.objects.get().original_url == ADDRESS
