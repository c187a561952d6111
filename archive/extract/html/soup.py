"""The element tree of a page, and an index of it by tag, class and id.

One walk fills the index; a selector engine walks the tree for every question, and took a second a page.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import Tag

from archive.extract.errors import Unreadable

SPACES = re.compile(r"[ \t\r\n\f]+")
MOST_TAGS = 300_000
HIGHEST = 60
COMPOUND = re.compile(
    r"(?P<tag>[a-z0-9]*)(?P<names>(?:[.#][\w-]+)*)(?:\[(?P<attribute>[\w-]+)(?:=(?P<value>[^\]]+))?\])?"
)


def parse(text: str) -> BeautifulSoup:
    """The tree of a page, on lxml's HTML parser: no entity of the page's own and no link is followed.

    Raises Unreadable for markup of so many elements that it is no page of articles.
    """
    if text.count("<") > MOST_TAGS:
        raise Unreadable(f"markup of more than {MOST_TAGS:,} tags is not read")
    return BeautifulSoup(text, "lxml")


def text_of(element: Tag | None) -> str:
    """The words of an element, with single spaces; an empty string for none."""
    return SPACES.sub(" ", element.get_text(" ", strip=False)).strip(" \u00a0") if element is not None else ""


def attribute(element: Tag | None, name: str) -> str | None:
    """An attribute's value, stripped; None if it is absent or blank."""
    value = element.get(name) if element is not None else None
    if isinstance(value, list):
        value = " ".join(value)
    return str(value).strip() or None if value is not None else None


def tokens(element: Tag) -> list[str]:
    """The class names and the id of an element, in lower case."""
    classes = (attribute(element, "class") or "").lower().split()
    return [*classes, *(attribute(element, "id") or "").lower().split()]


def is_gone(element: Tag) -> bool:
    """Whether an element was decomposed. bs4's own `decomposed` searches the whole subtree where it was not."""
    return bool(vars(element).get("_decomposed", False))


def descendants(root: Tag) -> Iterator[Tag]:
    """All elements within an element, in order. bs4's own `descendants` first looks for the last, however deep."""
    stack = [child for child in reversed(root.contents) if isinstance(child, Tag)]
    while stack:
        element = stack.pop()
        yield element
        stack.extend(child for child in reversed(element.contents) if isinstance(child, Tag))


class Index:
    """The elements within `root` by tag, `.class` and `#id`; what is added to the tree later it does not see."""

    def __init__(self, root: Tag, most: int | None = None):
        self.root = root
        self.found: dict[str, list[Tag]] = defaultdict(list)
        for element in islice(descendants(root), most):
            self.found[element.name].append(element)
            for name in (attribute(element, "class") or "").lower().split():
                self.found[f".{name}"].append(element)
            if identity := attribute(element, "id"):
                self.found[f"#{identity.lower()}"].append(element)

    def all(self, *selectors: str) -> Iterator[Tag]:
        """The elements that fit any of the selectors: `h1.title`, `.author .fn`, `time[datetime]`, `[rel=author]`."""
        for selector in selectors:
            *above, own = (_compound(part) for part in selector.split())
            candidates = self.found.get(own.key, ()) if own.key else descendants(self.root)
            yield from (
                found for found in candidates if not is_gone(found) and own.fits(found) and _under(found, above)
            )

    def first(self, *selectors: str) -> Tag | None:
        """The first element that the first fitting selector finds."""
        return next(self.all(*selectors), None)

    def text(self, *selectors: str) -> str:
        """The words of the first element that fits and has words."""
        return next((words for found in self.all(*selectors) if (words := text_of(found))), "")


class Compound:
    """One part of a selector: a tag, classes or id, an attribute."""

    def __init__(self, part: str):
        found = COMPOUND.fullmatch(part)
        if not found:
            raise ValueError(f"no selector: {part}")
        self.tag = found["tag"]
        self.names = re.findall(r"[.#][\w-]+", found["names"].lower())
        self.attribute = found["attribute"]
        self.value = found["value"]
        self.key = self.names[0] if self.names else self.tag

    def fits(self, element: Tag) -> bool:
        if self.tag and element.name != self.tag:
            return False
        if self.attribute:
            value = attribute(element, self.attribute)
            if value is None or (self.value and self.value not in (value, *value.split())):
                return False
        return all(name[1:] in tokens(element) for name in self.names)


@cache
def _compound(part: str) -> Compound:
    return Compound(part)


def _under(element: Tag, above: list[Compound]) -> bool:
    """Whether an element stands within others, the outermost first, no more than sixty levels up."""
    wanted = list(above)
    for parent in islice(element.parents, HIGHEST):
        if not wanted:
            return True
        if wanted[-1].fits(parent):
            wanted.pop()
    return not wanted
