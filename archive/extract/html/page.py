"""A page as one walk over its tree leaves it: its text, the stretches of text between markup, its elements in order.

What a reader could see is the page's text: its words with single spaces, a newline where a block or a line ends.
Programs, styles and what stands in the head are none of it. Nothing is taken out of the tree: what is read or dropped
is set aside.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from archive.extract.html.elements import BLOCKS, BOLD, UNSEEN, is_wrapped, keys, kind_of, leads_elsewhere
from archive.extract.html.soup import SPACES, parse
from archive.extract.records import BlockKind

SOFT_HYPHEN = "\u00ad"
"""Where a word may be parted: no reader sees it within a line, and nobody who searches for the word types it."""

LITTLE = 500
"""Characters that no page of an article makes do with: where one has fewer, and more in `<noscript>`, they are its own,
kept for readers without scripts, or swallowed by a tag that is closed in the wrong place."""

NOSCRIPT = "noscript"
NEWLINE, BLANK_LINE = re.compile(r"\n"), re.compile(r"\n[ \t\r]*\n")
INDEXED = frozenset(["itemprop", "rel", "role"])


class Run(NamedTuple):
    """Text between two pieces of markup. `start`, `end` are its place in the page's text, `line` numbers the line it
    is on; `kind` is what the markup says it is, by the element of number `by`; `bold` whether it is set in
    bold, `linked` whether it leads to another page."""

    text: str
    start: int
    end: int
    line: int
    kind: BlockKind | None
    by: int
    bold: bool
    linked: bool


@dataclass(slots=True)
class Reach:
    """An element's number and that after its last descendant; the first run within it and the one after the last."""

    number: int
    after: int
    first_run: int
    after_run: int


class Page:
    """The text, runs and elements of a page, and which of them are set aside and by which rule."""

    def __init__(self, text: str):
        self.markup = text
        self.tree = parse(text)
        self.text = self._walked(UNSEEN)
        if len(self.text) < LITTLE and self._hidden() > LITTLE:
            self.text = self._walked(UNSEEN - {NOSCRIPT})
        self.gone = bytearray(len(self.elements))
        self.aside = bytearray(len(self.runs))
        self.taken: list[int] = [0] * len(self.runs)
        self.rules: list[str] = [""]

    def _hidden(self) -> int:
        """How many characters stand in the page for readers without scripts."""
        return sum(len(self.elements[number].get_text()) for number in self.named.get(NOSCRIPT, ()))

    def _walked(self, unseen: frozenset[str]) -> str:
        """The text of the page but for what stands in some elements; runs and elements are those of this walk."""
        self.runs: list[Run] = []
        self.elements: list[Tag] = []
        self.reaches: dict[int, Reach] = {}
        self.named: dict[str, list[int]] = defaultdict(list)
        return _Walk(self, unseen).text()

    def add(self, element: Tag) -> Reach:
        """Number an element and index it by tag, `.class`, `#id` and some of its attributes."""
        reach = Reach(len(self.elements), 0, len(self.runs), 0)
        self.reaches[id(element)] = reach
        self.elements.append(element)
        self.named[element.name].append(reach.number)
        if element.attrs:
            indexed = () if INDEXED.isdisjoint(element.attrs) else INDEXED.intersection(element.attrs)
            for key in {*keys(element), *(f"[{name}]" for name in indexed)}:
                self.named[key].append(reach.number)
        return reach

    def reach(self, element: Tag) -> Reach:
        return self.reaches[id(element)]

    def numbers(self, key: str, root: Tag) -> Iterator[int]:
        """The numbers of the elements indexed under `key` that stand within `root` and are not set aside."""
        reach = self.reach(root)
        return self._between(key, reach.number + 1, reach.after)

    def numbers_under(self, outer: str, key: str, root: Tag) -> Iterator[int]:
        """Those of `numbers` that stand within an element indexed under `outer`, wherever that is."""
        reach, done = self.reach(root), 0
        for number in self.named.get(outer, ()):
            if number >= done:
                done = self.reach(self.elements[number]).after
                yield from self._between(key, max(number, reach.number) + 1, min(done, reach.after))

    def _between(self, key: str, first: int, after: int) -> Iterator[int]:
        found = self.named.get(key, [])
        for at in range(bisect_left(found, first), len(found)):
            if found[at] >= after:
                return
            if not self.gone[found[at]]:
                yield found[at]

    def is_gone(self, element: Tag) -> bool:
        return bool(self.gone[self.reach(element).number])

    def stretch(self, element: Tag) -> tuple[int, int]:
        """From where to where in the page's text an element goes."""
        reach = self.reach(element)
        if reach.first_run == reach.after_run:
            return 0, 0
        return self.runs[reach.first_run].start, self.runs[reach.after_run - 1].end

    def visible(self, element: Tag) -> Iterator[Run]:
        """The runs within an element that are not set aside."""
        reach = self.reach(element)
        at = self.aside.find(0, reach.first_run, reach.after_run)
        while at >= 0:
            yield self.runs[at]
            at = self.aside.find(0, at + 1, reach.after_run)

    def holds(self, outer: Tag, inner: Tag) -> bool:
        """Whether an element stands within another."""
        reach = self.reach(outer)
        return reach.number < self.reach(inner).number < reach.after

    def set_aside(self, element: Tag) -> None:
        """Nothing in an element is looked at any more."""
        reach = self.reach(element)
        self.gone[reach.number : reach.after] = b"\1" * (reach.after - reach.number)
        self.aside[reach.first_run : reach.after_run] = b"\1" * (reach.after_run - reach.first_run)

    def set_words_aside(self, start: int, end: int) -> None:
        """Nothing in a stretch of the text is looked at any more."""
        first, after = (bisect_left(self.runs, place, key=lambda run: run.start) for place in (start, end))
        self.aside[first:after] = b"\1" * (after - first)

    def take(self, element: Tag, rule: str) -> None:
        """Set an element aside as dropped by a rule, but for what in it is set aside already."""
        reach = self.reach(element)
        self.rules.append(rule)
        for at in range(reach.first_run, reach.after_run):
            if not self.aside[at]:
                self.taken[at] = len(self.rules) - 1
        self.set_aside(element)


