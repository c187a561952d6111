"""What articles are counted by (topics, people, terms, hashtags, handles) as items of lists.

Not in a template, which takes many times as long: a page of them has a hundred.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString

from archive.models import Author, Handle, Hashtag, Term, Topic
from archive.web.markup import filled, side_by_side, wording

ITEM = '<li><a href="{}">{}</a>{} <span class="count">{}<span class="visually-hidden"> article{}</span></span></li>\n'
NOTHING = SafeString("")
PINYIN = ' <span class="pinyin" lang="zh-Latn-pinyin">{}</span>'
LABEL_ZH, CHINESE_NAME, GLOSS = ' <span class="label-zh">{}</span>', " {}", ' <span class="gloss">{}</span>'
OPTION = '<option value="{}"{}>{}</option>'
SELECTED = SafeString(" selected")


def item(record: Any, name: SafeString, count: int, beside: SafeString = NOTHING) -> SafeString:
    """A record by its name, a link to its page, with what stands beside that and the number of its articles."""
    return filled(ITEM, record.get_absolute_url(), name, beside, str(count), "" if count == 1 else "s")


def topic_items(topics: Iterable[Any]) -> SafeString:
    """`<li>` after `<li>`, for topics that know their `article_count`; so are the others."""
    return side_by_side(item(each, wording(each.label), each.article_count, label_zh(each)) for each in topics)


def label_zh(topic: Topic) -> SafeString:
    return filled(LABEL_ZH, wording(topic.label_zh)) if topic.label_zh else NOTHING


def author_items(authors: Iterable[Any]) -> SafeString:
    return side_by_side(item(each, wording(each.name), each.article_count, chinese_name(each)) for each in authors)


def chinese_name(author: Author) -> SafeString:
    return filled(CHINESE_NAME, wording(author.chinese_name)) if author.chinese_name else NOTHING


def signed_items(entities: Iterable[Any]) -> SafeString:
    return side_by_side(item(each, signed(each), each.article_count) for each in entities)


def signed(entity: Hashtag | Handle) -> SafeString:
    """A name with its signs."""
    pattern = "#{}#" if isinstance(entity, Hashtag) else "@{}"
    return filled(pattern, wording(entity.name))


def glossary_items(terms: Iterable[Any]) -> SafeString:
    """Terms as a glossary has them: with their pinyin in the link, and what they mean behind it."""
    return side_by_side(item(each, read(each), each.article_count, meaning(each)) for each in terms)


def read(term: Term) -> SafeString:
    return side_by_side([filled('<span class="hanzi">{}</span>', wording(term.hanzi)), pinyin(term)])


def pinyin(term: Term) -> SafeString:
    return filled(PINYIN, term.pinyin) if term.pinyin else NOTHING


def meaning(term: Term) -> SafeString:
    return filled(GLOSS, wording(term.gloss)) if term.gloss else NOTHING


def frequent_items(terms: Iterable[tuple[Term, int]]) -> SafeString:
    """Terms of some articles, each with the number of those."""
    return side_by_side(item(term, wording(term.hanzi), count, pinyin(term)) for term, count in terms)


def topic_options(topics: Iterable[Topic], chosen: Topic | None) -> SafeString:
    """`<option>` after `<option>`."""
    return side_by_side(filled(OPTION, each.slug, SELECTED if each == chosen else "", each.label) for each in topics)
