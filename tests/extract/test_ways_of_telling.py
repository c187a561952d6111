"""Who is heard where the sentence tells it in a roundabout way, and who is not: words on things, names, labels."""

import pytest

from archive.extract import find_in, key_blocks
from tests.extract.hearing import heard
from tests.extract.test_heads import TITLE, articles, said


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("“Soup first, spoon later” is how Weibo users summed it up.", "Weibo users", "netizen"),
        ("“Soup first, spoon later” was what one user called it.", "one user", "netizen"),
        (
            "He held a bowl. “Uncle, is there soup?” That is all the boy in the clip says.",
            "the boy in the clip",
            "named",
        ),
        ("“The soup is cold and thin,” the fan shot back.", "the fan", "netizen"),
        ("“The soup is cold and thin,” Ann Vale hit back.", "Ann Vale", "named"),
        (
            "An essay in a local paper spoke of “a soup that wastes spoons and trust”.",
            "An essay in a local paper",
            "named",
        ),
        ("According to the kitchen, the soup was meant “to bring back the spoon.”", "the kitchen", "named"),
        ("It is a sum that Ann Vale called “a small wonder of soup.”", "Ann Vale", "named"),
        (
            "The cook’s boss stressed that it was hot. “What is in the bowl stays in the bowl”.",
            "The cook’s boss",
            "named",
        ),
        ("A commenter does not agree with that label: “Whoever cooks is not flat.”", "A commenter", "netizen"),
        ("One reply says, “Frame the soup.”", "One reply", "netizen"),
        ("The company’s response was short: “We are sorry for the soup.”", "The company’s response", "named"),
        ("“We are sorry for the soup,” read the school’s reply.", "the school’s reply", "named"),
        ("“We are sorry for the soup,” read the video’s most liked reply.", "the video’s most liked reply", "netizen"),
        (
            "It went viral on Weibo. “Six spoons and no soup,” the lodger, nicknamed ‘Old Spoon,’ wrote.",
            "the lodger, nicknamed ‘Old Spoon,’",
            "netizen",
        ),
        (
            "It spread on a forum. “He waited for soup,” recalled one member of the forum.",
            "one member of the forum",
            "netizen",
        ),
        (
            "It spread on a forum. “He waited for soup,” said one member of the committee.",
            "one member of the committee",
            "named",
        ),
        ("Others were cross on Weibo. “Two hours and no soup,” one visitor said.", "one visitor", "netizen"),
        ("Photos hung there. “Two hours and no soup,” one visitor said.", "one visitor", "named"),
        (
            "It was thin. “I had two bowls of that,” wrote another, who said they lived nearby.",
            "another, who said they lived nearby",
            "netizen",
        ),
        ("Another one, @soupman, asked: “Who has my spoon?”", "Another one, @soupman", "netizen"),
    ],
)
def test_it_hears_who_says_it(text: str, speaker: str, kind: str) -> None:
    assert [(who, voice) for _, who, voice in heard(text)] == [(speaker, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The bench bears the words: “Rest here, she will find you.”",
        "The mug carries the text: “I would rather be a bowl”.",
        "The dairy had agreed to print a line under one of its lids: “Lan, will you have soup?”",
        "The cook had it embroidered on his best apron: “Nobody leaves here hungry.”",
    ],
)
def test_words_borne_by_a_thing_are_nobodys(text: str) -> None:
    assert heard(text) == []


def test_a_reply_printed_on_bags_is_still_a_reply() -> None:
    text = "The reply, by @soupman, has since been printed on bags: “We will cook the soup ourselves.”"
    assert [kind for _, _, kind in heard(text)] == ["netizen"]


def test_or_brings_in_another_comment() -> None:
    text = "“So it is like my soup, but honest,” some wrote, or: “I have a bowl, and it is empty.”"
    assert [(words, who) for words, who, _ in heard(text)] == [
        ("So it is like my soup, but honest,", "some"),
        ("I have a bowl, and it is empty.", "some"),
    ]


def test_a_mark_left_open_closes_before_who_says_it() -> None:
    text = "It spread on the net. “He always waited for soup, and it was late, recalled one user from Ningbo."
    assert heard(text) == [("He always waited for soup, and it was late,", "one user from Ningbo", "netizen")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("For commentator Yu Shan, soup is hope. “Whoever jokes is a neighbour,” she writes.", "commentator Yu Shan"),
        (
            "Soup critic Su Yiran believes it is thin. “We ask if it works,” she wrote in a column.",
            "Soup critic Su Yiran",
        ),
        ("The landlady, Mrs. Pang, held to it: “Every rule has its bowl,” she said.", "The landlady"),
    ],
)
def test_she_is_the_person_just_named_not_who_spoke_before(text: str, speaker: str) -> None:
    found = heard("“Thin soup again and again,” wrote another user.", text)
    assert [(who, kind) for _, who, kind in found[1:]] == [(speaker, "named")]


