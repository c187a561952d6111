"""Archives broken in every way: what is in them comes out as captures, problems and what is left out."""

import gzip
import re
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from archive.extract import Item, LeftOut, Problem, items
from archive.extract.decode import decode
from archive.extract.item import Found
from tests.extract import exports, warcs
from tests.soak.mutations import ByteMutation, bytes_cut, bytes_flipped, stretch, tags_broken
from tests.soak.properties import MOST_SECONDS, faults

MOST_MEMORY = 48 * 1024**2  # bytes, for an archive of some hundred kB
NUMBER = re.compile(rb"\d{1,9}")
Capture = tuple[str, bytes]


def archive_of(captures: list[Capture], random: Random) -> Capture:
    """An archive that holds these captures, of which some members may be broken: its name and its bytes."""
    name, made = random.choice((("crawl.warc", warc), ("export.xml", wxr), ("articles.jsonl", lines)))
    members = [spoilt(member, random) if random.random() < 0.2 else member for member in made(captures)]
    if random.random() < 0.5:
        return name + ".gz", warcs.gzipped(members) if made is warc else gzip.compress(b"".join(members), mtime=0)
    return name, b"".join(members)


def warc(captures: list[Capture]) -> list[bytes]:
    blocks = [warcs.answer(content, Content_Type="text/html") for _, content in captures]
    packed = [warcs.answer(gzip.compress(content), Content_Encoding="gzip") for _, content in captures[:1]]
    return [warcs.record(block) for block in blocks + packed] + [warcs.record(b"x: y", kind="metadata")]


def wxr(captures: list[Capture]) -> list[bytes]:
    texts = [decode(content).text.replace("]]>", "") for _, content in captures]
    posts = [exports.item(text, number=str(at), extra=exports.comment(at, "Good.")) for at, text in enumerate(texts)]
    return [exports.export(*posts, exports.item(status="draft"))]


def lines(captures: list[Capture]) -> list[bytes]:
    return [content.replace(b"\n", b" ") + b"\n" for _, content in captures]


def spoilt(content: bytes, random: Random) -> bytes:
    for mutate in random.choices(MUTATIONS, k=random.randint(1, 4)):
        content = mutate(content, random)
    return content


def numbers_changed(content: bytes, random: Random) -> bytes:
    """Lengths and dates that lie."""
    share = random.choice((0.01, 0.2))
    other = (b"0", b"-1", b"1", b"99999999999", b"7x")
    return NUMBER.sub(lambda number: random.choice(other) if random.random() < share else number[0], content)


def part_doubled(content: bytes, random: Random) -> bytes:
    at = stretch(len(content), random, 5000)
    return content[: at.stop] + content[at.start :]


def end_lost(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def markup_broken(content: bytes, random: Random) -> bytes:
    return tags_broken(content.decode("latin-1"), random).encode("latin-1")


def archive_faults(content: bytes, name: str, clock: Callable[[], float] = time.process_time) -> list[str]:
    """What is wrong with how an archive is taken apart, each in a line."""
    with tempfile.TemporaryDirectory(prefix="huisheng-soak-") as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        tracemalloc.start()
        began = clock()
        try:
            found = list(items(path))
        except Exception as error:
            return [f"{type(error).__name__}: {error}"]
        finally:
            taken, memory = clock() - began, tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
    costs = [f"{taken:.1f} s, more than {MOST_SECONDS:g}"] if taken > MOST_SECONDS else []
    costs += [f"{memory // 1024**2} MB of memory"] if memory > MOST_MEMORY else []
    return [*costs, *(fault for each in found for fault in found_faults(each))]


def found_faults(found: Found) -> Iterator[str]:
    if isinstance(found, Item):
        yield from (f"{found.name}: {fault}" for fault in faults(found.content, found.name))
    elif not isinstance(found, Problem | LeftOut):
        yield f"{type(found).__name__} is none of what an archive holds"
    elif not found.reason or "\n" in found.reason:
        yield f"{found.name}: a reason that is no line"


MUTATIONS: tuple[ByteMutation, ...] = (
    *(bytes_flipped, bytes_cut, numbers_changed, part_doubled, end_lost, markup_broken),
)
