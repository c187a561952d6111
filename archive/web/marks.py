"""A reader's words marked in an article they opened from a search, each place with links to the one before and after.

The links work without a script: a place is an empty element that an address can point to (`#mark-3`), and while it is
pointed to, the style sheet shows what is in it at the foot of the window.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive.search import Fragment, SearchRequest, mark, understand
from archive.search.marks import BODY
from archive.web.annotate import Annotation, Layer

MOST = 400  # places with links; what stands there more often is marked all the same


def found(request: SearchRequest, texts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[Fragment]]:
    tree = understand(request).tree
    return {pair: mark(pair[0], tree, pair[1]) for pair in texts}


class Marker:
    """Finds the places of a query in the texts of an article and numbers them on, in the order of its page.

    `texts` are all that will be asked for, each with the field of the article it belongs to: links to the place before
    the first and after the last go around, so that the number of places is needed at once.
    """

    do_not_call_in_templates = True  # Django's templates call what can be called

    def __init__(self, request: SearchRequest, texts: Sequence[tuple[str, str]]) -> None:
        self.query = request.q
        self._fragments = found(request, texts) if request.q else {}
        self.total = sum(1 for pair in texts for _ in self._places(pair)) if self._fragments else 0
        self.places = min(self.total, MOST)
        self._count = 0

    def __call__(self, text: str, field: str = BODY) -> Iterator[Annotation]:
        """One annotation for each stretch that the query matches of `text`, which is the `field` of the article."""
        for number, (start, end) in enumerate(self._places((text, field))):
            self._count += 1
            yield Annotation(start, end, Layer.MARK, "mark", ahead=self._place(self._count, is_first=number == 0))

    def _places(self, pair: tuple[str, str]) -> Iterator[tuple[int, int]]:
        """Where something is marked. `@茶馆` is two fragments, as half of it is Chinese, and one place."""
        at = 0
        for marked, pieces in groupby(self._fragments.get(pair, ()), key=lambda fragment: fragment.marked):
            end = at + sum(len(piece.text) for piece in pieces)
            if marked:
                yield at, end
            at = end

    def _place(self, number: int, is_first: bool) -> SafeString:
        """Where an address points to; the `first` of a passage also shows its links when the passage is pointed to.

        What is printed of it the style sheet writes: in the text of the page stand the words of the article alone.
        """
        if number > self.places:
            return SafeString("")
        before, after = (number - 2) % self.places + 1, number % self.places + 1
        return format_html(
            '<span class="place{}" id="mark-{}"><span class="stepper" role="group" aria-label="{}" data-place="{}">'
            '<a class="step-back" href="#mark-{}" aria-label="To place {}"></a>'
            '<a class="step-on" href="#mark-{}" aria-label="To place {}"></a></span></span>',
            *(" first" if is_first else "", number, f"Place {number} of {self.places}"),
            *(f"{number} of {self.places}", before, before, after, after),
        )
