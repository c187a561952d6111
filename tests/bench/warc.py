"""Memory and speed over a WARC of made-up pages: flat, however large the file is.

    python -m tests.bench.warc 100 1000

makes WARCs of 100 MB and 1,000 MB in a temporary folder, and prints what reading each one costs (`items` and `read`,
without a database) and what `ingest` costs, with two reading processes, into a new archive each.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.memory import Measured, measured
from tests.bench.pages import made_up
from tests.extract.warcs import answer, record

ROOT = Path(__file__).resolve().parent.parent.parent
SIZES_OF_PAGES = (30_000, 55_000, 80_000, 100_000)
IMAGES_A_PAGE = 4
IMAGE = 60_000
READ = """
import sys
from pathlib import Path
from archive.extract import Item, items, read
found = [len(read(item.content, item.name, item.metadata).articles)
         for item in items(Path(sys.argv[1])) if isinstance(item, Item)]
print(f"{len(found)} pages, {sum(found)} articles")
"""


def crawled(size: int) -> Iterator[bytes]:
    """Records of pages, each with images, of `size` bytes together."""
    number = 0
    while size > 0:
        article = made_up(number)
        page = article.html(SIZES_OF_PAGES[number % len(SIZES_OF_PAGES)]).encode()
        made = [record(answer(page), WARC_Target_URI=article.address)]
        for at in range(IMAGES_A_PAGE):
            block = answer(os.urandom(IMAGE), kind="image/jpeg")
            made.append(record(block, WARC_Target_URI=f"{article.address}{at}.jpg"))
        yield from made
        size -= sum(map(len, made))
        number += 1


def write_warc(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.writelines(crawled(size))


def line(what: str, size: int, taken: Measured) -> str:
    peaks = " + ".join(map(str, taken.highest[:4]))
    return (
        f"{what:<16} {size:>6,} MB {taken.seconds:>7.1f} s {size / taken.seconds:>6.1f} MB/s "
        f"peak {taken.together} MB together ({peaks})  {taken.said.splitlines()[0]}"
    )


def measure(size: int, folder: Path) -> None:
    warc = folder / f"made-up-{size}.warc"
    write_warc(warc, size * 1000 * 1000)
    environ = os.environ | {"ARCHIVE_DATA_DIR": str(folder / f"archive-{size}"), "PYTHONPATH": str(ROOT)}
    Path(environ["ARCHIVE_DATA_DIR"]).mkdir()
    print(line("items and read", size, measured([sys.executable, "-c", READ, str(warc)], environ, ROOT)), flush=True)
    ingest = [sys.executable, "manage.py", "ingest", "--jobs", "2", str(warc)]
    print(line("ingest --jobs 2", size, measured(ingest, environ, ROOT)), flush=True)
    warc.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000], help="in MB (default: 100 1000)")
    sizes = parser.parse_args().sizes
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            measure(size, Path(folder))


if __name__ == "__main__":
    main()
