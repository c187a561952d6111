"""What stands under a body: people, biographies, notes, references, comments; and where the body ends."""

import pytest

from archive.extract import read
from archive.extract.bylines import byline_parts, is_byline, merge_bylines, same_person
from archive.extract.dates import printed_date
from archive.extract.lines import split_lines
from archive.extract.records import ParsedArticle
from archive.extract.tails import TAIL_RULES, read_tail

from .pages import CLOSING, FILLER

HEAD = ["China Insight", "Noodles at Dawn: The Cook Who Went Viral", "They cook in the sun.", "Published", "on"]
BODY = [FILLER, CLOSING, FILLER + " Nobody was surprised."]


def article(*under: str, head: list[str] = HEAD) -> ParsedArticle:
    (found,) = read("\n\n".join([*head, *BODY, *under]).encode(), "page.txt").articles
    return found


ROWS = {
    "byline": (["By Ann Vale, edited by Li Brook"], "byline"),
    "copyright line": (["©2018 Streetpaper."], "copyright"),
    "copyright line repeated": (["©2018 Streetpaper.", "©2019 Streetpaper."], "copyright line repeated"),
    "biography": (["By Ann Vale", "Ann Vale is a writer who lives in Changsha."], "biography"),
    "biography that goes on": (
        ["By Ann Vale", "Ann Vale is a writer who lives in Changsha.", "She keeps two herons."],
        "biography",
    ),
    "references heading": (["References (others linked in the text)"], "references heading"),
    "note": (["* The name of the stall was changed."], "note"),
    "note that goes on": (["* Words:", "‘Noodle Aunt’: 面条阿姨"], "note"),
    "reference": (["Vale, Ann. 2017. “Noodles.” Street Food."], "reference"),
}


@pytest.mark.parametrize("rule", [rule.name for rule in TAIL_RULES])
def test_each_rule_takes_its_line(rule: str) -> None:
    lines, became = ROWS[rule]
    text = "\n".join(lines)
    tail = read_tail(split_lines(text), [])
    last = split_lines(text)[-1]

    parts = [kept.part for kept in tail.kept if kept.start == last.start]
    assert parts + [dropped.rule for dropped in tail.dropped if dropped.start == last.start] == [became]


def test_a_biography_that_goes_on_is_one() -> None:
    under = ("By Ann Vale", "Ann Vale is a writer who lives in Changsha.", "She keeps two herons.")

    assert [(about.name, about.text) for about in article(*under).biographies] == [
        ("Ann Vale", "Ann Vale is a writer who lives in Changsha.\nShe keeps two herons.")
    ]


@pytest.mark.parametrize("heading", ["About the author", "Über den Autor", "Sobre la autora", "作者简介"])
def test_what_stands_under_a_heading_about_the_author_is_a_biography(heading: str) -> None:
    found = article(heading, "Mei Lin is a cook who writes.")

    assert [(about.name, about.text) for about in found.biographies] == [("Mei Lin", "Mei Lin is a cook who writes.")]
    assert [byline.name for byline in found.bylines] == ["Mei Lin"]


def test_the_only_author_has_the_biography_that_names_nobody() -> None:
    found = article("By Ann Vale", "About the author", "A writer who lives in Changsha with two herons.")

    assert [about.name for about in found.biographies] == ["Ann Vale"]


def test_a_last_paragraph_about_the_author_of_the_head_is_no_body() -> None:
    head = [*HEAD[:3], "Ann Vale", *HEAD[3:]]
    found = article("Ann Vale studies noodles in Changsha.", head=head)

    assert [block.text for block in found.blocks] == BODY
    assert [about.name for about in found.biographies] == ["Ann Vale"]


def test_a_note_may_stand_right_under_the_body_and_a_list_is_none() -> None:
    assert article("* The name of the stall was changed.").notes == ("* The name of the stall was changed.",)
    assert article("What she sells:", "* noodles", "* dumplings").notes == ()


