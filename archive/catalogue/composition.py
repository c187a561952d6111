"""One article out of several appearances: of each part the best that any capture has (pure; no rows are touched).

The text comes from one capture as a whole, so that spans fit it: the newest, unless it is cut short. Whatever else a
capture lacks is filled in from the others. The outcome depends on the set of captures alone, never on their arrival.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from archive.extract.records import Biography, ParsedArticle, Provenance, ReaderComment

T = TypeVar("T")
WHOLE = 0.5  # a capture with less than this share of the longest text is taken for cut short
BASES = {"curator": 3, "printed": 2, "address": 1, "copyright line": 0, None: -1}


@dataclass(frozen=True, slots=True)
class Member:
    """An article as met in one capture; `source` is the publication, where the article does not say."""

    parsed: ParsedArticle
    name: str
    sha256: str
    captured_at: datetime | None
    source: str | None

    @property
    def length(self) -> int:
        return sum(len(block.text) for block in self.parsed.blocks)

    @property
    def provenance(self) -> tuple[Provenance, ...]:
        """Where it was captured; a cleaned record that states its captures speaks for itself."""
        here = Provenance(self.name, self.sha256, self.parsed.start, self.parsed.end)
        return self.parsed.captures or (here,)


def compose(members: Sequence[Member]) -> ParsedArticle:
    """The article that `members` (one or more, in any order) are."""
    ranked = by_preference(members)
    articles = [member.parsed for member in ranked]
    main = articles[0]
    dated = max(articles, key=lambda article: (BASES[article.published_basis], len(article.published or "")))
    return replace(
        main,
        standfirst=first(articles, lambda a: a.standfirst),
        category=first(articles, lambda a: a.category),
        bylines=max((a.bylines for a in articles), key=len),
        biographies=merged_biographies(articles),
        published=dated.published,
        published_basis=dated.published_basis,
        copyright=first(articles, lambda a: a.copyright),
        source=first(articles, lambda a: a.source) or first(ranked, lambda m: m.source),
        original_url=first(articles, lambda a: a.original_url),
        references=max((a.references for a in articles), key=len),
        notes=max((a.notes for a in articles), key=len),
        reader_comments=merged_comments(by_arrival(members)),
        id=first(articles, lambda a: a.id),
        slug=first(articles, lambda a: a.slug),
        topics=merged_topics(articles),
        captures=tuple(dict.fromkeys(p for member in by_arrival(members) for p in member.provenance)),
    )


def by_arrival(members: Sequence[Member]) -> list[Member]:
    """Canonical order: undated first, then oldest capture first, then by the bytes."""
    return sorted(members, key=lambda m: (m.captured_at is not None, m.captured_at or 0, m.sha256, m.parsed.start))


def by_preference(members: Sequence[Member]) -> list[Member]:
    """Whole before cut short, pages before exports of them, newer before older, longer before shorter, by the bytes."""
    longest = max(member.length for member in members)

    def rank(member: Member) -> tuple[bool, bool, float, int, str, int]:
        newest = member.captured_at.timestamp() if member.captured_at else float("-inf")
        is_cut, is_export = member.length < WHOLE * longest, bool(member.parsed.captures)
        return (is_cut, is_export, -newest, -member.length, member.sha256, member.parsed.start)

    return sorted(members, key=rank)


def first(items: Sequence[T], value: Callable[[T], str | None]) -> str | None:
    """The first value that is not empty."""
    return next((found for item in items if (found := value(item))), None)


def merged_biographies(articles: Sequence[ParsedArticle]) -> tuple[Biography, ...]:
    by_name = {b.name: b for article in reversed(articles) for b in article.biographies}
    return tuple(by_name[name] for name in sorted(by_name))


def merged_comments(members: Sequence[Member]) -> tuple[ReaderComment, ...]:
    found = {(c.name, c.text): c for member in reversed(members) for c in member.parsed.reader_comments}
    ordered = dict.fromkeys((c.name, c.text) for member in members for c in member.parsed.reader_comments)
    return tuple(found[key] for key in ordered)


def merged_topics(articles: Sequence[ParsedArticle]) -> tuple[str, ...] | None:
    stated = [article.topics for article in articles if article.topics is not None]
    return tuple(sorted({label for labels in stated for label in labels})) if stated else None
