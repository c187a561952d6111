"""Keys of blocks: made of a block's words, so that a block put in or taken out renames no other."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from string import ascii_lowercase, ascii_uppercase

from archive.extract.lines import single_spaced
from archive.extract.records import Block, BlockKind

NORMAL = re.compile("[\x00-\x7f“”‘’–—]*")
"""ASCII and common marks, which are in NFKC and in UTF-8 beside no byte of ASCII."""
WHITE = b"\t\n\v\f\r\x1c\x1d\x1e\x1f"
IN_ONE_CASE = bytes.maketrans(ascii_uppercase.encode() + WHITE, ascii_lowercase.encode() + b" " * len(WHITE))


def block_key(text: str) -> str:
    """Ten hexadecimal digits that stand for the words of `text`, whatever their case and spacing."""
    return blake2b(_in_one_form(text), digest_size=5).hexdigest()


def _in_one_form(text: str) -> bytes:
    """A text in NFKC, in one case and with single spaces, in UTF-8; most are so but for case, which is put in order
    among bytes in a fraction of the time.
    """
    text = text if text.isascii() else text.replace("…", "...").replace("\u00a0", " ")
    if NORMAL.fullmatch(text):
        words = text.encode().translate(IN_ONE_CASE)
        return b" ".join(words.split()) if b"  " in words else words.strip()
    return single_spaced(unicodedata.normalize("NFKC", text).casefold()).encode("utf-8", "surrogatepass")


def key_blocks(blocks: Iterable[tuple[BlockKind, str]]) -> tuple[Block, ...]:
    """Blocks with their keys; the second of two equal ones has `-2` after its key."""
    met: Counter[str] = Counter()
    keyed = []
    for kind, text in blocks:
        base = block_key(text)
        met[base] += 1
        keyed.append(Block(base if met[base] == 1 else f"{base}-{met[base]}", kind, text))
    return tuple(keyed)
