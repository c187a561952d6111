"""Bytes to text: which encoding a capture is in, and what a database or an XML feed cannot hold taken out."""

import re
from dataclasses import dataclass

DECLARED = re.compile(rb"""(?:charset|<\?xml[^>]{0,100}encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})""", re.IGNORECASE)
DECLARED_WITHIN = 4096
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]")
LINE_ENDS = re.compile("[\r\x85\u2028\u2029](?:(?<=\r)\n)?")
CONTROLS = bytes([*range(0x09), *range(0x0B, 0x20), 0x7F])
SPOILING = (
    re.compile(rb"\xc2[\x80-\x9f]"),
    re.compile(rb"\xef(?:\xb7[\x90-\xaf]|\xbb\xbf|\xbf[\xbe\xbf])"),
    re.compile(rb"\xed[\xa0-\xbf]"),
)
"""What else is cleaned, in UTF-8: each begins with a byte, which is looked for at once."""
BROKEN = re.compile("[\udc80-\udcff]")
CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030"} | dict.fromkeys(
    ("big5", "big5-hkscs", "x-x-big5"), "big5"
)
WESTERN = dict.fromkeys(("iso-8859-1", "windows-1252", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252")
ELSEWHERE = dict.fromkeys(("shift_jis", "shift-jis", "x-sjis"), "cp932") | dict.fromkeys(
    ("euc-kr", "ks_c_5601-1987"), "cp949"
)
NAMED_AS_IN_PYTHON = re.compile(r"windows-125[013-8]|iso-8859-(?:[2-9]|1[0-6])|koi8-[ru]|euc-jp")
FOREIGN = re.compile(rb"[\x80-\xff]")
ASCII = bytes(range(0x80))
HANZI = re.compile("[\u3400-\u9fff]+")
COMMON = {"gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6)}
"""The first bytes of the common hanzi: level 1 of GB 2312 and of Big5."""
BASIC = {"gb18030": "gb2312", "big5": "big5"}
FEWEST_COMMON = 0.6
TRUST = 0.1
SNIFFED = 100_000
BIG5 = ("big5", "big5hkscs", "cp950")
MOST_DAMAGED = 0.005
WESTERN_MARKS = "‘’“”‚„…–—•·«»‹›€£§©®°²³½¼×¿¡ª\u00a0™†´"
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a capture, with what a person should know of how it was decoded."""

    text: str
    remarks: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded:
    """Decode a capture: UTF-8 or UTF-16 by its mark, UTF-8, what it declares, GB18030, Big5 or windows-1252.

    Newlines become ``\\n`` and control characters go; the text is otherwise as it came. Never raises.
    """
    raw, remarks = _decoded(content)
    return Decoded(cleaned(raw), remarks)


def cleaned(text: str) -> str:
    """`text` with plain newlines, and without control characters, surrogates and noncharacters."""
    return UNPRINTABLE.sub("", LINE_ENDS.sub("\n", text)) if _may_be_spoilt(text) else text


def _may_be_spoilt(text: str) -> bool:
    """Whether anything that is cleaned may stand in a text: its bytes tell sooner than its characters."""
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw.translate(None, CONTROLS)) < len(raw) or "\u2028" in text or "\u2029" in text:
        return True
    return any(signs.search(raw) for signs in SPOILING)


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return content.decode(encoding, "replace"), ()
    if (whole := _strict(content, "utf-8")) is not None:
        return whole, ()
    loose = content.decode("utf-8", "surrogateescape")
    broken = len(BROKEN.findall(loose))
    foreign = _encoding(content, broken)
    if foreign and (decoded := _read(content, foreign)):
        return decoded, (f"read as {foreign.upper()}",)
    are = "byte is" if broken == 1 else "bytes are"
    shown = "is" if broken == 1 else "are"
    return BROKEN.sub("\ufffd", loose), (f"{broken} {are} not UTF-8 and {shown} shown as \ufffd",)


def _encoding(content: bytes, broken: int) -> str | None:
    """What a capture that is no UTF-8 is in: what its Chinese speaks for, what it declares, or windows-1252.

    A few broken bytes among good UTF-8 are damage, not another encoding.
    """
    declared = _declared(content)
    damaged = broken < _foreign(content) / 2
    if not damaged and (chinese := _chinese(content, declared)):
        return chinese
    return declared or ("cp1252" if _is_western(content, broken) else None)


def _declared(content: bytes) -> str | None:
    found = DECLARED.search(content[:DECLARED_WITHIN])
    name = found[1].decode("ascii").lower() if found else ""
    if NAMED_AS_IN_PYTHON.fullmatch(name):
        return name.replace("windows-", "cp")
    return CHINESE.get(name) or WESTERN.get(name) or ELSEWHERE.get(name)


def _chinese(content: bytes, declared: str | None) -> str | None:
    """The Chinese encoding in which most hanzi are common ones; GB18030 takes nearly any bytes, so rare ones tell."""
    shares = {encoding: _common(content, encoding) + TRUST * (encoding == declared) for encoding in COMMON}
    likely = max(shares, key=lambda encoding: shares[encoding])
    return likely if shares[likely] >= FEWEST_COMMON else None


def _common(content: bytes, encoding: str) -> float:
    """Which share of the hanzi of a text in this encoding are common ones, of its first level, and not alone."""
    found = FOREIGN.search(content)
    begins = found.start() if found else 0
    hanzi = HANZI.findall(_read(content[begins : begins + SNIFFED], encoding) or "")
    first, last = COMMON[encoding]
    coded = [char.encode(BASIC[encoding], "ignore") for run in hanzi if len(run) > 1 for char in run]
    common = [code for code in coded if len(code) == 2 and first <= code[0] <= last]
    return len(common) / max(1, sum(map(len, hanzi)))


def _is_western(content: bytes, broken: int) -> bool:
    """Whether the bytes that are no UTF-8 are letters and typographic marks of windows-1252, and few."""
    foreign = _foreign(content)
    text = _strict(content, "cp1252")
    if text is None or broken < foreign or foreign > len(content) / 4:
        return False
    return all(char.isalpha() or char in WESTERN_MARKS for char in set(text) if char > "\x7f")


def _foreign(content: bytes) -> int:
    return len(content.translate(None, delete=ASCII))


def _read(content: bytes, encoding: str) -> str | None:
    """The text in an encoding, or in its extensions; a few damaged bytes are shown as \ufffd."""
    tried = BIG5 if encoding == "big5" else (encoding,)
    if strict := next((text for name in tried if (text := _strict(content, name)) is not None), None):
        return strict
    loose = content.decode(tried[-1], "replace")
    return loose if loose.count("\ufffd") <= MOST_DAMAGED * len(loose) else None


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
