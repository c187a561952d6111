"""How well bodies of HTML pages are found, and how fast, beside trafilatura and readability.

    python -m tests.bench.bodies                 # the shapes and samples of this project
    python -m tests.bench.bodies FOLDER…         # pages NAME.html with their body in NAME.txt beside them

F1 is that of the 4-grams of words (of hanzi, each is one) of the body that was found and the one that stands on the
page. Time is the processor's for one page, and how many times our own the others take, in the same run.
"""

import argparse
import json
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import trafilatura
from bs4 import BeautifulSoup
from readability import Document

from archive.extract import read
from tests.bench.pages import made_up
from tests.extract.shapes_html import MAKERS, page, stories

ROOT = Path(__file__).resolve().parents[2]
CAPTURES = ROOT / "fixtures" / "captures"
GOLD = ROOT / "tests" / "gate" / "gold"
GRAM = 4
ROUNDS = 3
LARGE, LARGE_PAGES = 100_000, 8
WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page, the body that stands on it, and how many articles that is."""

    name: str
    html: str
    body: str
    articles: int = 1


def ours(html: str) -> str:
    return "\n".join(block.text for article in read(html.encode(), "page.html").articles for block in article.blocks)


def trafilaturas(html: str) -> str:
    return trafilatura.extract(html, include_comments=False) or ""


def readabilitys(html: str) -> str:
    return BeautifulSoup(Document(html).summary(), "lxml").get_text("\n")


TOOLS: dict[str, Callable[[str], str]] = {"ours": ours, "trafilatura": trafilaturas, "readability": readabilitys}


def f1(found: str, true: str) -> float:
    """The harmonic mean of the shares of 4-grams of one text that the other has."""
    have, want = _grams(found), _grams(true)
    shared = sum((have & want).values())
    return 2 * shared / (sum(have.values()) + sum(want.values()))


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = [word.lower() for word in WORD.findall(text)]
    return Counter(tuple(words[at : at + GRAM]) for at in range(max(1, len(words) - GRAM + 1)))


def shapes() -> Iterator[Page]:
    """The sample articles as several makers print them, one a page, and several where a maker appends them."""
    told = stories()
    for at, maker in enumerate(MAKERS):
        story = told[at % len(told)]
        yield Page(maker, page(maker, story), story.text)
    yield Page("zox, appended", page("zox", told[0], tuple(told[1:])), "\n".join(each.text for each in told), len(told))


def samples() -> Iterator[Page]:
    """The sample captures, with the bodies that a person read in them."""
    for gold in sorted(GOLD.glob("*.html.json")):
        path = CAPTURES / gold.stem
        articles = json.loads(gold.read_text("utf-8"))
        body = "\n".join(block.partition(": ")[2] for article in articles for block in article["blocks"])
        encoding = "gb18030" if b"charset=gb" in path.read_bytes()[:1000].lower() else "utf-8"
        yield Page(path.name, path.read_text(encoding), body, len(articles))


def large() -> Iterator[Page]:
    """Made-up pages of about 100 kB, most of which is what such pages carry beside the article."""
    for number in range(LARGE_PAGES):
        made = made_up(number)
        yield Page(f"100 kB, {number}", made.html(LARGE), "\n".join(made.paragraphs))


def in_folder(folder: Path) -> Iterator[Page]:
    for path in sorted(folder.rglob("*.html")):
        body = path.with_suffix(".txt")
        if body.exists():
            yield Page(path.stem, path.read_text("utf-8", "replace"), body.read_text("utf-8"))


def timed(tool: Callable[[str], str], html: str) -> tuple[str, float]:
    """What a tool finds in a page, and the least processor's seconds of three runs."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        found = tool(html)
        taken.append(time.process_time() - began)
    return found, min(taken)


def compare(title: str, pages: Iterable[Page]) -> None:
    """Print the F1 of each tool on each page, their means, and their times."""
    scores: dict[str, list[float]] = {tool: [] for tool in TOOLS}
    times: dict[str, list[float]] = {tool: [] for tool in TOOLS}
    print(f"\n{title:44}{'articles':>9}" + "".join(f"{tool:>13}" for tool in TOOLS))
    for each in pages:
        for tool, find in TOOLS.items():
            found, taken = timed(find, each.html)
            scores[tool].append(f1(found, each.body))
            times[tool].append(taken)
        print(f"{each.name[:43]:44}{each.articles:>9}" + "".join(f"{scores[tool][-1]:>13.3f}" for tool in TOOLS))
    row("mean", [f"{mean(found):.3f}" for found in scores.values()])
    row("milliseconds a page", [f"{mean(taken) * 1000:.1f}" for taken in times.values()])
    row("times our own", [f"{sum(taken) / sum(times['ours']):.2f}" for taken in times.values()])


def row(what: str, values: Sequence[str]) -> None:
    print(f"{what:53}" + "".join(f"{value:>13}" for value in values), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="pages with their bodies beside them")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    for folder in options.folders:
        compare(str(folder), in_folder(folder))
    if not options.folders:
        compare("shapes of several makers", shapes())
        compare("sample captures", samples())
        compare("large pages", large())


if __name__ == "__main__":
    main()
