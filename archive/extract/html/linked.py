"""The linked data of a page: what its JSON-LD says of the article on it, in one graph or several (Yoast's too)."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from archive.extract.html.region import Region

ARTICLES = frozenset(
    {"Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle"}
    | {"BackgroundNewsArticle", "ReviewNewsArticle", "TechArticle", "ScholarlyArticle", "LiveBlogPosting", "Report"}
    | {"SocialMediaPosting"}
)
LISTINGS = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage"})
LONGEST_GRAPH = 500_000
MOST_NODES = 5000
MOST_NAMES = 30
WRAPPING = re.compile(r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?|;)\s*$")
LOOSE_COMMA = re.compile(r",(?=\s*[}\]])")
Node = dict[str, Any]


class LinkedData:
    """The objects of a page's JSON-LD; `article` is the one its article is, empty for none."""

    def __init__(self, page: Region):
        self.nodes = list(_nodes(page))
        self.by_id = {str(node["@id"]): node for node in self.nodes if "@id" in node and len(node) > 1}
        self.article: Node = next((node for node in self.nodes if _types(node) & ARTICLES), {})

    @property
    def is_listing(self) -> bool:
        return not self.article and any(_types(node) & LISTINGS for node in self.nodes)

    def text(self, *names: str) -> str | None:
        """The first of these properties of the article that has words."""
        return next((words for name in names if (words := string(self.article.get(name)))), None)

    def sections(self) -> list[str]:
        """The sections of the article, in whatever order its site names them."""
        return [words for each in _each(self.article.get("articleSection")) if (words := string(each))]

    def crumbs(self) -> list[str]:
        """The names of the breadcrumbs to the article, without those of the site and of the article itself."""
        trail = next((node for node in self.nodes if "BreadcrumbList" in _types(node)), {})
        names = [_crumb(each) for each in _each(trail.get("itemListElement"))[:MOST_NAMES] if isinstance(each, dict)]
        return [name for name in names[1:-1] if name]

    def authors(self) -> list[str]:
        """The names of the article's authors: strings or objects, one or a list, or only an `@id` of the graph."""
        stated = self.article.get("author") or self.article.get("creator")
        return [name for each in _each(stated) for name in self._names(each)][:MOST_NAMES]

    def publisher(self) -> str | None:
        """The name of the article's publisher, else that of the web site."""
        site = next((node for node in self.nodes if "WebSite" in _types(node)), None)
        named = [name for each in (self.article.get("publisher"), site) if each for name in self._names(each)]
        return named[0] if named else None

    def _names(self, stated: Any) -> list[str]:
        if isinstance(stated, dict):
            stated = (self.by_id.get(str(stated.get("@id")), {}) | stated).get("name")
        return [name for each in _each(stated) if (name := string(each))]


def string(value: Any) -> str | None:
    """The words of a property, or of the first of several; entities, which scripts keep, are decoded once."""
    value = next(iter(_each(value)), None)
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _crumb(node: Node) -> str | None:
    item = node.get("item")
    return string(node.get("name")) or (string(item.get("name")) if isinstance(item, dict) else None)


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _nodes(page: Region) -> Iterator[Node]:
    """All objects, graphs opened; what is no JSON is passed over."""
    for script in page.all("script[type=application/ld+json]"):
        stack = [_parsed(script.root.string or "")]
        seen = 0
        while stack and seen < MOST_NODES:
            node = stack.pop()
            seen += 1
            if isinstance(node, list):
                stack.extend(reversed(node))
            elif isinstance(node, dict):
                yield node
                stack += [
                    node[name] for name in ("mainEntityOfPage", "mainEntity", "breadcrumb", "@graph") if name in node
                ]


def _parsed(text: str) -> Any:
    """The value of a script; templates leave comments around it, a semicolon after it or a comma too many in it."""
    if len(text) > LONGEST_GRAPH:
        return None
    bare = WRAPPING.sub("", WRAPPING.sub("", text))
    for attempt in (bare, LOOSE_COMMA.sub("", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: Node) -> set[str]:
    return {str(kind).rpartition("/")[2] for kind in _each(node.get("@type"))}
