"""The proof of a capture: its lines beside what became of them, in windows that a page can hold."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from archive.extract import VERSION
from archive.extract.proof import DoesNotFit, prove, text_of
from archive.extract.records import ParsedArticle, Reading, Voice
from archive.models import Appearance, Article, Capture, Extraction, QuotedComment
from archive.publish.proof import Group, Selection, Sheet, Show, sheet_of, summary_of
from archive.web.paging import changed

LABELS = {Show.ALL: "All lines", Show.DROPPED: "Dropped", Show.UNACCOUNTED: "Accounted for by nothing"}
FROM = "from"
ANEW: dict[str, Any] = {FROM: None}  # other lines begin at the first of them


def proof_of(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one capture: `?show=dropped|unaccounted`, `?article=2`, `?from=` a line number."""
    capture = get_object_or_404(Capture.objects.select_related("source"), pk=pk)
    if not model_admin.has_view_permission(request, capture):
        raise PermissionDenied
    extraction = capture.extractions.filter(is_current=True).first()
    context = model_admin.admin_site.each_context(request) | {
        "opts": Capture._meta,
        "title": "Proof",
        "subtitle": capture.name,
        "capture": capture,
        "extraction": extraction,
        "is_outdated": extraction is not None and extraction.version < VERSION,
        "newest": VERSION,
    }
    if extraction:
        context |= proven(capture, extraction, request.GET)
    return TemplateResponse(request, "admin/archive/capture/proof.html", context)


def proven(capture: Capture, extraction: Extraction, asked: QueryDict) -> dict[str, Any]:
    """What the page shows of a capture that was read; `misfit` says why, where the places do not fit its text."""
    extraction.capture = capture
    reading, records = as_placed(extraction)
    try:
        proof = prove(text_of(capture.content, capture.name), reading)
    except DoesNotFit as problem:
        return {"misfit": str(problem)}
    selection = selection_of(asked, len(proof.reading.articles))
    sheet, summary = sheet_of(proof, selection), summary_of(proof)
    return {
        "sheet": sheet,
        "summary": summary,
        "groups": grouped(sheet, records),
        "articles": [(each, f"?article={each.number}#article-{each.number}") for each in summary.articles],
        "filters": filters(asked, selection),
        "windows": windows(asked, sheet),
    }


def selection_of(asked: QueryDict, articles: int) -> Selection:
    """The lines that a query string asks for; what it says wrongly is not heeded."""
    article, start = number_in(asked, "article"), number_in(asked, FROM)
    return Selection(
        show=next((each for each in Show if each == asked.get("show")), Show.ALL),
        article=article - 1 if 1 <= article <= articles else None,
        start=max(start, 1),
    )


def number_in(asked: QueryDict, name: str) -> int:
    text = asked.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


Placed = Mapping[int | None, Article]  # by their numbers in the reading


def as_placed(extraction: Extraction) -> tuple[Reading, Placed]:
    """What was read in a capture, in the pieces that curators cut it into, and the archive's articles of these."""
    reading = extraction.reading()
    met: dict[int, list[Appearance]] = {}
    for each in extraction.appearances.select_related("article").defer("article__blocks", "article__provenance"):
        met.setdefault(each.position, []).append(each)
    articles: list[ParsedArticle] = []
    records: dict[int | None, Article] = {}
    for position, parsed in enumerate(reading.articles):
        pieces = met.get(position, [])
        records |= {number: each.article for number, each in enumerate(pieces, start=len(articles))}
        articles += [each.piece_of(parsed) for each in pieces] or [parsed]
    return replace(reading, articles=tuple(articles)), records


Records = dict[tuple[Any, ...], QuotedComment]


def grouped(sheet: Sheet, records: Placed) -> list[tuple[Group, Article | None, dict[Voice, QuotedComment]]]:
    """The groups of lines, each with its article and the records of its voices."""
    shown = [(group, records.get(group.article), voices_in(group)) for group in sheet.groups]
    words = {voice.text for _, _, voices in shown for voice in voices}
    held = held_voices({record.pk for _, record, _ in shown if record}, words)
    return [(group, record, paired(voices, record.pk, held) if record else {}) for group, record, voices in shown]


def voices_in(group: Group) -> set[Voice]:
    finds = [find for line in group.lines for piece in line.pieces for find in piece.finds]
    return {find.voice for find in finds if find.voice}


def held_voices(articles: set[str], words: set[str]) -> Records:
    """The archive's voices by article, words and first place; by article and words the first of them."""
    held: Records = {}
    for row in QuotedComment.objects.filter(article__in=articles, text__in=words).order_by("-order"):
        held[row.article_id, row.text] = row
        held[row.article_id, row.text, *map(tuple, row.spans[:1])] = row
    return held


def paired(voices: set[Voice], article: str, held: Records) -> dict[Voice, QuotedComment]:
    """Each voice of an article with its record: people of different names may say the same."""
    rows = {each: held.get((article, each.text, *each.spans[:1])) or held.get((article, each.text)) for each in voices}
    return {voice: row for voice, row in rows.items() if row}


@dataclass(frozen=True, slots=True)
class FilterLink:
    """A filter of the page's lines; `query` is its query string."""

    label: str
    query: str
    is_current: bool


def filters(asked: QueryDict, selection: Selection) -> list[FilterLink]:
    """The ways to choose lines, that of the page included."""
    fates = [
        FilterLink(label, changed(asked, show=None if show is Show.ALL else show, **ANEW), selection.show is show)
        for show, label in LABELS.items()
    ]
    if selection.article is None:
        return fates
    whole = FilterLink("Whole capture", changed(asked, article=None, **ANEW), is_current=False)
    return [*fates, FilterLink(f"Article {selection.article + 1} alone", asked.urlencode(), is_current=True), whole]


def windows(asked: QueryDict, sheet: Sheet) -> dict[str, str]:
    """The query strings of the lines before and after those shown."""
    lines = {"previous": sheet.previous, "next": sheet.next}
    return {name: changed(asked, **{FROM: line}) for name, line in lines.items() if line is not None}
