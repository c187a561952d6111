"""Who is heard behind a bracket, before a citation, under a line of their own, and who is meant by a word alone."""

import pytest

from tests.extract.hearing import heard, heard_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "“I came for the soup,” one fan sighed. “The canal has soup” (运河有汤), another person told her.",
            [("I came for the soup,", "one fan", "netizen"), ("The canal has soup", "another person", "netizen")],
        ),
        (
            "“Hire the cook” (“建议直接聘用厨师”), a top comment suggested.",
            [("Hire the cook", "a top comment", "netizen")],
        ),
        ("“Cook it again!” (“再煮一次”) people told the cook.", [("Cook it again!", "people", "netizen")]),
        ("It is called “Thin soup” (薄汤), a dish of the north, one user wrote.", []),
        ("The tag “Who Has The Spoon” (#谁有勺子#) was read a lot, one user wrote.", []),
        ("They call it “the soup years” (喝汤的年月), which he said was a joke.", []),
    ],
)
def test_an_original_in_a_bracket_does_not_part_words_from_who_says_them(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    assert heard(text) == found


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Such work was described as “the kitchen work of the net” (Vale 2014, 9).", ["Vale"]),
        ("Housework online is “a rehearsal of all our soups” (Vale and Rong, 2016).", ["Vale and Rong"]),
        ("One user wrote: “We are the cooks of the net” (Vale 2014, 9).", ["One user"]),
        ("They met in “the very long kitchen” (built 2014) by the canal.", []),
        ("It has, in the words of its cook, “the color of a wet spoon.”", ["its cook"]),
        ("Ann Vale cooks. In her view, it shows “a slow and stubborn kind of soup.”", ["Ann Vale"]),
    ],
)
def test_it_hears_whom_a_text_cites(text: str, speakers: list[str]) -> None:
    assert [who for _, who, _ in heard(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The stew fills first, says Ann Vale, who runs the stall. “We had to cancel the rest.”", "Ann Vale"),
        ("Ann Vale has a stall. The trick, she says, is not the salt. “The best soup has a bone.”", "Ann Vale"),
        ("Another complained of it and got a reply from Vale herself: “We worked hard on that.”", "Vale"),
        ("Ann Vale studies spoons. She sees them as a response to grief: “You look for something yours.”", "Ann Vale"),
        ("Ann Vale writes. To the student she wrote, after some thought: “Go and tell him so.”", "Ann Vale"),
        ("Ann Vale sells mice. “You had to win in front of people,” is how she puts it.", "Ann Vale"),
        ("On Sunday, the company put up a statement. It read: “Our aim was to feed.”", "the company"),
        ("One of those three told us only this: “Write that I want soup.”", "One of those three"),
        (
            "A second apology, signed by founder Ann Vale, followed. “I asked my daughter about it,” she wrote.",
            "Ann Vale",
        ),
    ],
)
def test_it_finds_the_person_who_is_meant(text: str, speaker: str) -> None:
    assert [(who, kind) for _, who, kind in heard(text)] == [(speaker, "named")]


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("On Maimai, an employee remarked that “it was the first time we got soup.”", "an employee", "netizen"),
        ("At the gate, an employee remarked that “it was the first time we got soup.”", "an employee", "named"),
        (
            "On Weibo, one lawyer (@soupman) explained the law. “But thin soup is a lie,” the lawyer added.",
            "the lawyer",
            "netizen",
        ),
        ("In court one lawyer explained the law. “But thin soup is a lie,” the lawyer added.", "the lawyer", "named"),
        ("A thread on Douban has 900 replies. “I paid and got a ladle,” writes its author.", "its author", "netizen"),
        ("The novel has 900 pages. “I paid and got a ladle,” writes its author.", "its author", "named"),
        (
            "Spoons are on Taobao. A seller contacted by the Daily was calm. “Today soup, tomorrow rice,” he wrote.",
            "A seller",
            "named",
        ),
        ("Several came. “They tell you where to sit,” said one of them, a cook named Vale.", "one of them", "named"),
        (
            "“It works,” one fan writes. “I use it,” comments another, a nurse in Wuhu.",
            "another, a nurse in Wuhu",
            "netizen",
        ),
        ("“It knows the spoon, not the soup,” wrote a user in Guangdong.", "a user in Guangdong", "netizen"),
        ("“41 percent, my soup is cold,” someone had left there in 2014.", "someone", "netizen"),
        ("But there are also those who like it: “I worked there. It was so.”", "those who like it", "netizen"),
        (
            "The first critical post came on Weibo. “I ate it last month,” it said.",
            "The first critical post",
            "netizen",
        ),
        ("“Even you can cook it,” went one.", "one", "netizen"),
    ],
)
def test_it_tells_who_speaks_on_the_net(text: str, speaker: str, kind: str) -> None:
    assert heard(text)[-1][1:] == (speaker, kind)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Hello to you in 2016,” a fan had written, and two years later someone answered: “I got it.”", 2),
        ("“It was very thin,” she wrote, and later added: “But I ate it all.”", 1),
        ("“The light of a spoon,” said one boy. “The soup. Right?” a girl with a bowl wanted to know.", 2),
        ("The hall said it had ‘failed to warm the soup in time’ and would pay.", 1),
        ("The hall said the cooks’ spoons were ‘too long’ and would pay.", 0),
        ("They would paint the wall pink, but he wrote “pink is fine but ask the wall” and left.", 1),
        ("On Douban, a reviewer described the label’s first record as “forty minutes of a closing window.”", 1),
        ("On the label stood “forty minutes of a closing window”.", 0),
        ("The topic that got most attention is that of Paper C: “Write about a spoon that is on.”", 0),
        ("In a piece titled “Soup Must Not Be Dried,” Canal Daily argued against it.", 0),
        ("The full saying is “the world is one big soup kitchen”, and it is old.", 0),
    ],
)
def test_it_hears_so_many_voices(text: str, words: int) -> None:
    assert len(heard(text)) == words


@pytest.mark.parametrize(
    ("line", "speakers"),
    [
        ("Ann Vale, 39, soup cook, Wuhu", ["Ann Vale, 39, soup cook, Wuhu"]),
        ("Xiao Ding (26)", ["Xiao Ding"]),
        ("Mrs. Rong, 51:", ["Mrs. Rong"]),
        ("The kitchen", [None]),
        ("Wuhu, 39 spoons later", [None]),
        ("He was 39, a cook.", [None]),
    ],
)
def test_who_has_a_line_of_their_own_speaks_below_it(line: str, speakers: list[str | None]) -> None:
    assert [
        who for _, who, _ in heard_in(("heading", line), ("paragraph", "“I start at five. I said yes.”"))
    ] == speakers
