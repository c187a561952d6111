"""Captures in Markdown: what its marks say a line is, and the line without them.

Marks are read where several kinds of them show that a text is Markdown; an asterisk alone is an asterisk. The syntax
is that of https://spec.commonmark.org/ as far as articles use it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from archive.extract.lines import SPACES, Line
from archive.extract.records import BlockKind

FEWEST_MARKED, FEWEST_KINDS = 3, 2
ADDRESS = r"\(\s?[^()\s]{1,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s+[\"'(][^\n]{0,300}?[\"')])?\s?\)"
IMAGE = re.compile(rf"(?P<linked>\[)?!\[(?P<alt>[^\[\]]{{0,500}})\]{ADDRESS}(?(linked)\s?\]{ADDRESS})")
LINK = re.compile(rf"\[(?P<words>[^\[\]]{{1,500}})\](?P<to>{ADDRESS})")
HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]+(?=\S)")
CLOSING_SIGNS = re.compile(r"[ \t]+#{1,6}$")
QUOTE = re.compile(r"^(?:>[ \t]?){1,5}[ \t]*", re.MULTILINE)
ITEM = re.compile(r"(?:[*+-]|\d{1,3}[.)])[ \t]+\S")
FENCE = re.compile(r"(?:`{3,10}|~{3,10})[ \t]*[\w+-]{0,20}")
UNDERLINE = re.compile(r"={3,200}|-{3,200}")
DEFINITION = re.compile(r"\[[^\[\]]{1,100}\]:\s+<?https?://\S{1,1000}.{0,200}")
EMPHASIS = re.compile(r"\*{1,3}|_{1,3}|`")
ESCAPE = re.compile(r"(?P<mark>\\)(?:[!-/:-@\[-`{-~]|$)")
LETTER = re.compile(r"[A-Za-z0-9]")
LONGEST_UNDERLINED = 200
MOST_MARKS = 2_000
MOST_LOOKED_AT = 5_000
MOST_LINES = 50_000
"""A text of more lines is left as it is: no page of articles has as many."""

Marks = list[tuple[int, int]]


@dataclass(slots=True)
class Unmarked:
    """The lines of a text without its marks; `marks` are the places of these, in order. `title` is that of its first
    heading of the first level."""

    lines: list[Line] = field(default_factory=list)
    marks: Marks = field(default_factory=list)
    title: str | None = None

    def put(self, line: Line, marks: Marks, kind: BlockKind | None) -> None:
        """Add a line, given in the words of the capture, without `marks`, which are places in its text."""
        self.marks += [(line.start + start, line.start + end) for start, end in marks]
        text, places = _without(line.text, marks)
        stripped = text.strip(SPACES)
        if stripped:
            first = text.index(stripped[0])
            start, last = line.start + places[first], line.start + places[first + len(stripped) - 1]
            self.lines.append(replace(line, text=stripped, start=start, end=last + 1, kind=kind))


def unmarked(lines: Sequence[Line], certain: bool = False) -> Unmarked:
    """The lines of a text in Markdown, as all text under a front matter is, without the marks; others as they are."""
    if len(lines) > MOST_LINES or (not certain and not is_markdown(lines)):
        return Unmarked(list(lines))
    found = Unmarked()
    for at, line in enumerate(lines):
        under = lines[at + 1] if at + 1 < len(lines) else None
        if FENCE.fullmatch(line.text) or DEFINITION.fullmatch(line.text) or (at and _underlines(lines[at - 1], line)):
            found.marks.append((line.start, line.end))
        elif under and _underlines(line, under):
            _put_heading(found, line, [], first=under.text[0] == "=")
        elif heading := HEADING.match(line.text):
            closing = CLOSING_SIGNS.search(line.text[-8:])
            end = [(len(line.text) - len(closing[0]), len(line.text))] if closing else []
            _put_heading(found, line, [heading.span(), *end], first=heading["signs"] == "#")
        else:
            _put_text(found, line)
    return found


def is_markdown(lines: Sequence[Line]) -> bool:
    """Whether several kinds of marks stand in a text, headings or links among them, or headings alone."""
    times = {"first heading": 0, "heading": 0, "image": 0, "link": 0, "bold": 0, "quote": 0}
    for line in lines[:MOST_LOOKED_AT]:
        heading = HEADING.match(line.text)
        times["first heading"] += bool(heading and heading["signs"] == "#")
        times["heading"] += bool(heading and heading["signs"] != "#" and not line.text.endswith("#"))
        times["quote"] += line.text.startswith("> ")
        times["bold"] += line.text.count("**") > 1
        if "](" in line.text:
            times["image"] += IMAGE.search(line.text) is not None
            times["link"] += LINK.search(IMAGE.sub("", line.text)) is not None
    strong = times["first heading"] + times["heading"] + times["image"] + times["link"]
    kinds = sum(number > 0 for number in times.values())
    marked = bool(strong) and kinds >= FEWEST_KINDS and sum(times.values()) >= FEWEST_MARKED
    return marked or times["heading"] >= FEWEST_MARKED


def _underlines(above: Line, line: Line) -> bool:
    """Whether a line of `=` or `-` makes the line right above it a heading."""
    whole = UNDERLINE.fullmatch(line.text) is not None and UNDERLINE.fullmatch(above.text) is None
    return whole and line.gap == 0 and len(above.text) <= LONGEST_UNDERLINED and "\n" not in above.text


def _put_heading(found: Unmarked, line: Line, marks: Marks, first: bool) -> None:
    before = len(found.lines)
    found.put(line, _with_inline(line.text, marks), "heading")
    if first and found.title is None and len(found.lines) > before:
        found.title = found.lines[-1].text


def _put_text(found: Unmarked, line: Line) -> None:
    """Add a line of text; each picture in it, named by the text that stands for it, is a line of its own."""
    at = 0
    kind = _kind(line.text)
    for image in IMAGE.finditer(line.text) if "](" in line.text else ():
        _put_words(found, _part(line, at, image.start()), kind)
        start, end = image.span("alt")
        alone = _part(line, *image.span())
        shift = image.start()
        found.put(alone, [(0, start - shift), (end - shift, len(alone.text))], "caption")
        at = image.end()
    _put_words(found, _part(line, at, len(line.text)), kind)


def _put_words(found: Unmarked, line: Line, kind: BlockKind | None) -> None:
    if line.text:
        quoted = [mark.span() for mark in QUOTE.finditer(line.text)] if kind == "block_quote" else []
        found.put(line, _with_inline(line.text, quoted), kind)


def _part(line: Line, start: int, end: int) -> Line:
    if (start, end) == (0, len(line.text)):
        return line
    return Line(line.text[start:end], line.start + start, line.start + end, 0 if start else line.gap)


def _kind(text: str) -> BlockKind | None:
    if text.startswith(">"):
        return "block_quote"
    return "list_item" if ITEM.match(text) else None


def _with_inline(text: str, marks: Marks) -> Marks:
    """The marks of a line with those of links, of emphasis and of escapes in it, in order, if it is one to read."""
    links = [
        span for link in LINK.finditer(text) for span in ((link.start(), link.start("words")), _after(link))
    ] if "](" in text else []  # fmt: skip
    escapes = [escape.span("mark") for escape in ESCAPE.finditer(text)]
    taken = _merged([*marks, *links, *escapes])
    masked = _masked(text, [*taken, *((end, min(end + 1, len(text))) for _, end in escapes)])
    found = _merged([*taken, *_emphasis(masked)])
    return found if len(found) <= MOST_MARKS else marks


def _after(link: re.Match[str]) -> tuple[int, int]:
    return link.end("words"), link.end()


def _masked(text: str, marks: Marks) -> str:
    """`text` with `marks` made signs that are neither letter nor space."""
    letters = list(text)
    for start, end in marks:
        letters[start:end] = "\x00" * (end - start)
    return "".join(letters)


def _emphasis(text: str) -> Iterator[tuple[int, int]]:
    """Pairs of `*`, `_` and backticks around words, in one pass."""
    opened: dict[str, tuple[int, int]] = {}
    for sign in EMPHASIS.finditer(text):
        before, after = text[max(0, sign.start() - 1) : sign.start()], text[sign.end() : sign.end() + 1]
        if sign[0] in opened and before.strip() and not LETTER.match(after):
            yield opened.pop(sign[0])
            yield sign.span()
        elif after.strip() and not LETTER.match(before):
            opened[sign[0]] = sign.span()


def _merged(marks: Marks) -> Marks:
    """Marks in order, those that overlap or touch as one."""
    found: Marks = []
    for start, end in sorted(marks):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _without(text: str, marks: Marks) -> tuple[str, list[int]]:
    """`text` without `marks`, and the place in `text` of each character that is left."""
    places: list[int] = []
    at = 0
    for start, end in marks:
        places += range(at, start)
        at = end
    places += range(at, len(text))
    return "".join(text[place] for place in places), places
