"""Two voices beside each other are two, and who signs without a verb is heard: words, speaker, kind."""

import pytest

from tests.extract.hearing import Heard, heard
from tests.extract.test_voices import voices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“My spoon has been cold for years,” reads one response; “Soup is not an argument”, goes another.",
            [
                ("My spoon has been cold for years,", "one response", "netizen"),
                ("Soup is not an argument", "another", "netizen"),
            ],
        ),
        (
            "“One cook made it all?”, one person wondered. “Best cook in town!” was another wry comment.",
            [
                ("One cook made it all?", "one person", "netizen"),
                ("Best cook in town!", "another wry comment", "netizen"),
            ],
        ),
        (
            "“I counted them,” wrote a fan, and was not alone; many people say so. “Eight! Just eight bowls of it!”",
            [
                ("I counted them,", "a fan", "netizen"),
                ("Eight! Just eight bowls of it!", "many people", "netizen"),
            ],
        ),
        (
            "“The soup has been counted”, “hang this in the hall”, and “what does it cost us” were some remarks.",
            [
                ("The soup has been counted", "some remarks", "netizen"),
                ("hang this in the hall", "some remarks", "netizen"),
                ("what does it cost us", "some remarks", "netizen"),
            ],
        ),
        (
            "“They are so quick,” A Douyin user noticed, with another remarking: “Sold by the bowl, never asked.”",
            [
                ("They are so quick,", "A Douyin user", "netizen"),
                ("Sold by the bowl, never asked.", "another", "netizen"),
            ],
        ),
        (
            'Commenters take her side: "Not a bowl too many!" / "I hope she kept a spoon." / "Saved by the soup."',
            [
                ("Not a bowl too many!", "Commenters", "netizen"),
                ("I hope she kept a spoon.", "Commenters", "netizen"),
                ("Saved by the soup.", "Commenters", "netizen"),
            ],
        ),
    ],
)
def test_one_who_says_something_else_is_a_voice_of_their_own(text: str, expected: Heard) -> None:
    assert heard(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        (
            "“The soup is cold and thin”, writes a user called Old Pan – a view that many others share.",
            "a user",
            "netizen",
        ),
        ("“The soup is cold and thin” – this is from a user who had been there.", "a user", "netizen"),
        (
            "Angry words, too: “The soup is cold and thin!” (a mother from Jilin, with 300 likes).",
            "a mother",
            "netizen",
        ),
        ("“The soup is cold and thin.” (@soupman)", "@soupman", "netizen"),
        ("“The soup is cold and thin” (one user)", "one user", "netizen"),
        ("“So it was cold,” was one reader’s conclusion.", "one reader", "netizen"),
        ("“Soup!” was all that one Weibo user wrote.", "one Weibo user", "netizen"),
        ("Many liked it. “A soup I can only dream of, one Weiboer from Harbin sighed.", "one Weiboer", "netizen"),
        ("“Whose soup is it then?” Netizens’ reply came at once.", "Netizens", "netizen"),
        ("On Weibo, comments such as “Now they say it is thin” got many likes.", "comments", "netizen"),
        (
            "“There are two cooks and a pot”, a former volunteer of the hall claimed on Douban.",
            "a former volunteer",
            "netizen",
        ),
        ("“The soup is cold and thin,” a former volunteer of the hall claimed.", "a former volunteer", "named"),
        ("“The soup is cold and thin,” said a cook from Ningbo.", "a cook from Ningbo", "named"),
    ],
)
def test_who_signs_or_speaks_on_a_platform(text: str, speaker: str, kind: str) -> None:
    ((_, who, of),) = heard(text)
    assert (who or "").startswith(speaker)
    assert of == kind


def test_not_everyone_lets_one_more_netizen_speak() -> None:
    text = (
        "“Take it off the table,” a netizen wrote. Not everyone was cross. “How was I to know it?” One Harbin man asks."
    )
    assert [kind for _, _, kind in heard(text)] == ["netizen", "netizen"]


@pytest.mark.parametrize(
    "text", ["He got a “cold thin soup”, from a cook in the hall.", "The “cold and thin soup” (a cook) was sold."]
)
def test_what_a_bracket_or_a_giver_names_is_not_said(text: str) -> None:
    assert heard(text) == []


def test_lines_in_a_row_with_a_handle_in_brackets_behind_are_signed() -> None:
    lines = ("My cook walked here on soup. And you? (@齐鲁大汉)", "Cold soup mends a wall (@soupman)")
    assert heard("Two hashtags rose.", *lines) == [
        ("My cook walked here on soup. And you?", "@齐鲁大汉", "netizen"),
        ("Cold soup mends a wall", "@soupman", "netizen"),
    ]
    assert heard("Two hashtags rose.", "A photo of the hall with its spoons (@soupman)") == []


def test_a_signed_line_and_its_chinese_under_the_same_name_are_one_voice() -> None:
    found = voices("Some comments:", "@soupman: The soup is cold.", "@soupman：汤是冷的，我也是。", "@pan: May I eat?")
    assert [(voice.text, voice.original) for voice in found] == [
        ("The soup is cold.", "汤是冷的，我也是。"),
        ("May I eat?", None),
    ]
