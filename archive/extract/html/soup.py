"""The element tree of a page."""

import re
import warnings
from typing import Any

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import AttributeDict, PageElement, Tag

from archive.extract.errors import Unreadable

SPACES = re.compile(r"[ \t\r\n\f]+")
MOST_TAGS = 300_000

warnings.filterwarnings("ignore", category=XMLParsedAsHTMLWarning)  # XHTML is read as the HTML it stands for


class _SeenByReaders(LXMLTreeBuilder):
    """The elements and texts alone: a comment deep in a page costs bs4 a walk to the root (25 s for 500 kB of them).

    HTML has no namespaces, which bs4 looks for in each name.
    """

    soup: BeautifulSoup

    def start(self, tag: str | bytes, attrib: dict[Any, Any], nsmap: object = None) -> None:
        """An element opens."""
        self.soup.handle_starttag(str(tag), None, None, attrib)

    def end(self, tag: str | bytes) -> None:
        """An element closes."""
        self.soup.endData()
        self.soup.handle_endtag(str(tag))

    def comment(self, text: str | bytes) -> None:
        """Left out."""

    def pi(self, target: str, data: str) -> None:
        """Left out."""

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """Left out."""


class _InOrder(BeautifulSoup):
    """A tree that grows at its end only: to find that out, bs4 walks to the root with each text."""

    def object_was_parsed(
        self, o: PageElement, parent: Tag | None = None, most_recent_element: PageElement | None = None
    ) -> None:
        """A text comes next."""
        above = self.currentTag
        o.setup(above, self._most_recent_element)
        if above is not None:
            above.contents.append(o)
        self._most_recent_element = o


def parse(text: str) -> BeautifulSoup:
    """The tree of a page, on lxml's HTML parser: no entity of the page's own and no link is followed.

    Raises Unreadable for markup of so many elements that it is no page of articles.
    """
    if text.count("<") > MOST_TAGS:
        raise Unreadable(f"markup of more than {MOST_TAGS:,} tags is not read")
    return _InOrder(text, builder=_SeenByReaders(multi_valued_attributes=None, attribute_dict_class=AttributeDict))


def attribute(element: Tag | None, name: str) -> str | None:
    """An attribute's value, stripped; None if it is absent or blank."""
    value = element.attrs.get(name) if element is not None else None
    return str(value).strip() or None if value is not None else None


def tokens(element: Tag) -> list[str]:
    """The class names and the id of an element, in lower case."""
    return f"{attribute(element, 'class') or ''} {attribute(element, 'id') or ''}".lower().split()
