"""Articles as rows of a list: title, who wrote it, when and where, what it says, its topics.

Not in a template, which takes many times as long: a page of results has twenty rows of a dozen parts each.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from django.utils.safestring import SafeString

from archive.models import Article, Byline
from archive.models.addresses import addresses_of
from archive.models.brief import Brief
from archive.models.listing import Credit, Subject
from archive.search import Excerpt, Hit, Results
from archive.search.marks import Marker, marker
from archive.search.marks import fragments as cut
from archive.web.dates import in_words, machine_readable
from archive.web.markup import escape, filled, fragments, label, side_by_side, wording

ROW = (
    '<li><article class="row">\n<h3 class="row-title"><a href="{}">{}</a></h3>\n'
    '<p class="row-facts">{}</p>\n{}{}</article>\n</li>'
)
STANDFIRST = '<p class="row-standfirst">{}</p>\n'
EXCERPT, EXCERPT_LINKED = '<p class="excerpt">{}{}</p>\n', '<p class="excerpt">{}<a href="{}{}">{}</a></p>\n'
EXCERPT_LABEL = '<span class="excerpt-label">{}{}</span> '
SOURCE = '<span class="source">{}</span>'
TOPICS = '<ul class="topics" aria-label="Topics">{}</ul>\n'
NOTHING = SafeString("")
PLACES = {"standfirst": "#standfirst", "note": "#notes", "reference": "#references", "comment": "#comments"}
PARTS = {Byline.Role.EDITOR: "edited by ", Byline.Role.CONTRIBUTOR: "with "}

MarkerOf = Callable[[str], Marker | None]  # what marks a name, if anything is found in it


def unmarked(_name: str) -> None:
    """Of names on pages that nothing was searched for."""


class Names(NamedTuple):
    """The names of people, or of topics, on one page: where they lead to by their slugs, and what marks them."""

    address: Callable[[str], str]
    marker_of: MarkerOf = unmarked

    @classmethod
    def found(cls, route: str, marker: Marker, names: Iterable[str]) -> "Names":
        """Those of hits, in which a marker may find something; that is looked up in all of them at once."""
        listed = list(dict.fromkeys(names))
        likely = {name for name, words in zip(listed, marker.likely(listed), strict=True) if words}
        return cls(addresses_of(route), lambda name: marker if name in likely else None)


class Opened(NamedTuple):
    """How hits lead into their articles: `address` by slug, `behind` it what has the words marked, if any are.

    `is_linked`: excerpts lead to their places too.
    """

    address: Callable[[str], str]
    behind: str
    is_linked: bool

    def at(self, article: Brief) -> SafeString:
        return escape(self.address(article.slug) + self.behind)


def article_items(articles: Iterable[Article]) -> SafeString:
    """`<li>` after `<li>`, each an article as lists show it."""
    authors, subjects = Names(addresses_of("author")), Names(addresses_of("topic"))
    return side_by_side(filled("{}\n", article_row(article, authors, subjects)) for article in articles)


def article_row(article: Article, authors: Names, subjects: Names) -> SafeString:
    title, said = wording(article.visible(article.title)), NOTHING
    if article.standfirst:
        said = filled(STANDFIRST, wording(article.visible(article.standfirst)))
    by = facts(article.published, article.source.name, article.beside.credits, authors)
    return filled(ROW, article.get_absolute_url(), title, by, said, topic_list(article.beside.subjects, subjects))


def hit_rows(results: Results) -> SafeString:
    """`<li>` after `<li>`: each hit with what the query matches marked, and links that mark it in the article."""
    names = (credit.name for hit in results.hits for credit in hit.beside.credits)
    labels = (topic.label for hit in results.hits for topic in hit.beside.subjects)
    authors = Names.found("author", marker(results.tree, "authors"), names)
    subjects = Names.found("topic", marker(results.tree, "topics"), labels)
    opened = Opened(addresses_of("article"), behind(results.marking), bool(results.query))
    return side_by_side([hit_row(hit, opened, authors, subjects) for hit in results.hits])


def hit_row(hit: Hit, opened: Opened, authors: Names, subjects: Names) -> SafeString:
    article, address = hit.article, opened.at(hit.article)
    said = side_by_side([excerpt(each, article, address if opened.is_linked else NOTHING) for each in hit.excerpts])
    by = facts(article.published, article.source, hit.beside.credits, authors)
    return filled(ROW, address, fragments(hit.title), by, said, topic_list(hit.beside.subjects, subjects))


def excerpt(shown: Excerpt, article: Brief, address: SafeString) -> SafeString:
    """An excerpt, which leads to its place in the article at `address`, if there is one."""
    whose = NOTHING
    if shown.label and shown.kind != "standfirst":
        kind = "Voice: " if shown.kind == "voice" and shown.label != "Voice" else NOTHING
        whose = filled(EXCERPT_LABEL, kind, label(article.visible(shown.label)))
    words = fragments(shown.fragments)
    return filled(EXCERPT_LINKED, whose, address, place(shown), words) if address else filled(EXCERPT, whose, words)


def facts(published: str, source: str, by: Iterable[Credit], authors: Names) -> SafeString:
    """Who wrote an article, when, and where it was published."""
    said = [side_by_side(credited(by, authors), ", "), date(published), where(source)]
    return side_by_side(filter(None, said), " · ")


@lru_cache(maxsize=4096)
def where(source: str) -> SafeString:
    return filled(SOURCE, label(source))


def people(article: Article, rel: str = "") -> SafeString:
    """The people of an article with their parts in it, each a link."""
    return side_by_side(credited(article.beside.credits, Names(addresses_of("author")), rel), ", ")


def credited(by: Iterable[Credit], authors: Names, rel: str = "") -> Iterator[SafeString]:
    for number, credit in enumerate(by):
        part = PARTS.get(credit.role, "" if number else "by ")
        yield person(part, authors.address(credit.slug), credit.name, rel, authors.marker_of(credit.name))


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
    return topic_list(article.beside.subjects, Names(addresses_of("topic")))


def topic_list(carried: Iterable[Subject], subjects: Names) -> SafeString:
    items = side_by_side([topic_item(subjects.address(slug), name, subjects.marker_of(name)) for name, slug in carried])
    return filled(TOPICS, items) if items else NOTHING


@lru_cache(maxsize=4096)
def topic_item(address: str, name: str, marker: Marker | None) -> SafeString:
    return filled('<li><a href="{}">{}</a></li>', address, marked(name, marker))


def marked(name: str, marker: Marker | None) -> SafeString:
    """A name as HTML; of a hit, with what a `marker` finds in it."""
    spans = marker.spans(name) if marker else []
    return fragments(cut(name, spans)) if spans else label(name)


def opened_with(article: Article | Brief, querystring: str) -> str:
    """The address of an article with the words of a query marked in it."""
    return article.get_absolute_url() + behind(querystring)


def behind(querystring: str) -> str:
    """What is put behind an address."""
    return f"?{querystring}" if querystring else ""


def place(shown: Excerpt) -> str:
    """The fragment of an address that leads to where an excerpt stands in its article."""
    return f"#p-{shown.key}" if shown.key else PLACES.get(shown.kind, "")
