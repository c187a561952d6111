"""What a page says of itself in its head: JSON-LD graphs (Yoast's too), Open Graph and other meta elements."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive.extract.dates import timestamp_date
from archive.extract.html.region import Region
from archive.extract.html.soup import attribute

ARTICLES = frozenset(
    {"Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "OpinionNewsArticle", "TechArticle"}
)
LONGEST_GRAPH = 500_000
MOST_NODES = 5000
NOT_PEOPLE = frozenset({"admin", "administrator", "editor", "staff", "author", "webmaster"})


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Title, authors, day, section, address and site of a page's article, as far as its head states them."""

    is_article: bool = False
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    section: str | None = None
    description: str | None = None
    address: str | None = None
    site: str | None = None


def page_facts(page: Region) -> PageFacts:
    """Read the head of a page: JSON-LD first, then meta elements."""
    nodes = list(_nodes(page))
    meta = _metas(page)
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    article = next((node for node in nodes if _types(node) & ARTICLES), {})
    stated = _string(article.get("datePublished")) or _meta(meta, "article:published_time", "datePublished", "date")
    return PageFacts(
        is_article=bool(article) or _meta(meta, "og:type") == "article",
        title=_string(article.get("headline")) or _meta(meta, "og:title", "twitter:title") or _title(page),
        authors=tuple(_authors(article.get("author"), by_id)) or _meta_author(meta),
        published=timestamp_date(stated) if stated else None,
        section=_section(article) or _meta(meta, "article:section"),
        description=_meta(meta, "og:description", "description"),
        address=_address(_linked(page) or _meta(meta, "og:url")),
        site=_meta(meta, "og:site_name"),
    )


def _title(page: Region) -> str | None:
    title = page.first("title")
    return _string(title.root.get_text()) if title else None


def _linked(page: Region) -> str | None:
    link = page.first("link[rel=canonical]")
    return attribute(link.root, "href") if link else None


def _nodes(page: Region) -> Iterator[dict[str, Any]]:
    """All objects of a page's JSON-LD, graphs opened; what is no JSON is passed over."""
    for script in page.all("script[type=application/ld+json]"):
        text = script.root.string or ""
        if len(text) > LONGEST_GRAPH:
            continue
        try:
            stack = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        seen = 0
        while stack and seen < MOST_NODES:
            node = stack.pop(0)
            seen += 1
            if isinstance(node, list):
                stack = node + stack
            elif isinstance(node, dict):
                yield node
                stack += [node["@graph"]] if "@graph" in node else []


def _types(node: dict[str, Any]) -> set[str]:
    kinds = node.get("@type")
    return {str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _authors(stated: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The names of authors, each stated as a string, an object, or only an `@id` of the graph."""
    for author in stated if isinstance(stated, list) else [stated]:
        node = by_id.get(str(author.get("@id")), {}) | author if isinstance(author, dict) else {"name": author}
        name = _string(node.get("name"))
        if name and name.lower() not in NOT_PEOPLE and "://" not in name:
            yield name


def _meta_author(meta: dict[str, str]) -> tuple[str, ...]:
    name = _meta(meta, "author", "article:author", "parsely-author")
    return (name,) if name and "://" not in name and name.lower() not in NOT_PEOPLE else ()


def _section(article: dict[str, Any]) -> str | None:
    stated = article.get("articleSection")
    return _string(stated[0] if isinstance(stated, list) and stated else stated)


def _metas(page: Region) -> dict[str, str]:
    """The meta elements of a page by property, name or itemprop; the first of several."""
    found: dict[str, str] = {}
    for element in page.all("meta[content]"):
        value = attribute(element.root, "content")
        for key in ("property", "name", "itemprop"):
            if value and (name := attribute(element.root, key)):
                found.setdefault(name, value)
    return found


def _meta(meta: dict[str, str], *names: str) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _address(stated: str | None) -> str | None:
    return stated if stated and stated.lower().startswith(("http://", "https://")) else None


def _string(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
