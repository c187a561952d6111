"""The one verb of this package: a request in, a page of results out."""

from dataclasses import replace

from haystack import connections

from archive.language import hanzi
from archive.search.engines.base import Answer, ArchiveBackend, Question
from archive.search.excerpts import excerpts
from archive.search.facets import facets
from archive.search.fields import FACETS
from archive.search.ladder import quoted, rungs
from archive.search.marks import fragments, marker
from archive.search.passages import readable
from archive.search.query import is_blank, parse
from archive.search.request import SearchRequest
from archive.search.results import Hit, Results
from archive.search.tree import Terms, wanted

MOST_READINGS = 3


def search(request: SearchRequest, using: str = "default") -> Results:
    """The page of results that `request` asks for; beyond the last page, the last.

    Raises IndexUnavailable, with a message for whoever can mend it.
    """
    backend: ArchiveBackend = connections[using].get_backend()
    query, notices = request.q, list[str]()
    answer = _ask(backend, request, query)
    if request.q and is_blank(request.q):
        notices = [f"{quoted(request.q)} holds no word to look for, so that it leaves nothing out."]
    elif not answer.count and request.q:
        answer, query, notices = _climb(backend, request, answer)
    page = min(request.page, max(1, -(-answer.count // request.per_page)))
    if page != request.page:
        answer = _ask(backend, replace(request, page=page), query)
    hits = _hits(answer, query)
    return Results(
        request=request,
        query=query,
        count=answer.count,
        hits=hits,
        facets=facets(request, answer.facets),
        page=page,
        notices=[*notices, *_also_searched(query, hits)],
    )


def _ask(backend: ArchiveBackend, request: SearchRequest, query: str) -> Answer:
    question = Question(
        tree=parse(query),
        chosen=request.chosen,
        sort=request.sort,
        offset=(request.page - 1) * request.per_page,
        limit=request.per_page,
        facets=FACETS,
    )
    return backend.answer(question)


def _climb(backend: ArchiveBackend, request: SearchRequest, nothing: Answer) -> tuple[Answer, str, list[str]]:
    """The first rung of the ladder that finds something, under the same filters."""
    if request.chosen:
        count = backend.answer(Question(tree=parse(request.q), limit=0)).count
        if count:
            return nothing, request.q, [f"No article matches with these filters; without them {count} would."]
    for query, notice in rungs(request.q, backend.vocabulary):
        answer = _ask(backend, request, query)
        if answer.count:
            return answer, query, [notice]
    advice = "Try fewer words, another spelling, or the term in hanzi or pinyin."
    return nothing, request.q, [f"No article matches {quoted(request.q)}. {advice}"]


def _hits(answer: Answer, query: str) -> list[Hit]:
    """The hits with what is shown of them, in a fixed number of queries; what is no longer published is left out."""
    articles = {article.pk: article for article in readable(article_id for article_id, _ in answer.ids)}
    in_title, in_text = marker(query, "title"), marker(query)
    hits = []
    for article_id, score in answer.ids:
        if article := articles.get(article_id):
            title = article.visible(article.title)
            marked = fragments(title, in_title.spans(title))
            hits.append(Hit(article, score, marked, excerpts(article, in_text)))
    return hits


def _also_searched(query: str, hits: list[Hit]) -> list[str]:
    """What was searched beside what is typed: mainland wordings of hanzi, hanzi by pinyin."""
    asked = list(wanted(parse(query)))
    notices = []
    if wordings := ["".join(terms) for words in asked for terms in words.wordings]:
        advice = "Quotation marks search for a term as it is written."
        notices.append(f"Also searching {', '.join(wordings)}. {advice}")
    if readings := [reading for words in asked for reading in words.readings]:
        notices.append(f"Also searching {', '.join(_spoken(readings, hits))}.")
    return notices


def _spoken(readings: list[Terms], hits: list[Hit]) -> list[str]:
    """What pinyin was taken for, with tones: read off the hanzi it found, else as its syllables."""
    texts = [text for hit in hits for text in (hit.title, *(excerpt.fragments for excerpt in hit.excerpts))]
    found = dict.fromkeys(fragment.text for text in texts for fragment in text if fragment.marked and fragment.lang)
    spoken = [hanzi.toned(run) for run in found if tuple(hanzi.readings(run)) in readings]
    return list(dict.fromkeys(spoken))[:MOST_READINGS] or [" ".join(readings[0])]
