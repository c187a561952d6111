"""What may be shown of a text: withheld words are blacked out wherever they stand, and lengths keep."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models.visible import BAR, Redaction, excerpt_of
from tests.factories import make_article, make_voice


@dataclass
class Voice:
    text: str
    original: str = ""
    handle: str = ""
    spans: list[list[str | int]] = field(default_factory=list)


def test_it_blacks_out_a_voice_at_its_place_and_in_the_pull_quote() -> None:
    redaction = Redaction([Voice("Never again will I queue for salt", spans=[["k", 4, 37]])])
    assert redaction.apply("“No Never again will I queue for salt”", "k").count("queue") == 0
    assert redaction.apply("“Never again will I queue for salt!”") == f"“{'█████ █████ ████ █ █████ ███ ████'}!”"


@pytest.mark.parametrize(
    "text",
    [
        "She wrote: ‘The salt is gone, all of it.’",
        "THE SALT IS GONE - ALL OF IT",
        "the salt is gone,\u00a0all of it",
    ],
)
def test_it_forgives_what_print_varies_in(text: str) -> None:
    assert "salt" not in Redaction([Voice("The salt is gone, all of it")]).apply(text).casefold()


def test_it_blacks_out_each_half_and_the_original() -> None:
    redaction = Redaction([Voice("We waited for hours, [...] and then it rained on us", original="等了几个小时")])
    shown = redaction.apply("“We waited for hours,” he said, “and then it rained on us” (等了几个小时).")
    assert not any(word in shown for word in ("waited", "rained", "等了"))
    assert "he said" in shown


def test_it_leaves_the_rest_alone() -> None:
    assert Redaction([]).apply("All of this stays.") == "All of this stays."
    assert Redaction([Voice("gone for good")]).apply("All of this stays.") == "All of this stays."


@pytest.mark.parametrize(
    "pull_quote",
    ["They asked me to move back in, because I was authentic.", "“Asked me to MOVE back in …”"],
)
def test_a_pull_quote_that_leaves_words_out_gives_nothing_away(pull_quote: str) -> None:
    shown = Redaction([Voice("and then they asked me to move back in, because I was authentic.")]).apply(pull_quote)
    assert not any(word in shown.casefold() for word in ("asked", "move", "back"))


def test_a_word_or_two_are_blacked_out_at_their_place_alone() -> None:
    redaction = Redaction([Voice("Oh yes!", spans=[["k", 0, 7]])])
    assert redaction.apply("Oh yes!", "k") == "██ ████"
    assert redaction.apply("Oh yes!", "other") == "Oh yes!"


def test_the_handle_goes_with_the_voice() -> None:
    assert "老王" not in Redaction([Voice("It rained all of the day", handle="@老王hello")]).apply(
        "So wrote @老王hello."
    )


@given(st.text(min_size=1), st.text(min_size=1))
def test_lengths_and_spaces_keep(words: str, text: str) -> None:
    shown = Redaction([Voice(words)]).apply(text)
    assert len(shown) == len(text)
    assert all(after in (before, BAR) for before, after in zip(text, shown, strict=True))


def test_an_excerpt_is_the_beginning_of_the_first_paragraph() -> None:
    blocks = [{"key": "h", "kind": "heading", "text": "Head"}, {"key": "p", "kind": "paragraph", "text": "word " * 100}]
    (excerpt,) = excerpt_of(blocks)
    assert excerpt["key"] == "p"
    assert excerpt["text"] == "word " * 60 + "…"
    assert excerpt_of(blocks[:1]) == []


@pytest.mark.django_db
def test_a_voice_that_repeats_a_withheld_one_shows_what_its_place_shows() -> None:
    article = make_article(
        blocks=["One said: “The salt is gone, all of it.”", "“She said the salt is gone, all of it, and left.”"]
    )
    make_voice(article, "The salt is gone, all of it.", is_withheld=True)
    make_voice(article, "She said the salt is gone, all of it, and left.")
    (voice,) = article.visible_voices()
    assert voice.text == "She said ███ ████ ██ █████ ███ ██ ██, and left."
    assert voice.text in article.visible_blocks()[1]["text"]
