"""What a page says of itself: buttons, and what it asks of its readers."""

import pytest

from archive.extract.furniture import SIGNS, Said, asks_readers, is_button
from archive.extract.lines import folded
from archive.extract.rules import rule_for

ASK = "Get our weekly newsletter. No spam, ever."

# Sign → a line of which it holds, and one of which it does not.
CASES = {
    "words of a site's own affairs": ("Our newsletter", "Our letter"),
    "words that go with them": ("A free letter", "A long letter"),
    "speaks to readers": ("For you", "For cooks"),
    "speaks for the page": ("For us", "For cooks"),
    "opens by asking": ("Support cooks", "Cooks support it"),
    "leads to links": ("Also in our newsletter:", "Also in our newsletter"),
    "long": ("soup " * 41, "soup " * 40),
    "quotes": ("The “newsletter”", "The newsletter"),
    "tells what was": ("The newsletter was late", "The newsletter is late"),
    "tells of others": ("Her newsletter", "A newsletter"),
    "tells of who writes": ("My newsletter", "A newsletter"),
    "not in Latin letters": ("The newsletter 汤", "The newsletter"),
}


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_each_sign_holds_of_what_it_says_and_of_nothing_else(sign) -> None:  # type: ignore[no-untyped-def]
    holds, not_held = (Said(folded(text)) for text in CASES[sign.name])

    assert sign.times(holds)
    assert not sign.times(not_held)


@pytest.mark.parametrize("text", ["Save this story", "+ FOLLOW", "close panel", "Share · Print · Email", "Log in"])
def test_words_of_buttons_alone_are_a_button(text: str) -> None:
    assert is_button(folded(text))
    assert rule_for(text)


@pytest.mark.parametrize(
    "text",
    [
        "Save the noodles",
        "Share of the market",
        "The page",
        "Follow the money.",
        "Close to the panel: a visit",
        "Follow the Story",
        "Open Window",
        "",
    ],
)
def test_other_few_words_are_none(text: str) -> None:
    assert not is_button(folded(text))


@pytest.mark.parametrize(
    "text",
    [
        ASK,
        "By giving us your email, you agree to the Harbour Post’s privacy policy.",
        "Help us keep our comments friendly and read our comment policy »",
        "Our free weekly newsletter with the soups that matter.",
        "Also in today’s newsletter:",
        "Thanks for reading! Subscribe for free to support our work.",
    ],
)
def test_what_a_page_asks_of_its_readers_is_told_by_all_its_words(text: str) -> None:
    assert asks_readers(folded(text))
    assert rule_for(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Subscribe to my soup, you will not regret it,” she wrote in her newsletter.",
        "The cook said that her newsletter had more subscribers than the town has readers.",
        "Users were asked to agree to the terms and support the stall.",
        "A free bowl for members: you get what you pay for",
        "I enjoy my free membership.",
        "Subscribers of the soup letter pay 12 yuan a month for their newsletter.",
        "The stall has users agree to the terms of service and a privacy policy.",
        "You need a subscription for the latest soups.",
        "A newsletter for everyone and a paywall for the rest",
        "We subscribe to the paper and support our cooks.",
        "Please subscribe to the soup channel and help the cook.",
        "Help the stall: donate your old pans.",
        "Thank you for your support of the site, the cook wrote.",
    ],
)
def test_what_a_text_tells_of_such_things_is_its_own(text: str) -> None:
    assert not asks_readers(folded(text))
