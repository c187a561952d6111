"""The clock on pages, answers and the raw engine; each asked each query once, with none of it kept from before.

It counts the processor's time of this process: that says the same whatever else the machine does meanwhile.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from statistics import median
from typing import Any, TypeVar

from haystack import connections

from archive.models import Article
from archive.search import SearchRequest, search
from archive.search.documents import documents
from archive.search.engines.base import ArchiveBackend, Question
from tests.bench.search.asked import Params
from tests.bench.search.figures import EVERY, OfClass, Points, points
from tests.bench.search.raw import Raw
from tests.bench.search.raw_tantivy import RawTantivy
from tests.installation import engine_in_use

Asked = TypeVar("Asked")
Each = TypeVar("Each")
Pair = tuple[float, float]  # ms of the answer, and of the raw engine
Progress = Callable[[int], object]
PARTS = 3  # the page, and answers without facets and with all
Ask = Callable[[Any], object]
WARMING = "year:2015..2016 the -of"  # a query that is in no class


def timed(asked: Mapping[str, Sequence[Params]], progress: Progress) -> Iterator[OfClass]:
    """A row of figures for each class, and a last one over all; `progress` is told of each query PARTS times."""
    questions = {name: [question_of(params) for params in each] for name, each in asked.items()}
    bare = {name: [replace(question, facets=()) for question in each] for name, each in questions.items()}
    page = fresh_page()
    pages = through(asked, lambda _, params: clocked(page, params), progress)
    plain, faceted = beside_raw(bare, progress), beside_raw(questions, progress)
    for name in asked:
        hits = median(each.count for each in map(fresh_backend().answer, bare[name][:5]))
        yield of_class(name, int(hits), pages[name], plain[name], faceted[name])
    yield of_class(EVERY, 0, every(pages), every(plain), every(faceted))


def every(times: Mapping[str, list[Each]]) -> list[Each]:
    return list(chain.from_iterable(times.values()))


def of_class(name: str, hits: int, pages: list[float], plain: list[Pair], faceted: list[Pair]) -> OfClass:
    return OfClass(name, hits, points(pages), *compared(plain), *compared(faceted))


def compared(pairs: Sequence[Pair]) -> tuple[Points, Points, Points]:
    """The answer, the raw engine, and the one over the other."""
    ours, raw = zip(*pairs, strict=True)
    return points(ours), points(raw), points([mine - theirs for mine, theirs in pairs])


def through(
    asked: Mapping[str, Sequence[Asked]], work: Callable[[int, Asked], Each], progress: Progress
) -> dict[str, list[Each]]:
    """What some work gives for each query, by class; it is told which of its class a query is."""
    given: dict[str, list[Each]] = {}
    for name, queries in asked.items():
        given[name] = [work(at, query) for at, query in enumerate(queries)]
        progress(len(queries))
    return given


def beside_raw(asked: Mapping[str, Sequence[Question]], progress: Progress) -> dict[str, list[Pair]]:
    """Ms of the answer and of the raw engine for each question; which goes first changes by turns."""
    raw, answer = fresh_raw(asked), fresh_answer()
    return through(asked, lambda at, question: pair(answer, raw, question, at % 2), progress)


def pair(answer: Ask, raw: Ask, question: Question, raw_first: int) -> Pair:
    if raw_first:
        theirs = clocked(raw, question)
        return clocked(answer, question), theirs
    return clocked(answer, question), clocked(raw, question)


def question_of(params: Params) -> Question:
    """The question that the page asks the engine first."""
    backend, asked = connections["default"].get_backend(), list[Question]()
    answer = backend.answer

    def noting(question: Question) -> Any:
        asked.append(question)
        return answer(question)

    backend.answer = noting
    try:
        search(SearchRequest.from_params(params))
    finally:
        del backend.answer
    return asked[0]


def fresh_backend() -> ArchiveBackend:
    """The backend of the default connection with nothing kept but what every query needs."""
    connections.reload("default")
    backend: ArchiveBackend = connections["default"].get_backend()
    search(SearchRequest.from_params({"q": WARMING}))
    return backend


def firsts() -> str:
    """What the first answer costs of a process, and of one that has answered when something is written; and the next.

    All with facets. What they read of segments is kept; the rows of `timed` are measured after that.
    """
    opening, after_writing, steady = (question_of({"q": f"the -{word}"}) for word in ("of", "at", "in"))
    connections.reload("default")
    gc.collect()  # nothing is kept of a segment that no reader has open
    backend: ArchiveBackend = connections["default"].get_backend()
    opened = clocked(backend.answer, opening)
    written = str(Article.objects.published().values_list("pk", flat=True)[0])
    backend.write(documents([written]), gone=[written])
    first, then = clocked(backend.answer, after_writing), clocked(backend.answer, steady)
    return f"the first answer of a process takes {opened:.0f} ms, after a commit {first:.0f} ms, then {then:.0f} ms"


def fresh_page() -> Callable[[Params], object]:
    fresh_backend()
    return lambda params: search(SearchRequest.from_params(params))


def fresh_answer() -> Callable[[Question], object]:
    return fresh_backend().answer


def raw_engine() -> Raw | RawTantivy:
    """The engine that the default connection searches with, by its own means."""
    return RawTantivy.open() if engine_in_use() == "tantivy:" else Raw.open()


def fresh_raw(questions: Mapping[str, Sequence[Question]]) -> Callable[[Question], object]:
    """The raw engine, once it is seen that it finds as many as the archive does."""
    backend, raw = fresh_backend(), raw_engine()
    for name, each in questions.items():
        for question in each[:5]:
            ours, theirs = backend.answer(question).count, raw.count(replace(question, facets=()))
            if ours != theirs:
                print(f"  not the same work: {name} finds {ours}, the raw engine {theirs}", file=sys.stderr)
    warm = raw_engine()
    warm.count(questions["newest first"][0])
    return warm.count


def clocked(ask: Ask, query: Any) -> float:
    began = time.process_time()
    ask(query)
    return (time.process_time() - began) * 1000
