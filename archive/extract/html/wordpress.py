"""WordPress pages at large, and other pages of one article or of several whole posts."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice

from archive.extract.articles import Draft
from archive.extract.bylines import is_byline
from archive.extract.dates import printed_date
from archive.extract.html.body import find_body, size_of
from archive.extract.html.facts import PageFacts
from archive.extract.html.head import Head
from archive.extract.html.region import Region
from archive.extract.html.soup import attribute, tokens
from archive.extract.lines import Line, folded
from archive.extract.records import Kept, Part, Role
from archive.extract.rules import keep, rule_for

TITLES = (
    "h1.entry-title",
    ".entry-title",
    ".post-title",
    "[itemprop=headline]",
    ".h-entry .p-name",
    "article h1",
    "main h1",
    "h1",
    "h2.title",
)
HEADINGS = ("h1", "h2", "h3", ".entry-title", ".post-title")
LINKED_TITLES = (".entry-title a[href]", ".post-title a[href]", "h2 a[href]", "h3 a[href]")
POSTS = ("article", ".hentry", ".h-entry", ".type-post", "div.post")
AUTHORS = (
    ".author.vcard .fn",
    ".author-name",
    "[rel=author]",
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    ".p-author",
    ".author .fn",
    ".author.vcard",
    ".byline .author",
    ".post-author",
    ".byline",
)
DATES = (
    "time.entry-date[datetime]",
    "time.published[datetime]",
    ".dt-published[datetime]",
    "time[itemprop=datePublished]",
    "[itemprop=datePublished]",
    "time[datetime]",
    ".published[title]",
    ".entry-date",
    ".post-date",
    ".date-header",
    ".date",
    ".published",
)
SECTIONS = (".cat-links a", "a[rel=category]", ".entry-category a", ".post-category a")
STANDFIRSTS = (".entry-subtitle", ".subtitle", ".standfirst", ".article-standfirst", ".post-subtitle", ".dek", ".deck")
FILED = "category-"
MOST_SECTIONS = 20
LONGEST_SECTION = 60
CUT_SHORT = ("…", "...", "]", "→", "»")
WHOLE_POST_WORDS = 120
MOST_POSTS = 60
TEASER_WORDS = 60
MOST_HEAD_LINES = 4
MOST_BETWEEN, MOST_LEADS = 12, 3
FEWEST_LEAD_WORDS, LEAD_WORDS = 8, 120
LONGEST_HEAD_LINE = 120


def take_section(page: Region, facts: PageFacts) -> tuple[str | None, tuple[Kept, ...]]:
    """The section of a page's article: that of several its head or its breadcrumbs name, else the first it links.

    What the page links is set aside before links of tags and categories are dropped.
    """
    links = [each for each in islice(page.all(*SECTIONS), MOST_SECTIONS) if each.text()]
    wanted = {folded(name) for name in (facts.section, *facts.crumbs) if name}
    found = next((each for each in links if folded(each.text()) in wanted), next(iter(links), None))
    if found is None:
        return facts.section or _filed(page) or next(reversed(facts.crumbs), None), ()
    section, kept = facts.section or found.text(), found.kept("category")
    page.page.set_aside(found.root)
    return section, kept


def _filed(page: Region) -> str | None:
    """The section whose address the classes of the body or the post repeat (`category-food`), as a link names it."""
    boxes = (box.root for box in (page.first("body"), page.first(*POSTS)) if box)
    slugs = [name.removeprefix(FILED) for box in boxes for name in tokens(box) if name.startswith(FILED)]
    if not slugs or len(set(slugs)) > 1:
        return None
    links = (
        link
        for link in page.all("a[href]")
        if (attribute(link.root, "href") or "").rstrip("/").endswith(f"/{slugs[0]}")
    )
    return next((words for link in links if (words := link.text()) and len(words) <= LONGEST_SECTION), None)


def take_articles(page: Region, facts: PageFacts) -> list[Draft]:
    """The drafts of a page: its one article, or each whole post of a page of several; of a listing only those."""
    if facts.is_article:
        return _only(page, facts)
    posts = _posts(page)
    drafts = [draft for post in posts if (draft := _draft(post, PageFacts(site=facts.site)))]
    whole = [draft for draft in drafts if size_of(draft.lines) >= WHOLE_POST_WORDS]
    if facts.is_listing or len(whole) > 1 or (not whole and _is_listing(page, posts)):
        return whole
    return _only(page, facts)


def _only(page: Region, facts: PageFacts) -> list[Draft]:
    _take_teasers(page)
    draft = _draft(page, facts)
    return [draft] if draft else []


def _take_teasers(page: Region) -> None:
    """Set short posts aside whose titles lead elsewhere, where there are several: they are not the page's article."""
    teasers = [
        post
        for post in islice(page.all(*POSTS), MOST_POSTS)
        if post.first(*LINKED_TITLES) and size_of(post.lines()) < TEASER_WORDS
    ]
    for teaser in teasers if len(teasers) > 1 else ():
        page.page.take(teaser.root, "related posts")


