"""Withholding accounts and words: how far it reaches, what it leaves alone, and how it is taken back."""

from typing import Any, NamedTuple

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from archive import curation
from archive.catalogue.masking import is_common, is_telling
from archive.extract.records import Tag, Term, Voice
from archive.models import Article, Correction, Decision, Handle, QuotedComment
from archive.models.visible import BAR, PAD, Mask, Redaction
from tests.curation.captured import capture, capture_again, parsed
from tests.factories import make_article, make_topic

pytestmark = pytest.mark.django_db


class Said(NamedTuple):
    """The words of a withheld voice."""

    text: str
    handle: str
    original: str = ""
    spans: tuple[Any, ...] = ()


def naming(name: str, text: str, title: str = "The Tea Stall", **fields: object) -> Article:
    """An article in which an account is named with its sign."""
    article = parsed(title, (f"{name} said so.", text), handles=(Tag(name),), original_url=None, **fields)
    return capture(article)


def read(title: str) -> str:
    return " ".join(block["text"] for block in Article.objects.get(title=title).visible_blocks())


@pytest.mark.parametrize(
    ("name", "telling", "common"),
    [
        ("tea_fan_88", True, False),
        ("老王hello", True, False),
        ("爱吃西瓜的人", True, False),
        ("茶馆", False, False),
        ("laowang", False, False),
        ("tea", False, True),
    ],
)
def test_a_name_is_told_from_a_word(name: str, telling: bool, common: bool) -> None:
    assert (is_telling(name), is_common(name)) == (telling, common)


@pytest.mark.parametrize(
    ("name", "text", "hidden"),
    [
        ("@tea_fan_88", "Then Tea_Fan_88 left.", True),
        ("@茶馆", "A 茶馆 by the river.", True),
        ("@tea", "The tea is cold.", False),
        ("@tea", "So wrote ＠Tea again.", True),
    ],
)
def test_in_an_article_that_names_it_a_name_goes_also_without_its_sign(
    curator: User, name: str, text: str, hidden: bool
) -> None:
    naming(name, text)
    curation.withhold_account(curation.account(name), curator, "asked")
    shown = read("The Tea Stall").partition(" said so. ")[2]
    assert (shown != text) is hidden
    assert name not in read("The Tea Stall")


def test_elsewhere_a_name_that_may_be_a_word_goes_with_its_sign_alone(curator: User) -> None:
    naming("@茶馆", "One.", "First")
    capture(parsed("Second", ("A 茶馆 by the river, not @茶馆.", "Two."), original_url=None))
    curation.withhold_account(curation.account("@茶馆"), curator, "asked")
    assert read("Second").startswith(f"A 茶馆 by the river, not {BAR * 3}.")


def test_a_pseudonym_keeps_all_lengths_and_gives_way_where_it_does_not_fit() -> None:
    redaction = Redaction([], [Mask("laowang", "Reader A"), Mask("li", "Reader A")])
    shown = redaction.apply("Both @laowangs: @laowang and @li.")
    assert shown == f"Both @laowangs: {BAR * 8} and {BAR * 3}."
    longer = Redaction([], [Mask("tea_fan_88", "Reader A")]).apply("So @tea_fan_88 wrote.")
    assert longer == f"So Reader A{PAD * 3} wrote."


def test_a_pseudonym_within_withheld_words_goes_with_them() -> None:
    redaction = Redaction([Said("so says @tea_fan_88 of the salt", "@tea_fan_88")], [Mask("tea_fan_88", "Reader A")])
    assert redaction.apply("“So says @tea_fan_88 of the salt.”") == f"“{BAR * 2} {BAR * 4} {BAR * 11} ██ ███ ████.”"
    assert redaction.apply("Now @tea_fan_88 left.") == f"Now Reader A{PAD * 3} left.", "its own handle, too"


def test_the_next_capture_is_withheld_too(curator: User) -> None:
    naming("@tea_fan_88", "One.")
    curation.withhold_account(curation.account("tea_fan_88"), curator, "asked")
    capture(parsed("The Other Stall", ("Here is tea_fan_88 again.", "Two."), original_url=None), 2021)
    assert "tea_fan_88" not in read("The Other Stall")
    Article.objects.all().delete()
    capture(parsed("A Third", ("And @tea_fan_88 once more.",), handles=(Tag("@tea_fan_88"),), original_url=None), 2022)
    assert Handle.objects.get().is_withheld, "the account is known although nobody named it for a while"
    assert "tea_fan_88" not in read("A Third")


def quoted(text: str, title: str, year: int) -> Article:
    article = parsed(title, (text, f"Of {title}."), original_url=None)
    words, key = text.split("”")[0].strip("“"), article.blocks[0].key
    voice = Voice(words, "one user", None, None, None, "netizen", "described", None, ((key, 1, 1 + len(words)),))
    return capture(parsed(title, (text, f"Of {title}."), original_url=None, voices=(voice,)), year)


def test_the_same_words_elsewhere_go_and_come_back_with_the_voice(curator: User) -> None:
    first = quoted("“I never queue for salt again,” one user wrote.", "First", 2019)
    quoted("“I never queue for salt again,” another wrote.", "Second", 2020)
    curation.withhold(first.voices.all(), curator, "asked")
    assert [voice.withheld_by for voice in QuotedComment.objects.order_by("article__title")] == ["voice", "words"]
    assert "salt" not in read("Second")
    curation.release(Article.objects.get(title="First").voices.all(), curator, "again")
    assert not QuotedComment.objects.exclude(withheld_by="").exists()
    assert "salt" in read("Second")


