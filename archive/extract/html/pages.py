"""Read an HTML capture: facts from its head, comments, noise out, then the articles."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from archive.extract.articles import Draft, finish
from archive.extract.html.accounts import Accounts
from archive.extract.html.boards import take_board
from archive.extract.html.comments import Thread, take_comments
from archive.extract.html.facts import PageFacts, page_facts
from archive.extract.html.footers import take_copyright_line
from archive.extract.html.noise import take_noise
from archive.extract.html.page import Page
from archive.extract.html.region import Region
from archive.extract.html.wordpress import take_articles, take_section
from archive.extract.html.zox import is_zox, take_author_box, take_stories
from archive.extract.lines import folded
from archive.extract.metadata import Metadata
from archive.extract.records import Dropped, ParsedArticle, Reading
from archive.extract.sources import address_source, known_source
from archive.extract.substance import is_article

MOST_TITLES = 5
SITE_SEPARATORS = (" | ", " – ", " — ", " - ", " » ", " · ")


def page_text(text: str) -> str:
    """What a reader could see of a page: the text that places in it count in."""
    return Page(text).text


def read_html(text: str, metadata: Metadata) -> Reading:
    """Read a page; every stretch of its text is kept by one article, or dropped with the rule's name."""
    page = Page(text)
    whole = Region(page, page.tree)
    facts = page_facts(whole)
    section, kept = take_section(whole, facts)
    facts = replace(facts, section=section)
    box, owned = take_author_box(whole), take_copyright_line(whole)
    drafts, thread = take_board(whole, facts) or _posted(whole, facts)
    drafts = [_completed(draft, facts, metadata, number == 0) for number, draft in enumerate(drafts)]
    articles, dropped = _finished(drafts)
    if articles:
        main = articles[0]
        articles[0] = replace(
            main,
            reader_comments=main.reader_comments + thread.comments,
            biographies=main.biographies + box.biographies,
            kept=main.kept + thread.kept + box.kept + kept,
        )
        articles[0] = owned.under(articles[0], metadata.captured) if owned else articles[0]
    return Reading("html", *Accounts(page).settle(articles, dropped))


def _posted(whole: Region, facts: PageFacts) -> tuple[list[Draft], Thread]:
    """The drafts of a page of articles, and the comments under its first."""
    thread = take_comments(whole)
    titles = [heading.root for heading in islice(whole.all("h1"), MOST_TITLES) if facts.titled(heading.text())]
    take_noise(whole.page, titles)
    return take_stories(whole) if is_zox(whole) else take_articles(whole, facts), thread


def _finished(drafts: Sequence[Draft]) -> tuple[list[ParsedArticle], list[Dropped]]:
    """Those drafts that are articles, and the lines of them that are no part of one."""
    articles, dropped = [], []
    for draft in drafts:
        article, left = finish(draft)
        if is_article(article):
            articles.append(article)
            dropped += left
    return articles, dropped


def _completed(draft: Draft, facts: PageFacts, metadata: Metadata, main: bool) -> Draft:
    """A draft with what the page and its sidecar say; only the main article is what a page's head is about."""
    source = metadata.source or _site(facts) or address_source(facts.address or metadata.address or "")
    draft = replace(draft, title=_without_site(draft.title, facts.site), source=source, language=facts.language)
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