@pytest.mark.parametrize(
    ("text", "pinyin", "gloss"),
    [
        ("the abbot, Master Huiming (慧明法师), told us about it.", None, "Master Huiming"),
        ("(“Thinned”, or yōuhuà 优化, is what cooks say of spoons.)", "yōuhuà", "Thinned"),
        ("It is about square dancers (广场舞大妈), also known as ‘grannies,’ and soup.", None, "square dancers"),
    ],
)
def test_meanings_beside_other_names(text: str, pinyin: str | None, gloss: str) -> None:
    (term,) = find_in(key_blocks([("paragraph", text)]), []).terms
    assert (term.pinyin, term.gloss) == (pinyin, gloss)


def test_a_digest_under_a_dated_title_is_an_article() -> None:
    lines = (
        "03/12/23 - A cook has quit in Suzhou",
        "A kitchen in Suzhou posted a clip in which its cook rolls down the street.",
        "Comments say, “Even the cooks are flat now.”",
        "“Did he get his spoon?”",
        "A man in Baotou has married in his apron because his boss gave him no afternoon off to put on a suit.",
        "The boss says he is sorry about the apron and has sent a set of bowls to the bride and groom.",
    )
    (article,) = articles(*lines, gap="\n")
    assert article.title == lines[0]
    assert [(voice.text, voice.speaker) for voice in article.voices] == [
        ("Even the cooks are flat now.", "Comments"),
        ("Did he get his spoon?", "Comments"),
    ]


def test_a_dated_line_over_a_list_is_no_article() -> None:
    assert articles("03/12/23 - Soup of the day", "Noodles", "Dumplings", "Congee", gap="\n") == ()


def test_the_rubric_of_a_series_is_its_standfirst() -> None:
    lead = "This week, a cook rolls down the street, and a bakery tries for a cake as long as a train:"
    story = "A cook rolled down the street with a spoon in each hand and did not come back. " * 2
    rubric = "Our round-up of the soups everyone is talking about"
    (article,) = articles(TITLE, rubric, lead, "The Cook", story.strip(), story.strip() + " So it goes.")
    assert said(article)[1:3] == (TITLE, rubric)


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Some commenters wanted a boycott. “No more cold soup!” was the cry.", "Some commenters", "netizen"),
        ("She got messages from users. “Go home to your soup,” was how one of them went.", "one of them", "netizen"),
        ("The hashtag was seen. The general sentiment: “A friend would have stirred it.”", "The general", "netizen"),
        ("It was sold online. The seller’s description: “Cold, unopened, a thing of the past.”", "The seller", "named"),
        ("Gu Lan posted it. Her post ended with the words: “I have stirred it for you all.”", "Gu Lan", "named"),
        ("Gu Lan has a page. Her first post, “It was only a soup,” was liked.", "Gu Lan", "named"),
        ("“The spoon is in, the soul is out,” is the definition by Zhihu user ‘Slow Spoon’.", "Zhihu", "netizen"),
        ("There were those who admired her (“you are my north star and my spoon”).", "those who admired", "netizen"),
        ("There was one user who calculated that “it would have been cold by six.”", "one user", "netizen"),
        ("Its listeners, according to Vale, are “cooks mostly, and the mothers of cooks”.", "Vale", "named"),
        ("Vale (2014, 203) describes it as “a crowd that one can switch off.”", "Vale", "named"),
        ("“It stands in two bowls,” one user found out, “and one of them is cold.”", "one user", "netizen"),
        ("Gu Lan shrugs. “The soup is hot,” is all she wanted to say.", "Gu Lan", "named"),
    ],
)  # fmt: skip
def test_it_hears_words_in_roundabout_ways(text: str, speaker: str, kind: str) -> None:
    ((_, who, of),) = heard(text)
    assert (who or "").startswith(speaker)
    assert of == kind


def test_an_answer_is_another_voice() -> None:
    text = "“You bought a cup for six hundred,” one cynic writes, to which the answer came: “Exactly. Drink more soup.”"
    assert [words for words, _, _ in heard(text)] == ["You bought a cup for six hundred,", "Exactly. Drink more soup."]
