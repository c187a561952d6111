"""Ways in which a capture comes broken: lines, marks, tags and bytes lost, doubled, moved and exchanged."""

import json
import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from archive.extract.decode import decode

LARGEST = 250_000  # characters; larger captures only take longer
MARKS = "“”‘’\"'„«»「」()()[]#@*©:|"
STRANGE = "\u00a0\u3000\u200b\u00ad\u202e\ufeff\t\r\x0b\x85\u2028😀𠮷é̀ßİ\ufffd"
QUOTATION = re.compile(r"[“”‘’\"'„«»]")
TAG = re.compile(r"<[^<>]{0,200}>")
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-be", "gb18030", "big5", "cp1252", "latin-1", "shift_jis", "utf-7")
VALUES: tuple[Any, ...] = (None, "", 0, -1, 1.5, True, [], {}, "\ud83d", "２０１９", ["a", 0, 10**9], {"key": "a"})
LineMutation = Callable[[list[str], Sequence[str], Random], list[str]]
TextMutation = Callable[[str, Random], str]
ByteMutation = Callable[[bytes, Random], bytes]


def mutated(content: bytes, other: bytes, random: Random) -> bytes:
    """`content` after some mutations, with lines of `other` among its own."""
    text, strange = (decode(each).text for each in (content, other))
    if text.startswith("{") and random.random() < 0.8:
        return record_mutated(text, strange, random)
    text = text_mutated(text, strange, random)
    return random.choice(BYTES)(text.encode("utf-8", "replace"), random)


def record_mutated(text: str, other: str, random: Random) -> bytes:
    """A cleaned record with some of its texts broken, or some of its values lost or exchanged; still JSON."""

    def change(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: change(each) for key, each in value.items() if random.random() > 0.02}
        if isinstance(value, list):
            return [change(each) for each in value if random.random() > 0.02]
        if random.random() > 0.05:
            return value
        return text_mutated(str(value), other, random) if random.random() < 0.7 else random.choice(VALUES)

    return json.dumps(change(json.loads(text)), ensure_ascii=False).encode("utf-8", "replace")


def text_mutated(text: str, other: str, random: Random) -> str:
    lines, strange = text.split("\n"), other.split("\n")
    for mutate in random.choices(LINES, k=random.choice((0, 1, 2, 3, 8))):
        lines = mutate(lines, strange, random)
    text = "\n".join(lines)[:LARGEST]
    for spoil in random.choices(TEXTS, k=random.choice((0, 1, 2, 5))):
        text = spoil(text, random)[:LARGEST]
    return text


def stretch(length: int, random: Random, longest: int = 12) -> slice:
    """A place of some items in a list of `length`."""
    start = random.randrange(length + 1)
    return slice(start, start + random.randint(1, longest))


def lines_dropped(lines: list[str], other: Sequence[str], random: Random) -> list[str]:
    at = stretch(len(lines), random)
    return lines[: at.start] + lines[at.stop :]


def lines_thinned(lines: list[str], other: Sequence[str], random: Random) -> list[str]:
    return [line for line in lines if random.random() > 0.1]


def lines_doubled(lines: list[str], other: Sequence[str], random: Random) -> list[str]:
    at = stretch(len(lines), random)
    return lines[: at.stop] + lines[at.start :]


def lines_repeated(lines: list[str], other: Sequence[str], random: Random) -> list[str]:
    at = stretch(len(lines), random, 3)
    return lines[: at.stop] + lines[at] * random.choice((3, 40, 3000)) + lines[at.stop :]


def lines_swapped(lines: list[str], other: Sequence[str], random: Random) -> list[str]:
    one, two = sorted((random.randrange(len(lines) + 1), random.randrange(len(lines) + 1)))
    middle = random.randint(one, two)
    return lines[:one] + lines[middle:two] + lines[one:middle] + lines[two:]


def lines_shuffled(lines: list[str], other: Sequence[str], random: Random) -> list[str]:
    at = stretch(len(lines), random, 30)
    return lines[: at.start] + random.sample(lines[at], len(lines[at])) + lines[at.stop :]


def lines_moved_in(lines: list[str], other: Sequence[str], random: Random) -> list[str]:
    at = random.randrange(len(lines) + 1)
    return lines[:at] + list(other[stretch(len(other), random, 40)]) + lines[at:]


def blank_lines_lost(lines: list[str], other: Sequence[str], random: Random) -> list[str]:
    return [line for line in lines if line.strip()]


