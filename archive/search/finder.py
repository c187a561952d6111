"""The one verb of this package: a request in, a page of results out."""

from dataclasses import replace

from haystack import connections

from archive.language import hanzi
from archive.search.engines.base import Answer, ArchiveBackend, Question
from archive.search.facets import facets
from archive.search.fields import FACETS
from archive.search.hits import article_hits, voice_hits
from archive.search.ladder import quoted, rungs
from archive.search.query import is_blank, parse
from archive.search.request import SearchRequest, Show
from archive.search.results import Hit, Results, VoiceHit
from archive.search.tree import Terms, wanted

MOST_READINGS, VOICES_BESIDE = 3, 3


def search(request: SearchRequest, using: str = "default") -> Results:
    """The page of results that `request` asks for; beyond the last page, the last.

    Raises IndexUnavailable, with a message for whoever can mend it, and QueryTooLong.
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
    hits, voices, counts = _shown(backend, request, query, answer)
    return Results(
        request=request,
        query=query,
        counts=counts,
        hits=hits,
        voices=voices,
        facets=facets(request, answer.facets),
        page=page,
        notices=[*notices, *_also_searched(query, hits, voices)],
    )


def _ask(backend: ArchiveBackend, request: SearchRequest, query: str) -> Answer:
    question = _question(request, query)
    offset = (request.page - 1) * request.per_page
    return backend.answer(replace(question, offset=offset, limit=request.per_page, facets=FACETS))


def _question(request: SearchRequest, query: str) -> Question:
    """What is asked of whatever kind of record, and nothing but how many there are."""
    return Question(parse(query), request.kind, request.chosen, request.excluded, request.sort, limit=0)


def _shown(
    backend: ArchiveBackend, request: SearchRequest, query: str, answer: Answer
) -> tuple[list[Hit], list[VoiceHit], dict[Show, int]]:
    """The hits of the page. Beside articles found by words stand the few voices that say them best."""
    question = _question(request, query)
    if request.show == "voices":
        articles = backend.answer(replace(question, kind="article")).count
        return [], voice_hits(answer, query), {"articles": articles, "voices": answer.count}
    few = VOICES_BESIDE if request.q and request.page == 1 else 0
    beside = backend.answer(replace(question, kind="voice", limit=few))
    counts: dict[Show, int] = {"articles": answer.count, "voices": beside.count}
    return article_hits(answer, query), voice_hits(beside, query), counts


def _climb(backend: ArchiveBackend, request: SearchRequest, nothing: Answer) -> tuple[Answer, str, list[str]]:
    """The first rung of the ladder that finds something, under the same filters."""
    if request.is_filtered:
        count = backend.answer(Question(parse(request.q), request.kind, limit=0)).count
        if count:
            return nothing, request.q, [f"No {request.kind} matches with these filters; without them {count} would."]
    for query, notice in rungs(request.q, backend.vocabulary):
        answer = _ask(backend, request, query)
        if answer.count:
            return answer, query, [notice]
    advice = "Try fewer words, another spelling, or the term in hanzi or pinyin."
    return nothing, request.q, [f"No {request.kind} matches {quoted(request.q)}. {advice}"]


def _also_searched(query: str, hits: list[Hit], voices: list[VoiceHit]) -> list[str]:
    """What was searched beside what is typed: mainland wordings of hanzi, hanzi by pinyin."""
    asked = list(wanted(parse(query)))
    notices = []
    if wordings := ["".join(terms) for words in asked for terms in words.wordings]:
        advice = "Quotation marks search for a term as it is written."
        notices.append(f"Also searching {', '.join(wordings)}. {advice}")
    if readings := [reading for words in asked for reading in words.readings]:
        notices.append(f"Also searching {', '.join(_spoken(readings, hits, voices))}.")
    return notices


def _spoken(readings: list[Terms], hits: list[Hit], voices: list[VoiceHit]) -> list[str]:
    """What pinyin was taken for, with tones: read off the hanzi it found, else as its syllables."""
    texts = [text for hit in hits for text in (hit.title, *(excerpt.fragments for excerpt in hit.excerpts))]
    texts += [text for voice in voices for text in (voice.words, voice.original)]
    found = dict.fromkeys(fragment.text for text in texts for fragment in text if fragment.marked and fragment.lang)
    spoken = [hanzi.toned(run) for run in found if tuple(hanzi.readings(run)) in readings]
    return list(dict.fromkeys(spoken))[:MOST_READINGS] or [" ".join(readings[0])]
