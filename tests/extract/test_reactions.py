"""Words that stand free behind a sentence about who says them, and whom a pronoun in it means."""

import pytest

from tests.extract.hearing import heard


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Granny Lu does not see the point. “Then we might as well be soup.”", "Granny Lu"),
        ("Asked about the bowl, Vale laughed. “It was 216.”", "Vale"),
        ("Director Gao Fan refused to answer. “If I tell you, you will never eat again.”", "Director Gao Fan"),
        ("The nurse shrugs. “Ask again on Sunday.”", "The nurse"),
        ("Bai Yun is not convinced. “That spoon was bent before.”", "Bai Yun"),
        ("Chen just shrugged: “Soup is soup.”", "Chen"),
        ("When I asked Gao Fan where it was, she shook her head: “It is too far to walk at night.”", "Gao Fan"),
        (
            "In the view of cook Gao Fan it is over. In her view, it is all the same: “Soup is what is left of us.”",
            "Gao Fan",
        ),
        ("“I wait,” said Gao Fan to me. For what? “For you to finish your soup.”", "Gao Fan"),
        ("The idea came from headmaster Gao Fan, 38, who stirs. “We teach them to stir,” he explained.", "Gao Fan"),
        ("Asked by a paper if it is cold, Gao Fan looked up and said: “It is as warm as I am.”", "Gao Fan"),
        ("The hall then put up a note in which it said soup was “in good health and simply thin”.", "The hall"),
    ],
)
def test_a_person_who_reacts_says_what_stands_behind(text: str, speaker: str) -> None:
    found = heard(text)
    assert found
    assert {(name, kind) for _, name, kind in found} == {(speaker, "named")}


@pytest.mark.parametrize(
    "text",
    [
        "Gao Fan was fined for the soup. “Serves the old cook right.”",
        "The hall was shut at noon. “Serves the old cook right.”",
        "The film opened on Friday. “A very thin soup of a film.”",
        "Gao Fan wrote nine books. “The Thin Years”",
    ],
)
def test_words_about_somebody_are_not_theirs(text: str) -> None:
    assert {name for _, name, _ in heard(text)} <= {None}


def test_a_question_put_to_somebody_is_not_theirs() -> None:
    assert heard("When asked “Will the soup come back?”, Gao Fan said: “The river does not ask the bowl.”") == [
        ("The river does not ask the bowl.", "Gao Fan", "named")
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("“It is cold,” said a cook who posts under the name Half Pear.", "a cook", "netizen"),
        (
            "Users were glad. “It is cold,” one wrote. Her friend replied: “So are you, all day.”",
            "Her friend",
            "netizen",
        ),
        ("“It is too cold for me,” is what ‘Teacher Mo’ calls it.", "‘Teacher Mo’", "netizen"),
        ("“It is too cold for me,” goes the top-voted one.", "the top-voted one", "netizen"),
        (
            "One person, who claims to stir, defends it: “It is as it is, and it is soup.”",
            "One person, who claims to stir",
            "netizen",
        ),
        ("The last message his mother sent was: “Eat your soup on time.”", "his mother", "named"),
        ("A man lived in an internet cafe for soup, as he put it, “and for the quiet”.", "A man", "named"),
    ],
)
def test_who_speaks_is_told_by_what_they_do(text: str, speaker: str, kind: str) -> None:
    *_, (_, name, voice) = heard(text)
    assert (name, voice) == (speaker, kind)
