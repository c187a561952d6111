"""Who is quoted in a body, and with what words."""

import pytest

from archive.extract import find_in, key_blocks
from archive.extract.quotes import find_voices
from archive.extract.records import BlockKind, Voice


def voices(*paragraphs: str) -> tuple[Voice, ...]:
    return find_voices(key_blocks(("paragraph", text) for text in paragraphs))[0]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "kind", "grade"),
    [
        (
            "“It tastes of nothing at all,” one netizen wrote.",
            "It tastes of nothing at all,",
            "one netizen",
            "netizen",
            "described",
        ),
        ("“It tastes of nothing!” some commented.", "It tastes of nothing!", "some", "netizen", "crowd"),
        (
            "One Weibo user writes: “It tastes of nothing.”",
            "It tastes of nothing.",
            "One Weibo user",
            "netizen",
            "described",
        ),
        (
            "Many commenters supported it, saying: “Let it be so.”",
            "Let it be so.",
            "Many commenters",
            "netizen",
            "crowd",
        ),
        ("“It was a long night,” said Ann Vale.", "It was a long night,", "Ann Vale", "named", "named"),
        ("“It was a long night,” according to Vale.", "It was a long night,", "Vale", "named", "named"),
        ("Others called it “the worst meal in town.”", "the worst meal in town.", "Others", "netizen", "crowd"),
        (
            "“Long live the noodle!” was a much-read comment. ",
            "Long live the noodle!",
            "a much-read comment",
            "netizen",
            "described",
        ),
        (
            "Many web users cheered her. “Long live the noodle!” was a common phrase.",
            "Long live the noodle!",
            "Many web users",
            "netizen",
            "crowd",
        ),
    ],
)
def test_it_finds_who_speaks(text: str, words: str, speaker: str, kind: str, grade: str) -> None:
    found = [(voice.text, voice.speaker, voice.voice, voice.grade) for voice in voices(text)]

    assert found == [(words, speaker, kind, grade)]


@pytest.mark.parametrize(
    "text",
    [
        "She read an article titled “How To Cook Without A Stove” last week.",
        "They call it a “noodle economy” (面条经济) in town.",
        "The so-called “queue of the long day” is famous.",
        "It is a term that means “the long road home.”",
        "The hashtag “The Noodles Of Our Town” was read by millions.",
        "The stall is “good” and “cheap”.",
        "They speak of “those who eat alone” (独食者), to which somebody added a spoon.",
        "Others warn of spoons (“独食”, dúshí, “eating all alone”), and leave.",
        "The name of the site is old Chinese for “have you eaten?”. I had not.",
        "Guests have begun to reply to “Where does it hurt?” with “Wherever you like.”",
    ],
    ids=[
        "title",
        "gloss",
        "so-called",
        "meaning",
        "hashtag",
        "scare quotes",
        "glossed, then a verb",
        "in brackets",
        "translated",
        "replied to",
    ],
)
def test_it_hears_nobody_in_titles_glosses_and_scare_quotes(text: str) -> None:
    assert voices(text) == ()


def test_the_halves_of_an_interrupted_quotation_are_one_voice() -> None:
    text = "“I waited for two hours,” one person said: “It was worth it.”"
    (voice,) = voices(text)

    assert voice.text == "I waited for two hours, [...] It was worth it."
    assert [text[start:end] for _, start, end in voice.spans] == ["I waited for two hours,", "It was worth it."]


def test_quotations_in_a_list_share_their_speaker() -> None:
    found = voices("Users left messages such as “see you there tomorrow,” or “keep me a seat please.”")

    assert [(voice.text, voice.voice) for voice in found] == [
        ("see you there tomorrow,", "netizen"),
        ("keep me a seat please.", "netizen"),
    ]


def test_a_pronoun_speaks_for_whom_it_refers_to() -> None:
    found = voices("Ann Vale runs the stall. “I will be there tomorrow,” she said.")

    assert [voice.speaker for voice in found] == ["Ann Vale"]


def test_platform_place_handle_and_original_are_kept() -> None:
    (voice,) = voices("On Weibo, one user from Hunan (@早安面馆) wrote: “I support her all the way” (“我支持她”).")

    assert (voice.platform, voice.place, voice.handle, voice.original) == ("Weibo", "Hunan", "@早安面馆", "我支持她")


