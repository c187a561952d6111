"""The many ways in which a sentence names who is quoted: who is heard, and with what words."""

import pytest

from tests.extract.hearing import heard
from tests.extract.test_voices import voices


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
    ("text", "found"),
    [
        pytest.param(
            "“Soup is thin,” one user wrote, with another adding: “Mine is cold and thin.”",
            [("Soup is thin,", "one user"), ("Mine is cold and thin.", "another")],
            id="with another adding",
        ),
        pytest.param(
            "“Soup is thin,” one user wrote, to which others replied: “Ours is cold and thin.”",
            [("Soup is thin,", "one user"), ("Ours is cold and thin.", "others")],
            id="to which others replied",
        ),
        pytest.param(
            "“Soup is thin,” one user wrote, prompting a reader to ask: “Is ours not cold and thin?”",
            [("Soup is thin,", "one user"), ("Is ours not cold and thin?", "a reader")],
            id="prompting a reader to ask",
        ),
        pytest.param(
            "“Soup is thin,” one user wrote to the cook, adding: “Mine is cold and thin.”",
            [("Soup is thin, [...] Mine is cold and thin.", "one user")],
            id="nobody else",
        ),
    ],
)
def test_whoever_is_brought_in_between_says_the_second_half(text: str, found: list[tuple[str, str]]) -> None:
    assert [(words, speaker) for words, speaker, _ in heard(text)] == found


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Others said the spoon made them cry: “I had not noticed that it was gone.”", "Others", "netizen"),
        ("One user said the bowl let him think: “I had not noticed that it was gone.”", "One user", "netizen"),
        (
            "Some were wary. They said that the cooks would keep a list; “today soup, tomorrow none.”",
            "Some",
            "netizen",
        ),
        (
            "According to others, the hall should have known; “They had a bowl but no spoon!”",
            "others",
            "netizen",
        ),
        ("Many thought the ad was a breath of fresh air: “At last a cook who does not lie.”", "Many", "netizen"),
        ("It is a rule that the cooks called “an insult to all soup”.", "the cooks", "named"),
        ("It is a rule which critics described as “a slap in the bowl of all.”", "critics", "named"),
        ("One reader called the project “the saddest bowl in the world”.", "One reader", "netizen"),
        ("In the end Ann Vale wrote on her own account: “A bowl is no tool.”", "Ann Vale", "named"),
        ("“The soup is thin,” a user called “Old Spoon” answered.", "a user called “Old Spoon”", "netizen"),
        ("“The soup is thin,” a self-described cook from Wuhan said.", "a self-described cook from Wuhan", "netizen"),
        ("“The soup is thin,” the most upvoted answer says.", "the most upvoted answer", "netizen"),
    ],
)
def test_it_hears_who_says_it_over_what_stands_between(text: str, speaker: str, kind: str) -> None:
    assert [(who, voice) for _, who, voice in heard(text)] == [(speaker, kind)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Give us soup,” and “I want this spoon” are among the comments left by netizens.", "netizens"),
        ("“Give us soup,” reads one listener’s comment.", "one listener"),
        ("“Give us soup,” was a typical response by many users.", "many users"),
        ("Users smiled, while “Give us soup at last!” received the most upvotes.", "Users"),
        ("Users smiled, while “Give us soup at last!” was liked 4,000 times.", "Users"),
    ],
)
def test_a_comment_is_of_those_who_wrote_it(text: str, speaker: str) -> None:
    found = heard(text)

    assert found
    assert {(who, kind) for _, who, kind in found} == {(speaker, "netizen")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fans answered the cook. “And how many bowls did you eat?” one of them asked.", "netizen"),
        ("Residents answered the cook. “And how many bowls did you eat?” one of them asked.", "named"),
        ("A hand held up a bowl. “This is no soup, look at it,” the person says.", "named"),
        ("It was full at the counter. “This is no soup, look at it,” the shopper told the cook.", "named"),
        ("It was full on Weibo. “This is no soup, look at it,” the viewer wrote.", "netizen"),
        ("A woman posted a picture of her soup. “It was cold and thin,” the woman wrote.", "netizen"),
        ("A woman came with her soup. “It was cold and thin,” the woman wrote.", "named"),
        ("“It was cold and thin,” Gu Lan commented on Facebook.", "netizen"),
        ("Gu Lan commented under the video: “It was cold and thin.”", "netizen"),
        ("“It was cold and thin,” Mayor Gu Lan commented on Facebook.", "named"),
    ],
)
def test_what_they_do_tells_whether_they_are_netizens(text: str, kind: str) -> None:
    assert [voice for _, _, voice in heard(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Short poems hung on the lids. One of them reads, “I stir nine and think of you on six.”",
        "It was an essay of one sentence: ‘I have nothing to say about soup.’",
        "The cook was criticised by users for “not knowing his soup.”",
        "The soup drew backlash from netizens for “dull and thin service.”",
    ],
)
def test_what_nobody_says_is_no_voice(text: str) -> None:
    assert heard(text) == []


def test_a_mark_that_nothing_closes_opens_the_last_words_of_a_block() -> None:
    text = "Some people say that the cooks need it. “Mine never stir. They are always out."

    assert heard(text) == [("Mine never stir. They are always out.", "Some people", "netizen")]


def test_a_nickname_above_belongs_to_who_writes_below() -> None:
    (voice,) = voices("Pictures went round. A user nicknamed “Paper Boat” wrote:", "“Each chair is a reader of mine.”")

    assert (voice.speaker, voice.handle) == ("A user nicknamed “Paper Boat”", "Paper Boat")


def test_another_speaks_on_the_platform_of_the_voice_before() -> None:
    first, second = voices("“Give us soup,” one Weibo user wrote.", "“Give us spoons,” replied another.")

    assert (first.platform, second.platform) == ("Weibo", "Weibo")


@pytest.mark.parametrize(
    ("printed", "platforms"),
    [
        (
            "The cook has a Weibo account. “The soup is cold,” her post began. Thousands replied. "
            "“Then warm it,” wrote one user. “Or drink it cold,” said @汤碗.",
            ["Weibo", "Weibo", "Weibo"],
        ),
        ("The cook is on Weibo. “The soup is cold,” said Mara Stone.", [None]),
        ("“The soup is cold,” a Weibo user wrote. At home “we eat it warm,” said Mara Stone.", ["Weibo", None]),
    ],
)
def test_those_who_reply_to_a_post_are_on_its_platform(printed: str, platforms: list[str | None]) -> None:
    assert [voice.platform for voice in voices(printed)] == platforms
