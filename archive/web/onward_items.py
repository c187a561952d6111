"""Where to read on from an article, as items of lists. Not in a template, which takes several times as long."""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from archive.models import Article
from archive.web.markup import filled, label, side_by_side, wording
from archive.web.related import Onward
from archive.web.rows import date

FACT = '<span class="row-facts">{}</span>'
BESIDE = f'<li>{FACT} <a rel="{{}}" href="{{}}" lang="{{}}">{{}}</a> {FACT}</li>'
RELATED = '<li><a href="{}" lang="{}">{}</a> <p class="row-facts">{} · {}</p></li>'


def onward_items(onward: Onward) -> SafeString:
    """The articles after and before one in its section, as far as there are any."""
    beside = [("Later", "next", onward.later), ("Earlier", "prev", onward.earlier)]
    return side_by_side(
        filled(BESIDE, where, rel, *linked(article), date(article.published))
        for where, rel, article in beside
        if article
    )


def related_items(articles: Iterable[Article]) -> SafeString:
    return side_by_side(
        filled(RELATED, *linked(article), date(article.published), label(article.source.name)) for article in articles
    )


def linked(article: Article) -> tuple[str, str, SafeString]:
    """The address of an article, its language, and its title."""
    return article.get_absolute_url(), article.language, wording(article.visible(article.title))
