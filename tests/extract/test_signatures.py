"""Words that no verb gives to anybody: signatures, labels, what a comment is called, lists of answers."""

import pytest

from tests.extract.hearing import Heard, heard

WORDS = "The soup is cold and so is the cook."


@pytest.mark.parametrize(
    ("signed", "speaker"),
    [
        ("“{}” A man in Shanghai.", "A man in Shanghai"),
        ("“{}” Another mother, 34.", "Another mother"),
        ("“{}” A teacher from Hebei", "A teacher from Hebei"),
        ("“{}” @soupman", "@soupman"),
        ("“{}” – netizen Old Spoon", "netizen Old Spoon"),
        ("“{}” — a bank clerk in Wuxi", "a bank clerk in Wuxi"),
        ("“{}” (Weibo user from Xi’an)", "Weibo user from Xi’an"),
        ("And my favourite, by a girl of fourteen, “{}”", "a girl of fourteen"),
        ("The best one came from a boy of ten: “{}”", "a boy of ten"),
        ("This is from one user: “{}”", "one user"),
        ("A student from Wuhan: “{}”", "A student from Wuhan"),
        ("User Momo88: “{}”", "User Momo88"),
    ],
)
def test_whoever_signs_is_a_netizen(signed: str, speaker: str) -> None:
    assert heard(signed.format(WORDS)) == [(WORDS, speaker, "netizen")]


@pytest.mark.parametrize(
    "text",
    [
        "He got a “cold thin soup”, from a cook in the hall.",
        "The “cold and thin soup” (a cook) was sold.",
        "The book “A Spoon for Mother” (a novel) opened the fair.",
        "It was named “Soup of the Thin Years” by a clerk in the hall.",
        "Their motto is “Soup before noon.” It hangs in the hall.",
    ],
)
def test_what_only_looks_signed_is_no_voice(text: str) -> None:
    assert heard(text) == []


def test_a_mark_that_nobody_closed_ends_before_the_signature() -> None:
    assert heard("“The soup is cold and so am I, from somebody who calls himself ‘Old Spoon’.") == [
        ("The soup is cold and so am I,", "somebody who calls himself ‘Old Spoon’", "netizen")
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Among the more popular jokes: “My soup has a spoon of its own.”",
            ["My soup has a spoon of its own."],
            "jokes",
        ),
        (
            "Other netizens ask where to go. “Shall we eat on the road?” And: “One day you will be soup, too.”",
            ["Shall we eat on the road?", "One day you will be soup, too."],
            "netizens",
        ),
        (
            "Typical comments were “finally some soup”, “where is my bowl” and “the cook is cute”.",
            ["finally some soup", "where is my bowl", "the cook is cute"],
            "comments",
        ),
        (
            "Reactions ranged from envy (“I want this bowl and this life”) to disbelief (“This is no soup at all”).",
            ["I want this bowl and this life", "This is no soup at all"],
            "Reactions",
        ),
        ("The reaction of one fan: “I will name my son Radish.”", ["I will name my son Radish."], "one fan"),
        ("A comment with 3,000 likes: “The soup is only soup.”", ["The soup is only soup."], "A comment"),
        ("Some laughed. A botanist’s dry “That is a radish” came in third.", ["That is a radish"], "botanist"),
        (
            "“My son took me for soup once.” One mother’s words got 61,000 likes.",
            ["My son took me for soup once."],
            "mother",
        ),
        ("Or, as one Douban user put it: “Nine courses and no spoon.”", ["Nine courses and no spoon."], "Douban user"),
        ("“Nine courses and no spoon,” as one Douban user put it.", ["Nine courses and no spoon,"], "Douban user"),
        ("A widely shared post on WeChat asks: “Who stirred the soup?”", ["Who stirred the soup?"], "post"),
        ("Many on Weibo call the custom a “tax on the hungry”.", ["tax on the hungry"], "Many"),
    ],
)
def test_words_are_of_whom_or_what_introduces_them(text: str, words: list[str], speaker: str) -> None:
    found = heard(text)
    assert [said for said, _, _ in found] == words
    assert all(speaker in (name or "") for _, name, _ in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "“Who eats this?” One user with a spoon points at the cooks. “They eat it first, and then they sell it.”",
            ["Who eats this?", "They eat it first, and then they sell it."],
        ),
        (
            "“Don’t write that I wept,” Ye said at the door. I promised. Then: “You can write that my sister did.”",
            ["Don’t write that I wept,", "You can write that my sister did."],
        ),
        ("“We stir all day,” said a cook. “We like it, too,” he added.", ["We stir all day,", "We like it, too,"]),
        ("“Who stirs it?” One user asked. “We all do.”", ["Who stirs it? [...] We all do."]),
        ("“It is cold,” Ye said. “It is thin.”", ["It is cold, [...] It is thin."]),
        ("“Cold it is” is the answer from a viewer in Siping, “and it is thin.”", ["Cold it is [...] and it is thin."]),
    ],
)
def test_halves_of_one_voice_have_nothing_but_who_says_it_between_them(text: str, found: list[str]) -> None:
    assert [said for said, _, _ in heard(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "‘I am no queen’, Bai says. ‘I am a cook with a bad back.’",
            [("I am no queen [...] I am a cook with a bad back.", "Bai", "named")],
        ),
        (
            "One netizen wants in: “Keep me a seat by the window.” ‘There is no window’, the hall responded.",
            [("Keep me a seat by the window.", "One netizen", "netizen"), ("There is no window", "the hall", "named")],
        ),
        ("The ‘Soup Queen’, as the papers call her, is at ease.", []),
        ("The users’ answers, ‘soup’, were short; the cooks’ none.", []),
    ],
)
def test_single_marks_quote_whole_utterances(text: str, found: Heard) -> None:
    assert heard(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "One cook, who stirs at night, has a truce in mind. I propose we stir to his diary. It has a rhythm.”",
            [("I propose we stir to his diary. It has a rhythm.", "One cook", "named")],
        ),
        ("The hall was shut at nine. The soup went cold.” Nobody knew why.", []),
    ],
)
def test_a_mark_that_nobody_opened_closes_what_says_i(text: str, found: Heard) -> None:
    assert [said for said, _, _ in heard(text)] == [said for said, _, _ in found]
