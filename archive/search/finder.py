"""The one verb of this package: a request in, a page of results out."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import product

from haystack import connections

from archive.search.engines.base import Answer, ArchiveBackend, Question
from archive.search.facets import counted, facets
from archive.search.hits import article_hits, voice_hits
from archive.search.ladder import rungs
from archive.search.request import SearchRequest, Show
from archive.search.results import Hit, Results, VoiceHit
from archive.search.spelling import correct
from archive.search.understanding import (
    Notice,
    Understood,
    blank,
    exactly,
    meant,
    no_match,
    understand,
    without_filters,
)

VOICES_BESIDE = 3
FEW_HITS, SEVERAL = 3, 5  # so few hits, and so many times more, and another spelling is worth a line


def search(request: SearchRequest, using: str = "default") -> Results:
    """The page of results that `request` asks for; beyond the last page, the last.

    Raises IndexUnavailable, with a message for whoever can mend it, and QueryTooLong.
    """
    backend: ArchiveBackend = connections[using].get_backend()
    with backend.held():
        return _found(backend, request)


def matching(q: str, most: int, using: str = "default") -> list[str]:
    """The ids of the published articles that a query finds, best first, at most `most`.

    As it is typed and understood: no second try where nothing is found. Raises IndexUnavailable and QueryTooLong.
    """
    backend: ArchiveBackend = connections[using].get_backend()
    question = Question(understand(SearchRequest(q)).tree, limit=most)
    return [pk for pk, _score in backend.answer(question).ids]


def _found(backend: ArchiveBackend, request: SearchRequest) -> Results:
    understood, notices = understand(request), list[Notice]()
    answer = _ask(backend, request, understood)
    if request.q and understood.is_blank:
        notices = [blank(request)]
    elif not answer.count and request.q:
        answer, understood, notices = _climb(backend, understood, answer)
    elif request.exact:
        notices = [exactly(request)]
    elif answer.count <= FEW_HITS:
        notices = _meant(backend, request, answer.count)
    page = min(request.page, max(1, -(-answer.count // request.per_page)))
    if page != request.page:
        answer = _ask(backend, replace(request, page=page), understood)
    hits, voices, counts = _shown(backend, request, understood, answer)
    return Results(
        request=request,
        query=understood.request.q,
        tree=understood.tree,
        counts=counts,
        hits=hits,
        voices=voices,
        facets=facets(request, answer.facets),
        page=page,
        # Where nothing is found, what else was searched for explains nothing.
        notices=[
            *notices,
            *(understood.notices(_hanzi_marked(hits, voices), request.q) if any(counts.values()) else []),
        ],
    )


def _ask(backend: ArchiveBackend, request: SearchRequest, understood: Understood) -> Answer:
    question = _question(request, understood)
    offset = (request.page - 1) * request.per_page
    return backend.answer(replace(question, offset=offset, limit=request.per_page, facets=counted(request)))


def _question(request: SearchRequest, understood: Understood) -> Question:
    """What is asked of whatever kind of record, and nothing but how many there are."""
    return Question(understood.tree, request.kind, request.chosen, request.excluded, request.sort, limit=0)


def _shown(
    backend: ArchiveBackend, request: SearchRequest, understood: Understood, answer: Answer
) -> tuple[list[Hit], list[VoiceHit], dict[Show, int]]:
    """The hits of the page. Beside articles found by words stand the few voices that say them best."""
    question, tree = _question(request, understood), understood.tree
    if request.show == "voices":
        articles = backend.answer(replace(question, kind="article")).count
        return [], voice_hits(answer, tree), {"articles": articles, "voices": answer.count}
    few = VOICES_BESIDE if request.q and request.page == 1 else 0
    beside = backend.answer(replace(question, kind="voice", limit=few))
    counts: dict[Show, int] = {"articles": answer.count, "voices": beside.count}
    return article_hits(answer, tree), voice_hits(beside, tree), counts


def _climb(backend: ArchiveBackend, nothing: Understood, answer: Answer) -> tuple[Answer, Understood, list[Notice]]:
    """The first rung of the ladder that finds something, under the same filters."""
    request = nothing.request
    if request.is_filtered:
        count = backend.answer(Question(nothing.tree, request.kind, limit=0)).count
        if count:
            return answer, nothing, [without_filters(request, count)]
    if request.exact:
        return answer, nothing, [no_match(request)]
    tried = []
    for query, notice in rungs(request, partial(correct, backend=backend)):
        understood = understand(replace(request, q=query))
        found = _ask(backend, request, understood)
        if found.count:
            return found, understood, [notice]
        tried.append(query)
    return answer, nothing, _elsewhere(backend, request, tried)


def _elsewhere(backend: ArchiveBackend, request: SearchRequest, queries: list[str]) -> list[Notice]:
    """The first of `queries` that finds something without filters, be it records of the other kind."""
    shows: tuple[Show, ...] = (request.show, "articles", "voices")
    for show, query in product(dict.fromkeys(shows), queries):
        wider = replace(request.unfiltered, q=query, show=show, page=1)
        count = backend.answer(_question(wider, understand(wider))).count
        if count:
            return [meant(wider, count)]
    return []


def _meant(backend: ArchiveBackend, request: SearchRequest, count: int) -> list[Notice]:
    """Another spelling of a query that finds little, if it finds several times more."""
    query = None if request.is_filtered else correct(request.q, backend, has_hits=True)
    if not query:
        return []
    spelt = replace(request, q=query, page=1)
    found = backend.answer(_question(spelt, understand(spelt))).count
    return [meant(spelt, found)] if found >= SEVERAL * count else []


def _hanzi_marked(hits: list[Hit], voices: list[VoiceHit]) -> Iterator[str]:
    """The runs of hanzi that match, in what is shown."""
    texts = [text for hit in hits for text in (hit.title, *(excerpt.fragments for excerpt in hit.excerpts))]
    texts += [text for voice in voices for text in (voice.words, voice.original)]
    return (fragment.text for text in texts for fragment in text if fragment.marked and fragment.lang)
