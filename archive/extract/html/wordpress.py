"""WordPress pages at large, and other pages of one article or of several whole posts."""

from dataclasses import replace
from itertools import islice

from archive.extract.articles import Draft
from archive.extract.html.body import find_body, size_of
from archive.extract.html.head import Head
from archive.extract.html.linked import PageFacts
from archive.extract.html.region import Region
from archive.extract.html.soup import attribute
from archive.extract.lines import Line, folded
from archive.extract.records import Kept, Role
from archive.extract.rules import keep

TITLES = (
    "h1.entry-title",
    ".entry-title",
    ".post-title",
    "h1[itemprop=headline]",
    "article h1",
    "main h1",
    "h1",
    "h2.title",
)
POSTS = ("article", ".hentry", ".type-post", "div.post")
AUTHORS = (
    ".author.vcard .fn",
    ".author-name",
    "[rel=author]",
    ".author .fn",
    ".author.vcard",
    ".byline .author",
    ".post-author",
    ".byline",
)
DATES = (
    "time.entry-date[datetime]",
    "time.published[datetime]",
    "time[itemprop=datePublished]",
    "time[datetime]",
    ".entry-date",
    ".post-date",
    ".date",
    ".published",
)
SECTIONS = (".cat-links a", "a[rel=category]", ".entry-category a", ".post-category a")
STANDFIRSTS = (".entry-subtitle", ".subtitle", ".standfirst", ".article-standfirst", ".post-subtitle", ".dek", ".deck")
CUT_SHORT = ("…", "...", "]", "→", "»")
WHOLE_POST_WORDS = 120
MOST_POSTS = 60


def take_section(page: Region) -> tuple[str | None, tuple[Kept, ...]]:
    """The section a page links from its article; set aside before links of tags and categories are dropped."""
    found = page.worded(*SECTIONS)
    if found is None:
        return None, ()
    section, kept = found.text(), found.kept("category")
    page.page.set_aside(found.root)
    return section, kept


def take_articles(page: Region, facts: PageFacts) -> list[Draft]:
    """The drafts of a page: its one article, or each whole post of a page of several."""
    posts = {
        id(post.root): post for post in islice(page.all(*POSTS), MOST_POSTS) if not post.root.find_parent("article")
    }
    titled = [post for post in posts.values() if post.first(*TITLES)]
    if len(titled) > 1 and not facts.is_article:
        drafts = (_draft(post, PageFacts(site=facts.site)) for post in titled)
        return [draft for draft in drafts if draft and size_of(draft.lines) >= WHOLE_POST_WORDS]
    draft = _draft(page, facts)
    return [draft] if draft else []


def _draft(region: Region, facts: PageFacts) -> Draft | None:
    head, lines = Head(region), find_body(region)
    title = head.text("title", *TITLES) or facts.title
    if not title or not lines:
        return None
    link = region.first(".entry-title a[href]", "h2 a[rel=bookmark]")
    draft = Draft(
        title=title,
        start=0,
        lines=lines,
        standfirst=_standfirst(head, facts, lines),
        category=facts.section,
        people=_people(head, facts),
        published=_published(head, facts),
        original_url=facts.address or (attribute(link.root, "href") if link else None),
        kept=tuple(head.kept),
    )
    return _below_title(draft)


def _below_title(draft: Draft) -> Draft:
    """A draft whose lines begin after the title, where the container of the body holds the title too."""
    title = folded(draft.title)
    at = next((at for at, line in enumerate(draft.lines[:12]) if folded(line.text) == title), None)
    if at is None:
        return draft
    return replace(draft, lines=draft.lines[at + 1 :], kept=(*draft.kept, keep(draft.lines[at], "title")))


def _standfirst(head: Head, facts: PageFacts, lines: list[Line]) -> str | None:
    """A printed standfirst; else the page's description, unless it is only the beginning of the text."""
    if printed := head.text("standfirst", *STANDFIRSTS):
        return printed
    stated = facts.description
    if not stated or stated.rstrip().endswith(CUT_SHORT):
        return None
    opening = folded(" ".join(line.text for line in lines[:6]))
    return stated if folded(stated)[:60] not in opening else None


def _people(head: Head, facts: PageFacts) -> tuple[tuple[Role, str], ...]:
    printed = head.people(*AUTHORS)
    return tuple(("author", name) for name in facts.authors) or printed


def _published(head: Head, facts: PageFacts) -> str | None:
    printed = head.published(*DATES)
    return facts.published or printed