@pytest.mark.parametrize(
    "text",
    [
        "One netizen wrote: “It was good. " + "Then the narrator goes on for long. " * 30,
        "One netizen wrote: “It was good“, and that was that. " + "The narrator goes on. " * 30,
    ],
    ids=["never closed", "closed by an opening mark"],
)
def test_a_bad_mark_swallows_no_paragraph(text: str) -> None:
    assert [voice.text.strip(" ,") for voice in voices(text)] in (["It was good."], ["It was good"])


def test_a_paragraph_with_only_a_closing_mark_is_quoted_whole_after_a_colon() -> None:
    found = voices(
        "The stall owners answered. They wrote:", "We thank you all for coming here and for waiting so long.”"
    )

    assert [voice.text for voice in found] == ["We thank you all for coming here and for waiting so long."]


@pytest.mark.parametrize(
    ("text", "words", "original"),
    [
        (
            "One user wrote: “今天的面很咸。” “The noodles are salty today.”",
            "The noodles are salty today.",
            "今天的面很咸。",
        ),
        ("One user wrote: “The noodles are salty.” “面很咸。” It was so.", "The noodles are salty.", "面很咸。"),
        ("One user wrote: “The noodles are salty.” (“面很咸。”) It was so.", "The noodles are salty.", "面很咸。"),
        ("“面咸,汤淡。” “Salty noodles, thin soup,” one user wrote.", "Salty noodles, thin soup,", "面咸,汤淡。"),
        ("“面咸,汤淡,” one user wrote: “Salty noodles, thin soup.”", "Salty noodles, thin soup.", "面咸,汤淡,"),
        (
            "One user wrote: “I waited for hours. 面都凉了。” – “The noodles went cold.”",
            "I waited for hours. [...] The noodles went cold.",
            "面都凉了。",
        ),
        ("One user wrote: “I waited for hours. 面都凉了。”", "I waited for hours.", "面都凉了。"),
        (
            "“I waited for hours,” one user wrote, “for the noodles. 面都凉了。”",
            "I waited for hours, [...] for the noodles.",
            "面都凉了。",
        ),
    ],
    ids=["before", "after", "in brackets", "with attribution", "two halves", "inside", "untranslated", "second half"],
)
def test_a_chinese_original_beside_its_english_is_one_voice(text: str, words: str, original: str) -> None:
    found = find_in(key_blocks([("paragraph", text)]))

    assert [(voice.text, voice.original) for voice in found.voices] == [(words, original)]
    assert found.terms == ()


def test_netizens_quoted_in_chinese_alone_are_heard() -> None:
    (voice,) = voices("One user wrote: “今天的面很咸,汤也很淡。”")

    assert (voice.text, voice.speaker, voice.original) == ("今天的面很咸,汤也很淡。", "One user", None)


def test_a_chinese_term_in_marks_is_no_voice() -> None:
    assert voices("Others call it “面条经济”, and eat on.") == ()


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        (
            "“The soup is thin,” wrote a user from Wuhan. “So is the cook,” says the owner.",
            [("The soup is thin,", "a user from Wuhan"), ("So is the cook,", "the owner")],
        ),
        (
            "“The soup is thin,” one wrote. Another answered: “Then bring a bone.”",
            [("The soup is thin,", "one"), ("Then bring a bone.", "Another")],
        ),
        (
            "“The soup is thin,” replied a user. Food critic Ann Vale notes: “It always was.”",
            [("The soup is thin,", "a user"), ("It always was.", "Food critic Ann Vale")],
        ),
        (
            "“Nobody forces them,” argued another, “they want the soup.”",
            [("Nobody forces them, [...] they want the soup.", "another")],
        ),
        (
            "“The soup is thin,” said Ann Vale. “It always was.”",
            [("The soup is thin, [...] It always was.", "Ann Vale")],
        ),
        ("“Soup,” says Ann Vale, “and a spoon to eat it.”", [("Soup, [...] and a spoon to eat it.", "Ann Vale")]),
    ],
    ids=["own attribution after", "own attribution before", "own name", "another", "full stop", "short first half"],
)
def test_halves_are_joined_only_where_nobody_else_speaks(text: str, heard: list[tuple[str, str]]) -> None:
    assert [(voice.text, voice.speaker) for voice in voices(text)] == heard


