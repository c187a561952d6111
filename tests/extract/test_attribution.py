"""Attribution as newspapers and blogs print it: cut-short marks, leads, clauses, paragraphs that go on."""

import pytest

from tests.extract.hearing import heard_in
from tests.extract.test_voices import voices


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("One user cried: “Is it thin? Yes. Then bring me more", "Is it thin? Yes. Then bring me more", "One user"),
        (
            "While many cooks of the north praised the soup for being the one true soup of the whole northern land, "
            "Ann Vale liked it, saying that it had “hit the spot.”",
            "hit the spot.",
            "Ann Vale",
        ),
        ("The most liked comment on it read, “It was always thin.”", "It was always thin.", "The most liked comment"),
        ("“It was always thin,” said He, who cooks. He Chuan left.", "It was always thin,", "He"),
        ("The cook posted this on Aug. 23: “It was always thin.”", "It was always thin.", "The cook"),
        ("“It was always thin.” one user wrote.", "It was always thin.", "one user"),
        ("Ann Vale told Soup News that the way to eat it shows “a wholly new kind of spoon.”", None, "Ann Vale"),
        (
            "Ann Vale explained that she was hoping for more, but also for bread “to sell to them all.”",
            None,
            "Ann Vale",
        ),
        ("According to the report, it was full. “Some people were thrown out of it by guests.”", None, "the report"),
        ("Vale on Friday wrote on Weibo that it was “always far too thin.”", None, "Vale"),
        ("Ann Vale reminded us of the bowls. “They were small from the first day.”", None, "Ann Vale"),
    ],
)
def test_the_words_beside_a_quotation_say_whose_it_is(text: str, words: str | None, speaker: str) -> None:
    (voice,) = voices(text)

    assert (voice.text, voice.speaker) == (words or voice.text, speaker)


def test_a_comment_after_another_keeps_its_own_speaker() -> None:
    found = voices("Another guest wrote, “Where were you?” The cook shared it with the caption, “A bowl of my own.”")

    assert [(voice.text, voice.speaker) for voice in found] == [
        ("Where were you?", "Another guest"),
        ("A bowl of my own.", "The cook"),
    ]


def test_an_utterance_closed_by_a_stop_goes_on_behind_its_attribution() -> None:
    (voice,) = voices("“It is over.” one user wrote. “We miss you.”")

    assert voice.text == "It is over. [...] We miss you."


@pytest.mark.parametrize(
    "text",
    [
        "The other banner called on guests to bring “spoons and bowls and bread.”",
        "A user reported that at the “Everybody Sing Soup Songs” event a guest sang.",
    ],
)
def test_signs_and_words_in_capitals_say_nothing(text: str) -> None:
    assert voices(text) == ()


def test_it_is_the_firm_the_paragraph_before_tells_of() -> None:
    found = voices(
        "“Is it soup?” read one comment.", "The Soup Hall wrote that it was late.", "“We will bring it,” it added."
    )

    assert found[-1].speaker == "Soup Hall"


@pytest.mark.parametrize(
    "text",
    [
        "“Who is it that ate the soup?” This question has been asked.",
        "“Who is it that ate the soup?” That remark was heard.",
    ],
)
def test_a_demonstrative_speaks_for_nobody(text: str) -> None:
    assert [voice.speaker for voice in voices(text) if voice.speaker in ("This", "That")] == []


def test_words_that_the_next_paragraph_ascribes_are_its_speakers() -> None:
    (voice,) = voices("“No spoon is ever lost.”", "These words, spoken by head cook Ann Vale, were heard by all.")

    assert (voice.text, voice.speaker, voice.grade) == ("No spoon is ever lost.", "head cook Ann Vale", "named")


def test_a_paragraph_that_is_all_quotation_goes_on_with_who_spoke_last() -> None:
    found = voices("“It was always thin,” Ann Vale lamented, asking for a spoon.", "“From now on there will be bread.”")

    assert [voice.speaker for voice in found] == ["Ann Vale", "Ann Vale"]


def test_signed_lines_may_stand_in_marks_under_names_in_hanzi() -> None:
    found = voices(
        "Below is how users react to it.",
        "汤小姐: “It was always thin.”",
        "面条V (2 million fans on Weibo): “It was never thick.”",
        "勺子DKS: “Bring bread”",
    )

    assert [(voice.speaker, voice.text, voice.voice) for voice in found] == [
        ("汤小姐", "It was always thin.", "netizen"),
        ("面条V", "It was never thick.", "netizen"),
        ("勺子DKS", "Bring bread", "netizen"),
    ]


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("A cook (@soup.man) wrote: “It was always thin.”", "@soup.man"),
        ("A cook wrote: “It was thin,” and thanked @soup. Then he left.", None),
    ],
)
def test_a_dot_within_belongs_to_a_handle(text: str, handle: str | None) -> None:
    assert voices(text)[0].handle == handle


def test_a_blogger_with_a_name_is_one_person() -> None:
    (voice,) = voices("“It was always thin,” cook and regular Weibo blogger Ann Vale told us.")

    assert voice.grade == "described"


