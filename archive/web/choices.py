"""The values of a facet as items of a list, each a link that chooses it and one that leaves it out.

Not in a template, which takes many times as long: a page of results has some 150 of them.
"""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from archive.search import FacetValue
from archive.web.markup import filled, side_by_side, wording

OFFERED = '<li><a class="choose" href="?{}" rel="nofollow"><span>{}</span> <span class="count">{}</span></a>{}</li>\n'
NOT = '<a class="leave-out" href="?{}" rel="nofollow" aria-label="Leave out {}">not</a>'
SELECTED = (
    '<li><a class="choose selected" href="?{}" rel="nofollow" aria-current="true">'
    '<span><span class="visually-hidden">Remove </span>{}</span> <span class="count">{}</span></a></li>\n'
)
LEFT_OUT = (
    '<li><a class="choose left-out" href="?{}" rel="nofollow"><span><span class="visually-hidden">No longer leave out '
    '</span><s>{}</s></span> <span class="count">{}</span></a></li>\n'
)


def choices(values: Iterable[FacetValue]) -> SafeString:
    """`<li>` after `<li>`, for a template: `{{ facet.values|choices }}`."""
    return side_by_side(map(choice, values))


def choice(value: FacetValue) -> SafeString:
    label, count = wording(value.label), f"{value.count:,}"
    if value.left_out:
        return filled(LEFT_OUT, value.without, label, count)
    if value.selected:
        return filled(SELECTED, value.querystring, label, count)
    leave_out = filled(NOT, value.without, value.label) if value.without else ""
    return filled(OFFERED, value.querystring, label, count, leave_out)
