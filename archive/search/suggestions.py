"""What a reader may be about to type: titles, topics, terms, people, hashtags and accounts that begin so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from archive.language.completion import typed
from archive.language.tokens import simplify_signs
from archive.models import Article, Suggestion
from archive.models.suggestion import Ranked, completing
from archive.search.query import LONGEST_QUERY

MOST = 10
CONSIDERED = 16  # of each kind; one record may be found by several of its keys
SHORTEST_TITLE = 3  # Latin letters; fewer begin a word of every other title
SIGNS = {"#": "hashtag", "@": "handle"}  # what begins so is nothing else
KINDS: list[str] = list(Suggestion.Kind.values)  # of equally many articles the first here is offered first


@dataclass(frozen=True, slots=True)
class Completion:
    """An offer: `label` is what would be searched; `count` articles are behind it; `article` is that of a title."""

    kind: str
    label: str
    detail: str
    address: str
    count: int
    article: Article | None = None

    @property
    def kind_label(self) -> str:
        return str(Suggestion.Kind(self.kind).label)


def suggest(query: str) -> list[Completion]:
    """At most ten completions of `query`: exact ones first, then by number of articles; none for nonsense.

    The best of each kind come first, then the second best, so that a hundred titles crowd out no topic.
    """
    query = simplify_signs(query[: LONGEST_QUERY + 1]).strip()
    key = typed(query) if len(query) <= LONGEST_QUERY else ""
    if not key:
        return []
    kinds = [SIGNS[query[0]]] if query[0] in SIGNS else KINDS
    if len(key) < SHORTEST_TITLE and key.isascii():
        kinds = [kind for kind in kinds if kind != Suggestion.Kind.TITLE]
    return completions(mixed(completing(key, kinds, CONSIDERED)))


def mixed(rows: Iterable[Ranked]) -> list[Ranked]:
    """The rows to show, each record once, in the order they are shown."""
    turns = Counter[str]()
    places: dict[Ranked, tuple[bool, int]] = {}
    best = {(row.kind, row.record): row for row in sorted(rows, key=rank, reverse=True)}
    for row in sorted(best.values(), key=rank):
        turns[row.kind] += 1
        places[row] = (not row.is_exact, turns[row.kind])
    return sorted(sorted(places, key=lambda row: (places[row], rank(row)))[:MOST], key=rank)


def rank(row: Ranked) -> tuple[int, ...]:
    return not row.is_exact, -row.weight, KINDS.index(row.kind), row.is_start, -row.sort_date, row.pk


def completions(ranked: list[Ranked]) -> list[Completion]:
    """What is shown of these rows; titles as they are now, and none of an article that was hidden meanwhile."""
    ids = [row.record for row in ranked if row.kind == Suggestion.Kind.TITLE]
    articles = Article.objects.published().for_titles().in_bulk(ids)
    return [completion(row, articles.get(row.record)) for row in ranked if row.label or row.record in articles]


def completion(row: Ranked, article: Article | None) -> Completion:
    if article is None:
        return Completion(row.kind, row.label, row.detail, row.address, row.weight)
    return Completion(row.kind, article.visible(article.title), "", article.get_absolute_url(), 1, article)
