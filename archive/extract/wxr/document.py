"""One post as a WordPress export of its own: what is kept of it as a capture.

The same post is the same bytes in every export: nothing of the export's date or programs is in it, and none of what
counts visitors or awaits approval.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from archive.extract.wxr.posts import COMMENT_FIELDS, FIELDS, Post, Site, Term

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/">
<channel>
"""
FOOT = "</item>\n</channel>\n</rss>\n"


def document(site: Site, post: Post) -> bytes:
    """A WXR 1.2 document of one post, e.g. of `site.of(post)`."""
    return "".join((HEAD, *_channel(site), "<item>\n", *_item(post), FOOT)).encode("utf-8", "replace")


def _channel(site: Site) -> Iterator[str]:
    yield from _elements({"title": site.title, "link": site.link, "language": site.language})
    yield "<wp:wxr_version>1.2</wp:wxr_version>\n"
    for login, name in site.authors:
        yield "<wp:author>\n"
        yield from _elements({"wp:author_login": login, "wp:author_display_name": name})
        yield "</wp:author>\n"


def _item(post: Post) -> Iterator[str]:
    yield from _elements(post.said, FIELDS)
    yield from (_category(term) for term in post.terms)
    for comment in post.comments:
        yield "<wp:comment>\n"
        yield from _elements(comment, COMMENT_FIELDS)
        yield "</wp:comment>\n"


def _category(term: Term) -> str:
    return (
        f'<category domain="{escape(term.domain)}" nicename="{escape(term.nicename)}">{_cdata(term.name)}</category>\n'
    )


def _elements(said: Mapping[str, str], names: Iterable[str] = ()) -> Iterator[str]:
    return (f"<{name}>{_cdata(said[name])}</{name}>\n" for name in names or said if said.get(name))


def _cdata(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