def test_a_chinese_sentence_between_parts_two_quotations() -> None:
    found = voices("“今天的面很咸，”一位网友写道。面馆老板看了看，又写：“明天的面会更咸一点，欢迎再来。”")

    assert [voice.text for voice in found][:1] == ["今天的面很咸，"]


def heard(*blocks: tuple[BlockKind, str]) -> list[tuple[str, str | None]]:
    return [(voice.text, voice.speaker) for voice in find_voices(key_blocks(blocks))[0]]


def test_comments_listed_under_a_lead_share_its_crowd() -> None:
    found = heard(
        ("paragraph", "Some comments from Weibo:"),
        ("list_item", "“I like the soup very much.”"),
        ("list_item", "I do not like it at all."),
        ("paragraph", "The stall is closed on Mondays."),
    )

    assert found == [
        ("I like the soup very much.", "Some comments from Weibo"),
        ("I do not like it at all.", "Some comments from Weibo"),
    ]


def test_signed_comments_are_the_words_of_their_handles() -> None:
    found = voices(
        "Under the clip on Weibo, viewers left these replies:",
        "soupfan: It was thin, and I ate it all.",
        "Bowl #3: I came for the noodles and stayed.",
        "@胡同面馆: Come again tomorrow, we are open.",
        "Nobody answered: the stall was closed.",
    )

    assert [(voice.text, voice.handle, voice.platform, voice.grade) for voice in found] == [
        ("It was thin, and I ate it all.", "soupfan", "Weibo", "handle"),
        ("I came for the noodles and stayed.", "Bowl #3", "Weibo", "handle"),
        ("Come again tomorrow, we are open.", "@胡同面馆", "Weibo", "handle"),
    ]


def test_lines_with_colons_that_nobody_announced_are_no_comments() -> None:
    assert voices("The menu of the stall.", "Monday: noodles in soup", "Tuesday: soup alone", "Sunday: closed") == ()


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (
            [("paragraph", "One commenter wrote:"), ("block_quote", "I went there and it was shut.")],
            [("I went there and it was shut.", "One commenter")],
        ),
        (
            [
                ("paragraph", "One commenter wrote:"),
                ("block_quote", "I went there and it was shut."),
                ("block_quote", "They say it opens on Monday."),
            ],
            [("I went there and it was shut.", "One commenter"), ("They say it opens on Monday.", "One commenter")],
        ),
        (
            [("paragraph", "It was a quiet day."), ("block_quote", "A long road, and nobody came.")],
            [],
        ),
    ],
    ids=["named before", "two in a row", "nobody named"],
)
def test_a_block_quote_speaks_for_whom_the_lead_names(
    blocks: list[tuple[BlockKind, str]], found: list[tuple[str, str]]
) -> None:
    assert heard(*blocks) == found


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The cook wrote: “This is the first of it.", "“This is the second.", "“This is the end.” And she left."),
        ("The cook wrote: “This is the first of it.", "This is the second, and the end.” And she left."),
    ],
    ids=["a mark at each paragraph", "closed in the next"],
)
def test_a_quotation_over_paragraphs_is_a_voice_in_each(paragraphs: tuple[str, ...]) -> None:
    found = voices(*paragraphs)

    assert len(found) == len(paragraphs)
    assert {voice.speaker for voice in found} == {"The cook"}
    assert not any("she left" in voice.text for voice in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One guest wrote “it never closed here. Then the narrator goes on.", "it never closed here."),
        ("One user said: \"It's thin, it's cold.\" The cook's away.", "It's thin, it's cold."),
        ("One user said: ‘It’s far too thin,’ and left. The cook’s away.", "It’s far too thin,"),
        ("“He told me ‘never again’ and left,” one user said.", "He told me ‘never again’ and left,"),
        ("「今天的面很咸，汤也淡。」 one user wrote.", "今天的面很咸，汤也淡。"),
        ("„Die Suppe ist dünn“, schrieb ein Nutzer.", "Die Suppe ist dünn"),
        ("«La sopa está fría», escribió un usuario.", "La sopa está fría"),
    ],
    ids=["never closed", "straight", "single", "nested", "corners", "low", "angles"],
)
def test_marks_of_all_kinds_hold_a_voice(text: str, words: str) -> None:
    (voice,) = voices(text)

    assert (voice.text, voice.voice) == (words, "netizen")


