"""Comments listed line by line, and what only looks like it."""

import pytest

from archive.extract import find_in, key_blocks

from .hearing import heard, heard_in

LEAD = "Below are some of the comments that readers left:"


def test_names_in_hanzi_before_comments_are_no_terms() -> None:
    blocks = key_blocks(
        ("paragraph", text) for text in (LEAD, "老汤: It is thin.", "Old K: It was never thick.", "面条: I like it so.")
    )

    found = find_in(blocks)

    assert [(voice.speaker, voice.voice) for voice in found.voices] == [
        ("老汤", "netizen"),
        ("Old K", "netizen"),
        ("面条", "netizen"),
    ]
    assert not found.terms


def test_entries_of_a_glossary_are_no_comments() -> None:
    assert heard("Some words from the comments:", "老汤: old soup", "面条: noodles", "勺子: spoon") == []


def test_names_over_comments_are_sought_list_by_list() -> None:
    found = heard(
        "From the Harbour Post:",
        "The soup was thin on Monday.",
        "Nobody at the hall has an explanation for it.",
        "Comments from the forum:",
        "汤小姐:",
        "It was always thin.",
        "spoon_88 [Old Spoon]:",
        "Bring bread.",
    )

    assert [(words, speaker) for words, speaker, _ in found] == [
        ("It was always thin.", "汤小姐"),
        ("Bring bread.", "spoon_88"),
    ]


def test_who_asks_and_who_answers_in_an_interview_comment_on_nothing() -> None:
    assert (
        heard(
            "The comments on her soup were many. We asked her about them.",
            "Harbour Post: How does one become a cook?",
            "Vale: By accident, as with most things.",
            "HP: Who has taught you to do it?",
            "Vale: Nobody. I burned what I could.",
            "HP: What will you cook next?",
            "Vale: The same soup once more.",
        )
        == []
    )


def test_lines_under_a_sentence_that_announces_comments_are_of_their_writers() -> None:
    found = heard(
        "Consider these bullet comments, which flew by within a second:",
        "The egg has chosen to leave",
        "I have paid to see this",
        "The last of them was liked most.",
    )

    assert [words for words, _, _ in found] == ["The egg has chosen to leave", "I have paid to see this"]
    assert {kind for _, _, kind in found} == {"netizen"}


@pytest.mark.parametrize(
    ("lead", "number"),
    [
        ("These are the spoons that every user of a kitchen should know:", 0),
        ("Some things that netizens said about the spoons:", 3),
        ("Some comments on the spoons that users sell:", 3),
        ("A word that users know, with some comments:", 3),
    ],
)
def test_items_are_comments_if_what_leads_to_them_speaks_of_any(lead: str, number: int) -> None:
    items = ("A short one for soup.", "A long one for rice.", "A flat one for fish.")

    assert len(heard_in(("paragraph", lead), *(("list_item", item) for item in items))) == number


def test_lines_under_a_sentence_about_something_else_are_nobodys() -> None:
    lead = "The comments on the stall were full of pity. This is what it has to offer:"

    assert heard(lead, "Old soup with rice", "Cold noodles of the day", "That is all there is.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The soup has forgotten how to be hot” was posted more than 10,000 times.", "many users"),
        ("One reply read, “Can I not eat and be sad?” — a question that says much.", "One reply"),
    ],
)
def test_what_stands_behind_words_may_tell_of_them_and_not_who_says_them(text: str, speaker: str) -> None:
    [(_, heard_of, kind)] = heard(text)

    assert (heard_of, kind) == (speaker, "netizen")


def test_whereupon_another_answers() -> None:
    found = heard("A cook said that “soup is not made of tears,” whereupon one user answered: “Who salts yours?”")

    assert [words for words, _, _ in found] == ["soup is not made of tears,", "Who salts yours?"]


def test_they_under_one_person_are_others() -> None:
    assert heard("One forum user writes:", "They asked who had cooked it and I pointed at the pot.") != []
