"""Words in quote marks that nobody says."""

import pytest

from tests.extract.test_voices import voices


@pytest.mark.parametrize(
    "text",
    [
        "A film called “The Long Road Of The Noodle” opened.",
        "In the novel “How The Soup Was Lost” a cook writes letters.",
        "Her articles include “This Is Why You Eat” and “I Love Soup, It Is True”.",
        "They sang songs like “Noodles In The Rain” all night.",
        "The show “Who Ate The Noodle” told of it.",
    ],
)
def test_titles_of_works_are_no_voices(text: str) -> None:
    assert voices(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A post titled “Ten Things About The Noodle Aunt” was shared.",
        "An article headlined “The Soup Is Getting Thinner” said so.",
        "Under the headline “The Soup Is Getting Thinner” it wrote of stalls.",
        "A video named “The Cook And Her Spoon” was seen by many users.",
    ],
)
def test_titles_of_posts_and_articles_are_no_voices(text: str) -> None:
    assert voices(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The topic “The Noodle Aunt Goes Home” (#面条阿姨回家#) was read by users.",
        "The hashtag “The Noodle Aunt Goes Home” was used by many commenters.",
        "Under #面条来了# (“The Noodles Are Here”, 2 million views) people posted pictures.",
    ],
)
def test_hashtags_are_no_voices(text: str) -> None:
    assert voices(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Netizens speak of “eating alone at night” (独食).",
        "The phrase means “those who eat alone”.",
        "Users call it zagu, which translates to “a bowl of bones”.",
        "It is slang for “eating all the soup”, users say.",
    ],
)
def test_glosses_are_no_voices(text: str) -> None:
    assert voices(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "She is nicknamed “the aunt of all noodles” by users.",
        "He is known as “the boy with the spoon” among fans.",
        "The so-called “age of the thin soup” has begun, users think.",
        "Its motto “a bowl for every man” is old.",
    ],
)
def test_nicknames_slang_and_slogans_are_no_voices(text: str) -> None:
    assert voices(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Students held signs that read: “Give us back our soup!”",
        "A banner over the stall said “Everybody eats here today.”",
        "They sold T-shirts saying “My aunt makes the noodles.”",
        "Stickers stating “Soup first, talk later” were on every car.",
    ],
)
def test_what_is_written_on_things_is_no_voice(text: str) -> None:
    assert voices(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The campaign “A Bowl For Every Child” began in May.",
        "A challenge called “Eat It Before It Is Cold” spread on Douyin.",
        "The event, part of the campaign “Clean Bowls Everywhere”, was small.",
    ],
)
def test_names_of_campaigns_are_no_voices(text: str) -> None:
    assert voices(text) == ()