def test_a_byline_among_the_first_lines_opens_the_body() -> None:
    text = "\n\n".join([*HEAD, FILLER, "By Ann Vale, further research and cooking by Li Brook", CLOSING, FILLER])
    (found,) = read(text.encode(), "page.txt").articles

    assert [(byline.name, byline.role) for byline in found.bylines] == [
        ("Ann Vale", "author"),
        ("Li Brook", "contributor"),
    ]
    assert [block.text for block in found.blocks] == [FILLER, CLOSING, FILLER]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By Ann Vale, edited by Li Brook", [("author", "Ann Vale"), ("editor", "Li Brook")]),
        ("– By Ann Vale and Li Brook", [("author", "Ann Vale"), ("author", "Li Brook")]),
        ("By Ann Vale & Li Brook", [("author", "Ann Vale"), ("author", "Li Brook")]),
        ("By Ann Vale, with contributions by Li Brook", [("author", "Ann Vale"), ("contributor", "Li Brook")]),
        ("By Ann Vale, further research by Li Brook", [("author", "Ann Vale"), ("contributor", "Li Brook")]),
        ("By Ann Vale with Li Brook", [("author", "Ann Vale"), ("contributor", "Li Brook")]),
        ("Text by Ann Vale, photos by Li Brook", [("author", "Ann Vale")]),
        ("Text: Ann Vale. Editing: Li Brook.", [("author", "Ann Vale"), ("editor", "Li Brook")]),
        ("Written by Ann Vale", [("author", "Ann Vale")]),
        ("Guest post by Ann Vale", [("author", "Ann Vale")]),
        ("Entry by Ann Vale-Brook", [("author", "Ann Vale-Brook")]),
        ("By Ann Vale in Wuhu", [("author", "Ann Vale")]),
        ("By Ann Vale for Harbour Post", [("author", "Ann Vale")]),
        ("By Ann Vale, staff writer", [("author", "Ann Vale")]),
        ("Text: Ann Vale | Pictures: Li Brook", [("author", "Ann Vale")]),
        ("Reviewed by Dr. Ann Vale", [("author", "Dr. Ann Vale")]),
        ("Translated by Li Brook", [("contributor", "Li Brook")]),
        ("By J.K. Brook and M. Vale", [("author", "J.K. Brook"), ("author", "M. Vale")]),
        ("By Ann Vale (@annvale)", [("author", "Ann Vale")]),
        (
            "(Reporting by Ann Vale and Li Brook; Editing by Mei Lin)",
            [("author", "Ann Vale"), ("author", "Li Brook"), ("editor", "Mei Lin")],
        ),
        ("Reporting by our own newsroom; Editing by Mei Lin", [("editor", "Mei Lin")]),
        ("Hosted by Ann Vale", [("author", "Ann Vale")]),
        ("作者：林小舟　编辑：周默", [("author", "林小舟"), ("editor", "周默")]),
    ],
)
def test_a_byline_names_people_and_their_parts(text: str, people: list[tuple[str, str]]) -> None:
    assert is_byline(text)
    assert byline_parts(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "By the way, it rained.",
        "Par Excellence",
        "Photos by Li Brook",
        "With Ann Vale",
        "By noon they had sold out",
        "By Ann Vale who sold out",
        "Entry by the old gate",
        "By Harbour Post’s own count",
        "Photos by Li Brook; pictures by Ann Vale",
        "By noon it rained; by one it snowed",
    ],
)
def test_other_lines_are_no_bylines(text: str) -> None:
    assert not is_byline(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Brydon Marchant", "Brydon Marcant", True),
        ("M. Koster", "Mara Koster", True),
        ("Mara", "Mara Koster", True),
        ("Wei Chen", "Chen Wei", True),
        ("Li Mei Brook", "Li Brook", True),
        ("Wang Lei", "Wang Fei", False),
        ("Li Na", "Li Wei", False),
        ("Li", "Li Wei", False),
    ],
)
def test_two_spellings_are_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


def test_both_spellings_are_kept() -> None:
    (byline,) = merge_bylines([("author", "Brydon Marchant"), ("author", "Brydon Marcant")])

    assert byline.as_printed == "Brydon Marchant | Brydon Marcant"


