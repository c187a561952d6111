"""Read an HTML capture: facts from its head, comments, noise out, then the articles."""

from dataclasses import replace

from archive.extract.articles import Draft, finish
from archive.extract.html.comments import take_comments
from archive.extract.html.linked import PageFacts, page_facts
from archive.extract.html.noise import remove_noise
from archive.extract.html.soup import Index, parse
from archive.extract.html.wordpress import section_of, take_article
from archive.extract.html.zox import author_box, is_zox, take_stories
from archive.extract.lines import folded
from archive.extract.metadata import Metadata
from archive.extract.records import ParsedArticle, Reading
from archive.extract.sources import address_source, known_source
from archive.extract.substance import is_article

SITE_SEPARATORS = (" | ", " – ", " — ", " - ", " » ", " · ")


def read_html(text: str, metadata: Metadata) -> Reading:
    """Read a page. Places in it are the whole capture: a tree does not know its characters."""
    page = parse(text)
    index = Index(page)
    facts = page_facts(index)
    facts = replace(facts, section=facts.section or section_of(index))
    biographies, zox = author_box(index), is_zox(index)
    comments, dropped = take_comments(page, index, len(text))
    dropped += remove_noise(page, len(text))
    drafts = take_stories(page, len(text)) if zox else take_article(page, facts, len(text))
    articles: list[ParsedArticle] = []
    for number, draft in enumerate(drafts):
        main = number == 0
        article, left = finish(_completed(draft, facts, metadata, main))
        if main:
            article = replace(
                article,
                reader_comments=article.reader_comments + comments,
                biographies=article.biographies + biographies,
            )
        if is_article(article):
            articles.append(replace(article, end=len(text)))
            dropped += left
    return Reading("html", tuple(articles), tuple(dropped))


def _completed(draft: Draft, facts: PageFacts, metadata: Metadata, main: bool) -> Draft:
    """A draft with what the page and its sidecar say; only the main article is what a page's head is about."""
    source = metadata.source or _site(facts) or address_source(facts.address or metadata.address or "")
    draft = replace(draft, title=_without_site(draft.title, facts.site), source=source)
    if not main:
        return draft
    return replace(
        draft,
        people=draft.people or tuple(("author", name) for name in facts.authors),
        published=draft.published or facts.published,
        category=draft.category or facts.section,
        original_url=draft.original_url or facts.address or metadata.address,
    )


def _site(facts: PageFacts) -> str | None:
    return known_source(facts.site) or facts.site if facts.site else None


def _without_site(title: str, site: str | None) -> str:
    """A title without the site's name after it."""
    for separator in SITE_SEPARATORS:
        head, found, tail = title.rpartition(separator)
        if found and head and (known_source(tail) or (site and folded(tail) == folded(site))):
            return head
    return title
