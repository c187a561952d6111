"""What machines read of an article in `<head>`: Dublin Core, Open Graph, and schema.org as JSON-LD.

Not in a template, which takes twice as long: an article has a dozen and more of these lines.
"""

import json
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from django.conf import settings
from django.template.defaultfilters import truncatechars
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.models import Article
from archive.web.citation import authors, permalink
from archive.web.dates import machine_readable
from archive.web.markup import filled, plain, safe_link, side_by_side

LONGEST = 300  # characters of a description
SCRIPT_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


def head(article: Article) -> SafeString:
    """All of it, in a line each."""
    address = permalink(article.get_absolute_url())
    lines = [
        filled('<link rel="canonical" href="{}">', address),
        *(filled('<meta name="DCTERMS.{}" content="{}">', *said) for said in dublin_core(article, address)),
        *(filled('<meta property="og:{}" content="{}">', *said) for said in open_graph(article, address)),
        json_ld(article),
    ]
    return side_by_side(lines, "\n")


def dublin_core(article: Article, address: str) -> Iterator[tuple[str, str]]:
    yield "title", plain(article.visible(article.title))
    yield from (("creator", name) for name in authors(article))
    if article.published:
        yield "issued", article.published
    yield "publisher", article.source.name
    yield "identifier", address
    yield "language", article.language
    yield from (("subject", topic.label) for topic in article.beside.subjects)
    if article.source.rights:
        yield "rights", article.source.rights


def open_graph(article: Article, address: str) -> Iterator[tuple[str, str]]:
    yield "type", "article"
    yield "site_name", settings.ARCHIVE_TITLE
    yield "title", plain(article.visible(article.title))
    yield "description", description(article)
    yield "url", address


def description(article: Article) -> str:
    """Its standfirst, shortened as `truncatechars` does, which walks through what is short enough too."""
    said = normalize("NFC", plain(article.visible(article.standfirst)))
    return said if len(said) <= LONGEST else str(truncatechars(said, LONGEST))


def json_ld(article: Article) -> SafeString:
    """The description as a data block for `<head>`."""
    said = json.dumps(news_article(article), ensure_ascii=False).translate(SCRIPT_ESCAPES)
    # Not escaped as HTML: a script is read as it stands, and nothing is left in it that could end it.
    return format_html('<script type="application/ld+json">{}</script>', SafeString(said))


def news_article(article: Article) -> dict[str, Any]:
    """A schema.org NewsArticle; what is not known is left out."""
    topics = [topic.label for topic in article.beside.subjects]
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": permalink(article.get_absolute_url()),
        "headline": plain(article.visible(article.title)),
        "alternativeHeadline": plain(article.visible(article.standfirst)),
        "author": [{"@type": "Person", "name": name} for name in authors(article)],
        "datePublished": machine_readable(article.published),
        "articleSection": plain(article.visible(article.category)),
        "keywords": topics,
        "inLanguage": article.language,
        "publisher": {"@type": "Organization", "name": article.source.name},
        "isBasedOn": safe_link(article.visible_url),
        "license": safe_link(article.source.rights),
    }
    return {name: value for name, value in said.items() if value}
