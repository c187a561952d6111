"""What an item of an export is: an article to be, with its terms and comments, or why it is none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from archive.extract.wxr.markup import Element

FIELDS = (
    "title", "link", "pubDate", "dc:creator", "content:encoded", "excerpt:encoded",
    "wp:post_id", "wp:post_date", "wp:post_date_gmt", "wp:status", "wp:post_type",
)  # fmt: skip
COMMENT_FIELDS = (
    "wp:comment_id", "wp:comment_author", "wp:comment_date", "wp:comment_date_gmt", "wp:comment_content",
    "wp:comment_approved", "wp:comment_type", "wp:comment_parent",
)  # fmt: skip
ARTICLES = {"post", "page", ""}
PUBLISHED = {"publish", ""}
TYPES = {"attachment": "attachment", "nav_menu_item": "menu item", "revision": "revision"}
STATUSES = {
    "draft": "draft",
    "auto-draft": "draft",
    "private": "private post",
    "pending": "pending post",
    "future": "scheduled post",
    "trash": "trashed post",
    "inherit": "revision",
}
APPROVED = {"1", "approved", ""}
UNAPPROVED = {"spam": "spam comment", "trash": "trashed comment", "post-trashed": "trashed comment"}
COMMENTS = {"", "comment"}
APART = {"pingback", "trackback"}
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Term:
    """What a post is filed under: `domain` is `category`, `post_tag`, or the name of another taxonomy."""

    domain: str
    nicename: str
    name: str


@dataclass(frozen=True, slots=True)
class Post:
    """A published post or page, as its export states it; `said` and each comment are texts by the name of an element.

    Addresses and IP numbers of commenters, custom fields and what awaits approval are no part of it.
    """

    said: dict[str, str]
    terms: tuple[Term, ...]
    comments: tuple[dict[str, str], ...]

    def __getitem__(self, name: str) -> str:
        return self.said.get(name, "")


@dataclass(frozen=True, slots=True)
class Site:
    """What an export says of itself: `authors` are display names by login, `exported` its date as stated."""

    title: str = ""
    link: str = ""
    language: str = ""
    exported: str = ""
    authors: tuple[tuple[str, str], ...] = ()

    def of(self, post: Post) -> "Site":
        """The same in every export of the site, whenever it was made: with none but the authors of one post."""
        people = {post["dc:creator"], *(key for term in post.terms if term.domain == "author" for key in logins(term))}
        return replace(self, exported="", authors=tuple(pair for pair in self.authors if pair[0] in people))


def site_of(root: Element) -> Site:
    """The site that the head of an export describes."""
    channel = next((channel for rss in root.children for channel in rss.all("channel")), Element("", {}))
    return Site(
        title=channel.text("title"),
        link=channel.text("link") or channel.text("wp:base_blog_url"),
        language=channel.text("language"),
        exported=channel.text("pubDate"),
        authors=tuple(pair for author in channel.all("wp:author") if all(pair := _author(author))),
    )


def post_of(item: Element) -> Post:
    """The post that an item holds, with the comments that are to be seen under it."""
    comments = [_said(each, COMMENT_FIELDS) for each in item.all("wp:comment") if not unseen(each)]
    return Post(
        _said(item, FIELDS),
        tuple(dict.fromkeys(_terms(item))),
        tuple(sorted(comments, key=lambda comment: number(comment.get("wp:comment_id", "")))),
    )


def why_left_out(item: Element) -> str | None:
    """Why an item is no article, as a noun; None for a published post or page."""
    kind, status = item.text("wp:post_type"), item.text("wp:status")
    if kind not in ARTICLES:
        return TYPES.get(kind, f"‘{kind[:LONGEST_NAME]}’ item")
    if status not in PUBLISHED:
        return STATUSES.get(status, f"‘{status[:LONGEST_NAME]}’ post")
    return "password-protected post" if item.text("wp:post_password") else None


def unseen(comment: Element) -> str | None:
    """Why a comment is not to be seen among those under its post, as a noun; None for one that is."""
    approved, kind = comment.text("wp:comment_approved"), comment.text("wp:comment_type")
    if approved not in APPROVED:
        return UNAPPROVED.get(approved, "unapproved comment")
    if kind in COMMENTS:
        return None
    return kind if kind in APART else f"‘{kind[:LONGEST_NAME]}’ comment"


def number(text: str) -> int:
    """The number of a post or comment, 0 for none: comments are numbered as they come in."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def logins(author: Term) -> Iterable[str]:
    """The logins that a term of the Co-Authors Plus plugin may stand for."""
    return author.nicename, author.nicename.removeprefix("cap-"), author.name


def _said(element: Element, names: Iterable[str]) -> dict[str, str]:
    return {name: text for name in names if (text := element.text(name))}


def _terms(item: Element) -> Iterator[Term]:
    """WXR 1.0 states each term twice, first without a domain, and calls tags `tag`."""
    stated = list(item.all("category"))
    with_domain = [element for element in stated if element.attributes.get("nicename")]
    for element in with_domain or stated:
        domain = element.attributes.get("domain", "category")
        if element.own:
            yield Term("post_tag" if domain == "tag" else domain, element.attributes.get("nicename", ""), element.own)


def _author(author: Element) -> tuple[str, str]:
    names = (author.text("wp:author_first_name"), author.text("wp:author_last_name"))
    return author.text("wp:author_login"), author.text("wp:author_display_name") or " ".join(filter(None, names))
