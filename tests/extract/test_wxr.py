"""A post of a WordPress export as an article: what its export states about it."""

import pytest

from archive.extract import Metadata, read
from archive.extract.records import ReaderComment

from .exports import HEAD, TEXT, article, category, comment, export, found, item, reading
from .pages import FILLER

FERRY, CLIP = TEXT.split("\n\n")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("<title>Tom &amp; Jerry</title>", "Tom & Jerry"),
        ("<title>Tom &amp;amp; Jerry&#8217;s</title>", "Tom & Jerry’s"),
        ("<title><![CDATA[Tom &amp; <em>Jerry</em>&hellip;]]></title>", "Tom & Jerry…"),
        ("<title><![CDATA[The &lt;video&gt; element]]></title>", "The <video> element"),
        ("<title><![CDATA[  渡船上的\n 山羊 ]]></title>", "渡船上的 山羊"),
    ],
)
def test_a_title_is_decoded_once(title: str, expected: str) -> None:
    assert article(item(title=title)).title == expected


def test_a_post_without_a_title_is_no_article_and_says_so() -> None:
    read_ = reading(item(title="<title></title>"))
    assert (read_.articles, read_.remarks) == ((), ("a post without a title",))


@pytest.mark.parametrize(
    ("text", "post_type", "is_article"),
    [
        ("A goat.", "post", True),
        ("A goat.", "page", False),
        (f"{FILLER} {FILLER}", "page", True),
        ("", "post", False),
        ("[gallery]", "post", False),
    ],
)
def test_few_words_are_enough_for_a_post_and_not_for_a_page(text: str, post_type: str, is_article: bool) -> None:
    assert bool(reading(item(text, post_type=post_type)).articles) == is_article


@pytest.mark.parametrize(
    ("excerpt", "standfirst"),
    [
        ("Who let the goat <b>aboard</b>?", "Who let the goat aboard?"),
        ("The ferry left at six with eleven people [&hellip;]", None),
        ("The ferry left at six with eleven people", None),
        (FERRY, FERRY),
        ("", None),
    ],
)
def test_an_excerpt_is_the_standfirst_unless_it_only_opens_the_text(excerpt: str, standfirst: str | None) -> None:
    extra = f"<excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>"
    assert article(item(extra=extra)).standfirst == standfirst


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ({"post_date": "2019-03-04 23:30:00", "post_date_gmt": "2019-03-05 04:30:00"}, "2019-03-04"),
        ({"post_date": "0000-00-00 00:00:00", "post_date_gmt": "2019-03-05 04:30:00"}, "2019-03-05"),
        ({"post_date": "", "extra": "<pubDate>Tue, 05 Mar 2019 04:30:00 +0000</pubDate>"}, "2019-03-05"),
        ({"post_date": "soon", "extra": "<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>"}, None),
    ],
)
def test_a_post_was_published_on_the_day_its_site_states(said: dict[str, str], published: str | None) -> None:
    away = item(**said).replace("/2019/03/goat/", "/goat/")
    read_ = article(away)
    assert (read_.published, read_.published_basis) == (published, "printed" if published else None)


@pytest.mark.parametrize(
    ("creator", "extra", "names"),
    [
        ("mlin", "", ["Mei Lin"]),
        ("jo", "", ["Jo O’Dell"]),
        ("Ann Vale", "", ["Ann Vale"]),
        ("admin", "", []),
        ("mlin", category("Jo", "author", "cap-jo") + category("Guest", "author", "cap-guest"), ["Jo O’Dell", "Guest"]),
    ],
)
def test_the_author_is_named_as_readers_see_it(creator: str, extra: str, names: list[str]) -> None:
    written = item(extra=extra).replace("<dc:creator>mlin", f"<dc:creator>{creator}")
    assert [byline.name for byline in article(written).bylines] == names


