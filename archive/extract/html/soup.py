"""The element tree of a page."""

import re
import warnings
from typing import Any

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.builder import HTMLTreeBuilder
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import AttributeDict, AttributeValueList, NavigableString, PageElement, Tag

from archive.extract.errors import Unreadable

SPACES = re.compile(r"[ \t\r\n\f]+")
MOST_TAGS = 300_000
EMPTY = frozenset(HTMLTreeBuilder.DEFAULT_EMPTY_ELEMENT_TAGS or ())

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
        self.soup.handle_endtag(str(tag))

    def data(self, data: str | bytes) -> None:
        """A piece of a text."""
        self.soup.current_data.append(str(data))

    def comment(self, text: str | bytes) -> None:
        """Left out."""

    def pi(self, target: str, data: str) -> None:
        """Left out."""

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """Left out."""


class _Element(Tag):
    """An element of a page: bs4 works out for each what all of them share."""

    parser_class = namespace = prefix = sourceline = sourcepos = None
    known_xml = hidden = False
    cdata_list_attributes: dict[str, set[str]] = {}
    attribute_value_list_class = AttributeValueList
    preserve_whitespace_tags = HTMLTreeBuilder.DEFAULT_PRESERVE_WHITESPACE_TAGS
    interesting_string_types = Tag.MAIN_CONTENT_STRING_TYPES

    def __init__(self, soup: BeautifulSoup, name: str, attributes: Any, previous: PageElement | None):
        self.name = name
        self.attrs = AttributeDict(attributes)
        self.contents = []
        self.setup(soup.currentTag, previous)
        self.can_be_empty_element = name in EMPTY
        if name in soup.builder.string_containers:
            self.interesting_string_types = {soup.builder.string_containers[name]}
        if name == "meta":
            soup.builder.set_up_substitutions(self)


class _InOrder(BeautifulSoup):
    """A tree that grows at its end only: to find that out, bs4 walks to the root with each text.

    All of a page is kept, without namespaces: that bs4 asks of each element and text whether it is to be, and of which
    class, takes as long as to keep it.
    """

    def handle_starttag(
        self, name: str, namespace: str | None, nsprefix: str | None, attrs: Any, *_args: Any, **_named: Any
    ) -> Tag:
        """An element comes next, which what follows stands in until it closes."""
        self.endData()
        element = _Element(self, name, attrs, self._most_recent_element)
        self._most_recent_element = element
        self.pushTag(element)
        return element

    def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
        """An element closes: mostly the last one that opened."""
        self.endData()
        if self.currentTag is not None and self.currentTag.name == name:
            self.popTag()
        else:
            self._popToTag(name)

    def endData(self, containerClass: type[NavigableString] | None = None) -> None:  # noqa: N802, N803  # names of bs4
        """A text ends; one of white space alone is a newline or a space."""
        if not self.current_data:
            return
        text = "".join(self.current_data)
        self.current_data = []
        if not self.preserve_whitespace_tag_stack and not text.strip(self.ASCII_SPACES):
            text = "\n" if "\n" in text else " "
        within = self.string_container_stack
        container = self.builder.string_containers.get(within[-1].name) if within else None
        self.object_was_parsed((container or NavigableString)(text))

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
