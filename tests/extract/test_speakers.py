"""Who is taken to speak: subjects, pronouns, speakers on pages in Chinese."""

import pytest

from tests.extract.test_voices import voices


@pytest.mark.parametrize(
    ("text", "speaker", "grade"),
    [
        ("On the fourth day, when Kitchen 5 had closed, a cook wrote: “Is there soup today?”", "a cook", "described"),
        (
            "Fathers asked for spoons, and a boy from Hefei described it “as an empty bowl of soup”.",
            "a boy from Hefei",
            "described",
        ),
        ("I rang, and a very young voice said: “The soup is off today.”", "a very young voice", "described"),
        ("“The soup is off today,” says the cook known as Ladle.", "the cook", "described"),
        ("“The soup is off today,” writes one woman whose bowl was empty.", "one woman", "described"),
        ("“The soup is off today,” said the next nine thousand.", None, "none"),
        ("Certainly, thinks soup historian Ann Vale: “It was always thin here.”", "soup historian Ann Vale", "named"),
        ("It is thin, says Ann Vale, who has tasted it: “It was always thin here.”", "Ann Vale", "named"),
        ("“It was always thin,” runs a typical comment.", "a typical comment", "described"),
        ("“It was always thin,” says my friend Lan in Ningbo.", "my friend Lan", "named"),
        ("A user responding to the cook’s case says: “It was always thin.”", "A user", "described"),
        ("“It was always thin,” Mr. Long told me.", "Mr. Long", "named"),
        ("Ann Vale told the Ningbo Evening Mirror: “It was always thin.”", "Ann Vale", "named"),
        (
            "The Dean of the Soup Hall (汤院), Ann Vale, said: “It was thin.”",
            "Dean of the Soup Hall, Ann Vale",
            "named",
        ),
        ("“It was always thin,” says their leader, Auntie Rong.", "their leader, Auntie Rong", "named"),
        ("Her cook, Vale reports, is not at ease: “It was always thin.”", "Vale", "named"),
        ("A cook lost patience: “It was always thin and cold.”", "A cook", "described"),
        ("“It was always thin,” reads one of the comments left under it.", "one of the comments", "described"),
        ("“It was always thin,” was the comment liked most.", "the comment liked most", "described"),
        ("When she was asked about the soup, Ann Vale said: “It was always thin.”", "Ann Vale", "named"),
        ("This year many held bowls and one cook said: “It was always thin.”", "one cook", "described"),
        (
            "Here are netizens who grumble about the length of the spoons, the colour of the bowls, and soup – "
            "a plain type of street food: “It was always thin.”",
            "netizens",
            "crowd",
        ),
        ("One Weibo post of May 3rd said: “It was always thin.”", "One Weibo post of May 3rd", "described"),
        ("It closed on Monday, with Canal News stating that “every bowl was broken.”", "Canal News", "named"),
        ("One Ningbo cook posted a picture: “It was always thin.”", "One Ningbo cook", "described"),
        ("A man using the name Old Spoon wished “to be fed at once”.", "A man using the name Old Spoon", "described"),
        (
            "Someone signing as Aunt in Row Nine wrote: “It was thin.”",
            "Someone signing as Aunt in Row Nine",
            "described",
        ),
        (
            "“It was thin,” said a user who gave her name as Old Spoon.",
            "a user who gave her name as Old Spoon",
            "described",
        ),
        ("This sentiment was shared: “It was always thin.”", None, "none"),
    ],
)
def test_the_subject_is_who_speaks_and_not_what_stands_near(text: str, speaker: str | None, grade: str) -> None:
    assert [(voice.speaker, voice.grade) for voice in voices(text)] == [(speaker, grade)]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        (("A temp worker sleeps between boxes bound for Shenyang.",), "A temp worker"),
        (("What changed was Ann Vale, who had come home. She told him to stop. She had him eat.",), "Ann Vale"),
        (
            ("Labour scholar He Yinan has counted spoons. At night, she finds, they are more.",),
            "Labour scholar He Yinan",
        ),
        (("Guests in the village have waited long. Ann Vale has cooked. Investors like it less.",), "Ann Vale"),
        (("Vale Company had no soup; a cook in Ningbo, Uncle Bo, had some.",), "Uncle Bo"),
        (("Ann Vale’s neighbours counted the bowls.",), "Ann Vale"),
        (("Ann Vale runs the stall.", "The stall is small."), "Ann Vale"),
        (("Ann Vale cooks. Four of the bowls are hers.",), "Ann Vale"),
        (("The experience of a cook from Wuhu, who counted, may be typical.",), "a cook from Wuhu"),
        (("When a writer of the Post asked Ann Vale why, she looked at her spoon.",), "Ann Vale"),
    ],
    ids=[
        "no place",
        "two sentences back",
        "surname He",
        "no plural",
        "no firm",
        "possessive",
        "paragraph before",
        "number",
        "story",
        "asked",
    ],
)
def test_a_pronoun_means_the_last_person_spoken_of(told: tuple[str, ...], speaker: str) -> None:
    *earlier, last = told
    (voice,) = voices(*earlier, f"{last} “I have seen it all before,” she says.")

    assert voice.speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "grade"),
    [
        ("“今天的面很咸，汤也淡。”一位食客网友写道。", "一位食客网友", "netizen", "described"),
        ("「今天的面很咸，汤也淡。」网友说。", "网友", "netizen", "crowd"),
        ("面馆关了门。她说：“今天的面很咸，汤也淡。”", None, "named", "none"),
        ("“今天的面很咸，汤也淡。”面馆老板说，天黑了。", "面馆老板", "named", "described"),
        ("“今天的面很咸，汤也淡。”老葛抱怨道。", "老葛", "named", "named"),
        ("老葛告诉记者：“今天的面很咸，汤也淡。”", "老葛", "named", "named"),
        ("另一位网友评论说：“今天的面很咸，汤也淡。”", "另一位网友", "netizen", "described"),
    ],
)
def test_it_hears_who_speaks_on_pages_in_chinese(text: str, speaker: str | None, kind: str, grade: str) -> None:
    (voice,) = voices(text)

    assert (voice.text, voice.speaker, voice.voice, voice.grade) == ("今天的面很咸，汤也淡。", speaker, kind, grade)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A student wrote: “It was always thin.”", "netizen"),
        ("A student told the reporter: “It was always thin.”", "named"),
        ("On Weibo a father said: “It was always thin.”", "netizen"),
        ("A spokesperson wrote: “It was always thin.”", "named"),
        ("The student wrote: “It was always thin.”", "named"),
        ("One Weibo user said: “It was always thin.”", "netizen"),
        ("“It was always thin,” according to the ministry.", "named"),
        ("People’s Kitchen commented: “It was always thin.”", "named"),
    ],
)
def test_who_writes_is_a_netizen_and_who_says_may_be_anybody(text: str, kind: str) -> None:
    (voice,) = voices(text)

    assert voice.voice == kind


def test_he_means_no_crowd_and_no_comment() -> None:
    *_, last = voices(
        "Vale cooks. “It is thin,” he says.", "“It was always thin!” many replied.", "“So it was,” he says."
    )

    assert last.speaker == "Vale"


@pytest.mark.parametrize(
    "told",
    [
        "When Ann Vale opened a stall, she wrote: “It was always thin.”",
        "Bowl maker Ann Vale, too, had enough. “It was always thin,” she wrote.",
    ],
    ids=["named in the clause before", "named in the sentence before"],
)
def test_she_is_who_was_named_since_the_last_words(told: str) -> None:
    asked = "Cook Lan Rong wrote, “The soup is cold. This I ask each day: ‘Who will ever drink it?’” "
    assert [voice.speaker for voice in voices(asked + told)][1:] == [voices(told)[0].speaker]
    assert "Ann Vale" in (voices(told)[0].speaker or "")


def test_a_shortened_word_does_not_end_an_open_quotation() -> None:
    (voice,) = voices("Vale wrote, “The bowls of the U.S. and of Dr. Long are full. This is all I know. And then")
    assert voice.text == "The bowls of the U.S. and of Dr. Long are full."
