"""What templates ask of captured text and of dates: `{% load huisheng %}`."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.utils.safestring import SafeString

from archive.models import Article
from archive.search import Excerpt, mark
from archive.search.tree import Node
from archive.web import choices, dates, markup, metadata, rights

register = template.Library()

register.filter("choices", choices.choices)
register.filter("fragments", markup.fragments)
register.filter("date_in_words", dates.in_words)
register.filter("machine_readable", dates.machine_readable)
register.filter("rights_label", rights.rights_label)
register.filter("safe_link", markup.safe_link)


@register.filter
def grouped(number: int) -> str:
    """A number as a person reads it: `12,345`."""
    return f"{number:,}"


@register.filter
def at(found: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping has under a key."""
    return found[key]


@register.filter
def wording(text: str) -> SafeString:
    """Text as HTML with the language of its hanzi; not for captured text, see `of`."""
    return markup.wording(text)


@register.filter
def of(text: str, article: Article) -> SafeString:
    """Captured text of an article as HTML, withheld words left out."""
    return markup.wording(article.visible(text))


@register.filter
def plain_of(text: str, article: Article) -> str:
    """Captured text of an article for an attribute or a title."""
    return markup.plain(article.visible(text))


@register.simple_tag
@lru_cache(maxsize=4096)  # the rows of a page have topics and authors in common
def marked(text: str, tree: Node | str, field: str) -> SafeString:
    """Text as HTML; of a hit, with what the `tree` of a query matches of it as the `field` of the article."""
    return markup.fragments(mark(text, tree, field)) if tree else markup.wording(text)


@register.filter
def opened_with(article: Article, querystring: str) -> str:
    """The address of an article with the words of a query marked in it."""
    return article.get_absolute_url() + (f"?{querystring}" if querystring else "")


@register.filter
def place(excerpt: Excerpt) -> str:
    """The fragment of an address that leads to where an excerpt stands in its article."""
    parts = {"standfirst": "#standfirst", "note": "#notes", "reference": "#references", "comment": "#comments"}
    return f"#p-{excerpt.key}" if excerpt.key else parts.get(excerpt.kind, "")


@register.simple_tag
def json_ld(article: Article) -> SafeString:
    """The schema.org description of an article as a data block."""
    return metadata.json_ld(article)
