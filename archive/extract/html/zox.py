"""Pages of the Zox News theme: one article, and more of its section appended whole."""

from dataclasses import dataclass

from archive.extract.articles import Draft
from archive.extract.dates import printed_date
from archive.extract.html.head import Head
from archive.extract.html.region import Region
from archive.extract.html.soup import attribute
from archive.extract.lines import Line
from archive.extract.records import Biography, Kept

APPENDED = "#mvp-post-add-box .mvp-post-add-story"
MAIN = ("#mvp-article-wrap", "#mvp-article-cont")
LONGEST_OPENING = 90
FIRST_PUBLISHED = ("first published", "originally published")


@dataclass(frozen=True, slots=True)
class AuthorBox:
    """The biography in the box under the main article, and what of the page it is."""

    biographies: tuple[Biography, ...] = ()
    kept: tuple[Kept, ...] = ()


def is_zox(page: Region) -> bool:
    """Whether a page is of this theme."""
    return page.first("#mvp-content-main", "#mvp-article-wrap", ".mvp-post-add-story") is not None


def take_stories(page: Region) -> list[Draft]:
    """The drafts of a page's articles, the main one first; it may hold the appended ones, which are none of it."""
    appended = []
    for story in page.all(APPENDED):
        link = story.first(".mvp-post-add-link a")
        appended.append(_draft(story, ".mvp-post-add-main", attribute(link.root, "href") if link else None))
        story.page.set_aside(story.root)
    main = _draft(page.first(*MAIN) or page, "#mvp-content-main", None)
    return [draft for draft in (main, *appended) if draft]


def take_author_box(page: Region) -> AuthorBox:
    """Read the author's box and set it aside."""
    name = page.worded(".mvp-author-box-name a", ".mvp-author-box-name", "#mvp-author-box-name")
    text = page.worded("#mvp-author-box-text", ".mvp-author-box-text")
    if name is None or text is None:
        return AuthorBox()
    found = AuthorBox((Biography(name.text(), text.text()),), name.kept("biography") + text.kept("biography"))
    for part in (name, text):
        page.page.set_aside(part.root)
    return found


def _draft(region: Region, body: str, address: str | None) -> Draft | None:
    head, content = Head(region), region.first(body)
    title = head.text("title", "h1.mvp-post-title", ".mvp-post-title")
    if not title or content is None:
        return None
    lines = content.lines()
    return Draft(
        title=title,
        start=0,
        lines=lines,
        standfirst=head.text("standfirst", "span.mvp-post-excerpt", ".mvp-post-excerpt"),
        category=head.text("category", "h3.mvp-post-cat", ".mvp-post-cat"),
        people=head.people(".author-name a", ".author-name"),
        published=_first_published(lines)
        or head.published("time.post-date[datetime]", "time.post-date", "span.mvp-post-date", ".mvp-post-date"),
        original_url=address,
        kept=tuple(head.kept),
    )


def _first_published(lines: list[Line]) -> str | None:
    """The day in a line such as `First published October 3, 2019`, which a later edition keeps."""
    opening = (line.text for line in lines[:3] if line.text.lower().startswith(FIRST_PUBLISHED))
    return next((printed_date(text) for text in opening if len(text) <= LONGEST_OPENING), None)
