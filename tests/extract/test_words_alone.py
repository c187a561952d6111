"""Quotations that stand alone: of whom the sentence, the paragraph, the list around them speaks."""

import pytest

from tests.extract.hearing import Heard, heard
from tests.extract.test_voices import voices


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (
            (
                "The Dean asked for “soup and spoons” at once - a wish echoed by Weibo users.",
                '"Put the cook in it! I am for the "old cooks!"',
            ),
            [
                ("soup and spoons", "Dean", "named"),
                ('Put the cook in it! I am for the "old cooks!', "Weibo users", "netizen"),
            ],
        ),
        (
            ("Citizens retweeted the bowl.", "“The cook may stir no more.”", "“Such a change for an old cook!”"),
            [
                ("The cook may stir no more.", "Citizens", "netizen"),
                ("Such a change for an old cook!", "Citizens", "netizen"),
            ],
        ),
        (
            ("Many of those commenting liked that the hall was shut:", "“Soup is fair and just for all.”"),
            [("Soup is fair and just for all.", "Many of those", "netizen")],
        ),
        (
            ("Many users were cross about it. They blamed the cook.", "“I saw the bowl, and wonder who stirred it.”"),
            [("I saw the bowl, and wonder who stirred it.", "Many users", "netizen")],
        ),
        (
            ("Viewers say it shows how guests think of soup.", "“Your friends say that you should have soup.”"),
            [("Your friends say that you should have soup.", "Viewers", "netizen")],
        ),
        (
            (
                "One user wrote: “Is it cold?”",
                "Another commentator was kinder.",
                "“It is warm if you drink it at once.”",
            ),
            [
                ("Is it cold?", "One user", "netizen"),
                ("It is warm if you drink it at once.", "Another commentator", "netizen"),
            ],
        ),
        (
            ("One fan said that “the soup of today is thin”.", "“They only know how to stir the bowl!”"),
            [
                ("the soup of today is thin", "One fan", "netizen"),
                ("They only know how to stir the bowl!", "One fan", "netizen"),
            ],
        ),
        (
            ("“I can feel it”, one user commented.", '"The soup was too thin for me, and too cold for my friends".'),
            [
                ("I can feel it", "one user", "netizen"),
                ("The soup was too thin for me, and too cold for my friends", "one user", "netizen"),
            ],
        ),
    ],
    ids=[
        "by users",
        "retweeted",
        "many of those",
        "what they blame",
        "what viewers say",
        "one who was kinder",
        "one fan goes on",
        "stop behind the mark",
    ],
)
def test_a_paragraph_of_quotation_alone_is_of_whom_the_one_above_speaks(
    paragraphs: tuple[str, ...], found: Heard
) -> None:
    assert heard(*paragraphs) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Many users say why they stay home. “The soup is cold”, “the hall is far”, or “bowls cost too much”, are "
            "amongst the reasons mentioned.",
            ["The soup is cold", "the hall is far", "bowls cost too much"],
        ),
        (
            "“The soup is cold,” “the hall is far,” and “bowls cost too much” were among the comments under the clip.",
            ["The soup is cold,", "the hall is far,", "bowls cost too much"],
        ),
        ("“The soup is cold” and “the hall is far,” some users wrote.", ["The soup is cold", "the hall is far,"]),
    ],
    ids=["reasons", "comments", "some users"],
)
def test_what_stands_behind_a_list_is_said_of_each_in_it(text: str, words: list[str]) -> None:
    found = heard(text)
    assert [text for text, _, _ in found] == words
    assert {kind for _, _, kind in found} == {"netizen"}


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Ann Vale runs the hall. A man came in, too. “The soup is cold,” she says.", "Ann Vale"),
        ("Bo Long runs the hall. One woman came in, too. “The soup is cold,” he says.", "Bo Long"),
        ("Bo Long fell ill. His mother listens at the door. “They are all so loud,” she says.", "His mother"),
        ("Another blamed his cold on the bowl. “Never soup again for me,” he wrote.", "Another"),
    ],
    ids=["no man", "no woman", "his mother", "one netizen"],
)
def test_a_pronoun_means_somebody_of_its_sex(told: str, speaker: str) -> None:
    assert [voice.speaker for voice in voices(told)] == [speaker]


def test_a_name_that_was_told_to_be_a_users_is_a_netizens() -> None:
    assert heard("Netizen Soupman comments:", "Soupman: “The soup is cold and thin.” …So it was.") == [
        ("The soup is cold and thin.", "Soupman", "netizen")
    ]


def test_who_posts_under_a_handle_has_it_for_the_words_below() -> None:
    found = voices(
        "Su posted a line a day, and a spoon, under the name of @汤面.",
        "“412. The soup looks cold.” “35. I saw a bowl.”",
    )
    assert [(voice.speaker, voice.handle) for voice in found] == [("Su", "@汤面"), ("Su", "@汤面")]


def test_a_list_of_words_below_one_voice_is_not_all_its_speakers() -> None:
    found = heard("The cook said that “the soup is thin today.”", "“The bowl is cold.” “The spoon is bent.”")
    assert [text for text, _, _ in found] == ["the soup is thin today."]


def test_a_paragraph_that_tells_of_somebody_is_no_lost_block_quote() -> None:
    assert heard("A retired nurse wrote to the hall:", "She has since been brought soup by all of them.") == []
