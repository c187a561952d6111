"""Selectors of elements: `h1.title`, `.author .fn`, `time[datetime]`, `[rel=author]`.

Questions are answered from an index; a selector engine walks the tree for every one, and took a second a page.
"""

import re
from functools import cache
from itertools import islice

from bs4.element import Tag

from archive.extract.html.soup import attribute, tokens

HIGHEST = 60
COMPOUND = re.compile(
    r"(?P<tag>[a-z0-9]*)(?P<names>(?:[.#][\w-]+)*)(?:\[(?P<attribute>[\w-]+)(?:=(?P<value>[^\]]+))?\])?"
)


class Compound:
    """One part of a selector: a tag, classes or id, an attribute. `key` is what elements are indexed under."""

    def __init__(self, part: str):
        found = COMPOUND.fullmatch(part)
        if not found:
            raise ValueError(f"no selector: {part}")
        self.tag = found["tag"]
        self.names = re.findall(r"[.#][\w-]+", found["names"].lower())
        self.attribute = found["attribute"]
        self.value = found["value"]
        self.key = self.names[0] if self.names else self.tag or f"[{self.attribute}]"

    def fits(self, element: Tag) -> bool:
        if self.tag and element.name != self.tag:
            return False
        if self.attribute:
            value = attribute(element, self.attribute)
            if value is None or (self.value and self.value not in (value, *value.split())):
                return False
        return all(name[1:] in tokens(element) for name in self.names)


class Selector:
    """A compound, and those that elements above must fit, the outermost first."""

    def __init__(self, selector: str):
        *self.above, self.own = (Compound(part) for part in selector.split())

    def fits(self, element: Tag) -> bool:
        return self.own.fits(element) and self._stands_under(element)

    def _stands_under(self, element: Tag) -> bool:
        """Whether the elements above stand within sixty levels over this one."""
        wanted = list(self.above)
        for parent in islice(element.parents, HIGHEST):
            if not wanted:
                return True
            if wanted[-1].fits(parent):
                wanted.pop()
        return not wanted


@cache
def selector(text: str) -> Selector:
    """The selector of this text, read once."""
    return Selector(text)
