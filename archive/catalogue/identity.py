"""When two parsed articles are one: the same canonical address, or agreeing titles and most of their shingles.

Looking up candidates needs two indexed keys; only candidates are compared word by word.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from django.db.models import Q

from archive.extract.records import ParsedArticle
from archive.language.hanzi import is_hanzi
from archive.models import Appearance, Article

SHINGLE = 5
Shingles = set[tuple[str, ...]]
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


def shingles(article: ParsedArticle) -> Shingles:
    """All runs of five words of the body; a shorter body is one shingle, an empty one has none."""
    body = words(" ".join(block.text for block in article.blocks))
    return {tuple(body[i : i + SHINGLE]) for i in range(max(1, len(body) - SHINGLE + 1))} if body else set()


def share_most_shingles(one: ParsedArticle, other: ParsedArticle) -> bool:
    """Whether most shingles of the shorter are in the longer: a capture cut short is still the same article."""
    a, b = shingles(one), shingles(other)
    return a == b or len(a & b) > MOST * min(len(a), len(b))


def jaccard(one: ParsedArticle, other: ParsedArticle) -> float:
    """The share of shingles in common of all that either has: 1 for the same words, 0 for none in common."""
    return overlap(shingles(one), shingles(other))


def overlap(a: Shingles, b: Shingles) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0


def is_same(one: ParsedArticle, other: ParsedArticle) -> bool:
    """Whether both are the same article, e.g. as captured in 2017 and in 2019."""
    address = address_key(one.original_url)
    if address and address == address_key(other.original_url):
        return True
    return title_key(one.title) == title_key(other.title) and share_most_shingles(one, other)


@dataclass(frozen=True, slots=True)
class Met:
    """An article as a capture has it, one held before or one of this batch (None); `parsed` reads it."""

    capture_id: int | None
    article_id: str
    title_key: str
    address_key: str
    parsed: Callable[[], ParsedArticle]


class Shelf:
    """All articles met that parsed ones may be one with: looked up at once for a batch, and added to by it."""

    def __init__(self, articles: Iterable[ParsedArticle]) -> None:
        several = list(articles)
        self._met: dict[str, list[Met]] = {}
        titles = {title_key(parsed.title) for parsed in several}
        addresses = {address_key(parsed.original_url) for parsed in several} - {""}
        by_key = Appearance.objects.filter(Q(title_key__in=titles) | Q(address_key__in=addresses)).order_by()
        stated_by = ("pk", "extraction__capture", "article_id", "title_key", "address_key")
        for pk, capture_id, article_id, title, address in by_key.values_list(*stated_by):
            self._add(Met(capture_id, article_id, title, address, partial(read_appearance, pk)))
        ids = {parsed.id for parsed in several if parsed.id}
        self.stated: dict[str, str] = dict(slugs_of(ids)) if ids else {}  # ids that records state → slugs

    def homes(self, parsed: ParsedArticle) -> list[str]:
        """The ids of the articles that `parsed` is one of: none, one, or several that it shows to be one."""
        title, address = title_key(parsed.title), address_key(parsed.original_url)
        by_address = [met.article_id for met in self._met.get(f"@{address}", ()) if address]
        by_title = [
            met.article_id
            for met in self._met.get(title, ())
            if met.article_id not in by_address and share_most_shingles(parsed, met.parsed())
        ]
        stated = [parsed.id] if parsed.id and self.stated.get(parsed.id) == parsed.slug else []
        return list(dict.fromkeys([*stated, *by_address, *by_title]))

    def add(self, article_id: str, parsed: ParsedArticle) -> None:
        """Note that `parsed` is met as one of an article's."""
        self._add(Met(None, article_id, title_key(parsed.title), address_key(parsed.original_url), lambda: parsed))

    def forget(self, capture_id: int) -> None:
        """Let go of what was read in a capture before: now it says something else."""
        self._met = {
            key: [met for met in several if met.capture_id != capture_id] for key, several in self._met.items()
        }

    def _add(self, met: Met) -> None:
        self._met.setdefault(met.title_key, []).append(met)
        if met.address_key:
            self._met.setdefault(f"@{met.address_key}", []).append(met)


def homes(parsed: ParsedArticle) -> list[str]:
    """The ids of the articles that `parsed` is one of."""
    return Shelf([parsed]).homes(parsed)


def slugs_of(article_ids: Collection[str]) -> Iterable[tuple[str, str]]:
    return Article.objects.filter(pk__in=article_ids).order_by().values_list("pk", "slug")


def read_appearance(pk: int) -> ParsedArticle:
    return Appearance.objects.select_related("extraction").get(pk=pk).parsed()
