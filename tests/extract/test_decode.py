"""Bytes to text."""

import pytest

from archive.extract.decode import decode

CHINESE = "微博上的网友都在讨论这个新闻,大家觉得很有意思。"


@pytest.mark.parametrize(
    ("encoding", "remark"), [("utf-8", ()), ("utf-8-sig", ()), ("utf-16", ()), ("gb18030", ("read as GB18030",))]
)
def test_it_reads_the_encodings_that_chinese_pages_come_in(encoding: str, remark: tuple[str, ...]) -> None:
    decoded = decode(CHINESE.encode(encoding))

    assert decoded.text == CHINESE
    assert decoded.remarks == remark


TRADITIONAL = "網民說這個新聞很有意思，大家都在討論，誰也不知道結果會怎樣。"
CANTONESE = "網民話呢個新聞好有意思，喺度傾咗成日，邊個都唔知點算，嘅咁啲。"
ENGLISH = "“It’s a café,” she said – the naïve one… £3"


@pytest.mark.parametrize(
    ("declaration", "text", "encoding", "read_as"),
    [
        ('<meta charset="gbk">', "囧囧有神", "gbk", "GB18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', CHINESE, "gbk", "GB18030"),
        ('<?xml version="1.0" encoding="GB2312"?>', CHINESE, "gbk", "GB18030"),
        ("<meta charset=big5>", TRADITIONAL, "big5", "BIG5"),
        ('<meta charset="Big5-HKSCS">', CANTONESE, "big5hkscs", "BIG5"),
        ('<meta charset="utf-8">', CHINESE, "gb18030", "GB18030"),  # wrongly
        ('<meta charset="iso-8859-1">', CHINESE, "gb18030", "GB18030"),  # wrongly
        ('<meta charset="gb2312">', TRADITIONAL, "big5", "BIG5"),  # wrongly
        ('<meta charset="big5">', CHINESE, "gb18030", "GB18030"),  # wrongly
        ("", CHINESE, "gb18030", "GB18030"),
        ("", TRADITIONAL, "big5", "BIG5"),
        ("", CANTONESE, "big5hkscs", "BIG5"),
        ('<meta charset="windows-1252">', ENGLISH, "cp1252", "CP1252"),
        ('<meta charset="ISO-8859-1">', ENGLISH, "cp1252", "CP1252"),
        ("", ENGLISH, "cp1252", "CP1252"),
        ('<meta charset="windows-1251">', "Новости дня", "cp1251", "CP1251"),
        ('<meta charset="iso-8859-2">', "Żółty słoń wyszedł na spacer", "iso-8859-2", "ISO-8859-2"),
        ("<meta charset=Shift_JIS>", "ニュースです", "cp932", "CP932"),
    ],
)
def test_it_reads_pages_however_they_declare_their_encoding(
    declaration: str, text: str, encoding: str, read_as: str
) -> None:
    page = f"<html><head>{declaration}<title>A page</title></head><body><p>{text}</p></body></html>"
    decoded = decode(page.encode(encoding))

    assert decoded.text == page
    assert decoded.remarks == (f"read as {read_as}",)


@pytest.mark.parametrize("declared", ["gbk", "iso-8859-1", "big5", "utf-16", "no-such-charset"])
def test_what_is_utf_8_is_read_as_that_whatever_it_declares(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{CHINESE}</p>'

    assert decode(page.encode()).text == page
    assert decode(page.encode()).remarks == ()


def test_a_damaged_byte_does_not_spoil_a_page_in_gb18030() -> None:
    page = f'<meta charset="gbk"><p>{CHINESE * 20}'.encode("gb18030")
    decoded = decode(page + b"\xff</p>" + CHINESE.encode("gb18030"))

    assert decoded.text.count(CHINESE) == 21
    assert decoded.text.count("\ufffd") == 1


@pytest.mark.parametrize(
    ("broken", "remark"),
    [(1, "1 byte is not UTF-8 and is shown as �"), (3, "3 bytes are not UTF-8 and are shown as �")],
)
def test_it_shows_broken_bytes_and_says_so(broken: int, remark: str) -> None:
    decoded = decode(CHINESE.encode() + b"\xff" * broken + b" and so on")

    assert decoded.text == CHINESE + "�" * broken + " and so on"
    assert decoded.remarks == (remark,)


def test_it_normalises_newlines_and_nothing_else() -> None:
    assert decode("a\r\nb\rc\u2028d\tA\u030a ﬁ".encode()).text == "a\nb\nc\nd\tA\u030a ﬁ"


def test_no_control_character_survives() -> None:
    assert decode(b"a\x00b\x0bc\x1bd\x7f" + "\x9f\ufffe".encode()).text == "abcd"
