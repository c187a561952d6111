"""What an export states about a post, as it is to be read: names, dates, terms, the order of comments."""

import re
from collections.abc import Mapping, Sequence
from email.utils import parsedate_to_datetime
from html import unescape

from archive.extract.dates import timestamp_date
from archive.extract.sections import is_unfiled
from archive.extract.sources import address_source, known_source
from archive.extract.wxr.posts import Post, Site, logins, number

INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|br|cite|code|del|em|font|i|ins|mark|q|s|small|span|strike|strong|sub|sup|u|wbr)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
CLOCK = re.compile(r"[T ]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)")
YEAR = re.compile(r"\s\d{4}\s")
NOT_PEOPLE = frozenset({"admin", "administrator", "editor", "staff", "author", "webmaster"})


def plain(text: str) -> str:
    """A title or a name as it is to be read: without inline tags, character references resolved, in one line."""
    return " ".join(unescape(INLINE.sub("", text)).split())


def source_of(site: Site) -> str | None:
    """The publication that a site is."""
    name = plain(site.title)
    return known_source(name) or name or address_source(site.link)


def address_of(site: Site, post: Post) -> str | None:
    """Where a post was published; the address of the site itself is that of none."""
    link = post["link"]
    is_own = link.startswith(("http://", "https://")) and link.rstrip("/") != site.link.rstrip("/")
    return link if is_own and " " not in link else None


def people(site: Site, post: Post) -> tuple[str, ...]:
    """The display names of a post's authors, those of the Co-Authors Plus plugin if it has any; no `admin`."""
    shown = dict(site.authors)
    authors = [term for term in post.terms if term.domain == "author"]
    names = [next((shown[key] for key in logins(term) if key in shown), term.name) for term in authors]
    names = names or [shown.get(post["dc:creator"], post["dc:creator"])]
    return tuple(dict.fromkeys(name for each in names if (name := plain(each)) and name.lower() not in NOT_PEOPLE))


def filed(post: Post) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The categories of a post, the section first, and its tags; what nobody filed has no category."""
    by_domain: dict[str, dict[str, str]] = {"category": {}, "post_tag": {}}
    for term in post.terms:
        name = plain(term.name)
        if name and not (is_unfiled(term.nicename) or is_unfiled(name)):
            by_domain.get(term.domain, {}).setdefault(name.casefold(), name)
    categories = by_domain["category"]
    tags = [name for key, name in by_domain["post_tag"].items() if key not in categories]
    return tuple(categories.values()), tuple(tags)


def threaded(comments: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Comments in the order they are read in: each before its answers, oldest first."""
    answers: dict[int, list[int]] = {}
    numbers = [number(comment.get("wp:comment_id", "")) for comment in comments]
    places = {number: at for at, number in enumerate(numbers)}
    for at, comment in enumerate(comments):
        parent = places.get(number(comment.get("wp:comment_parent", "")), -1)
        answers.setdefault(parent if parent < at else -1, []).append(at)
    ordered, stack = [], answers.get(-1, [])[::-1]
    while stack:
        at = stack.pop()
        ordered.append(comments[at])
        stack += answers.get(at, [])[::-1]
    return ordered


def day(post: Post) -> str | None:
    """The day a post was published, by the clock of its site; `0000-00-00` is none."""
    stated = (timestamp_date(post[name]) for name in ("wp:post_date", "wp:post_date_gmt"))
    return next((date for date in stated if date), None) or timestamp_date(moment_of(post["pubDate"]) or "")


def moment(comment: Mapping[str, str]) -> str | None:
    """When a comment was written, to the second, by the clock of its site."""
    for name in ("wp:comment_date", "wp:comment_date_gmt"):
        stamp = comment.get(name, "")
        if date := timestamp_date(stamp):
            clock = CLOCK.match(stamp[10:])
            return f"{date}T{clock[1]}" if clock else date
    return None


def moment_of(stamp: str) -> str | None:
    """A date of RFC 822, as feeds have it, in ISO 8601; WordPress writes the year -0001 where there is none."""
    if not YEAR.search(stamp):
        return None
    try:
        return parsedate_to_datetime(stamp[:100]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