def test_part_of_what_was_said_goes_elsewhere_too_and_comes_back(curator: User) -> None:
    """Eight words in a row tell whose they are, also where the rest does not stand."""
    told = "I never queue for salt in the rain on a Monday again"
    first = quoted(f"“{told}, nor would my aunt from the ferry,” one user wrote.", "First", 2019)
    capture(parsed("Second", (f"That {told} is a saying by now.",), original_url=None), 2020)
    capture(parsed("Third", ("On a Monday again the rain, nor salt in a queue for my aunt.",), original_url=None), 2021)
    curation.withhold(first.voices.all(), curator, "asked")
    assert "salt" not in read("Second")
    assert "salt" in read("Third"), "words in another order are nobody's"
    curation.release(Article.objects.get(title="First").voices.all(), curator, "again")
    assert told in read("Second")


def test_a_few_words_are_nobodys(curator: User) -> None:
    first = quoted("“Oh yes,” one user wrote.", "First", 2019)
    quoted("“Oh yes,” another wrote.", "Second", 2020)
    curation.withhold(first.voices.all(), curator, "asked")
    assert "Oh yes" in read("Second")


def test_a_voice_stays_withheld_for_as_long_as_its_account_is(curator: User) -> None:
    article = parsed(voices=(), original_url=None)
    block = article.blocks[1]
    voice = Voice(
        "I pay with my face now,", None, "@mei88", None, None, "netizen", "handle", None, ((block.key, 1, 24),)
    )
    tea = capture(parsed(voices=(voice,), original_url=None))
    account = curation.account("@Mei88")
    curation.withhold_account(account, curator, "asked")
    curation.withhold(tea.voices.all(), curator, "asked, too")
    curation.release(QuotedComment.objects.all(), curator, "one word taken back")
    assert QuotedComment.objects.get().withheld_by == "handle"
    curation.release_account(account, curator, "and the other")
    assert not QuotedComment.objects.get().is_withheld


def test_a_voice_that_turns_out_to_be_of_a_withheld_account_is_withheld_everywhere(curator: User) -> None:
    first = quoted("“I never queue for salt again,” one user wrote.", "First", 2019)
    quoted("“I never queue for salt again,” another wrote.", "Second", 2020)
    curation.withhold_account(curation.account("tea_fan_88"), curator, "asked")
    curation.edit(first.voices.get(), {"handle": "@tea_fan_88"}, curator, "a letter says so")
    assert "salt" not in read("First") + read("Second")
    curation.reset(QuotedComment.objects.get(article=first), "handle", curator)
    assert "salt" in read("First")
    assert "salt" in read("Second")


def test_glosses_say_nothing_of_closed_sources(curator: User) -> None:
    gloss = (Term("茶", "chá", "what is drunk"),)
    article = capture(parsed(terms=gloss))
    assert article.term_uses.get().term.gloss == "what is drunk"
    curation.edit(article.source, {"access": "metadata"}, curator)
    assert article.term_uses.get().term.gloss == ""
    curation.edit(article.source, {"access": "open"}, curator)
    assert article.term_uses.get().term.gloss == "what is drunk"


@pytest.mark.parametrize("pseudonym", ["Fan A", "the 88", "…"])
def test_a_pseudonym_that_gives_the_name_away_is_refused(curator: User, pseudonym: str) -> None:
    account = curation.account("tea_fan_88")
    with pytest.raises(ValidationError):
        curation.pseudonymise_account(account, pseudonym, curator, "asked")
    assert not Decision.objects.exists()


def test_nothing_is_withheld_without_a_reason(curator: User) -> None:
    with pytest.raises(ValidationError, match="Say why"):
        curation.withhold_account(curation.account("tea_fan_88"), curator, " ")


def test_withholding_an_account_is_undone_unless_something_newer_stands_in_the_way(curator: User) -> None:
    naming("@tea_fan_88", "One.")
    account = curation.account("tea_fan_88")
    withheld = curation.withhold_account(account, curator, "asked")
    curation.undo(withheld, curator)
    assert "tea_fan_88" in read("The Tea Stall")
    with pytest.raises(ValidationError, match="has changed again since"):
        curation.undo(withheld, curator)


def test_a_pseudonym_is_undone(tea: Article, curator: User) -> None:
    curation.edit(tea.voices.get(), {"speaker": "Auntie Fang", "grade": "named"}, curator)
    given = curation.pseudonymise(QuotedComment.objects.get(), "Reader A", curator, "asked")
    assert Article.objects.get().visible_voices()[0].speaker == "Reader A"
    assert capture_again().visible_voices()[0].speaker == "Reader A"
    curation.undo(given, curator)
    assert Article.objects.get().visible_voices()[0].speaker == "Auntie Fang"


def test_a_bulk_action_is_one_act_and_a_single_decision_is_none(curator: User) -> None:
    articles, topic = [make_article(), make_article()], make_topic("Tea")
    curation.add_topic(articles, topic, curator)
    curation.add_topic([make_article()], topic, curator)
    *bulk, single = Decision.objects.order_by("pk")
    assert len({decision.act for decision in bulk}) == 1
    assert bulk[0].act
    assert single.act == ""
    assert set(Decision.objects.with_their_acts(Decision.objects.filter(pk=bulk[0].pk))) == set(bulk)
    assert list(Decision.objects.with_their_acts(Decision.objects.filter(pk=single.pk))) == [single]


def test_corrections_follow_an_article_that_is_merged_into_another(curator: User) -> None:
    capture(parsed("Tea", ("One text of some length about tea.",)))
    away = capture(parsed("The Other Tea Stall", ("Another text of some length about stalls.",), original_url=None))
    curation.take_in(away, "The date is wrong, I was there.")
    merged = capture(parsed("The Other Tea Stall", ("Another text of some length about stalls.",)), year=2020)
    assert Correction.objects.get().article == merged