@pytest.mark.parametrize(
    ("text", "speaker", "handle", "grade"),
    [
        ("“It was thin,” joked @汤小姐, who cooks.", "@汤小姐", "@汤小姐", "handle"),
        ("The user ‘Salted Fish’ wrote: “It was thin.”", "The user ‘Salted Fish’", "Salted Fish", "handle"),
        ("User “Salted Fish” (@咸鱼) wrote: “It was thin.”", "User “Salted Fish”", "@咸鱼", "handle"),
        ("Ann Vale (@汤小姐) wrote: “It was thin.”", "Ann Vale", "@汤小姐", "named"),
        ("Another netizen, riffing on @汤小姐’s post, wrote: “It was thin.”", "Another netizen", None, "described"),
        ("“It was thin,” a guest told @汤小姐 on Weibo.", "a guest", None, "described"),
        ("“It was thin,” one of them wrote.", "one of them", None, "described"),
        ("User SoupFan88 wrote: “It was thin.”", "User SoupFan88", "SoupFan88", "handle"),
        ("“It was thin,” a few commenters wrote.", "a few commenters", None, "crowd"),
    ],
)
def test_a_handle_belongs_to_who_speaks(text: str, speaker: str | None, handle: str | None, grade: str) -> None:
    (voice,) = voices(text)

    assert (voice.speaker, voice.handle, voice.grade) == (speaker, handle, grade)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("One user from Shandong wrote: “It was thin.”", "Shandong"),
        ("A Beijing-based blogger wrote: “It was thin.”", "Beijing"),
        ("“It was thin,” wrote a commenter in Chengdu.", "Chengdu"),
        ("One netizen (IP: Sichuan) wrote: “It was thin.”", "Sichuan"),
        ("A Shanghai resident wrote on Weibo: “It was thin.”", "Shanghai"),
        ("One follower from Ningde wrote: “It was thin.”", "Ningde"),
        ("来自山东的网友说：“今天的面很咸，汤也淡。”", "山东"),
        ("A user who mocked the cooks of Wuhan wrote: “It was thin.”", None),
    ],
)
def test_a_place_is_where_the_speaker_is_from(text: str, place: str | None) -> None:
    (voice,) = voices(text)

    assert voice.place == place


@pytest.mark.parametrize(
    ("printed", "platform"),
    [
        ("On Douyin", "Douyin"),
        ("On Xiaohongshu (Little Red Book)", "Xiaohongshu"),
        ("On RedNote", "Xiaohongshu"),
        ("In a Baidu Tieba thread", "Tieba"),
        ("On 知乎", "Zhihu"),
        ("In WeChat Moments", "WeChat"),
    ],
)
def test_a_platform_near_by_is_where_netizens_speak(printed: str, platform: str) -> None:
    (voice,) = voices(f"{printed} it was the talk of the day. “The soup is thin,” one user wrote.")

    assert voice.platform == platform


@pytest.mark.parametrize(
    ("paragraphs", "words", "speaker"),
    [
        (("Ann Vale wrote:", "“The soup is thin.” It was."), "The soup is thin.", "Ann Vale"),
        (("Ann Vale wrote:", "“The soup is thin. It is cold"), "The soup is thin. It is cold", "Ann Vale"),
        (
            ("It was late, when the official account of the Soup Hall posted:", "“The soup is thin.”"),
            "The soup is thin.",
            "the official account of the Soup Hall",
        ),
        (
            ("As cooks and guests will ask her that one question:", "“Is there soup?”"),
            "Is there soup?",
            "cooks and guests",
        ),
    ],
    ids=["closed", "cut short", "the nearer clause", "several"],
)
def test_a_lead_that_ends_with_a_colon_names_who_is_quoted_below(
    paragraphs: tuple[str, ...], words: str, speaker: str
) -> None:
    (voice,) = voices(*paragraphs)

    assert (voice.text, voice.speaker) == (words, speaker)


def test_a_few_words_that_nobody_in_particular_says_are_no_voice() -> None:
    assert voices("It was described within days as a “difficult soup matter” everywhere.") == ()
