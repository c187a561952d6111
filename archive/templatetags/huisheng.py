"""What templates ask of captured text and of dates: `{% load huisheng %}`."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.base import Parser, Token
from django.urls import get_script_prefix
from django.utils.safestring import SafeString

from archive.models import Article
from archive.web import (
    aside,
    bars,
    cards,
    choices,
    counted,
    dates,
    markup,
    metadata,
    onward_items,
    rights,
    rows,
    stacked,
    uses,
    voice_hits,
    ways,
)

register = template.Library()

register.filter("histogram", bars.section)
register.filter("sections", choices.sections)
register.filter("hit_rows", rows.hit_rows)
register.filter("dated", rows.date)
register.filter("topics", rows.topics)
register.filter("side_voices", aside.side_voices)
register.filter("side_uses", aside.side_uses)
register.filter("speaker", cards.speaker)
register.filter("voice_card", cards.voice_card)
register.filter("voice_items", cards.voice_items)
register.filter("voice_hits", voice_hits.voice_hits)
register.filter("voices_beside", voice_hits.voices_beside)
register.filter("tab_items", ways.tab_items)
register.filter("sort_items", ways.sort_items)
register.filter("page_items", ways.page_items)
register.filter("chart_bars", stacked.chart_bars)
register.filter("chart_rows", stacked.chart_rows)
register.filter("article_items", rows.article_items)
register.filter("year_items", bars.year_items)
register.filter("use_items", uses.use_items)
register.filter("topic_items", counted.topic_items)
register.filter("author_items", counted.author_items)
register.filter("signed_items", counted.signed_items)
register.filter("glossary_items", counted.glossary_items)
register.filter("frequent_items", counted.frequent_items)
register.filter("topic_options", counted.topic_options)
register.filter("metadata", metadata.head)
register.filter("description", metadata.description)
register.filter("onward_items", onward_items.onward_items)
register.filter("related_items", onward_items.related_items)
register.simple_tag(rows.people, name="people")
register.filter("date_in_words", dates.in_words)
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
def said_in(text: str, article: Article) -> SafeString:
    """The words of a voice standing alone, as HTML."""
    return markup.wording(cards.said(text, article))


@register.filter
def plain_of(text: str, article: Article) -> str:
    """Captured text of an article for an attribute or a title."""
    return markup.plain(article.visible(text))


class Once(template.Node):
    """What all pages of a release have in common, made for the first of them and kept."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist
        self._made: dict[tuple[str, str], SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        site = context.get("site_title", ""), get_script_prefix()
        if site not in self._made:
            self._made[site] = self.nodelist.render(context)
        return self._made[site]


@register.tag
def once(parser: Parser, _token: Token) -> Once:
    """`{% once %}…{% endonce %}` around what says nothing but the site's title and addresses without a record: to look
    those up takes Django .07 ms each."""
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return Once(nodelist)
