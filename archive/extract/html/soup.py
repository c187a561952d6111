"""The element tree of a page: parsed within bounds, with small questions asked of it."""

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

SPACES = re.compile(r"[ \t\r\n\f]+")
DEEPEST = 200
OPEN_OR_CLOSE = re.compile(
    r"<(/?)(?:div|span|b|i|em|strong|font|section|article|ul|ol|li|blockquote|table|tr|td|a|p)\b", re.IGNORECASE
)


def parse(text: str) -> BeautifulSoup:
    """The tree of a page, on lxml's HTML parser: no entity of the page's own, no link is followed."""
    return BeautifulSoup(text, "lxml")


def text_of(element: Tag | None) -> str:
    """The words of an element, with single spaces; an empty string for none."""
    return SPACES.sub(" ", element.get_text(" ", strip=False)).strip(" \u00a0") if element is not None else ""


def first(root: Tag, *selectors: str) -> Tag | None:
    """The first element that the first fitting selector finds."""
    return next((found for selector in selectors if (found := root.select_one(selector))), None)


def attribute(element: Tag | None, name: str) -> str | None:
    """An attribute's value, stripped; None if it is absent or blank."""
    value = element.get(name) if element is not None else None
    return str(value).strip() or None if value is not None and not isinstance(value, list) else None


def tokens(element: Tag) -> list[str]:
    """The class names and the id of an element, in lower case."""
    classes = element.get("class") or []
    names = classes.split() if isinstance(classes, str) else list(classes)
    return [name.lower() for name in [*names, str(element.get("id") or "")] if name]
