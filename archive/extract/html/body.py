"""Where on a page the body of its article stands: by names that say so, else by what trafilatura finds."""

from collections.abc import Iterable, Sequence
from itertools import islice

from archive.extract.html.region import Region
from archive.extract.html.related import without_links
from archive.extract.lines import Line

NAMED = (
    "[itemprop=articleBody]",
    ".entry-content",
    ".post-content",
    ".td-post-content",
    ".post-entry",
    ".article-content",
    ".article-body",
    ".article__body",
    ".post-body",
    ".postcontent",
    ".single-content",
    ".wp-block-post-content",
    ".post__content",
    ".content-body",
)
BROAD = ("article", ".post", "main", "[role=main]", "#content", ".content")
MOST_TRIED = 3
FEWEST_WORDS = 40
PROSE_WORDS = 20
SHARE_OF_PROSE = 0.6


def find_body(region: Region) -> list[Line]:
    """The lines of the first element named as a body that holds most of the prose; else what trafilatura finds.

    Of a broad element (`article`, `main`) only what it cannot find is taken.
    """
    named = _first(region, NAMED)
    if named and _is_sound(named, region):
        return _without_last_headings(without_links(named))
    return _without_last_headings(_unknown(region) or named or _first(region, BROAD))


def _without_last_headings(lines: list[Line]) -> list[Line]:
    """The lines without headings under the last of the text: what they stand over is none of it."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].kind != "heading"), -1)
    return lines[: last + 1]


def _first(region: Region, selectors: Iterable[str]) -> list[Line]:
    """The longest of the first few elements that the first selector with enough words finds."""
    for selector in selectors:
        found = [element.lines() for element in islice(region.all(selector), MOST_TRIED)]
        best = max(found, key=size_of, default=[])
        if size_of(best) >= FEWEST_WORDS:
            return best
    return []


def _is_sound(lines: Sequence[Line], region: Region) -> bool:
    return prose_size(lines) >= SHARE_OF_PROSE * prose_size(region.lines())


def prose_size(lines: Sequence[Line]) -> int:
    """How many words stand in lines long enough for paragraphs that are no item of a list."""
    return sum(size for line in lines if line.kind != "list_item" and (size := size_of([line])) >= PROSE_WORDS)


def _unknown(region: Region) -> list[Line]:
    # trafilatura takes 36 MB and a sixth of a second to load, and most captures do without
    from archive.extract.html.unknown import unknown_body

    found = unknown_body(region)
    return found if size_of(found) >= FEWEST_WORDS else []


def size_of(lines: Iterable[Line]) -> int:
    """How many words lines have, two hanzi counting as one."""
    return sum(line.words if line.text.isascii() or line.words > 3 else len(line.text) // 2 for line in lines)
