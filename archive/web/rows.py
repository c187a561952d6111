"""Articles as rows of a list: title, who wrote it, when and where, what it says, its topics.

Not in a template, which takes many times as long: a page of results has twenty rows of a dozen parts each.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from django.utils.safestring import SafeString

from archive.models import Article, Byline
from archive.models.addresses import address_of
from archive.models.brief import Brief
from archive.models.listing import Credit, Subject
from archive.search import Excerpt, Hit, Results
from archive.search.marks import Marker, marker
from archive.search.marks import fragments as cut
from archive.web.dates import in_words, machine_readable
from archive.web.markup import filled, fragments, label, side_by_side, wording

ROW = (
    '<article class="row">\n<h3 class="row-title"><a href="{}">{}</a></h3>\n'
    '<p class="row-facts">{}</p>\n{}{}</article>\n'
)
NOTHING = SafeString("")
PLACES = {"standfirst": "#standfirst", "note": "#notes", "reference": "#references", "comment": "#comments"}

MarkerOf = Callable[[str], Marker | None]  # what marks a name, if anything is found in it


def unmarked(_name: str) -> None:
    """Of names on pages that nothing was searched for."""


def article_row(article: Article) -> SafeString:
    """An article as lists show it."""
    title, said = wording(article.visible(article.title)), NOTHING
    if article.standfirst:
        said = filled('<p class="row-standfirst">{}</p>\n', wording(article.visible(article.standfirst)))
    by = facts(article.published, article.source.name, article.beside.credits)
    return filled(ROW, article.get_absolute_url(), title, by, said, topics(article))


def hit_rows(results: Results) -> SafeString:
    """`<li>` after `<li>`: each hit with what the query matches marked, and links that mark it in the article."""
    names = (credit.name for hit in results.hits for credit in hit.beside.credits)
    labels = (topic.label for hit in results.hits for topic in hit.beside.subjects)
    in_names = finding(marker(results.tree, "authors"), names)
    in_labels = finding(marker(results.tree, "topics"), labels)
    return side_by_side(filled("<li>{}</li>", hit_row(hit, results, in_names, in_labels)) for hit in results.hits)


def finding(marker: Marker, names: Iterable[str]) -> MarkerOf:
    """The marker of those of the names that it may find something in; that is looked up in all of them at once."""
    listed = list(dict.fromkeys(names))
    likely = {name for name, words in zip(listed, marker.likely(listed), strict=True) if words}
    return lambda name: marker if name in likely else None


def hit_row(hit: Hit, results: Results, in_names: MarkerOf, in_labels: MarkerOf) -> SafeString:
    article = hit.article
    address = opened_with(article, results.marking)
    said = side_by_side(excerpt(each, article, address if results.query else "") for each in hit.excerpts)
    by = facts(article.published, article.source, hit.beside.credits, in_names)
    return filled(ROW, address, fragments(hit.title), by, said, subjects(hit.beside.subjects, in_labels))


def excerpt(shown: Excerpt, article: Brief, address: str) -> SafeString:
    """An excerpt, which leads to its place in the article at `address`, if there is one."""
    words, whose = fragments(shown.fragments), NOTHING
    if address:
        words = filled('<a href="{}{}">{}</a>', address, place(shown), words)
    if shown.label and shown.kind != "standfirst":
        kind = "Voice: " if shown.kind == "voice" and shown.label != "Voice" else ""
        whose = filled('<span class="excerpt-label">{}{}</span> ', kind, label(article.visible(shown.label)))
    return filled('<p class="excerpt">{}{}</p>\n', whose, words)


def facts(published: str, source: str, by: Iterable[Credit], marker_of: MarkerOf = unmarked) -> SafeString:
    """Who wrote an article, when, and where it was published."""
    who = side_by_side(credited(by, marker_of), ", ")
    where = filled('<span class="source">{}</span>', label(source))
    return side_by_side(filter(None, [who, date(published), where]), " · ")


def people(article: Article, rel: str = "") -> SafeString:
    """The people of an article with their parts in it, each a link."""
    return side_by_side(credited(article.beside.credits, rel=rel), ", ")


def credited(by: Iterable[Credit], marker_of: MarkerOf = unmarked, rel: str = "") -> Iterator[SafeString]:
    parts = {Byline.Role.EDITOR: "edited by ", Byline.Role.CONTRIBUTOR: "with "}
    for number, credit in enumerate(by):
        part = parts.get(credit.role, "" if number else "by ")
        yield person(part, address_of("author", credit.slug), credit.name, rel, marker_of(credit.name))


@lru_cache(maxsize=4096)
def person(part: str, address: str, name: str, rel: str, marker: Marker | None) -> SafeString:
    relation = filled(' rel="{}"', rel) if rel else ""
    pattern = '<span class="byline-person">{}<a href="{}"{}>{}</a></span>'
    return filled(pattern, part, address, relation, marked(name, marker))


@lru_cache(maxsize=4096)
def date(published: str) -> SafeString:
    """A date in words; one that machines can read as such."""
    words = in_words(published)
    if not machine_readable(published):
        return filled("{}", words)
    return filled('<time datetime="{}">{}</time>', published, words)


def topics(article: Article) -> SafeString:
    """The topics of an article as a list of links; nothing if it has none."""
    return subjects(article.beside.subjects)


def subjects(carried: Iterable[Subject], marker_of: MarkerOf = unmarked) -> SafeString:
    items = side_by_side(
        topic_item(address_of("topic", topic.slug), topic.label, marker_of(topic.label)) for topic in carried
    )
    return filled('<ul class="topics" aria-label="Topics">{}</ul>\n', items) if items else NOTHING


@lru_cache(maxsize=4096)
def topic_item(address: str, name: str, marker: Marker | None) -> SafeString:
    return filled('<li><a href="{}">{}</a></li>', address, marked(name, marker))


def marked(name: str, marker: Marker | None) -> SafeString:
    """A name as HTML; of a hit, with what a `marker` finds in it."""
    spans = marker.spans(name) if marker else []
    return fragments(cut(name, spans)) if spans else label(name)


def opened_with(article: Brief, querystring: str) -> str:
    """The address of an article with the words of a query marked in it."""
    return article.get_absolute_url() + (f"?{querystring}" if querystring else "")


def place(shown: Excerpt) -> str:
    """The fragment of an address that leads to where an excerpt stands in its article."""
    return f"#p-{shown.key}" if shown.key else PLACES.get(shown.kind, "")


def article_items(articles: Iterable[Article]) -> SafeString:
    """`<li>` after `<li>`, each an article as lists show it."""
    return side_by_side(filled("<li>{}</li>\n", article_row(article)) for article in articles)
