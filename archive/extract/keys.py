"""Keys of blocks: made of a block's words, so that a block put in or taken out renames no other."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

from archive.extract.lines import single_spaced
from archive.extract.records import Block, BlockKind

MARKS = "“”‘’–—"


def block_key(text: str) -> str:
    """Ten hexadecimal digits that stand for the words of `text`, whatever their case and spacing."""
    words = single_spaced(_normalized(text).casefold())
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def _normalized(text: str) -> str:
    """A text in NFKC, as most are that are ASCII but for common marks; to ask of others takes ten times as long."""
    if text.isascii():
        return text
    bare = plain = text.replace("…", "...").replace("\u00a0", " ")
    for mark in MARKS:
        bare = bare.replace(mark, "")
    return plain if bare.isascii() else unicodedata.normalize("NFKC", plain)


def key_blocks(blocks: Iterable[tuple[BlockKind, str]]) -> tuple[Block, ...]:
    """Blocks with their keys; the second of two equal ones has `-2` after its key."""
    met: Counter[str] = Counter()
    keyed = []
    for kind, text in blocks:
        base = block_key(text)
        met[base] += 1
        keyed.append(Block(base if met[base] == 1 else f"{base}-{met[base]}", kind, text))
    return tuple(keyed)
