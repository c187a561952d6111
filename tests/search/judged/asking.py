"""Queries asked as a reader asks them, and the articles or voices that come back, best first."""

from archive.models import QuotedComment
from archive.models.brief import BriefVoice
from archive.search import Results, SearchRequest, search
from tests.search.judged.relevance import Judged

MOST = "100"  # more than there are samples
VOICES = "voices"  # the class of queries whose right answers are voices
NAMING = 5  # words that tell a voice from the others of its article


def ask(query: str, **params: str) -> Results:
    return search(SearchRequest.from_params({"q": query, "per_page": MOST} | params))


def answers(judged: Judged) -> list[str]:
    """The names of what is shown for a judged query, as `queries.tsv` has them."""
    return voices_found(judged.query) if judged.kind == VOICES else found(judged.query)


def found(query: str, **params: str) -> list[str]:
    """The slugs of the articles shown for a query."""
    return [hit.article.slug for hit in ask(query, **params).hits]


def voices_found(query: str) -> list[str]:
    return [name_of(hit.voice) for hit in ask(query, show="voices").voices]


def name_of(voice: QuotedComment | BriefVoice) -> str:
    """A voice by its article and its first words: a curator can read that, as no id."""
    return f"{voice.article.slug}: {' '.join(voice.text.split()[:NAMING])}"


def found_as_written(query: str) -> list[str]:
    """As `found`, for nothing but what is typed: no other wording of it, and no other form from the glossary."""
    return found(f'"{query}"', exact="1")
