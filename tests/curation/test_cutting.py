"""Two articles that one capture ran together, cut apart, and made one again."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from archive import curation
from archive.catalogue import place
from archive.curation.splitting import appearances_by_place
from archive.extract.keys import block_key
from archive.extract.pieces import piece
from archive.extract.records import ParsedArticle, Term, as_json
from archive.models import Appearance, Article, Decision, Extraction, IndexTask, QuotedComment
from tests.curation.captured import ADDRESS, TEXT, capture, parsed

pytestmark = pytest.mark.django_db
HEAD = "The Noodle Cart"
NOODLES = (
    "The noodle cart by the river gate closed its books for good last week.",
    "“I shall miss the broth more than the job,” another netizen wrote on Douban.",
    "Its cook calls the soup 牛肉面 and nothing else.",
)
BOTH = (*TEXT, HEAD, *NOODLES)
KEY = block_key(HEAD)


@pytest.fixture
def page(db: None) -> Article:
    """An article whose one capture has another one appended, head and all."""
    return capture(together())


def together(*more: str, head: str = HEAD, **fields: Any) -> ParsedArticle:
    terms = (Term("茶", "chá", "tea"), Term("牛肉面", None, "beef noodles", ((block_key(NOODLES[2]), 21, 24),)))
    return parsed(text=(*TEXT, head, *NOODLES, *more), **({"terms": terms} | fields))


def cut(page: Article, curator: User, **head: Any) -> Article:
    return curation.cut_article(page, KEY, {"title": HEAD} | head, curator, "an appended article")


def texts(article: Article) -> list[str]:
    return [block["text"] for block in Article.objects.get(pk=article.pk).blocks]


def read_again(page: Article, *articles: ParsedArticle, version: int = 2) -> None:
    """What a better extractor reads in the newest capture of an article."""
    held = page.appearances.in_canonical_order().last()
    assert held
    extraction = Extraction.objects.create(
        capture=held.extraction.capture, version=version, articles=[as_json(article) for article in articles]
    )
    place([(extraction, articles)])


def test_each_has_its_own_blocks_voices_and_terms_and_both_are_to_be_indexed(page: Article, curator: User) -> None:
    IndexTask.objects.all().delete()
    made = cut(page, curator, published="2020-05", bylines=[{"name": "Bo Lin", "role": "author", "as_printed": "Bo"}])
    assert (texts(page), texts(made)) == ([*TEXT], [*NOODLES])
    assert [voice.text for voice in made.voices.all()] == ["I shall miss the broth more than the job,"]
    assert [voice.text for voice in page.voices.all()] == ["I pay with my face now,"]
    assert [use.term.hanzi for use in made.term_uses.all()] == ["牛肉面"]
    assert [use.term.hanzi for use in page.term_uses.all()] == ["茶"]
    made = Article.objects.get(pk=made.pk)
    assert (made.title, made.slug, made.published) == (HEAD, "the-noodle-cart", "2020-05")
    assert made.published_basis == "curator"
    assert [byline.author.name for byline in made.bylines.all()] == ["Bo Lin"]
    assert (made.source, made.original_url) == (page.source, "")
    assert Article.objects.get(pk=page.pk).original_url == ADDRESS
    assert set(IndexTask.objects.values_list("article_id", flat=True)) == {page.pk, made.pk}


def test_a_title_of_other_words_leaves_the_passage_in_the_text(page: Article, curator: User) -> None:
    made = curation.cut_article(page, KEY, {"title": "Broth, a Farewell"}, curator, "")
    assert texts(made) == [HEAD, *NOODLES]


def test_it_stands_in_newer_captures_and_when_all_is_read_again(page: Article, curator: User) -> None:
    made = cut(page, curator)
    assert capture(together(), year=2020).pk in {page.pk, made.pk}
    capture(together("It reopened.", head="The Noodle Cart!"), year=2021)
    read_again(page, together("It reopened twice.", head="The Noodle Carts"))
    assert Article.objects.count() == 2
    assert texts(page) == [*TEXT]
    assert texts(made) == [*NOODLES, "It reopened twice."]
    assert page.appearances.count() == made.appearances.count() == 3


def test_a_capture_that_is_read_again_lies_as_it_was_laid(page: Article, curator: User) -> None:
    cut(page, curator)
    laid = [*Appearance.objects.order_by("begins").values("article", "begins", "ends", "title", "title_key")]
    read_again(page, together())
    assert [*Appearance.objects.order_by("begins").values("article", "begins", "ends", "title", "title_key")] == laid


@pytest.mark.parametrize("title", [HEAD, "Broth, a Farewell"])
@pytest.mark.parametrize("address", [None, ADDRESS])
def test_an_extractor_that_finds_the_head_itself_makes_no_third(
    page: Article, curator: User, title: str, address: str | None
) -> None:
    made = cut(page, curator, title=title)
    apart = parsed(HEAD, NOODLES, published="2020-05", original_url=address)
    read_again(page, parsed(), apart)
    assert Article.objects.count() == 2
    assert (texts(page), texts(made)) == ([*TEXT], [*NOODLES])
    assert Article.objects.get(pk=made.pk).title == title


def test_a_page_of_its_own_is_another_capture_of_the_second(page: Article, curator: User) -> None:
    made = cut(page, curator)
    own = capture(parsed(HEAD, (*NOODLES, "More."), original_url="https://lantern.example/noodles"), year=2022)
    assert own.pk == made.pk
    with pytest.raises(ValidationError, match="an article of its own by now"):
        curation.undo(Decision.objects.get(verb="split"), curator)
    assert Article.objects.count() == 2


def test_a_capture_without_the_second_is_the_first(page: Article, curator: User) -> None:
    made = cut(page, curator)
    assert capture(parsed(), year=2022).pk == page.pk
    assert made.appearances.count() == 1


def test_an_undo_makes_one_of_them_and_addresses_lead_on(page: Article, curator: User, client: Client) -> None:
    before = texts(page)
    voice = page.voices.get(text__startswith="I shall miss")
    made = cut(page, curator)
    moved = client.get(f"/voices/{voice.pk}/")
    assert (moved.status_code, moved["Location"]) == (301, made.voices.get().get_absolute_url())
    curation.undo(Decision.objects.get(verb="split"), curator)
    assert Article.objects.get().pk == page.pk
    assert texts(page) == before == [*BOTH]
    assert client.get(f"/voices/{voice.pk}/").status_code == 200
    gone = client.get(made.get_absolute_url())
    assert (gone.status_code, gone["Location"]) == (301, page.get_absolute_url())
    assert capture(together("More."), year=2022).pk == page.pk
    assert Article.objects.count() == 1
    with pytest.raises(ValidationError, match="joined again"):
        curation.undo(Decision.objects.get(verb="split"), curator)


def test_an_undo_says_what_stands_in_its_way(page: Article, curator: User) -> None:
    made = cut(page, curator)
    curation.edit(made, {"title": "Noodles"}, curator)
    with pytest.raises(ValidationError, match="decided about since"):
        curation.undo(Decision.objects.get(verb="split"), curator)
    assert Article.objects.count() == 2


def test_three_that_were_run_together_are_cut_and_sewn_the_other_way_round(page: Article, curator: User) -> None:
    dumplings = ("Dumplings of Leek", "A third shop sells dumplings, and nobody wrote of it online.", "It has a cat.")
    capture(together(*dumplings), year=2020)
    last = curation.cut_article(page, block_key(dumplings[0]), {"title": dumplings[0]}, curator, "")
    middle = cut(page, curator)
    capture(together(*dumplings, "More."), year=2021)
    assert [texts(each) for each in (page, middle, last)] == [[*TEXT], [*NOODLES], [*dumplings[1:], "More."]]
    first_cut, second_cut = Decision.objects.filter(verb="split").order_by("pk")
    with pytest.raises(ValidationError, match="cut again since"):
        curation.undo(first_cut, curator)
    curation.undo(second_cut, curator)
    curation.undo(first_cut, curator)
    assert texts(Article.objects.get()) == [*BOTH, *dumplings, "More."]


def test_what_was_cut_is_cut_again_and_stays_in_order(page: Article, curator: User) -> None:
    made = cut(page, curator)
    third = curation.cut_article(made, block_key(NOODLES[2]), {"title": "The Cook"}, curator, "")
    read_again(page, together("More."))
    assert [texts(each) for each in (page, made, third)] == [[*TEXT], [*NOODLES[:2]], [NOODLES[2], "More."]]
    with pytest.raises(ValidationError, match="decided about since"):
        curation.undo(Decision.objects.filter(verb="split").earliest("pk"), curator)


def test_what_is_withheld_hidden_or_mended_stays_so(page: Article, curator: User, client: Client) -> None:
    curation.withhold([page.voices.get(text__startswith="I shall miss")], curator, "asked for")
    curation.mend(page, block_key(NOODLES[0]), "paragraph", "The noodle cart closed. Truly.", curator, "a slip")
    made = cut(page, curator)
    assert texts(made)[0] == "The noodle cart closed. Truly."
    assert made.voices.get().is_withheld
    assert not QuotedComment.objects.public().filter(article=made).exists()
    assert "miss the broth" not in client.get(made.get_absolute_url()).content.decode()
    curation.hide([made], curator, "asked for")
    read_again(page, together("More."))
    assert Article.objects.get(pk=made.pk).state == Article.State.HIDDEN


def test_what_was_cut_is_not_merged_but_by_an_undo(page: Article, curator: User) -> None:
    made = cut(page, curator)
    with pytest.raises(ValidationError, match="undo that in the history"):
        curation.merge_articles([page, made], page, curator, "one after all")
    other = capture(parsed("Broth", ("Another text on broth.",), original_url=None), year=2022)
    curation.merge_articles([made, other], made, curator, "")
    read_again(page, together("More."))
    assert Article.objects.count() == 2
    assert texts(made) == [*NOODLES, "More."]


def test_of_two_curators_at_once_the_second_is_told(page: Article, curator: User) -> None:
    shown = page.digest
    curation.cut_article(page, KEY, {"title": HEAD}, curator, "", shown)
    with pytest.raises(ValidationError, match="changed meanwhile"):
        curation.cut_article(page, block_key(TEXT[1]), {"title": "Faces"}, curator, "", shown)
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    ("key", "head", "told"),
    [
        (block_key(TEXT[0]), {"title": HEAD}, "left before"),
        ("nowhere", {"title": HEAD}, "Choose the passage"),
        (KEY, {"title": ""}, "blank"),
        (KEY, {"title": HEAD, "published": "soon"}, "EDTF"),
    ],
)
def test_what_cannot_be_is_refused(page: Article, curator: User, key: str, head: dict[str, str], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        curation.cut_article(page, key, head, curator, "")
    assert Article.objects.get().pk == page.pk
    assert not Decision.objects.exists()


WORDS = st.text("abcde ，茶", min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=2, max_size=9), st.data())
def test_every_block_is_in_one_piece(words: list[str], data: st.DataObject) -> None:
    whole = parsed(text=words)
    at = sorted(data.draw(st.sets(st.integers(1, len(words) - 1), max_size=3)))
    titles = ["", *(data.draw(st.sampled_from([whole.blocks[each].text, "Else"])) for each in at)]
    pieces = [piece(whole, *each) for each in zip([0, *at], [*at, None], titles, strict=True)]
    shown = []
    for begins, each, title in zip([0, *at], pieces, titles, strict=True):
        is_head = begins and each.blocks[:1] != whole.blocks[begins : begins + 1]
        assert not is_head or whole.blocks[begins].text == title
        shown += [*whole.blocks[begins : begins + 1]] * bool(is_head) + [*each.blocks]
    assert tuple(shown) == whole.blocks


def test_a_capture_in_which_the_head_is_not_found_stays_with_the_first(page: Article, curator: User) -> None:
    made = cut(page, curator)
    assert capture(together(head="Something Quite Different"), year=2022).pk == page.pk
    assert made.appearances.count() == 1


def test_the_second_takes_up_again_when_its_capture_shows_it_again(page: Article, curator: User) -> None:
    made = cut(page, curator)
    read_again(page, parsed())
    assert Article.objects.get(pk=made.pk).state == Article.State.HIDDEN
    read_again(page, together("More.", TEXT[0]), version=3)  # with words of the first, which it must not go to for them
    assert (texts(page), texts(made)) == ([*TEXT], [*NOODLES, "More.", TEXT[0]])
    assert Article.objects.get(pk=made.pk).state == Article.State.PUBLISHED


def test_captures_that_were_split_off_are_cut_too(page: Article, curator: User) -> None:
    made = cut(page, curator)
    other = parsed("The Tea Stall", ("Another tea stall, of the same name, opened.", HEAD, *NOODLES, "Later."))
    capture(other, year=2020)
    (place,) = [at for at, each in appearances_by_place(page).items() if "2020" in each.extraction.capture.name]
    stall = curation.split_article(page, [place], curator, "two stalls")
    capture(parsed("The Tea Stall", (other.blocks[0].text, "More.", HEAD, *NOODLES, "Later.")), year=2021)
    assert texts(stall) == [other.blocks[0].text, "More."]
    assert texts(made) == [*NOODLES, "Later."]
    assert texts(page) == [*TEXT]
    assert Article.objects.count() == 3
