"""Threads of bulletin boards: Discuz, vBulletin, phpBB. The first post is the article, those under it its comments."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from archive.extract.articles import Draft
from archive.extract.comments import iso_stamp
from archive.extract.dates import printed_date, timestamp_date
from archive.extract.html.comments import Thread
from archive.extract.html.facts import PageFacts
from archive.extract.html.region import Region
from archive.extract.html.soup import attribute
from archive.extract.records import ReaderComment

BODY = re.compile(r"#post_?message_\d{1,12}")
"""Ids of the text of a post, in Discuz (`postmessage_7`) and vBulletin 3 and 4 (`post_message_7`)."""

BODIES = (".js-post__content-text", ".postbody .content")
TITLES = ("#thread_subject", ".threadtitle", ".topic-title", "h1", "h2", "h3", "strong")
AUTHORS = (
    ".pls .authi a",
    ".pls .authi",
    ".postauthor .postinfo a",
    ".bigusername",
    ".username",
    "[itemprop=author]",
    ".author a",
    ".author",
)
DATES = (".authi em", ".authorinfo em", ".posthead .postdate", "time[datetime]", ".postdate", "td.thead", ".author")
NUMBERS = (".postcounter", ".b-post__count", "strong em", "td.thead a")
NUMBER = re.compile(r"#?\s*(\d{1,6})\s*#?")
NOISE = (".pstatus", ".jammer", ".sign", ".signature", ".postsignature", ".tip", ".lastedited", ".notice", ".attnm")
HIGHEST = 12
MOST_POSTS = 500
POST_LINE = "board navigation"


@dataclass(frozen=True, slots=True)
class Post:
    """One post: its text, and what is printed beside it."""

    body: Region
    author: Region
    stamp: Region
    number: int | None


def date_of(stamp: Region) -> str | None:
    """A post's date, ISO 8601; where a board prints how long ago that was, its markup still says when."""
    titles = (attribute(each.root, "title") for each in stamp.all("span"))
    stated = attribute(stamp.root, "datetime")
    if stated and timestamp_date(stated):
        return stated
    shown = (stamp.text().split("|")[0].strip(), *titles)
    return next((date for text in shown if text and (date := iso_stamp(text))), None)


def take_board(page: Region, facts: PageFacts) -> tuple[list[Draft], Thread] | None:
    """The draft of a thread and its comments; None for other pages.

    A later page of a thread holds no article: its first post answers one.
    """
    posts = list(_posts(page))
    title = _title(page, facts, posts[0]) if posts else None
    if not title:
        return None
    first, *answers = posts
    thread = _thread(answers)
    if (first.number or 1) > 1:
        return [], Thread()
    heading, words = title
    date = date_of(first.stamp)
    kept = heading.kept("title") if heading else ()
    draft = Draft(
        title=words,
        start=0,
        lines=first.body.lines(),
        people=(("author", first.author.text()),),
        published=date and (timestamp_date(date) or printed_date(date)),
        original_url=facts.address,
        kept=(*kept, *first.author.kept("byline"), *first.stamp.kept("published")),
    )
    return [draft], thread


def _thread(answers: Sequence[Post]) -> Thread:
    comments, kept = [], []
    for post in answers:
        if text := "\n".join(line.text for line in post.body.lines()):
            comments.append(ReaderComment(post.author.text(), date_of(post.stamp), text))
            kept += [each for part in (post.author, post.stamp, post.body) for each in part.kept("comment")]
    return Thread(tuple(comments), tuple(kept))


def _posts(page: Region) -> Iterator[Post]:
    """The posts of a page, in order, each with the author and the date in the innermost box that has both."""
    bodies = list(islice(_bodies(page), MOST_POSTS))
    numbers = [page.page.reach(body.root).number for body in bodies]
    for body in bodies:
        for noise in body.all(*NOISE):
            noise.page.take(noise.root, POST_LINE)
        for box in islice(body.root.parents, HIGHEST):
            reach = page.page.reach(box)
            if bisect_left(numbers, reach.after) - bisect_left(numbers, reach.number) > 1:
                break
            around = Region(page.page, box)
            author, stamp = _outside(around, AUTHORS, body), _dated(around, body)
            if author and stamp:
                yield Post(body, author, stamp, _number(around))
                break


def _bodies(page: Region) -> Iterator[Region]:
    keys = sorted((numbers[0] for key, numbers in page.page.named.items() if BODY.fullmatch(key)))
    if keys:
        yield from (Region(page.page, page.page.elements[number]) for number in keys)
    else:
        yield from page.all(*BODIES)


def _outside(around: Region, selectors: Sequence[str], body: Region) -> Region | None:
    found = (each for each in around.all(*selectors) if not around.page.holds(body.root, each.root))
    return next((each for each in found if each.text()), None)


def _dated(around: Region, body: Region) -> Region | None:
    found = (each for each in around.all(*DATES) if not around.page.holds(body.root, each.root))
    return next((each for each in found if attribute(each.root, "datetime") or date_of(each)), None)


def _number(around: Region) -> int | None:
    found = (NUMBER.fullmatch(each.text()) for each in around.all(*NUMBERS))
    return next((int(number[1]) for number in found if number), None)


def _title(page: Region, facts: PageFacts, first: Post) -> tuple[Region | None, str] | None:
    """The heading of a thread: that which the page's title begins with, else one in its place."""
    above = [each for each in page.all(*TITLES) if each.text()]
    found = next((each for each in above if facts.titled(each.text())), None) or next(page.all(*TITLES[:4]), None)
    if found and found.text():
        return found, found.text()
    return (None, facts.title) if facts.title else None
