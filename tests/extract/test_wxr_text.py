"""The text of a post as WordPress shows it: paragraphs, markup, shortcodes."""

import pytest

from .exports import TEXT, article, item, reading
from .pages import FILLER

FERRY, CLIP = TEXT.split("\n\n")


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in article(item(text)).blocks]


@pytest.mark.parametrize(
    "text",
    [
        f"{FERRY}\n\n{CLIP}",
        f"{FERRY}\r\n \r\n\r\n{CLIP}\n",
        f"{FERRY}\n{CLIP}",
        f"<p>{FERRY}</p><p>{CLIP}</p>",
        f"<p>{FERRY.replace(' a goat', chr(10) + 'a goat')}</p>\n\n{CLIP}",
        f"<!-- wp:paragraph -->\n<p>{FERRY}</p>\n<!-- /wp:paragraph -->\n<!-- wp:html --><p>{CLIP}</p>",
        f'<!-- wp:group {{"layout":{{"wide":1}}}} --><div>{FERRY}<!--more Go on--></div>\n<!-- /wp:group -->{CLIP}',
        f"{FERRY}<!--more-->\n\n<!--nextpage-->{CLIP}",
        f"<div>{FERRY}<div></div></div></div></article><br/>{CLIP}<!-- open",
    ],
)  # fmt: skip
def test_paragraphs_are_those_that_wordpress_shows(text: str) -> None:
    assert blocks(text) == [("paragraph", FERRY), ("paragraph", CLIP)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ferry left at six with eleven people and a <b>goat</b>, and\nnobody on the whole of the long pier, "
            "where the crew of\nthe ferry sat, had expected a goat.",
            1,
        ),
        (
            "Captain: You have brought a goat with you, haven’t you?\n"
            "Passenger: No, captain, that is my brother over there.\nOh.",
            3,
        ),
        ("Up the gangway goes the goat\nand the captain takes her coat\nand away goes the boat", 3),
        ("<pre>The ferry left at six with eleven people and a goat, and\nnobody had expected it.</pre>", 2),
    ],
)
def test_lines_wrapped_at_a_width_are_one_paragraph(text: str, expected: int) -> None:
    assert len(blocks(f"{FERRY}\n\n{text}\n\n{CLIP}")) == 2 + expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<h2>On the <em>pier</em></h2>", ("heading", "On the pier")),
        ("<ul>\n<li>one goat</li>\n</ul>", ("list_item", "one goat")),
        (f"<blockquote>{FILLER}</blockquote>", ("block_quote", FILLER)),
        ("<p class='pullquote'>A goat!</p>", ("pull_quote", "A goat!")),
        ("<figure class='wp-block-pullquote'><blockquote>A goat!</blockquote></figure>", ("pull_quote", "A goat!")),
        ("<strong>On the pier</strong>", ("heading", "On the pier")),
        ("<figure><img src='a.png' alt='x'><figcaption>The goat</figcaption></figure>", ("caption", "The goat")),
        ('[caption id="a" width="300"]<img src="a.png" /> The <b>goat</b>[/caption]', ("caption", "The goat")),
        ('[caption width="300" caption="The goat"]<img src="a.png" />[/caption]', ("caption", "The goat")),
        ("<pre>ferry\nand goat</pre>", ("paragraph", "ferry")),
        ("<script>goat()</script>the end of it.", ("paragraph", "the end of it.")),
    ],
)  # fmt: skip
def test_markup_says_what_a_line_is(text: str, expected: tuple[str, str]) -> None:
    assert expected in blocks(f"{FERRY}\n\n{text}\n\n{CLIP}")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[gallery]", ""),
        ('[gallery ids="1,2" columns=3]', ""),
        ("[embed width=3]https://video.example/goat[/embed]", ""),
        ("[video src='goat.mp4'][/video]", ""),
        ("[contact-form-7 id=&#8221;7&#8243; title=&#8221;Write&#8221;]", ""),
        ("[box]kept[/box]", "kept"),
        ('[column width="3"]kept [b]too[/b][/column]', "kept too"),
        ("[sic]", "[sic]"),
        ("[...]", "[...]"),
        ("[1]", "[1]"),
        ("[Editor’s note: the goat is well]", "[Editor’s note: the goat is well]"),
        ("[video of a goat]", "[video of a goat]"),
        ("[[gallery]]", "[gallery]"),
        ("[box]never closed", "[box]never closed"),
        ('<a href="/?a=[box x=1]">kept</a>', "kept"),
        ("[caption]never closed", "never closed"),
        (f'[et_pb_text _builder_version="4.9" css="{"a: b; " * 900}"]kept[/et_pb_text]', "kept"),
        ("[vc_raw_html]JTNDaWZyYW1lJTNF[/vc_raw_html]", ""),
    ],
)
def test_shortcodes_are_dropped_and_words_in_brackets_are_text(written: str, shown: str) -> None:
    (line, *_) = article(item(f"Before {written} after it all.\n\n{TEXT}")).blocks
    assert line.text == " ".join(f"Before {shown} after it all.".split())


def test_boxes_of_a_page_builder_stand_apart() -> None:
    columns = f"[vc_row][vc_column]{FERRY}[/vc_column][vc_column width='1/2']{CLIP}[/vc_column][/vc_row]"
    assert blocks(columns) == [("paragraph", FERRY), ("paragraph", CLIP)]


def test_markup_that_an_export_forgot_to_escape_is_text() -> None:
    written = item("").replace(
        "<![CDATA[]]>", f"<div><p>{FERRY}</p><p>{CLIP.replace('Weibo', '<b>Weibo</b>')}</p></div>"
    )
    assert [block.text for block in article(written).blocks] == [FERRY, CLIP]


def test_what_is_dropped_is_told_with_its_rule() -> None:
    embed = "<figure class='wp-block-embed'><div class='wp-block-embed__wrapper'>\nhttps://a.example/\n</div></figure>"
    video = f"https://www.youtube.com/watch?v=goat\n{embed}"
    text = f"{FERRY}\n\n[gallery ids='1']\n\n{video}\n{CLIP}\n\nhttps://goat.example/clip"
    read_ = reading(item(text))
    assert [(dropped.rule, dropped.text) for dropped in read_.dropped] == [
        ("shortcode", "[gallery ids='1']"),
        ("embedded address", "https://www.youtube.com/watch?v=goat"),
        ("embedded address", "https://a.example/"),
    ]
    assert read_.articles[0].blocks[-1].text == "https://goat.example/clip"
