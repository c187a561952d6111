"""The body of an HTML article as lines, with what their elements say they are."""

from collections.abc import Iterator

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from archive.extract import lexicon
from archive.extract.html.soup import SPACES, tokens
from archive.extract.lines import SET_APART, Line
from archive.extract.records import BlockKind

BLOCKS = lexicon.word_set("elements", "blocks")
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
CAPTIONS = frozenset(["wp-caption-text", "gallery-caption", "wp-element-caption", "caption-text", "image-caption"])
PULL_QUOTES = frozenset(["pullquote", "pull-quote", "wp-block-pullquote", "has-text-align-pull"])
TAGS: dict[str, BlockKind] = {"figcaption": "caption", "li": "list_item", "blockquote": "block_quote"}


def flow(root: Tag, length: int) -> list[Line]:
    """The lines of an element, in order. Their place is the whole capture: a tree does not know its characters."""
    lines: list[Line] = []
    gap = 1
    for kind, text in _paragraphs(root):
        stripped = text.strip(" " + SET_APART)
        if stripped:
            lines.append(Line(stripped, 0, length, gap, kind, marked=True))
            gap = 1
        elif text:
            gap += 2
    return lines


def _paragraphs(root: Tag) -> Iterator[tuple[BlockKind | None, str]]:
    """Each stretch of text between two edges of block elements, or at a line break, with its kind."""
    kinds: list[BlockKind | None] = [None]
    words: list[str] = []
    for entering, node in _walk(root):
        edge = isinstance(node, Tag) and (node.name in BLOCKS or node.name == "br")
        if edge and words:
            yield kinds[-1], SPACES.sub(" ", "".join(words))
            words = []
        if isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                words.append(str(node))
        elif isinstance(node, Tag) and edge and node.name != "br":
            if entering:
                kinds.append(_kind(node) or kinds[-1])
            else:
                kinds.pop()
    if words:
        yield kinds[-1], SPACES.sub(" ", "".join(words))


def _walk(root: Tag) -> Iterator[tuple[bool, PageElement]]:
    """Every node of a tree on the way in, and elements again on the way out; without recursion, however deep."""
    stack: list[tuple[bool, PageElement]] = [(True, root)]
    while stack:
        entering, node = stack.pop()
        yield entering, node
        if entering and isinstance(node, Tag):
            stack.append((False, node))
            stack.extend((True, child) for child in reversed(node.contents))


def _kind(element: Tag) -> BlockKind | None:
    names = set(tokens(element))
    if names & CAPTIONS:
        return "caption"
    if names & PULL_QUOTES:
        return "pull_quote"
    return "heading" if element.name in HEADINGS else TAGS.get(element.name)