@pytest.mark.parametrize(
    ("text", "words", "handle"),
    [
        ("Another guest joked: It has a taste of spoon.” We ate.", "It has a taste of spoon.", None),
        (
            "A blogger who calls himself @soup_man came. “It was always thin,” he wrote.",
            "It was always thin,",
            "@soup_man",
        ),
        ("网友@汤小姐评论说：“今天的面很咸，汤也淡。”", "今天的面很咸，汤也淡。", "@汤小姐"),
    ],
    ids=["only a closing mark", "handle of whom a pronoun means", "handle between hanzi"],
)
def test_what_stands_around_a_mark_is_told_from_it(text: str, words: str, handle: str | None) -> None:
    (voice,) = voices(text)

    assert (voice.text, voice.handle) == (words, handle)


def test_two_netizens_in_chinese_are_two_voices() -> None:
    found = voices(
        "一位网友评论说：“今天的面很咸，汤也淡。”另一位网友写道：“我也想喝这个汤。”“汤是汤，”老葛说，“面是面。”"
    )

    assert [(voice.speaker, voice.text) for voice in found] == [
        ("一位网友", "今天的面很咸，汤也淡。"),
        ("另一位网友", "我也想喝这个汤。"),
        ("老葛", "汤是汤， [...] 面是面。"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "A cook from Ningbo, Professor Ann Vale, told a paper that “soup is no tool.”",
            "A cook from Ningbo, Professor Ann Vale",
        ),
        ("A user wrote: “Is it so?” Xu Man refused. “It was always thin,” she told us.", "Xu Man"),
        (
            "• The cook of a small town replied in one night. “It was always thin,” he told a paper.",
            "The cook of a small town",
        ),
    ],
    ids=["apposition behind a place", "a name that is a noun", "an item of a list"],
)
def test_the_person_is_named_whole(text: str, speaker: str) -> None:
    assert voices(text)[-1].speaker == speaker


def test_a_letter_closed_far_below_is_a_voice_in_each_paragraph() -> None:
    letter = (
        "“The hall is a small place.",
        "We had one bowl and four spoons.",
        "On the last day it broke.",
        "So I left.”",
    )
    found = voices("A cook wrote to the guests:", *letter, "After that it closed. “It was thin,” one user wrote.")

    assert [voice.text for voice in found[:-1]] == [paragraph.strip("“”") for paragraph in letter]
    assert {voice.speaker for voice in found[:-1]} == {"A cook"}


def test_a_mark_that_nothing_closes_below_takes_no_paragraph() -> None:
    found = voices("A cook wrote: “The hall is small.", "It had one bowl.", "“It was thin,” one user wrote.")

    assert [voice.text for voice in found] == ["The hall is small.", "It was thin,"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Every year parents and cousins will ask that one question: “Is there no soup?”", "named"),
        ("On Weibo parents and cousins wrote that one question: “Is there no soup?”", "netizen"),
    ],
)
def test_a_crowd_is_of_netizens_where_it_writes(text: str, kind: str) -> None:
    assert [voice.voice for voice in voices(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "speaker", "handle"),
    [
        ("Another user, “Little Ladle,” stated: “The soup is cold.”", "Another user, “Little Ladle,”", "Little Ladle"),
        ("It was echoed by user “Old Pot,” who wrote, “The soup is cold.”", "user “Old Pot,”", "Old Pot"),
        (
            'One user, "Old Pot," asked, "Is it cold?" This doubt of cooks is reported.',
            'One user, "Old Pot,"',
            "Old Pot",
        ),
    ],
    ids=["in apposition", "before who", "before a sentence on the words"],
)
def test_a_nickname_within_commas_is_no_quotation(text: str, speaker: str, handle: str) -> None:
    (voice,) = voices(text)
    assert (voice.speaker, voice.handle, voice.voice, voice.grade) == (speaker, handle, "netizen", "handle")


def test_a_name_under_what_one_user_felt_is_that_user() -> None:
    (voice,) = voices("One user was cross about the spoons. “The soup is cold,” wrote Gu Xiaoyu.")
    assert (voice.speaker, voice.voice) == ("Gu Xiaoyu", "netizen")
    (voice,) = voices("The Dean was cross about the spoons. “The soup is cold,” wrote Gu Xiaoyu.")
    assert (voice.speaker, voice.voice) == ("Gu Xiaoyu", "named")


def test_what_is_pointed_out_further_on_in_a_sentence_is_said_too() -> None:
    text = "A post pointed out that “soup is no shield for thin bowls,” and made clear we may “say no to cold soup.”"
    assert [voice.speaker for voice in voices(text)] == ["A post", "A post"]


def test_words_behind_an_open_mark_go_on_only_where_the_paragraph_opens_with_them() -> None:
    found = heard_in(
        ("paragraph", "One user wrote: “The soup is cold. Nobody came."),
        ("pull_quote", "“It is cold.”"),
        ("paragraph", "In a talk, Ann Vale stirs. “It was hot at noon,” she told us."),
    )

    assert found[-1] == ("It was hot at noon,", "Ann Vale", "named")
