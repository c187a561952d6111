"""One item of an export as a tree of elements: mended where exports are commonly broken, then parsed strictly.

No element is looked up by its namespace, as plugins forget to declare theirs; the prefixes are those that WordPress
writes. A document type is refused, so that there is no entity to expand and nothing to fetch.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

MOST_ELEMENTS = 300_000
DEEPEST = 50
TEXT = ":encoded"
MENDED = re.compile(
    r"(?P<cdata><!\[CDATA\[(?:.*?\]\]>|.*))"
    r"|(?P<comment><!--(?:.*?-->|.*))"
    r"|&\#(?:x(?P<hexadecimal>[0-9a-fA-F]{1,6})|(?P<decimal>\d{1,7}));"
    r"|(?P<stray>\]\]>|&(?!(?:amp|lt|gt|quot|apos);)|<(?![/!?]?[a-zA-Z_]))",
    re.DOTALL,
)
ESCAPED = {"&": "&amp;", "<": "&lt;", "]]>": "]]&gt;"}
ALLOWED = re.compile("[\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Malformed(ValueError):
    """Markup that is no XML even when mended: on which line (from 1), and what is wrong."""

    def __init__(self, line: int, problem: str):
        super().__init__(problem)
        self.line = line


@dataclass(slots=True)
class Element:
    """An element by its name with prefix, e.g. `wp:post_id`, with the text directly in it."""

    name: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def all(self, name: str) -> Iterator["Element"]:
        return (child for child in self.children if child.name == name)

    def text(self, name: str) -> str:
        """The text of the first child of that name, stripped; empty if there is none."""
        return next((child.own for child in self.all(name)), "")

    @property
    def own(self) -> str:
        return "".join(self.words).strip()


def parsed(text: str, is_whole: bool = True) -> Element:
    """A root that holds the elements of `text`; what is not whole may leave elements open. Raises Malformed."""
    builder = _Builder()
    try:
        builder.parser.Parse(mended(text), is_whole)
    except expat.ExpatError as error:
        raise Malformed(error.lineno, expat.ErrorString(error.code)) from None
    return builder.root


def mended(text: str) -> str:
    """`text` with stray `&`, `<` and `]]>` escaped, without comments and references to characters that XML forbids."""
    return MENDED.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    if found["cdata"]:
        return found[0]
    if found["comment"]:
        return "\n" * found[0].count("\n")
    if found["stray"]:
        return ESCAPED[found["stray"]]
    number = int(found["hexadecimal"], 16) if found["hexadecimal"] else int(found["decimal"])
    return found[0] if number <= 0x10FFFF and ALLOWED.match(chr(number)) else ""


class _Builder:
    """Makes elements of what expat reads. Raises Malformed at a document type, and for trees that no export has.

    Markup within `content:encoded`, which should be escaped and in some exports is not, is its text.
    """

    def __init__(self) -> None:
        self.root = Element("", {})
        self.open = [self.root]
        self.count = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.say

    def refuse(self, *_declared: object) -> None:
        raise Malformed(self.parser.CurrentLineNumber, "a document type, which no WordPress export declares")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_ELEMENTS or len(self.open) > DEEPEST:
            raise Malformed(self.parser.CurrentLineNumber, "more elements, or deeper ones, than any export has")
        above = self.open[-1]
        if above.name.endswith(TEXT):
            above.words.append(f"<{name}>")
            self.open.append(above)
        else:
            element = Element(name, attributes)
            above.children.append(element)
            self.open.append(element)

    def end(self, name: str) -> None:
        if self.open.pop() is self.open[-1]:
            self.open[-1].words.append(f"</{name}>")

    def say(self, words: str) -> None:
        self.open[-1].words.append(words)
