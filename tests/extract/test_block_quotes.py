"""Paragraphs without marks, block quotes, and single marks: who is quoted in them."""

import pytest

from archive.extract import key_blocks
from archive.extract.quotes import find_voices
from archive.extract.records import BlockKind
from tests.extract.hearing import Heard, heard, heard_in
from tests.extract.test_voices import voices


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (
            ("On Monday, one blogger from Ningbo (@汤面) posted:", "What I find odd is that the soup is never warm."),
            [("What I find odd is that the soup is never warm.", "one blogger from Ningbo", "netizen")],
        ),
        (
            ("One user wrote:", "今天的面很咸，汤也淡。", "The noodles are salty, and the soup is thin."),
            [("The noodles are salty, and the soup is thin.", "One user", "netizen")],
        ),
        (("There are three reasons for this:", "The soup is cold and the bowl is thin."), []),
        (
            ("Comments on Weibo:", "Do not go there any more.", "They think too highly of their soup."),
            [
                ("Do not go there any more.", "Comments on Weibo", "netizen"),
                ("They think too highly of their soup.", "Comments on Weibo", "netizen"),
            ],
        ),
        (
            (
                "Below are some reactions:",
                "Lan Bo:",
                "Long live the soup!",
                "Soupman [a cook]:",
                "Are there bowls left?",
            ),
            [("Long live the soup!", "Lan Bo", "netizen"), ("Are there bowls left?", "Soupman", "netizen")],
        ),
        (
            ("Twitter user @soup_man joined the guests in their calls for bowls:", "Please bring us the bowls now!"),
            [("Please bring us the bowls now!", "Twitter user", "netizen")],
        ),
        (("The hall gave another sign of hope for the bowls:", "There will be soup on Monday."), []),
        (
            ("On Sina Weibo:", "@汤面: Right now they sing of “cold soup” in the street."),
            [("Right now they sing of “cold soup” in the street.", "@汤面", "netizen")],
        ),
    ],
    ids=["posted", "original above", "reasons", "headed", "named above", "freed", "another sign", "one handle"],
)
def test_a_paragraph_without_marks_is_quoted_under_who_says_it(paragraphs: tuple[str, ...], found: Heard) -> None:
    assert heard(*paragraphs) == found


def test_a_block_quote_and_its_original_are_one_voice() -> None:
    blocks: list[tuple[BlockKind, str]] = [
        ("paragraph", "One user wrote:"),
        ("block_quote", "今天的面很咸，汤也淡。"),
        ("block_quote", "The noodles are salty, and the soup is thin."),
    ]
    (voice,) = find_voices(key_blocks(blocks))[0]

    assert (voice.text, voice.original) == ("The noodles are salty, and the soup is thin.", "今天的面很咸，汤也淡。")


def test_a_block_quote_is_of_whom_the_line_below_names() -> None:
    found = heard_in(("block_quote", "The soup is cold and thin today."), ("paragraph", "— @soupman"))
    assert found == [("The soup is cold and thin today.", "@soupman", "netizen")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One user said: ‘The soup is cold!’", "The soup is cold!"),
        ("One user said: 'My soup's cold, and it's thin.'", "My soup's cold, and it's thin."),
    ],
    ids=["turned", "straight"],
)
def test_single_marks_hold_a_voice(text: str, words: str) -> None:
    assert [voice.text for voice in voices(text)] == [words]


def test_a_block_quote_is_of_whom_the_line_below_says_it_is_how_they_felt() -> None:
    found = heard_in(
        ("paragraph", "City people asked where they could buy the bowl."),
        ("block_quote", "I turned mine over as well. It hums in two voices."),
        ("paragraph", "That is how a Weibo user from Nanjing described her evening."),
    )

    assert found == [("I turned mine over as well. It hums in two voices.", "a Weibo user from Nanjing", "netizen")]


def test_an_item_that_tells_what_somebody_asked_is_not_said_by_all() -> None:
    assert not heard_in(
        ("paragraph", "Some comments on it:"),
        ("list_item", "One commenter wrote that the bowl was clear."),
        ("list_item", "Another asked whether the bowl could be paid for."),
    )
