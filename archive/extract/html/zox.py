"""Pages of the Zox News theme: one article, and more of its section appended whole."""

from bs4.element import Tag

from ..articles import Draft
from ..bylines import byline_parts, is_byline
from ..dates import printed_date, timestamp_date
from ..lines import Line
from ..records import Biography, Role
from .flow import flow
from .soup import attribute, first, text_of

MAIN = "#mvp-article-wrap, #mvp-article-cont"
APPENDED = "#mvp-post-add-box .mvp-post-add-story"


def is_zox(page: Tag) -> bool:
    """Whether a page is of this theme."""
    return page.select_one("#mvp-content-main, #mvp-article-wrap, .mvp-post-add-story") is not None


def take_stories(page: Tag, length: int) -> list[Draft]:
    """The drafts of a page's articles, the main one first; appended ones are taken out of the tree before it is read."""
    appended = []
    for story in page.select(APPENDED):
        appended.append(
            _draft(story, ".mvp-post-add-main", length, attribute(first(story, ".mvp-post-add-link a"), "href"))
        )
        story.extract()
    main = first(page, "#mvp-article-wrap", "#mvp-article-cont") or page
    return [draft for draft in (_draft(main, "#mvp-content-main", length, None), *appended) if draft]


def author_box(page: Tag) -> tuple[Biography, ...]:
    """The biography in the box under the main article."""
    name, text = (
        text_of(first(page, ".mvp-author-box-name a", ".mvp-author-box-name")),
        text_of(first(page, ".mvp-author-box-text")),
    )
    return (Biography(name, text),) if name and text else ()


def _draft(root: Tag, body: str, length: int, address: str | None) -> Draft | None:
    title, content = text_of(first(root, "h1.mvp-post-title", ".mvp-post-title")), first(root, body)
    if not title or content is None:
        return None
    lines = flow(content, length)
    return Draft(
        title=title,
        start=0,
        lines=lines,
        standfirst=text_of(first(root, "span.mvp-post-excerpt", ".mvp-post-excerpt")) or None,
        category=text_of(first(root, "h3.mvp-post-cat", ".mvp-post-cat")) or None,
        people=_people(root),
        published=_first_published(lines) or _published(root),
        original_url=address,
    )


def _people(root: Tag) -> tuple[tuple[Role, str], ...]:
    name = text_of(first(root, ".author-name a", ".author-name"))
    if not name or name == "Avatar":
        return ()
    return tuple(byline_parts(name)) if is_byline(name) else (("author", name),)


def _published(root: Tag) -> str | None:
    stamp = attribute(first(root, "time.post-date[datetime]"), "datetime")
    shown = text_of(first(root, "time.post-date", "span.mvp-post-date", ".mvp-post-date"))
    return (timestamp_date(stamp) if stamp else None) or printed_date(shown)


def _first_published(lines: list[Line]) -> str | None:
    """The day in a line such as `First published October 3, 2019`, which a later edition keeps."""
    opening = (
        line.text for line in lines[:3] if line.text.lower().startswith(("first published", "originally published"))
    )
    return next((printed_date(text) for text in opening if len(text) <= 90), None)