class _Walk:
    """The one walk over a tree, without recursion, however deep."""

    def __init__(self, page: Page, unseen: frozenset[str]):
        self.page = page
        self.unseen = unseen
        self.preformatted: tuple[Tag, re.Pattern[str]] | None = None
        self.pieces: list[str] = []
        self.length = self.line = self.bold = 0
        self.links: list[bool] = []
        self.spaced = self.started = False
        self.kinds: list[tuple[BlockKind | None, int]] = [(None, 0)]

    def text(self) -> str:
        stack: list[PageElement | tuple[Tag, Reach]] = [self.page.tree]
        while stack:
            node = stack.pop()
            if isinstance(node, tuple):
                self._leave(*node)
            elif isinstance(node, Tag):
                stack.append((node, self._enter(node)))
                stack.extend(reversed(node.contents) if node.name not in self.unseen else ())
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                self._say_lines(node)
        return "".join(self.pieces)

    def _enter(self, element: Tag) -> Reach:
        reach, name = self.page.add(element), element.name
        if name in BLOCKS or name == "br":
            self._break()
        if name in BLOCKS:
            self.kinds.append(self._kind_within(element, reach.number))
        self.bold += name in BOLD
        if name == "a":
            self.links.append(leads_elsewhere(element))
        if name == "pre" and self.preformatted is None:
            self.preformatted = element, BLANK_LINE if is_wrapped(element) else NEWLINE
        return reach

    def _kind_within(self, element: Tag, number: int) -> tuple[BlockKind | None, int]:
        """The kind of an element and who gives it; what is quoted in a pull quote is that pull quote."""
        kind, above = kind_of(element), self.kinds[-1]
        return above if kind is None or (kind, above[0]) == ("block_quote", "pull_quote") else (kind, number)

    def _leave(self, element: Tag, reach: Reach) -> None:
        self.bold -= element.name in BOLD
        if element.name == "a":
            self.links.pop()
        if element.name in BLOCKS:
            self._break()
            self.kinds.pop()
        if self.preformatted and self.preformatted[0] is element:
            self.preformatted = None
        reach.after, reach.after_run = len(self.page.elements), len(self.page.runs)

    def _break(self) -> None:
        """End the line, if anything stands on it."""
        self.line += self.started
        self.started = self.spaced = False

    def _say_lines(self, raw: str) -> None:
        """Say a text; within a `<pre>` its lines are lines."""
        if self.preformatted is None:
            self._say(raw)
            return
        for at, line in enumerate(self.preformatted[1].split(raw)):
            if at:
                self._break()
            self._say(line)

    def _say(self, raw: str) -> None:
        if raw in ("\n", " "):  # as most texts between blocks are
            self.spaced = True
            return
        words = SPACES.sub(" ", raw.replace(SOFT_HYPHEN, ""))
        text = words.strip(" ")
        if text:
            self._part(spaced=self.spaced or words[0] == " ")
            end = self.length + len(text)
            self.page.runs.append(
                Run(text, self.length, end, self.line, *self.kinds[-1], self.bold > 0, any(self.links))
            )
            self.pieces.append(text)
            self.length = end
            self.started, self.spaced = True, words[-1] == " "
        elif words:
            self.spaced = True

    def _part(self, spaced: bool) -> None:
        """Put a newline or a space before what comes, where one belongs."""
        between = (" " if spaced else "") if self.started else "\n" if self.length else ""
        self.pieces.append(between)
        self.length += len(between)
