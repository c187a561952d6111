"""Bytes to text: which encoding a capture is in, and what a database or an XML feed cannot hold taken out."""

import re
from dataclasses import dataclass

DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})""", re.IGNORECASE)
DECLARED_WITHIN = 4096
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]")
LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
BROKEN = re.compile("[\udc80-\udcff]")
CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5", "big5-hkscs": "big5hkscs"}
WESTERN = {"iso-8859-1": "cp1252", "windows-1252": "cp1252", "latin1": "cp1252"}
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a capture, with what a person should know of how it was decoded."""

    text: str
    remarks: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded:
    """Decode a capture: UTF-8 or UTF-16 by its mark, UTF-8, a declared charset, GB18030 or Big5, in this order.

    Newlines become ``\\n`` and control characters go; the text is otherwise as it came. Never raises.
    """
    raw, remarks = _decoded(content)
    return Decoded(cleaned(raw), remarks)


def cleaned(text: str) -> str:
    """`text` with plain newlines, and without control characters, surrogates and noncharacters."""
    return UNPRINTABLE.sub("", LINE_ENDS.sub("\n", text))


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return content.decode(encoding, "replace"), ()
    loose = content.decode("utf-8", "surrogateescape")
    broken = len(BROKEN.findall(loose))
    if not broken:
        return loose, ()
    foreign = _declared(content) or _chinese(content, broken)
    text = foreign and _strict(content, foreign)
    if foreign and text:
        return text, (f"read as {foreign.upper()}",)
    are = "byte is" if broken == 1 else "bytes are"
    shown = "is" if broken == 1 else "are"
    return BROKEN.sub("\ufffd", loose), (f"{broken} {are} not UTF-8 and {shown} shown as \ufffd",)


def _declared(content: bytes) -> str | None:
    found = DECLARED.search(content[:DECLARED_WITHIN])
    name = found[1].decode("ascii").lower() if found else ""
    return CHINESE.get(name) or WESTERN.get(name)


def _chinese(content: bytes, broken: int) -> str | None:
    """The Chinese encoding a capture that is no UTF-8 is in, if most of what is not ASCII speaks for one.

    GB18030 takes nearly any bytes, so its text must consist of the common characters of GB2312; a few broken bytes
    among good UTF-8 are damage, not another encoding.
    """
    foreign = sum(byte > 0x7F for byte in content)
    if broken < foreign / 2:
        return None
    text = _strict(content, "gb18030")
    if text is not None and _common(text, "gb2312"):
        return "gb18030"
    text = _strict(content, "big5")
    return "big5" if text is not None and _common(text, "big5") else None


def _common(text: str, encoding: str) -> bool:
    hanzi = [char for char in text[:200_000] if char > "\u3000"]
    return bool(hanzi) and len("".join(hanzi).encode(encoding, "ignore")) >= 1.8 * len(hanzi)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
