"""The many ways in which pages quote netizens: who is heard, and with what words."""

import pytest

from archive.extract import key_blocks
from archive.extract.quotes import find_voices
from archive.extract.records import BlockKind
from tests.extract.test_voices import voices

Heard = list[tuple[str, str | None, str]]


def heard(*paragraphs: str) -> Heard:
    return [(voice.text, voice.speaker, voice.voice) for voice in voices(*paragraphs)]


def heard_in(*blocks: tuple[BlockKind, str]) -> Heard:
    return [(voice.text, voice.speaker, voice.voice) for voice in find_voices(key_blocks(blocks))[0]]


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        (
            "“The soup is cold and thin.” Writes the most liked comment under the clip.",
            "the most liked comment",
            "netizen",
        ),
        ("“The soup is cold and thin,” wrote another online.", "another", "netizen"),
        ("A third also added: “The soup is cold and thin.”", "A third", "netizen"),
        ("Yet another quipped: “The soup is cold and thin.”", "another", "netizen"),
        ("With 900 likes, one gripe reads, “The soup is cold and thin.”", "one gripe", "netizen"),
        ("One viral post reads: “The soup is cold and thin.”", "One viral post", "netizen"),
        ("Posts state that “the soup is cold and thin.”", "Posts", "netizen"),
        ("Such posts drew sympathy: “The soup is cold and thin.”", "Such posts", "netizen"),
        ("According to the Canal News, one post that was liked a lot said: “The soup is cold.”", "one post", "netizen"),
        ("Audience members commented, “The soup is cold and thin.”", "Audience members", "netizen"),
        ("One person named Lan Yu Bo said: “The soup is cold.”", "One person named Lan Yu Bo", "netizen"),
        ("“The soup is cold and thin,” said one poster, who used a spoon.", "one poster", "netizen"),
        ("@soupman replied, “The soup is cold and thin.”", "@soupman", "netizen"),
        ("It was called a “soup” by some, with others saying: “The soup is cold and thin.”", "others", "netizen"),
        (
            "The consensus among Chinese netizens is that “the soup is thin.” This comment was liked.",
            "Chinese netizens",
            "netizen",
        ),
        (
            "In addition to old jokes, many netizens found hope in it: “The soup is cold and thin.”",
            "many netizens",
            "netizen",
        ),
        ("It was described by one user as “a cold and thin bowl of soup.”", "one user", "netizen"),
        ("Bo’s comment was short: “The soup is cold and thin.”", "Bo’s comment", "named"),
        ("“The soup is cold and thin,” school officials stated, adding a spoon.", "school officials", "named"),
        ("“The soup is cold,” Canal Daily, a mouthpiece of the hall, said in a note.", "Canal Daily", "named"),
        ("The soup was “not fit for the table” and too thin for him, Vale wrote on the site.", "Vale", "named"),
        (
            "Vale hit back, mentioning in a note that several cooks “were cold before the soup.”",
            "Vale",
            "named",
        ),
        ("The food critic said: “The soup is cold and thin.”", "The food critic", "named"),
        ("Many guests were cross about Bo’s quips, such as “Why is the soup so cold and so proud?”", "Bo", "named"),
        ("“The soup is cold and thin.” — @soupman", "@soupman", "netizen"),
        ("“The soup is cold and thin.” – one user from Ningbo", "one user from Ningbo", "netizen"),
        ("The hall posted one line on Weibo: “Really cold soup” (好冷的汤).", "The hall", "named"),
        ("Bo Long’s last post was on Monday, and it read, “The soup is cold and thin.”", "Bo Long’s", "named"),
        ("Her post, from May, read: “The soup is cold and thin.”", "Her post", "named"),
        ("A crowd of netizens left messages on the blog today, “I hope you have soup.”", "netizens", "netizen"),
        ("The Dean urged the cooks of the old hall to heat it and to “stop the thin soup.”", "Dean", "named"),
        ("Vale wrote in a letter in both ink and soup that a cook should be “warm and thin.”", "Vale", "named"),
        ("“The soup is cold and thin,” one comment read.", "one comment", "netizen"),
        ("“The soup is cold and thin,” reads a meme that was liked most.", "a meme", "netizen"),
    ],
)
def test_it_hears_who_is_named_beside_the_words(text: str, speaker: str, kind: str) -> None:
    assert [(voice.speaker, voice.voice) for voice in voices(text)] == [(speaker, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Most users are labelled as “low in soup, low in spoons and low in bowls.”",
        "The cook was hailed as the “pride of the soup kitchen” before he left.",
    ],
    ids=["labelled", "hailed"],
)
def test_of_whom_something_is_said_does_not_say_it(text: str) -> None:
    assert voices(text) == ()


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
