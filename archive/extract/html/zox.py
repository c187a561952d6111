"""Pages of the Zox News theme: one article, and more of its section appended whole."""

from bs4.element import Tag

from archive.extract.articles import Draft
from archive.extract.bylines import byline_parts, is_byline
from archive.extract.dates import printed_date, timestamp_date
from archive.extract.html.flow import flow
from archive.extract.html.soup import Index, attribute
from archive.extract.lines import Line
from archive.extract.records import Biography, Role

APPENDED = "#mvp-post-add-box .mvp-post-add-story"
MAIN = ("#mvp-article-wrap", "#mvp-article-cont")
LONGEST_OPENING = 90
FIRST_PUBLISHED = ("first published", "originally published")


def is_zox(index: Index) -> bool:
    """Whether a page is of this theme."""
    return index.first("#mvp-content-main", "#mvp-article-wrap", ".mvp-post-add-story") is not None


def take_stories(page: Tag, length: int) -> list[Draft]:
    """The drafts of a page's articles, the main one first; appended ones are taken out of the tree before it."""
    appended = []
    for story in list(Index(page).all(APPENDED)):
        index = Index(story)
        link = index.first(".mvp-post-add-link a")
        appended.append(_draft(index, ".mvp-post-add-main", length, attribute(link, "href")))
        story.extract()
    main = Index(Index(page).first(*MAIN) or page)
    return [draft for draft in (_draft(main, "#mvp-content-main", length, None), *appended) if draft]


def author_box(index: Index) -> tuple[Biography, ...]:
    """The biography in the box under the main article."""
    name = index.text(".mvp-author-box-name a", ".mvp-author-box-name", "#mvp-author-box-name")
    text = index.text("#mvp-author-box-text", ".mvp-author-box-text")
    return (Biography(name, text),) if name and text else ()


def _draft(index: Index, body: str, length: int, address: str | None) -> Draft | None:
    title, content = index.text("h1.mvp-post-title", ".mvp-post-title"), index.first(body)
    if not title or content is None:
        return None
    lines = flow(content, length)
    return Draft(
        title=title,
        start=0,
        lines=lines,
        standfirst=index.text("span.mvp-post-excerpt", ".mvp-post-excerpt") or None,
        category=index.text("h3.mvp-post-cat", ".mvp-post-cat") or None,
        people=_people(index.text(".author-name a", ".author-name")),
        published=_first_published(lines) or _published(index),
        original_url=address,
    )


def _people(name: str) -> tuple[tuple[Role, str], ...]:
    if not name or name == "Avatar":
        return ()
    return tuple(byline_parts(name)) if is_byline(name) else (("author", name),)


def _published(index: Index) -> str | None:
    stamp = attribute(index.first("time.post-date[datetime]"), "datetime")
    shown = index.text("time.post-date", "span.mvp-post-date", ".mvp-post-date")
    return (timestamp_date(stamp) if stamp else None) or printed_date(shown)


def _first_published(lines: list[Line]) -> str | None:
    """The day in a line such as `First published October 3, 2019`, which a later edition keeps."""
    opening = (line.text for line in lines[:3] if line.text.lower().startswith(FIRST_PUBLISHED))
    return next((printed_date(text) for text in opening if len(text) <= LONGEST_OPENING), None)
