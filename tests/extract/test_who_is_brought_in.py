"""Who is brought in by what they do, by set phrases, or in turn with others: words, speaker, kind."""

import pytest

from tests.extract.hearing import heard


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        (
            "Those who could not eat last May noticed that he was tired, and typed things like “Turn off the stove!”",
            "Those who could not eat last May",
            "netizen",
        ),
        (
            "There are also those who find the soup too thin, suggesting that it was “made by somebody with a spoon”.",
            "those who find the soup too thin",
            "netizen",
        ),
        ("On Douban somebody gave it one star with the note “I think she left out the salt”.", "somebody", "netizen"),
        ("The soup was cold. Here’s what people have been saying: “It was cold and it was thin.”", "people", "netizen"),
        (
            "Someone was given the bowl by the door. Her review starts with: “He passed me a spoon.”",
            "Someone",
            "netizen",
        ),
        (
            "“I read a whole page and there is no spoon in it?” – thus one buyer from Wuhu.",
            "one buyer from Wuhu",
            "netizen",
        ),
        ("“The soup has been moved indoors for now” – the words of @soupman, in May.", "@soupman", "netizen"),
        ("“We had one bowl between two” is the lament of a Wuhu bachelor.", "a Wuhu bachelor", "named"),
        (
            "The posts were many. A nurse who’s now forty wrote: “I met my husband over the soup.”",
            "A nurse who’s now forty",
            "netizen",
        ),
    ],
)
def test_it_hears_who_is_brought_in(text: str, speaker: str, kind: str) -> None:
    assert [(who, how) for _, who, how in heard(text)] == [(speaker, kind)]


def test_what_somebody_thinks_of_it_is_another_sentence() -> None:
    text = "Only one cynic saw a trick in it. “Tomorrow the spoon is sold!” According to Ann Vale, this is wrong."

    assert [who for _, who, _ in heard(text)] != ["Ann Vale"]


def test_one_after_the_other_each_says_their_own_words() -> None:
    text = "Where one commenter calls it “a thin soup for men”, the next tells him he has never “spent a night here”."

    assert heard(text) == [
        ("a thin soup for men", "one commenter", "netizen"),
        ("spent a night here", "the next", "netizen"),
    ]


def test_comments_on_a_screen_are_not_written_on_it() -> None:
    text = "The bullet comments on the screen tell a tale: “Here it comes”, “not that spoon”, “He took that spoon!”"

    assert [words for words, _, _ in heard(text)] == ["Here it comes", "not that spoon", "He took that spoon!"]
