"""Exports that are damaged, hostile or without end: one line for what is wrong, and the rest is loaded."""

import tracemalloc
from collections.abc import Iterator
from io import BytesIO, RawIOBase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract import Item, Problem, Unreadable, read
from archive.extract.wxr import wxr_items
from archive.extract.wxr.pieces import pieces

from .exports import FOOT, HEAD, TEXT, category, comment, export, found, item

ENTITIES = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>&b;</title>
"""
SECOND = (HEAD + item()).count("\n") + 1  # the line on which the second item of an export begins


def names(content: bytes) -> list[str]:
    return [taken.name for taken in found(content)[0]]


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("<item>\n<title>Goat</wp:title>\n</item>\n", f"pier.xml#item-2: line {SECOND + 1}: malformed: mismatched tag"),
        ("<item>\n<wp:post_id>8</wp:post_id>\n", f"pier.xml#8: line {SECOND}: not closed before the next one begins"),
        ("<item><title>&#1;</title><a><b></a></item>", f"pier.xml#item-2: line {SECOND}: malformed: mismatched tag"),
        ("<item><!DOCTYPE a [<!ENTITY b 'c'>]>&b;</item>", f"pier.xml#item-2: line {SECOND}: malformed: "),
    ],
)
def test_a_broken_item_is_told_by_its_line_and_the_rest_is_loaded(broken: str, line: str) -> None:
    content = export(item(number="7"), broken, item(number="9"))
    taken, problems, _ = found(content)
    assert [each.name for each in taken] == ["pier.xml#7", "pier.xml#9"]
    assert len(problems) == 1
    assert problems[0].startswith(line)


def test_an_item_whose_text_is_left_open_does_not_take_the_next_along() -> None:
    left_open = item(number="8", extra="<wp:post_name><![CDATA[goat</wp:post_name>")
    taken, problems, _ = found(export(item(number="7"), left_open, item(number="9"), item(number="10")))
    assert [each.name for each in taken] == ["pier.xml#7", "pier.xml#9", "pier.xml#10"]
    assert [problem.split(":")[0] for problem in problems] == ["pier.xml#8"]


def test_a_file_that_ends_within_an_item_is_loaded_up_to_there() -> None:
    taken, problems, _ = found(export(item(), item(number="8"))[: -len(FOOT) - 40])
    assert ([each.name for each in taken], problems) == (
        ["pier.xml#7"],
        [f"pier.xml#8: line {SECOND}: cut off: the file ends within it"],
    )


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("<title>Goats & Ferries</title>", "Goats & Ferries"),
        ("<title>Goats &nbsp;&amp; Ferries</title>", "Goats & Ferries"),
        ("<title>I <3 goats ]]> really</title>", "I <3 goats ]]> really"),
        ("<title>A\x0bgoat&#x1F;&#0; and &#8217;s</title>", "Agoat and ’s"),
        ("<title><![CDATA[Cats ]]]]><![CDATA[> &amp; goats]]></title>", "Cats ]]> & goats"),
        ("<title><!-- no -- comment -->Goat</title>", "Goat"),
        ("<title>&undeclared; goat</title>", "&undeclared; goat"),
    ],
)
def test_what_exports_commonly_get_wrong_is_mended(written: str, read_as: str) -> None:
    (taken,), problems, _ = found(export(item(title=written)))
    assert (read(taken.content, taken.name).articles[0].title, problems) == (read_as, [])


def test_control_characters_are_taken_out_and_counted() -> None:
    (taken,), problems, left_out = found(export(item("A goat\x0b on\x08 deck.")))
    assert (b"A goat on deck." in taken.content, problems, left_out) == (True, [], {"control character": 2})


@pytest.mark.parametrize(
    ("encoding", "declared", "lost"),
    [
        ("utf-8", "ISO-8859-1", {}),
        ("gb18030", "GBK", {}),
        ("gb18030", "UTF-8", {}),
        ("big5", "Big5", {}),
        ("utf-8-sig", "no-such-thing", {}),
    ],
)
def test_characters_are_read_whatever_the_export_declares(encoding: str, declared: str, lost: dict[str, int]) -> None:
    head = HEAD.replace('encoding="UTF-8"', f'encoding="{declared}"')
    title, text = ("<title>山羊上了熱門話題</title>", "渡船早上六點開出，船上有十一個人和一隻山羊。" * 4)
    if encoding == "gb18030":
        title, text = ("<title>山羊上了热门话题</title>", "渡船早上六点开出，船上有十一个人和一只山羊。" * 4)
    content = export(item(text, title=title), head=head).decode().encode(encoding)
    (taken,), problems, left_out = found(content)
    assert (title[7:-8] in taken.content.decode(), problems, left_out) == (True, [], lost)


def test_bytes_of_no_encoding_are_shown_as_such_and_counted() -> None:
    content = export(item("A goat named Jos\N{LATIN SMALL LETTER E WITH ACUTE} on deck. " * 9)).replace(
        b"\xc3\xa9", b"\xe9", 1
    )
    (taken,), _, left_out = found(content)
    assert (taken.content.decode().count("\ufffd"), left_out) == (1, {"undecodable byte": 1})


@pytest.mark.parametrize("head", [ENTITIES, ENTITIES.replace("<!DOCTYPE", "<!-- x --><!doctype")])
def test_a_document_type_is_refused(head: str) -> None:
    with pytest.raises(Unreadable, match="declares a document type"):
        list(wxr_items(BytesIO(export(item(), head=head)), "pier.xml"))


def test_what_a_server_printed_above_an_export_is_passed_over() -> None:
    assert names(b"<br />\n<b>Warning</b>: Cannot modify header\n\n" + export(item())) == ["pier.xml#7"]


def test_marks_of_items_within_texts_and_comments_are_no_items() -> None:
    text = f"{TEXT}\n\n<code></item><item><title>RSS</title></code>"
    head = HEAD.replace("<channel>", "<channel><!-- <item> -->")
    assert names(export(item(text), item(number="8"), head=head)) == ["pier.xml#7", "pier.xml#8"]


def test_an_export_without_items_says_so() -> None:
    with pytest.raises(Unreadable, match="without any item"):
        list(wxr_items(BytesIO(export()), "pier.xml"))


def test_too_much_damage_ends_the_reading() -> None:
    with pytest.raises(Unreadable, match="more than 1,000 items are damaged"):
        list(wxr_items(BytesIO(b"<rss>" + b"<item>" * 5000), "pier.xml"))


class Endless(RawIOBase):
    """A file that goes on and on, made as it is read."""

    def __init__(self, start: bytes, chunk: bytes, times: int, end: bytes = b""):
        self.chunks: Iterator[bytes] = iter([start, *[chunk] * times, end])

    def read(self, size: int = -1, /) -> bytes:
        return next(self.chunks, b"")


@pytest.fixture
def one_megabyte(monkeypatch: pytest.MonkeyPatch) -> int:
    """The bound on a capture, lowered."""
    monkeypatch.setattr("archive.extract.wxr.pieces.LARGEST", 1024**2)
    return 1024**2


@pytest.mark.parametrize(
    ("start", "chunk", "end"),
    [
        ("<item><content:encoded><![CDATA[", b"goat " * 9000, "]]></content:encoded></item>"),
        ("<item><title>", b"<b>" * 9000, "</title></item>"),
        ("<item><!--", b"goat " * 9000, ""),
        ("<item>", b"<a>" * 9000, "</item>" + "x" * 9),
    ],
)
def test_an_item_without_end_is_refused_and_never_held(start: str, chunk: bytes, end: str, one_megabyte: int) -> None:
    stream = Endless((HEAD + item() + start).encode(), chunk, 200, (end + item(number="9") + FOOT).encode())
    tracemalloc.start()
    everything = list(wxr_items(stream, "pier.xml"))  # type: ignore[arg-type]  # all it needs of a file is `read`
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert next(each.name for each in everything if isinstance(each, Item)) == "pier.xml#7"
    assert [each for each in everything if isinstance(each, Problem) and "larger than 32 MB" in each.reason]
    assert peak < 4 * one_megabyte


def test_a_head_without_end_is_refused(one_megabyte: int) -> None:
    with pytest.raises(Unreadable, match="what stands before the first item is larger than 32 MB"):
        list(wxr_items(Endless(HEAD.encode(), b"<wp:author/>" * 1000, 100), "pier.xml"))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["<a>" * 60 + "</a>" * 60, "<a/>" * 1001])
def test_trees_that_no_export_has_are_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.extract.wxr.markup.MOST_ELEMENTS", 1000)
    _, problems, _ = found(export(f"<item><wp:post_id>8</wp:post_id>{text}</item>"))
    assert [problem.partition("malformed: ")[2] for problem in problems] == [
        "more elements, or deeper ones, than any export has"
    ]


@given(st.integers(1, 90))
def test_chunks_of_any_size_give_the_same_pieces(size: int) -> None:
    content = export(item(), "<item><![CDATA[</item>]]>", item(number="9", extra=comment(1, "<item>")))
    cut = [content[at : at + size] for at in range(0, len(content), size)]
    assert list(pieces(cut)) == list(pieces([content]))


PARTS = st.sampled_from(
    [
        *(HEAD, FOOT, item(), item("[caption]<b>goat", status="draft"), comment(3, "<p>"), category("Goats")),
        *(
            "<item>",
            "</item>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<rss>",
            "<channel>",
            "<title>",
            "</title>",
            "&",
            "<",
        ),
        *(
            "<content:encoded>",
            "</content:encoded>",
            "<!DOCTYPE rss>",
            "<?xml?>",
            "\x00",
            "\x0b",
            "&#0;",
            "&x;",
            "山羊",
        ),
    ]
)


@given(st.lists(PARTS | st.text(max_size=20), max_size=25), st.binary(max_size=9))
def test_whatever_the_bytes_it_ends_with_captures_and_lines(parts: list[str], end: bytes) -> None:
    content = "".join(parts).encode("utf-8", "replace") + end
    try:
        taken, problems, _ = found(content)
    except Unreadable:
        return
    assert all("\n" not in problem for problem in problems)
    assert [found(each.content)[0][0].content for each in taken] == [each.content for each in taken]
