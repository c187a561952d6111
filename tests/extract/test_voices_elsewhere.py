"""Who is heard on pages of newspapers, newsletters and forums: in lists, in groups, on the app, or by the press."""

import pytest

from tests.extract.hearing import heard, heard_in

ONE, TWO, THREE = "“I had the thin one.”", "“My bowl has a name now.”", "“Who washed the spoon?”"


def bare(words: str) -> str:
    return words.strip("“”")


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("The soup was cold. “It is colder than my boss,” a regular complained on Dianping.", "a regular", "netizen"),
        ("The soup was cold. “It is colder than my boss,” a regular complained at the door.", "a regular", "named"),
        ("“We ate the last spoon,” said a developer in Wuhu in a Weibo post.", "a developer", "netizen"),
        ("“Give him the goose,” shouted a spectator on the livestream.", "a spectator", "netizen"),
        (
            "I sent a photo to the tenants’ group. “Which lift is it?” asked the woman from nine.",
            "the woman from nine",
            "netizen",
        ),
        (
            "I sent a photo to the newspaper. “Which lift is it?” asked the woman from nine.",
            "the woman from nine",
            "named",
        ),
        ("“I tried the thin one,” one tester told me.", "one tester", "named"),
        ("“I tried the thin one,” one tester wrote.", "one tester", "netizen"),
        (
            "It has one short review. “I brought a friend and lost him,” one short review goes.",
            "one short review",
            "netizen",
        ),
        ("One anonymous poster wrote, “We are the lamps in each other’s windows.”", "One anonymous poster", "netizen"),
        ("“Finally I can eat in peace,” member bigspoon wrote.", "member bigspoon", "netizen"),
        ("“Where do I go at New Year?” wrote a member called Ice Spoon.", "a member called Ice Spoon", "netizen"),
        ("“Two hours and no soup” was one verdict on Hupu.", "one verdict on Hupu", "netizen"),
        ("“Two hours and no soup”, is the verdict of a reviewer from Wuhu.", "a reviewer from Wuhu", "netizen"),
        ("“Eight years I waited for this,” a fan despaired.", "a fan", "netizen"),
        ("“My landlord raised the rent,” wrote the user “Flying Fish.”", "the user “Flying Fish", "netizen"),
        ("“I liked the bowl,” said Ann Vale ’24, who found it.", "Ann Vale", "named"),
        ("The reply, by @soupman, was short: “We will put up the bowl.”", "@soupman", "netizen"),
        ("The comments flew across the screen: “I am not crying at all.”", "The comments", "netizen"),
        ("He rang once, and all he said was, “I am outside now.”", "he", "named"),
        ("“The machine never asks me.” Vale, 44, has come every week since it opened.", "Vale", "named"),
        ("My leader used to say, “You are paid for a number.”", "My leader", "named"),
    ],
)
def test_it_is_told_how_and_where_somebody_speaks(text: str, speaker: str, kind: str) -> None:
    (voice,) = heard(text)

    assert voice[1:] == (speaker, kind)


@pytest.mark.parametrize(
    "text",
    [
        "It was cold. In our survey 41% agreed with the statement “I order several bowls and eat one.”",
        "There hung a poster that read “We are the lamps in each other’s windows.”",
    ],
)
def test_what_somebody_is_asked_or_shown_is_no_voice(text: str) -> None:
    assert heard(text) == []


@pytest.mark.parametrize("kind", ["list_item", "paragraph"])
def test_words_in_a_list_are_of_those_told_of_over_it(kind: str) -> None:
    rows = [("paragraph", "The comments are a joy. My favourites:"), (kind, ONE), (kind, TWO), (kind, THREE)]

    found = heard_in(*rows)  # type: ignore[arg-type]

    assert found == [(bare(words), "The comments", "netizen") for words in (ONE, TWO, THREE)]


def test_words_in_a_list_of_signs_are_nobodys() -> None:
    rows = [("paragraph", "The users saw what hung there. The banners read:"), ("list_item", ONE), ("list_item", TWO)]

    assert heard_in(*rows) == []  # type: ignore[arg-type]


def test_entries_of_a_thread_stand_under_the_names_of_their_writers() -> None:
    rows = (
        "I read all the answers.",
        "Turnip of the North:",
        ONE,
        "Mrs Spoon:",
        TWO + " It has none.",
        "old_bowl:",
        THREE,
    )

    assert [voice[:2] for voice in heard(*rows)] == [
        (bare(ONE), "Turnip of the North"),
        (bare(TWO), "Mrs Spoon"),
        (bare(THREE), "old_bowl"),
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "“It is thin,” one user wrote. “Please come and eat ours,” begged a man in Tibet.",
            ["one user", "a man"],
        ),
        ("“It was thin then,” a cook told me. “It is thinner now,” said another.", ["a cook", "another"]),
        ("“It thinks I am soup,” wrote a user, adding that “it may have a point.”", ["a user", "a user"]),
        ("“Give it an award,” quipped one user. “They would eat it,” came the reply.", ["one user", "the reply"]),
    ],
)
def test_one_more_is_of_the_kind_of_who_spoke_before(text: str, speakers: list[str]) -> None:
    found = heard(text)

    assert [speaker for _, speaker, _ in found] == speakers
    assert len({kind for _, _, kind in found}) == 1


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ("Her grandson, Bao, held the bowl. “She thought it was a window,” he says.", "Her grandson, Bao"),
        ("One, a courier who had sold eleven, was glad. “That was my best week,” he said.", "a courier"),
        ("My own favourite is from a vet in Wuhu. “The dog is clearly breathing,” she writes.", "a vet in Wuhu"),
        ("Inside are two cloves. When I leave, Auntie Mei waves. “They are for the plane,” she says.", "Auntie Mei"),
    ],
)
def test_he_and_she_are_who_was_told_of(told: str, speaker: str) -> None:
    ((_, found, _),) = heard(told)

    assert found == speaker


def test_she_is_the_last_one_met_who_is_no_man() -> None:
    voices = heard(
        "“I only waited for the rice,” says Ann Vale.",
        "Then a man from Wuhu came. “The belly of it!” he cried in a video.",
        "That is forgotten now. “I ate well that summer,” she says.",
    )

    assert voices[-1][1] == "Ann Vale"
