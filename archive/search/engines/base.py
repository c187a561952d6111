"""What every engine has in common: the question, the answer, and haystack's interfaces around them."""

from abc import abstractmethod
from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from haystack.backends import BaseSearchBackend, BaseSearchQuery, SearchNode
from haystack.models import SearchResult

from archive.language.profile import Profile
from archive.models import Article, QuotedComment
from archive.search.documents import Document, documents
from archive.search.fields import Kind
from archive.search.query import PLACES, PREFIXES, parse
from archive.search.tree import Everything, Node, Terms, Without, all_of, one_of

Sort = Literal["relevance", "newest", "oldest"]
LATEST = 99_999_999  # a date after all others, for records without one
_SORTS: dict[str, Sort] = {"-sort_date": "newest", "sort_date": "oldest"}


class IndexUnavailable(Exception):
    """There is no index to search, or it was made by other rules; the message says what mends it."""


class IndexMissing(IndexUnavailable):
    """Nothing has been indexed yet."""


class QueryTooLong(Exception):
    """A question took longer to answer than the engine may take."""


@dataclass(frozen=True, slots=True)
class Question:
    """What records to look for: a tree, values chosen in facets (those of one facet are alternatives), values that no
    record may have, and the facets to count."""

    tree: Node = field(default_factory=Everything)
    kind: Kind = "article"
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    excluded: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: Sort = "relevance"
    offset: int = 0
    limit: int | None = 20
    facets: tuple[str, ...] = ()

    def beside(self, facet: str) -> "Question":
        """The question without what is chosen in one facet: what its values are counted under."""
        return replace(self, chosen={other: values for other, values in self.chosen.items() if other != facet})

    def with_only(self, facet: str, value: str) -> "Question":
        """The question with this value chosen in a facet, be it one that is left out."""
        left_out = [other for other in self.excluded.get(facet, ()) if other != value]
        return replace(self, chosen={**self.chosen, facet: [value]}, excluded={**self.excluded, facet: left_out})


@dataclass(frozen=True, slots=True)
class Answer:
    """`count` records match; `ids` are those asked for, each with its score.

    `facets`: for each facet asked for, how many records one would get by choosing a value under the other filters.
    """

    count: int
    ids: list[tuple[str, float]]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


class ArchiveBackend(BaseSearchBackend):
    """haystack's backend over an engine. An engine answers questions, writes batches and rebuilds beside itself.

    `most_articles`: more than these it does not search quickly; 0 where that is not what bounds it.
    """

    most_articles = 0

    def held(self) -> AbstractContextManager[None]:
        """All that is asked in this context is answered by the index as it is now; raises IndexUnavailable.

        To look each time whether it is still the same takes longer than a small question.
        """
        return nullcontext()

    @abstractmethod
    def answer(self, question: Question) -> Answer:
        """Raises IndexUnavailable, and QueryTooLong after `TIMEOUT` seconds, an option of the connection."""

    @abstractmethod
    def vocabulary(self, prefix: str) -> dict[str, int]:
        """The words as printed that begin with `prefix`, and in how many articles each stands."""

    @abstractmethod
    def profile(self, article_id: str) -> Profile:
        """What was noted of an article when it was indexed; nothing of one that is not in the index."""

    @abstractmethod
    def frequencies(self, listed: Sequence[Terms]) -> tuple[list[int], int]:
        """In how many articles the terms of each stand side by side, and how many articles there are."""

    @property
    @abstractmethod
    def generation(self) -> Hashable:
        """Changes whenever something is written; what was computed under one holds as long as it stays."""

    @abstractmethod
    def write(self, documents: Iterable[Document], gone: Iterable[str] = ()) -> None:
        """Take the articles `gone` and their voices out of the index, put `documents` in, and commit.

        The records of an article replace all that were there of it. Raises IndexUnavailable.
        Documents are made as they are taken, so that an engine that writes one by one holds one.
        """

    @abstractmethod
    def rebuild(self, batches: Iterable[Iterable[Document]]) -> None:
        """Build an index beside the current one, then let it take its place at once."""

    @abstractmethod
    def check(self) -> None:
        """Raises IndexUnavailable if there is no index or it was made by other rules."""

    @abstractmethod
    def read_through(self) -> None:
        """Read all of the index, as `doctor` does; raises IndexUnavailable where a part of it cannot be read.

        A question reads only what it needs: a rotten part is else met by the first reader who asks for it.
        """

    def update(self, index: Any, iterable: Iterable[Article | QuotedComment], commit: bool = True) -> None:
        """haystack's way in; the archive's own is the outbox, see `archive.search.indexer`."""
        articles = (record.article_id if isinstance(record, QuotedComment) else record.pk for record in iterable)
        ids = list(dict.fromkeys(articles))
        self.write(documents(ids), gone=ids)

    def remove(self, obj_or_string: Article | QuotedComment | str, commit: bool = True) -> None:
        """Take out an article; for a voice, write anew what may be read of its article."""
        named = obj_or_string.rpartition(".")[2] if isinstance(obj_or_string, str) else obj_or_string.pk
        of_voice = QuotedComment.objects.filter(pk=named).values_list("article", flat=True).first()
        self.write(documents([of_voice] if of_voice else []), gone=[of_voice or named])

    def clear(self, models: Any = None, commit: bool = True) -> None:
        """A live index is never emptied: it is rebuilt, see `archive.search.indexer.reindex`."""

    def search(self, query_string: Node | str, **asked: Any) -> dict[str, Any]:
        """haystack's question: a tree or a query as readers type it, with `start_offset`, `end_offset`, `sort_by`."""
        start, end = asked.get("start_offset") or 0, asked.get("end_offset")
        model = QuotedComment if set(asked.get("models") or ()) == {QuotedComment} else Article
        question = Question(
            tree=parse(query_string) if isinstance(query_string, str) else query_string,
            kind="article" if model is Article else "voice",
            sort=_SORTS.get((asked.get("sort_by") or [""])[0], "relevance"),
            offset=start,
            limit=None if end is None else max(end - start, 0),
        )
        answer = self.answer(question)
        make = asked.get("result_class") or SearchResult
        results = [make("archive", model._meta.model_name, pk, score) for pk, score in answer.ids]
        return {"results": results, "hits": answer.count, "facets": {}}


class ArchiveQuery(BaseSearchQuery):
    """haystack's query over our trees: `SearchQuerySet().filter(content="人肉").exclude(title="panda")` works.

    Filters are kept where haystack keeps them, so that `_clone` carries them; the tree is made when it is asked for.
    """

    def build_query(self) -> Node:
        return _tree(self.query_filter)

    def __str__(self) -> str:
        return str(self.build_query())


def _tree(node: SearchNode) -> Node:
    parts = [_tree(child) if isinstance(child, SearchNode) else _filter(*child) for child in node.children]
    joined = one_of(parts) if node.connector == "OR" and parts else all_of(parts)
    return Without(joined) if node.negated else joined


def _filter(expression: str, value: Any) -> Node:
    """A filter of haystack's as a tree. `content` searches everywhere; other fields are those of the query language."""
    name, _, way = expression.partition("__")
    written = str(getattr(value, "query_string", value))  # AutoQuery and its like carry what was typed
    if way == "exact" or name in PREFIXES:
        written = '"{}"'.format(written.replace('"', " "))
    if name in PREFIXES:
        return parse(f"{name}:{written}")
    return parse(f"{written} in:{name}" if name in PLACES else written)