@pytest.mark.parametrize(
    ("filed", "section", "topics"),
    [
        ("", None, None),
        (category("Uncategorized", nicename="uncategorized"), None, None),
        (category("未分类"), None, None),
        (category("Ferries &amp; Piers"), "Ferries & Piers", None),
        (category("Goats") + category("Ferries"), "Goats", ("Ferries",)),
        (category("Goats") + category("Memes", "post_tag") + category("goats", "post_tag"), "Goats", ("Memes",)),
        (category("Memes", "post_tag") + category("Weibo", "post_tag"), None, ("Memes", "Weibo")),
        (category("Aside", "post_format") + category("Spring", "season"), None, None),
        ("<category>Goats</category><category domain='tag' nicename='m'>Memes</category>", None, ("Memes",)),
        ("<category>Goats</category>", "Goats", None),
    ],
)
def test_the_first_category_is_the_section_and_the_rest_are_topics(
    filed: str, section: str | None, topics: tuple[str, ...] | None
) -> None:
    read_ = article(item(extra=filed))
    assert (read_.category, read_.topics) == (section, topics)


def test_comments_come_in_the_order_of_their_threads() -> None:
    said = [comment(1, "First."), comment(2, "Second.", name=""), comment(5, "To the first.", parent=1)]
    said += [comment(4, "To\n\nthe <b>second</b>.", parent=2), comment(6, "To nobody.", parent=99)]
    said += [comment(7, "To itself.", parent=7), comment(8, "[…] a link […]", kind="pingback")]
    assert article(item(extra="".join(said))).reader_comments == (
        ReaderComment("Pan", "2019-03-05T07:01:09", "First."),
        ReaderComment("Pan", "2019-03-05T07:05:09", "To the first."),
        ReaderComment("Anonymous", "2019-03-05T07:02:09", "Second."),
        ReaderComment("Pan", "2019-03-05T07:04:09", "To\nthe second."),
        ReaderComment("Pan", "2019-03-05T07:06:09", "To nobody."),
        ReaderComment("Pan", "2019-03-05T07:07:09", "To itself."),
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en-US", TEXT, "en"),
        ("zh-CN", TEXT, "en"),
        ("en-US", "山羊上热搜。" * 12, "zh"),
        ("fi", "Vuohi laivalla.", "fi"),
    ],
)
def test_the_language_is_that_of_the_text(language: str, text: str, expected: str) -> None:
    head = HEAD.replace(">en-US<", f">{language}<")
    assert article(item(text), head=head).language == expected


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://pier.example/?p=7", "https://pier.example/?p=7"),
        ("https://pier.example/", None),
        ("/2019/03/goat/", None),
        ("", None),
    ],
)
def test_the_address_is_that_of_the_post_alone(link: str, address: str | None) -> None:
    assert article(item().replace("https://pier.example/2019/03/goat/", link)).original_url == address


def test_what_a_sidecar_says_goes_before_the_title_of_the_site() -> None:
    (capture,), _, _ = found(export(item()))
    assert read(capture.content, "a", Metadata()).articles[0].source == "Pier Notes"
    assert read(capture.content, "a", Metadata(source="The Pier")).articles[0].source == "The Pier"


def test_voices_and_terms_are_found_as_in_any_capture() -> None:
    said = "“I have never seen a goat like that,” one Weibo user wrote. It was all about chaoshan yang (潮汕羊)."
    read_ = article(item(f"{FERRY} {said}\n\n{CLIP}"))
    assert [voice.text for voice in read_.voices] == ["I have never seen a goat like that,"]
    assert [term.hanzi for term in read_.terms] == ["潮汕羊"]


def test_a_whole_export_can_be_read_as_one_capture() -> None:
    read_ = read(export(item(number="1"), "<item></a></item>", item(number="2", status="draft"), item()), "pier.xml")
    assert [each.title for each in read_.articles] == ["The Goat of the Morning Ferry"] * 2
    assert read_.remarks == (f"#item-2: line {(HEAD + item()).count(chr(10)) + 1}: malformed: mismatched tag",)
