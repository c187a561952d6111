"""The clock on pages, answers and the raw engine; each asked each query once, with none of it kept from before."""

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median, quantiles
from typing import Any

from haystack import connections

from archive.models import Article
from archive.search import SearchRequest, search
from archive.search.documents import documents
from archive.search.engines.base import ArchiveBackend, Question
from tests.bench.asked import Params
from tests.bench.raw import Raw
from tests.bench.raw_tantivy import RawTantivy
from tests.installation import engine_in_use

WARMING = "year:2015..2016 the -of"  # a query that is in no class


def timed(asked: Mapping[str, Sequence[Params]]) -> Iterator[str]:
    """A row of figures for each class, and a last one of ratios over all of them."""
    questions = {name: [question_of(params) for params in each] for name, each in asked.items()}
    bare = {name: [replace(question, facets=()) for question in each] for name, each in questions.items()}
    page = taken({name: list(each) for name, each in asked.items()}, fresh_page())
    answer, raw = taken(bare, fresh_answer()), taken(bare, fresh_raw(bare))
    counted, raw_counted = taken(questions, fresh_answer()), taken(questions, fresh_raw(questions))
    for name in asked:
        hits = median(each.count for each in map(fresh_backend().answer, bare[name][:5]))
        yield (
            f"{name:<18}{hits:>7,.0f} │{points(page[name], 9)} │{points(answer[name], 11)}{points(raw[name], 9)}"
            f"{ratio(answer[name], raw[name])} │{points(counted[name], 12)}{points(raw_counted[name], 9)}"
            f"{ratio(counted[name], raw_counted[name])}"
        )
    yield (
        f"{'all':<25} │{points(every(page), 9)} │{points(every(answer), 11)}{points(every(raw), 9)}"
        f"{ratio(every(answer), every(raw))} │{points(every(counted), 12)}{points(every(raw_counted), 9)}"
        f"{ratio(every(counted), every(raw_counted))}"
    )


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
                print(f"  not the same work: {name} finds {ours}, the raw engine {theirs}")
    warm = raw_engine()
    warm.count(questions["newest first"][0])
    return warm.count


def taken(work: Mapping[str, Sequence[Any]], ask: Callable[[Any], object]) -> dict[str, list[float]]:
    """Milliseconds for each of the queries of each class."""
    return {name: [clocked(ask, each) for each in queries] for name, queries in work.items()}


def clocked(ask: Callable[[Any], object], query: Any) -> float:
    began = time.perf_counter()
    ask(query)
    return (time.perf_counter() - began) * 1000


def every(times: Mapping[str, list[float]]) -> list[float]:
    return [each for of_class in times.values() for each in of_class]


def points(times: Sequence[float], width: int) -> str:
    """Median and 95th percentile."""
    return f"{median(times):>{width}.1f}{quantiles(times, n=20, method='inclusive')[-1]:>8.1f}"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    return f"{sum(ours) / sum(theirs):>6.2f}×"