COMMENTS = [
    ("2 Comments", "Mara", "October 3, 2019 at 4:12 pm", "Reply", "Leave a Reply"),
    ("2 thoughts on “Noodles at Dawn”", "Mara says:", "October 3, 2019 at 4:12 pm", "Reply", "Leave a Comment"),
    (
        "2 Kommentare zu „Noodles at Dawn“",
        "Mara sagt:",
        "3. Oktober 2019 um 16:12",
        "Antworten",
        "Schreibe einen Kommentar",
    ),
    (
        "2 comentarios en «Noodles at Dawn»",
        "Mara dice:",
        "3 octubre, 2019 a las 16:12",
        "Responder",
        "Deja un comentario",
    ),
    ("2 réflexions sur « Noodles »", "Mara a dit :", "3 octobre 2019 à 16:12", "Répondre", "Laisser un commentaire"),
    ("2 commenti", "Mara ha detto:", "3 ottobre 2019 alle 16:12", "Rispondi", "Lascia un commento"),
    ("2 comentários", "Mara disse:", "3 de outubro de 2019 às 16:12", "Responder", "Deixe um comentário"),
    ("2 reacties", "Mara zegt:", "3 oktober 2019 om 16:12", "Beantwoorden", "Geef een reactie"),
    ("2 bình luận", "Mara nói:", "3 Tháng Mười, 2019 lúc 16:12", "Trả lời", "Để lại một bình luận"),
    ("2 комментария", "Mara говорит:", "3 октября 2019 16:12", "Ответить", "Оставьте комментарий"),
    ("“Noodles at Dawn” への2件のフィードバック", "Mara より:", "2019年10月3日 16:12", "返信", "コメントを残す"),
    ("2条评论", "Mara说：", "2019年10月3日 16:12", "回复", "发表评论"),
]


@pytest.mark.parametrize(("count", "name", "stamp", "reply", "form"), COMMENTS)
def test_comments_are_read_whatever_the_language_of_the_page(
    count: str, name: str, stamp: str, reply: str, form: str
) -> None:
    found = article(count, name, stamp, "I had a bowl there.", reply, name, stamp, "So did I.", reply, form, "Name")

    assert [(comment.name, comment.date, comment.text) for comment in found.reader_comments] == [
        ("Mara", "2019-10-03T16:12", "I had a bowl there."),
        ("Mara", "2019-10-03T16:12", "So did I."),
    ]


def test_comments_without_dates_are_numbered() -> None:
    found = article(
        "2 Reaktionen zu “Noodles”", "1. mara", "I had a bowl.", "2. Tom Reed", "So did I.", "Einen Kommentar schreiben"
    )

    assert [(comment.name, comment.text) for comment in found.reader_comments] == [
        ("mara", "I had a bowl."),
        ("Tom Reed", "So did I."),
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("October 3, 2019", "2019-10-03"),
        ("3rd of October 2019", "2019-10-03"),
        ("3. Oktober 2019", "2019-10-03"),
        ("3 de octubre de 2019", "2019-10-03"),
        ("octubre 3, 2019", "2019-10-03"),
        ("le 1er janvier 2020", "2020-01-01"),
        ("3 Tháng Mười Hai, 2019", "2019-12-03"),
        ("tháng 10 3, 2019", "2019-10-03"),
        ("3 октября 2019", "2019-10-03"),
        ("2019年10月3日", "2019-10-03"),
        ("2019년 10월 3일", "2019-10-03"),
        ("3.10.2019", "2019-10-03"),
        ("18/06/2013", "2013-06-18"),
        ("06/18/2013", "2013-06-18"),
        ("03/10/2019", "2019"),
        ("October 2019", "2019-10"),
        ("5 years ago", None),
        ("February 31, 2019", None),
    ],
)
def test_a_date_is_never_more_exact_than_printed(text: str, date: str | None) -> None:
    assert printed_date(text) == date


@pytest.mark.parametrize(
    "title",
    [
        "FAQs",
        "404",
        "Access denied",
        "Log in",
        "Über uns",
        "关于我们",
        "Privacy Policy",
        "Search results",
        "Just a moment...",
    ],
)
def test_a_page_that_is_no_article_has_none(title: str) -> None:
    reading = read("\n\n".join([title, *BODY]).encode(), "page.txt")

    assert reading.articles == ()
    assert reading.dropped


@pytest.mark.parametrize(
    "lines",
    [
        ["We use cookies to make this site work.", "Accept all cookies"],
        ["Log in", "Username or Email Address", "Password", "Remember Me", "Lost your password?"],
        ["Watch this video on another site"],
        ["Home", "Menu", "Archives", "October 2019", "September 2019"],
    ],
    ids=["cookie notice", "login", "empty embed", "menu"],
)
def test_a_page_without_text_has_no_article(lines: list[str]) -> None:
    assert read("\n".join(lines).encode(), "page.txt").articles == ()
