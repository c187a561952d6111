"""Lists of links to other pages that stand among the paragraphs of a body, each under a heading of its own or not."""

from collections.abc import Sequence
from itertools import groupby

from archive.extract.lines import Line
from archive.extract.tails import REFERENCES

SHARE_OF_LINKS = 0.3
LONGEST_LABEL = 5
SHORTEST_TITLE = 4


def without_links(lines: Sequence[Line]) -> list[Line]:
    """The lines without such lists, and without the headings over them; a body that is mostly links is left whole."""
    words = sum(line.words for line in lines)
    if sum(line.words for line in lines if line.linked) > SHARE_OF_LINKS * words:
        return list(lines)
    kept: list[Line] = []
    for linked, group in groupby(lines, key=_is_link):
        stretch = list(group)
        if not linked or not _leads_away(stretch, kept):
            kept += stretch
        elif kept and kept[-1].kind == "heading":
            kept.pop()
    return kept


def _is_link(line: Line) -> bool:
    return line.linked and line.kind not in ("caption", "block_quote", "pull_quote")


def _leads_away(links: Sequence[Line], above: Sequence[Line]) -> bool:
    """Whether lines that are links are no part of the text above: sources are, more of a list, and what a sentence
    announces."""
    if above and (REFERENCES.fullmatch(above[-1].text) or above[-1].kind == "list_item" or _announces(above[-1])):
        return False
    only = links[0]
    if len(links) > 1:
        return True
    return only.kind == "list_item" or (only.kind is None and only.words >= SHORTEST_TITLE and not only.ends_sentence)


def _announces(line: Line) -> bool:
    return line.text.endswith((":", "：")) and line.words > LONGEST_LABEL
