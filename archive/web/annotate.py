"""Rendering by annotation: a text and what is said of stretches of it become a tree; the text itself never changes.

annotate("Salt is salt", [Annotation(0, 4, Layer.LINK, "a", {"href": "/terms/盐/"})])
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import pairwise


class Layer(IntEnum):
    """What may stand around what: outermost first. Where two annotations cross, the inner one is cut in two."""

    VOICE = 1
    LINK = 2
    MARK = 3
    LANGUAGE = 4


@dataclass(frozen=True, slots=True)
class Annotation:
    """An element around the characters from `start` to `end`.

    Where it has to be cut, each piece carries `attributes`, the first one also `first` (an id, say), and an empty link
    with the attributes `pointer`, if there are any, follows the last. `ahead` is HTML to stand before it all, and never
    in a link.
    """

    start: int
    end: int
    layer: Layer
    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    first: Mapping[str, str] = field(default_factory=dict)
    pointer: Mapping[str, str] = field(default_factory=dict)
    ahead: str = ""


@dataclass(slots=True)
class Piece:
    """An annotation as it stands in the tree, or the part of it from `start` to `end`."""

    annotation: Annotation
    start: int
    end: int
    children: "Tree" = field(default_factory=list)

    @property
    def is_first(self) -> bool:
        return self.start == self.annotation.start

    @property
    def is_last(self) -> bool:
        return self.end == self.annotation.end


Tree = list[str | Piece]
DEEPEST = 20  # annotations around one character; beyond that the innermost are left out


def annotate(text: str, annotations: Iterable[Annotation]) -> Tree:
    """The tree whose leaves, joined, are `text`. Annotations are clipped to it; of links that overlap one stays."""
    ranked = sorted(without_nested_links(clipped(annotations, len(text))), key=rank)
    starting, ending = defaultdict(set), defaultdict(set)
    for number, annotation in enumerate(ranked):
        starting[annotation.start].add(number)
        ending[annotation.end].add(number)
    root: Tree = []
    opened: list[tuple[int, Piece]] = []
    active: set[int] = set()
    for low, high in pairwise(sorted({0, len(text), *starting, *ending})):
        active = (active - ending[low]) | starting[low]
        opened = reopened(root, opened, sorted(active)[:DEEPEST], ranked, low)
        for _, piece in opened:
            piece.end = high
        (opened[-1][1].children if opened else root).append(text[low:high])
    return root


def reopened(
    root: Tree, opened: list[tuple[int, Piece]], active: Sequence[int], ranked: Sequence[Annotation], at: int
) -> list[tuple[int, Piece]]:
    """The pieces open from `at` on: those that stay open, and within them a new one for each that is missing."""
    kept = 0
    while kept < min(len(opened), len(active)) and opened[kept][0] == active[kept]:
        kept += 1
    still = opened[:kept]
    for number in active[kept:]:
        piece = Piece(ranked[number], at, at)
        (still[-1][1].children if still else root).append(piece)
        still.append((number, piece))
    return still


def clipped(annotations: Iterable[Annotation], length: int) -> list[Annotation]:
    within = [
        each
        if each.start >= 0 and each.end <= length
        else replace(each, start=max(each.start, 0), end=min(each.end, length))
        for each in annotations
    ]
    return [annotation for annotation in within if annotation.start < annotation.end]


def without_nested_links(annotations: Iterable[Annotation]) -> list[Annotation]:
    """HTML has no link in a link: of those that overlap the first stays, of those that begin together the longest."""
    kept: list[Annotation] = []
    done = 0
    for annotation in sorted(annotations, key=rank):
        if annotation.layer is not Layer.LINK:
            kept.append(annotation)
        elif annotation.start >= done:
            kept.append(annotation)
            done = annotation.end
    return kept


def rank(annotation: Annotation) -> tuple[int, int, int]:
    """Outermost first."""
    return annotation.layer, annotation.start, -annotation.end
