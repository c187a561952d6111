"""Who is heard behind set phrases, who is online by where they write, and what stands printed: words, speaker, kind."""

import pytest

from tests.extract.hearing import heard

WORDS = "“I have counted the spoons and they are all here,”"
SAID = "I have counted the spoons and they are all here,"


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Ann Vale cooks. She ends every letter with the same line: “Go and see a cook.”", "Ann Vale", "named"),
        ("Ann Vale cooks. Her exact words were “a soup without a face.”", "Ann Vale", "named"),
        ("He reads out a message from a listener in Wuhu: “I play it at night.”", "a listener in Wuhu", "netizen"),
        ("Ann Vale (2014, 93) quotes a cook from that time: “The radio told us to wait.”", "a cook", "named"),
        ("A fan said that it was late, and our team leader replied: “We cook it.”", "our team leader", "named"),
        ("My favourite is a girl from Wuhu who counts. “Rest is ruin,” she writes.", "a girl from Wuhu", "netizen"),
        ("The new one’s small. My wife’s in both. “One for the stomach,” she says.", "My wife", "named"),
        ("If you used a spoon that was too fine he would write “not your spoon, cook” there.", "he", "named"),
        ("“Give the cooks a prize,” a top comment with 61,000 likes read.", "a top comment", "netizen"),
        ("“I like it so much,” wrote a user who went by spoon_0731.", "a user who went by spoon_0731", "netizen"),
        ("“Good day to all with a spoon,” the 33-year-old begins.", "the 33-year-old", "named"),
    ],
)
def test_it_hears_whom_a_set_phrase_brings_in(text: str, speaker: str, kind: str) -> None:
    assert [(who, how) for _, who, how in heard(text)] == [(speaker, kind)]


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (f"{WORDS} the neighbor who filmed it wrote in the comments.", "netizen"),
        (f"{WORDS} one driver from Wuhu explains under his own video.", "netizen"),
        (f"{WORDS} the official wrote in the comments.", "named"),
        (f"{WORDS} the driver explains under his own roof.", "named"),
        (f"The forum grew. {WORDS} another member noted.", "netizen"),
        (f"The committee met. {WORDS} another member noted.", "named"),
        (f"{WORDS} one of the three founders wrote in his letter.", "named"),
        (f"{WORDS} one of the fans wrote in his letter.", "netizen"),
        (f"{WORDS} said a person who worked in the kitchen until last summer.", "named"),
        (f"{WORDS} said a person familiar with the matter.", "named"),
        (f"{WORDS} said a person who likes soup.", "netizen"),
        (f"A woman told of it in a post on Weibo. {WORDS} the 29-year-old woman wrote.", "netizen"),
        (f"A group of men played cards. {WORDS} says one of them, who gives his name only as Old Pan.", "named"),
        (f"A gentleman in Tower 3 wrote a message of 800 words. {WORDS} it began.", "netizen"),
        (f"{WORDS} reads a top review on the platform.", "netizen"),
        (f"{WORDS} reads a review in the Canal Daily.", "named"),
        (f"Qingya was sorry. {WORDS} the brand (@清雅) posted.", "named"),
        (f"{WORDS} a brand lover (@清雅) posted.", "netizen"),
    ],
)
def test_it_knows_who_is_online_by_where_they_write(told: str, kind: str) -> None:
    assert [(words, how) for words, _, how in heard(told)] == [(SAID, kind)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In a post titled “Day 40 in the Soup,” the cook described how it went.", []),
        ("When cook Alan Vale sat singing “Rain on Soup Road,” he expected little.", []),
        ("When cook Alan Vale came in singing, “We must all eat more,” he said.", ["We must all eat more,"]),
        ("It shows a woman. The text next to it reads: “You are the queen of the mop.”", []),
        ("She hung up a sheet on which she had written, in ink: “It is late and I cook.”", []),
        ("She has a page on which she had written, in May: “It is late and I cook.”", ["It is late and I cook."]),
        ("In her phone Ann Vale has groups: one for fruit, two for eggs. “On the Egg People”", []),
        (
            "“I never read it,” Ann told me. I asked if it sold. “No. It was lost.”",
            ["I never read it,", "No. It was lost."],
        ),
        ("I was curious. I asked if it sold. “No. It was lost.”", ["No. It was lost."]),
    ],
)
def test_it_tells_what_is_printed_and_sung_from_what_is_said(text: str, found: list[str]) -> None:
    assert [words for words, _, _ in heard(text)] == found
