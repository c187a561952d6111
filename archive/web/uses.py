"""Where a term, a hashtag or a handle is used, as items of a list: article by article, each with its places.

Not in a template, which takes many times as long: a page has twenty, of a dozen parts each.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.safestring import SafeString

from archive.models import Article
from archive.web.contexts import contexts
from archive.web.markup import filled, side_by_side, wording
from archive.web.rows import date

ITEM = '<li>\n<h3><a href="{}">{}</a></h3>\n<p class="row-facts">{}</p>\n{}</li>\n'
CONTEXT = '<p class="context">{}</p>'
PRINTED, PINYIN, GLOSS = "as printed: {}{}{}", ' <span lang="zh-Latn-pinyin">{}</span>', " “{}”"
IN_NOTES = SafeString("In the notes of the article.")
NOTHING = SafeString("")


def use_items(uses: Iterable[Any]) -> SafeString:
    """`<li>` after `<li>`."""
    return side_by_side(map(use_item, uses))


def use_item(use: Any) -> SafeString:
    article = use.article
    title, facts = wording(article.visible(article.title)), side_by_side(said_of(use, article), " · ")
    places = side_by_side(filled(CONTEXT, each) for each in contexts(article, use.spans) or [IN_NOTES])
    return filled(ITEM, article.get_absolute_url(), title, facts, places)


def said_of(use: Any, article: Article) -> Iterator[SafeString]:
    """When and where the article was published, and what is printed of the use there."""
    yield date(article.published)
    yield wording(article.source.name)
    pinyin, gloss, views = (getattr(use, name, "") for name in ("pinyin", "gloss", "views"))
    if pinyin or gloss:
        read = filled(PINYIN, pinyin) if pinyin else NOTHING
        meant = filled(GLOSS, wording(article.visible(gloss))) if gloss else NOTHING
        yield filled(PRINTED, wording(use.as_printed), read, meant)
    if views:
        yield filled("{} views", wording(article.visible(views)))