def _posts(page: Region) -> list[Region]:
    """The elements of posts with titles, none within another."""
    posts = {id(post.root): post for post in islice(page.all(*POSTS), MOST_POSTS)}.values()
    return [post for post in posts if post.first(*TITLES) and not post.root.find_parent("article")]


def _is_listing(page: Region, posts: Sequence[Region]) -> bool:
    """Whether most of a page's words stand in its posts, of which there are several."""
    return len(posts) > 1 and 2 * sum(size_of(post.lines()) for post in posts) > size_of(page.lines())


def _draft(region: Region, facts: PageFacts) -> Draft | None:
    head, lines = Head(region), find_body(region)
    title = _title(head, facts, lines[0].start) if lines else None
    if not title:
        return None
    standfirst = _standfirst(head, facts, lines)
    link = region.first(".entry-title a[href]", "h2 a[rel=bookmark]")
    draft = Draft(
        title=title,
        start=0,
        lines=lines,
        standfirst=standfirst,
        category=facts.section,
        people=_people(head, facts),
        published=_published(head, facts),
        original_url=facts.address or (attribute(link.root, "href") if link else None),
        kept=tuple(head.kept),
    )
    return _below_head(draft)


def _title(head: Head, facts: PageFacts, body: int) -> str | None:
    """The heading that the page's own title repeats; else the first in a place for titles, but no site's name.

    Those above the body, or at its top, go before those below, which are of other articles.
    """
    nameless = ("", folded(facts.site or ""))
    headings = [each for each in head.region.all(*HEADINGS) if facts.titled(each.text())]
    headings.sort(key=lambda heading: -len(heading.text()))
    first, again = (chain(headings, head.region.all(*TITLES)) for _ in range(2))
    above = (each for each in first if each.page.stretch(each.root)[0] <= body)
    likely = chain(above, again)  # found as they are asked for: a broken page has thousands
    found = next((each for each in likely if folded(each.text()) not in nameless), None)
    if found is None:
        return facts.title
    head.kept += found.kept("title")
    return found.text()


def _below_head(draft: Draft) -> Draft:
    """A draft whose lines begin after title, byline and date, where the container of the body holds them too."""
    title = folded(draft.title)
    at = next((at for at, line in enumerate(draft.lines[:12]) if folded(line.text) == title), None)
    kept = [keep(draft.lines[at], "title")] if at is not None else []
    below = draft.lines[at + 1 :] if at is not None else draft.lines
    while below and len(kept) < MOST_HEAD_LINES and (part := _head_part(below[0], draft)):
        kept.append(keep(below[0], part))
        below = below[1:]
    return replace(draft, lines=below, kept=(*draft.kept, *kept))


def _head_part(line: Line, draft: Draft) -> Part | None:
    """Which part of the head a line at the top of a body is, if it is one."""
    if len(line.text) > LONGEST_HEAD_LINE or line.kind in ("heading", "list_item"):
        return None
    if draft.published and printed_date(line.text) == draft.published:
        return "published"
    return "byline" if is_byline(line.text) or line.text in {name for _, name in draft.people} else None


def _standfirst(head: Head, facts: PageFacts, lines: list[Line]) -> str | None:
    """A printed standfirst, or a lead between title and text; else the page's description, unless the text opens so."""
    if printed := head.text("standfirst", *STANDFIRSTS):
        return printed
    if leads := _leads(head, lines[0].start):
        head.kept += [keep(line, "standfirst") for line in leads]
        return " ".join(line.text for line in leads)
    stated = facts.description
    if not stated or stated.rstrip().endswith(CUT_SHORT):
        return None
    opening = folded(" ".join([facts.title or "", *(line.text for line in lines[:6])]))
    return stated if folded(stated)[:60] not in opening else None


def _leads(head: Head, body: int) -> list[Line]:
    """The sentences that stand right between title and body, outside of the element of either."""
    title = max((kept.end for kept in head.kept if kept.part == "title" and kept.end <= body), default=None)
    if title is None:
        return []
    between = [line for line in head.region.lines() if title <= line.start and line.end <= body]
    leads = [line for line in between if _is_lead(line)]
    few = len(between) <= MOST_BETWEEN and sum(line.words for line in leads) <= LEAD_WORDS
    return leads if few and len(leads) <= MOST_LEADS else []


def _is_lead(line: Line) -> bool:
    return (
        line.kind in (None, "heading", "paragraph")
        and not line.linked
        and line.words >= FEWEST_LEAD_WORDS
        and (line.ends_sentence or line.kind == "heading")
        and not is_byline(line.text)
        and rule_for(line.text) is None
        and printed_date(line.text) is None
    )


def _people(head: Head, facts: PageFacts) -> tuple[tuple[Role, str], ...]:
    printed = head.people(*AUTHORS)
    return tuple(("author", name) for name in facts.authors) or printed


def _published(head: Head, facts: PageFacts) -> str | None:
    printed = head.published(*DATES)
    return facts.published or printed