def blank_lines_everywhere(lines: list[str], other: Sequence[str], random: Random) -> list[str]:
    return [each for line in lines for each in (line, random.choice(("", "\u00a0", " \u200b ")))]


def lines_joined(lines: list[str], other: Sequence[str], random: Random) -> list[str]:
    at = stretch(len(lines), random, random.choice((2, 10, 1000)))
    return [*lines[: at.start], random.choice(("", " ")).join(lines[at]), *lines[at.stop :]]


def line_split(lines: list[str], other: Sequence[str], random: Random) -> list[str]:
    at = random.randrange(len(lines)) if lines else 0
    words = "".join(lines[at : at + 1]).split(" ")
    cut = random.randrange(len(words) + 1)
    return [*lines[:at], " ".join(words[:cut]), " ".join(words[cut:]), *lines[at + 1 :]]


def line_made_huge(lines: list[str], other: Sequence[str], random: Random) -> list[str]:
    at = random.randrange(len(lines)) if lines else 0
    line = "".join(lines[at : at + 1])
    times = min(random.choice((20, 300, 3000)), LARGEST // max(1, 2 * len(line)))
    return [*lines[:at], random.choice(("", " ", "“")).join([line] * times), *lines[at + 1 :]]


def characters_at(text: str, random: Random, most: int = 12) -> list[int]:
    return sorted(random.sample(range(len(text)), min(len(text), random.randint(1, most))), reverse=True)


def characters_put_in(text: str, random: Random) -> str:
    for at in characters_at(text, random):
        text = text[:at] + random.choice(MARKS + STRANGE) + text[at:]
    return text


def characters_lost(text: str, random: Random) -> str:
    for at in characters_at(text, random):
        text = text[:at] + text[at + random.randint(1, 4) :]
    return text


def marks_lost(text: str, random: Random) -> str:
    share = random.choice((0.02, 0.3, 1))
    return QUOTATION.sub(lambda mark: "" if random.random() < share else mark[0], text)


def marks_exchanged(text: str, random: Random) -> str:
    share = random.choice((0.02, 0.3, 1))
    return QUOTATION.sub(lambda mark: random.choice(MARKS) if random.random() < share else mark[0], text)


def tags_broken(text: str, random: Random) -> str:
    share = random.choice((0.01, 0.1, 0.5))
    return TAG.sub(lambda tag: broken_tag(tag[0], random) if random.random() < share else tag[0], text)


def broken_tag(tag: str, random: Random) -> str:
    ways = ("", tag[:-1], tag[1:], tag * 2, "</" + tag[1:], tag.replace('"', "", 1), "<!--", "<![CDATA[", "&#x110000;")
    return random.choice(ways)


def text_cut(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


def text_nested(text: str, random: Random) -> str:
    """Something that opens and never closes, many times."""
    piece = random.choice(("<div>", "<blockquote><p>", "<li>", "“", "(", "#", "@a ", "<table><tr><td>"))
    at = random.randrange(len(text) + 1)
    return text[:at] + piece * random.choice((10, 400, 20_000)) + text[at:]


def bytes_left(content: bytes, random: Random) -> bytes:
    return content


def bytes_flipped(content: bytes, random: Random) -> bytes:
    flipped = bytearray(content)
    for _ in range(random.randint(1, 20) if content else 0):
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def bytes_cut(content: bytes, random: Random) -> bytes:
    at = stretch(len(content), random, 2000)
    return content[: at.start] + content[at.stop :]


def bytes_encoded(content: bytes, random: Random) -> bytes:
    return content.decode("utf-8", "replace").encode(random.choice(ENCODINGS), random.choice(("ignore", "replace")))


def line_ends_changed(content: bytes, random: Random) -> bytes:
    return content.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\x0c\n")))


LINES: tuple[LineMutation, ...] = (
    *(lines_dropped, lines_thinned, lines_doubled, lines_repeated, lines_swapped, lines_shuffled, lines_moved_in),
    *(blank_lines_lost, blank_lines_everywhere, lines_joined, line_split, line_made_huge),
)
TEXTS: tuple[TextMutation, ...] = (
    *(characters_put_in, characters_lost, marks_lost, marks_exchanged, tags_broken, text_cut, text_nested),
)
BYTES: tuple[ByteMutation, ...] = (
    *(bytes_left, bytes_left, bytes_left, bytes_flipped, bytes_cut, bytes_encoded, line_ends_changed),
)
