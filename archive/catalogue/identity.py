"""When two parsed articles are one: the same canonical address, or agreeing titles and most of their shingles.

Looking up candidates needs two indexed keys; only candidates are compared word by word.
"""

import re
import unicodedata
from urllib.parse import urlsplit

from django.db.models import Q

from archive.extract.records import ParsedArticle
from archive.language.hanzi import is_hanzi
from archive.models import Appearance, Article

SHINGLE = 5
MOST = 0.5
KEY_LENGTH = 500
TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|share|replytocom)=")


def title_key(title: str) -> str:
    """The title as look-ups compare it: letters, digits and hanzi alone, folded, e.g. `Ma’s “Way”` → `mas way`."""
    bare = re.sub(r"[‘’'`´]", "", unicodedata.normalize("NFKC", title).casefold())
    return " ".join(re.findall(r"\w+", bare))[:KEY_LENGTH]


def address_key(address: str | None) -> str:
    """The canonical form of an address: no scheme, `www.`, fragment, tracking or closing slash; empty for none."""
    try:
        parts = urlsplit((address or "").strip())
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    query = "&".join(sorted(part for part in parts.query.split("&") if part and not TRACKING.match(part)))
    return f"{parts.hostname.removeprefix('www.')}{parts.path.rstrip('/')}{'?' if query else ''}{query}"[:2000]


def words(text: str) -> list[str]:
    """Folded words; each hanzi is a word of its own."""
    spaced = "".join(f" {char} " if is_hanzi(char) else char for char in text.casefold())
    return re.findall(r"\w+", spaced)


def shingles(article: ParsedArticle) -> set[tuple[str, ...]]:
    """All runs of five words of the body; a shorter body is one shingle, an empty one has none."""
    body = words(" ".join(block.text for block in article.blocks))
    return {tuple(body[i : i + SHINGLE]) for i in range(max(1, len(body) - SHINGLE + 1))} if body else set()


def share_most_shingles(one: ParsedArticle, other: ParsedArticle) -> bool:
    """Whether most shingles of the shorter are in the longer: a capture cut short is still the same article."""
    a, b = shingles(one), shingles(other)
    return a == b or len(a & b) > MOST * min(len(a), len(b))


def is_same(one: ParsedArticle, other: ParsedArticle) -> bool:
    """Whether both are the same article, e.g. as captured in 2017 and in 2019."""
    address = address_key(one.original_url)
    if address and address == address_key(other.original_url):
        return True
    return title_key(one.title) == title_key(other.title) and share_most_shingles(one, other)


def homes(parsed: ParsedArticle) -> list[Article]:
    """The articles that `parsed` is one of: none, one, or several that it shows to be one."""
    address = address_key(parsed.original_url)
    by_key = Q(title_key=title_key(parsed.title)) | (Q(address_key=address) if address else Q(pk__in=[]))
    candidates = Appearance.objects.filter(by_key).select_related("article", "extraction").in_canonical_order()
    found = {met.article_id: met.article for met in candidates if is_same(parsed, met.parsed())}
    stated = Article.objects.filter(pk=parsed.id, slug=parsed.slug) if parsed.id else ()
    return list(({article.pk: article for article in stated} | found).values())
