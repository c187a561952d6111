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


def test_it_reads_traditional_characters_in_big5() -> None:
    decoded = decode("網民說這個新聞很有意思,大家都在討論".encode("big5"))

    assert decoded.text.startswith("網民說這個新聞")
    assert decoded.remarks == ("read as BIG5",)


def test_it_trusts_a_declared_charset() -> None:
    page = '<meta charset="gbk"><p>' + "囧" + "</p>"

    assert "囧" in decode(page.encode("gb18030")).text


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
