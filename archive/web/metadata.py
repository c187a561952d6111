"""What machines read of an article: schema.org as JSON-LD."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.models import Article
from archive.web.citation import authors, permalink
from archive.web.dates import machine_readable
from archive.web.markup import plain, safe_link

SCRIPT_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


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
