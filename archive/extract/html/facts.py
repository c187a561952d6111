"""What a page says of itself: JSON-LD first, then its meta elements (Open Graph, Dublin Core, Highwire and others)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from archive.extract.dates import printed_date, timestamp_date
from archive.extract.html.linked import LinkedData
from archive.extract.html.names import people_in
from archive.extract.html.region import Region
from archive.extract.html.soup import attribute, tokens
from archive.extract.lines import folded

TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "parsely-title")
AUTHORS = ("author", "article:author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
DATES = (
    *("article:published_time", "datepublished", "og:published_time", "citation_publication_date", "citation_date"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created"),
    *("date", "pubdate", "publishdate", "publish_date", "publish-date", "parsely-pub-date", "sailthru.date"),
    *("article.published", "published_at", "originalpublicationdate", "date.release"),
)
DESCRIPTIONS = ("og:description", "description", "dc.description", "twitter:description")
SITES = ("og:site_name", "application-name", "citation_journal_title", "dc.publisher")
LANGUAGES = ("content-language", "dc.language", "dcterms.language", "og:locale")
MOST_CRUMBS = 10
CRUMBS = (".breadcrumb a", ".breadcrumbs a", "#breadcrumbs a", "#breadcrumb a", ".rank-math-breadcrumb a")
LISTING_CLASSES = frozenset({"archive", "blog", "search", "search-results", "error404", "category", "tag", "author"})
SINGLE_CLASSES = frozenset({"single", "singular", "page", "single-post"})
LEAKED = re.compile(r"</?[a-z]{1,10}>")
ENDING = re.compile(r"\s*[|–—»·:•@-]{1,2}\s+.{1,80}|_\S.{0,80}")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Title, authors, day, section, address and site of a page's article, as far as its head states them."""

    is_article: bool = False
    is_listing: bool = False
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    section: str | None = None
    crumbs: tuple[str, ...] = ()
    """The sections through which breadcrumbs lead to the article, the nearest last."""
    description: str | None = None
    address: str | None = None
    site: str | None = None
    language: str | None = None

    def titled(self, heading: str) -> bool:
        """Whether the page's title is this heading, with or without the site's name after it."""
        title, words = folded(self.title or ""), folded(heading)
        return bool(words) and title.startswith(words) and (title == words or bool(ENDING.match(title, len(words))))


def page_facts(page: Region) -> PageFacts:
    """Read the head of a page."""
    linked, meta = LinkedData(page), _metas(page)
    site = next((name for name in (_first(meta, SITES), linked.publisher()) if name and "://" not in name), None)
    description = linked.text("description") or _first(meta, DESCRIPTIONS)
    crumbs = (*linked.crumbs(), *_crumbs(page))
    address = _address(_linked(page), _first(meta, ("og:url",)), linked.text("url"))
    return PageFacts(
        is_article=bool(linked.article) or _first(meta, ("og:type",)) == "article" or "citation_title" in meta,
        is_listing=linked.is_listing or _says_listing(page),
        title=linked.text("headline", "name") or _first(meta, TITLES) or _title(page),
        authors=_people(linked.authors(), site) or _people(_own_names(meta), site),
        published=_date(linked.text("datePublished"), *(_first(meta, [name]) for name in DATES)),
        section=_section(linked.sections() or meta.get("article:section", []), crumbs),
        crumbs=crumbs,
        description=LEAKED.sub("", description) if description else None,
        address=address,
        site=site,
        language=_language(page, address) or linked.text("inLanguage") or _first(meta, LANGUAGES),
    )


def _people(names: Iterable[str], site: str | None) -> tuple[str, ...]:
    """Those names that are people's, each once; a site as its own author is nobody."""
    others = (name for name in names if folded(name) != folded(site or ""))
    return tuple(dict.fromkeys(person for name in others for role, person in people_in(name) if role == "author"))


def _own_names(meta: dict[str, list[str]]) -> list[str]:
    return next((meta[name] for name in AUTHORS if any("://" not in value for value in meta.get(name, ()))), [])


def _date(*stated: str | None) -> str | None:
    return next((date for text in stated if text and (date := timestamp_date(text) or printed_date(text))), None)


def _metas(page: Region) -> dict[str, list[str]]:
    """The values of a page's meta elements by property, name or itemprop, in lower case."""
    found: dict[str, list[str]] = {}
    for element in page.all("meta[content]"):
        value = " ".join((attribute(element.root, "content") or "").split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            if value and (name := attribute(element.root, key)):
                found.setdefault(name.lower(), []).append(value)
    return found


def _first(meta: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _says_listing(page: Region) -> bool:
    """Whether the classes that WordPress puts on the body say that it lists posts."""
    body = page.first("body")
    names = set(tokens(body.root)) if body else set()
    return bool(names & LISTING_CLASSES) and not names & SINGLE_CLASSES


def _title(page: Region) -> str | None:
    title = page.first("title")
    return " ".join(title.root.get_text().split()) or None if title else None


def _linked(page: Region) -> str | None:
    link = page.first("link[rel=canonical]")
    return attribute(link.root, "href") if link else None


def _crumbs(page: Region) -> list[str]:
    """The printed breadcrumbs, without the first, which is the site's."""
    found = next(
        (crumbs for trail in CRUMBS if (crumbs := [each.text() for each in islice(page.all(trail), MOST_CRUMBS)])), []
    )
    return [name for name in found[1:] if name]


def _section(named: Sequence[str], crumbs: Iterable[str]) -> str | None:
    """Of the sections named, the one through which breadcrumbs lead, as they do through Yoast's primary category."""
    through = {folded(crumb) for crumb in crumbs}
    return next((name for name in named if folded(name) in through), next(iter(named), None))


def _language(page: Region, address: str | None) -> str | None:
    """The language a page says it is in: as the one of several that stands at its own address, else by its `lang`."""
    versions = (link.root for link in page.all("link[hreflang]"))
    own = (attribute(link, "hreflang") for link in versions if address and attribute(link, "href") == address)
    root = page.first("html")
    stated = [attribute(root.root, name) for name in ("lang", "xml:lang")] if root else []
    return next((code for code in (*own, *stated) if code and code.lower() != "x-default"), None)


def _address(*stated: str | None) -> str | None:
    return next((each for each in stated if each and each.lower().startswith(("http://", "https://"))), None)
