"""How a query was understood: the tree that is searched for and marked, and what a page says of it.

The finder, excerpts and the page of an article all ask here, so that they cannot disagree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from archive.language import hanzi
from archive.language.glossary import gloss_key
from archive.language.words import fold_text
from archive.search.glossary import Entry, entries
from archive.search.query import LONGEST_QUERY, MOST_TERMS, read
from archive.search.request import SearchRequest
from archive.search.tree import Everything, Node, Terms, one_of, wanted

Kind = Literal["also", "left out", "cut", "blank", "exactly", "instead", "meant", "filters", "nothing"]
MOST_FORMS = 6
LONGEST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence on how a query was read, and a link that reads it otherwise: `label` and `querystring`, or neither."""

    kind: Kind
    text: str
    label: str = ""
    querystring: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """`tree` is what is looked for; `also` what it has beside the words typed; `readings` the pinyin among it."""

    request: SearchRequest
    tree: Node
    also: tuple[str, ...] = ()
    readings: tuple[Terms, ...] = ()
    left_out: tuple[str, ...] = ()
    is_cut: bool = False

    @property
    def is_blank(self) -> bool:
        return isinstance(self.tree, Everything)

    def notices(self, found: Iterable[str] = (), typed: str | None = None) -> list[Notice]:
        """What a page says. `found`: runs of hanzi among the hits, off which pinyin is read with tones; `typed`: the
        query that this one was put in place of."""
        is_typed = typed in (None, self.request.q)
        exactly = "Search exactly as typed" if is_typed else f"Search exactly for {quoted(self.request.q)}"
        return [*self._also_searched(found, exactly), *self._left_out(), *self._cut()]

    def _also_searched(self, found: Iterable[str], exactly: str) -> Iterator[Notice]:
        forms = [*self.also]
        for reading in sorted(spoken(self.readings, found), key=len, reverse=True):
            if not any(_letters(reading) in _letters(form) for form in forms) and not self._is_typed(reading):
                forms.append(reading)
        if forms:
            text = f"Also searching {', '.join(forms[:MOST_FORMS])}."
            yield Notice("also", text, exactly, self._exactly())

    def _is_typed(self, reading: str) -> bool:
        """Whether a reading says nothing the query does not: no tone, only spaces."""
        return "".join(reading.split()).casefold() == "".join(self.request.q.split()).casefold()

    def _left_out(self) -> Iterator[Notice]:
        if self.left_out:
            text = f"Too common to narrow the search: {', '.join(map(quoted, self.left_out[:MOST_FORMS]))}."
            yield Notice("left out", text, "Search for all words", self._exactly())

    def _cut(self) -> Iterator[Notice]:
        if self.is_cut:
            yield Notice("cut", f"Only the first {MOST_TERMS} words, or {LONGEST_QUERY} characters, were searched for.")

    def _exactly(self) -> str:
        return self.request.querystring(exact=True)


def understand(request: SearchRequest) -> Understood:
    """The query of a request with all that is searched beside it; exactly as typed if the request says so."""
    reading = read(request.q, request.exact)
    named = [] if request.exact else entries(reading.plain)
    forms = [form for entry in named for form in entry.forms()]
    asked = list(wanted(reading.tree))
    wordings = ["".join(terms) for words in asked for terms in words.wordings]
    return Understood(
        request,
        one_of(list(dict.fromkeys([reading.tree, *forms]))),
        (*dict.fromkeys(wordings), *(form for entry in named for form in _others(entry, reading.plain))),
        tuple(terms for words in asked for terms in words.readings),
        () if forms else reading.left_out,
        reading.is_cut or request.is_cut,
    )


def _others(entry: Entry, query: str) -> Iterator[str]:
    """The forms of an entry but for the one that is typed, as a reader knows them."""
    if entry.hanzi != hanzi.fold(query):
        yield entry.hanzi
    if entry.gloss_key not in ("", gloss_key(query)):
        yield quoted(entry.gloss)
    if (spelt := entry.pinyin or hanzi.toned(entry.hanzi)).casefold() != query.casefold():
        yield spelt


def _letters(spelling: str) -> str:
    return fold_text("".join(spelling.split()))


def spoken(readings: Iterable[Terms], found: Iterable[str]) -> list[str]:
    """What pinyin was taken for, with tones: read off the hanzi it found, else the first way to cut it."""
    asked = list(readings)
    with_tones = [hanzi.toned(run) for run in dict.fromkeys(found) if tuple(hanzi.readings(run)) in asked]
    return list(dict.fromkeys(with_tones)) or [" ".join(syllables) for syllables in asked[:1]]


def quoted(query: str) -> str:
    """A query as notices name it: between quotation marks, a long one cut."""
    return f"“{query}”" if len(query) <= LONGEST_QUOTED else f"“{query[:LONGEST_QUOTED]}…”"


def blank(request: SearchRequest) -> Notice:
    return Notice("blank", f"{quoted(request.q)} holds no word to look for, so that it leaves nothing out.")


def instead(request: SearchRequest, text: str) -> Notice:
    """What was searched in place of what is typed."""
    return Notice("instead", text, f"Search for {quoted(request.q)}", request.querystring(exact=True))


def exactly(request: SearchRequest) -> Notice:
    """How to take it back that a query was searched for as it is typed."""
    return Notice("exactly", "Searched for exactly as typed.", *_more_widely(request))


def meant(request: SearchRequest, count: int) -> Notice:
    """Another request, which finds so many records."""
    found = f"{count} {request.kind}{'s' * (count != 1)}"
    return Notice("meant", "Did you mean", f"{quoted(request.q)} ({found})?", request.querystring())


def without_filters(request: SearchRequest, count: int) -> Notice:
    text = f"No {request.kind} matches with these filters; without them {count} would."
    return Notice("filters", text, "Search without them", request.unfiltered.querystring())


def no_match(request: SearchRequest) -> Notice:
    """What may help a query that was searched for exactly as typed."""
    return Notice("nothing", f"No {request.kind} has {quoted(request.q)} exactly as typed.", *_more_widely(request))


def _more_widely(request: SearchRequest) -> tuple[str, str]:
    return "Search more widely", request.querystring(exact=False)
