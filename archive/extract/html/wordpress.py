"""WordPress pages at large, and other pages of one article or of several whole posts."""

from collections.abc import Iterable
from itertools import islice

from bs4.element import Tag

from archive.extract.articles import Draft
from archive.extract.bylines import byline_parts, is_byline
from archive.extract.dates import printed_date, timestamp_date
from archive.extract.html.flow import flow
from archive.extract.html.linked import PageFacts
from archive.extract.html.soup import Index, attribute, text_of
from archive.extract.lines import Line, folded
from archive.extract.records import Role

BODIES = (
    "[itemprop=articleBody]",
    ".entry-content",
    ".post-content",
    ".td-post-content",
    ".post-entry",
    ".article-content",
    ".article-body",
    ".article__body",
    ".post-body",
    ".postcontent",
    ".single-content",
    ".wp-block-post-content",
    ".post__content",
    ".content-body",
    "article",
    ".post",
    "main",
    "[role=main]",
    "#content",
    ".content",
)
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
FEWEST_WORDS = 40
WHOLE_POST_WORDS = 120
MOST_POSTS = 60
LONGEST_NAME = 60


def section_of(index: Index) -> str | None:
    """The section a page links from its article; asked before links of tags and categories are taken out."""
    return index.text(*SECTIONS) or None


def take_article(page: Tag, facts: PageFacts, length: int) -> list[Draft]:
    """The drafts of a page: its one article, or each whole post of a page of several."""
    index = Index(page)
    posts = {id(post): Index(post) for post in islice(index.all(*POSTS), MOST_POSTS) if not post.find_parent("article")}
    titled = [post for post in posts.values() if post.first(*TITLES)]
    if len(titled) > 1 and not facts.is_article:
        drafts = (_draft(post, PageFacts(site=facts.site), length) for post in titled)
        return [draft for draft in drafts if draft and _words(draft.lines) >= WHOLE_POST_WORDS]
    draft = _draft(index, facts, length)
    return [draft] if draft else []


def _draft(index: Index, facts: PageFacts, length: int) -> Draft | None:
    lines = _body(index, length)
    title = index.text(*TITLES) or facts.title
    if not title or not lines:
        return None
    link = index.first(".entry-title a[href]", "h2 a[rel=bookmark]")
    return Draft(
        title=title,
        start=0,
        lines=_below_title(lines, title),
        standfirst=_standfirst(index, facts, lines),
        category=facts.section,
        people=_people(index, facts),
        published=facts.published or _published(index),
        original_url=facts.address or attribute(link, "href"),
    )


def _body(index: Index, length: int) -> list[Line]:
    """The lines of the first likely container with enough words; else of the one whose paragraphs hold most."""
    for selector in BODIES:
        found = [flow(element, length) for element in islice(index.all(selector), 3)]
        best = max(found, key=_words, default=[])
        if _words(best) >= FEWEST_WORDS:
            return best
    densest = _densest(index)
    return flow(densest, length) if densest is not None else []


def _densest(index: Index) -> Tag | None:
    weights: dict[int, int] = {}
    parents: dict[int, Tag] = {}
    for paragraph in index.all("p"):
        if parent := paragraph.parent:
            parents[id(parent)] = parent
            weights[id(parent)] = weights.get(id(parent), 0) + len(text_of(paragraph).split())
    heaviest = max(weights, key=lambda key: weights[key], default=None)
    return parents[heaviest] if heaviest is not None and weights[heaviest] >= FEWEST_WORDS else None


def _words(lines: Iterable[Line]) -> int:
    return sum(line.words if line.text.isascii() or line.words > 3 else len(line.text) // 2 for line in lines)


def _below_title(lines: list[Line], title: str) -> list[Line]:
    """The lines after the title, where the container holds the title too."""
    at = next((at for at, line in enumerate(lines[:12]) if folded(line.text) == folded(title)), -1)
    return lines[at + 1 :]


def _standfirst(index: Index, facts: PageFacts, lines: list[Line]) -> str | None:
    """A printed standfirst; else the page's description, unless it is only the beginning of the text."""
    if printed := index.text(*STANDFIRSTS):
        return printed
    stated = facts.description
    if not stated or stated.rstrip().endswith(CUT_SHORT):
        return None
    opening = folded(" ".join(line.text for line in lines[:6]))
    return stated if folded(stated)[:60] not in opening else None


def _people(index: Index, facts: PageFacts) -> tuple[tuple[Role, str], ...]:
    if facts.authors:
        return tuple(("author", name) for name in facts.authors)
    shown = index.text(*AUTHORS)
    if is_byline(shown):
        return tuple(byline_parts(shown))
    return (("author", shown),) if shown and len(shown) <= LONGEST_NAME else ()


def _published(index: Index) -> str | None:
    shown = index.first(*DATES)
    stamp = attribute(shown, "datetime")
    return (timestamp_date(stamp) if stamp else None) or printed_date(text_of(shown))
