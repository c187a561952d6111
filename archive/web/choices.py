"""A facet as a list of its values, each with a link that chooses it and one that leaves it out.

Not in a template, which takes many times as long: a page of results has some 150 of them.
"""

from collections.abc import Iterable

from django.utils.safestring import SafeString

from archive.search import Facet, FacetValue
from archive.web.markup import filled, label, side_by_side

OFFERED = '<li><a class="choose" href="?{}" rel="nofollow"><span>{}</span> <span class="count">{}</span></a></li>\n'
OFFERED_OR_NOT = (
    '<li><a class="choose" href="?{}" rel="nofollow"><span>{}</span> <span class="count">{}</span></a>'
    '<a class="leave-out" href="?{}" rel="nofollow" aria-label="Leave out {}">not</a></li>\n'
)
SELECTED = (
    '<li><a class="choose selected" href="?{}" rel="nofollow" aria-current="true">'
    '<span><span class="visually-hidden">Remove </span>{}</span> <span class="count">{}</span></a></li>\n'
)
LEFT_OUT = (
    '<li><a class="choose left-out" href="?{}" rel="nofollow"><span><span class="visually-hidden">No longer leave out '
    '</span><s>{}</s></span> <span class="count">{}</span></a></li>\n'
)

SECTION = '<section>\n  <h3 id="{}">{}</h3>\n  <ul aria-labelledby="{}">{}</ul>\n  {}\n</section>\n'
MORE = (
    '<details><summary>More<span class="visually-hidden"> of {}</span></summary>'
    '<ul aria-labelledby="{}">{}</ul></details>'
)
AT_ONCE = 8


def sections(facets: Iterable[Facet]) -> SafeString:
    """Those facets in which there is something to choose: `{{ facets|sections }}`."""
    return side_by_side(section(facet) for facet in facets if facet.values)


def section(facet: Facet) -> SafeString:
    """A facet with its name, the rest of its values under More."""
    place, first, rest = f"facet-{facet.name}", facet.values[:AT_ONCE], facet.values[AT_ONCE:]
    more = filled(MORE, facet.label, place, choices(rest)) if rest else ""
    return filled(SECTION, place, facet.label, place, choices(first), more)


def choices(values: Iterable[FacetValue]) -> SafeString:
    """`<li>` after `<li>`, for a template: `{{ facet.values|choices }}`."""
    return side_by_side(map(choice, values))


def choice(value: FacetValue) -> SafeString:
    name, count = label(value.label), SafeString(f"{value.count:,}")
    if value.left_out:
        return filled(LEFT_OUT, value.without, name, count)
    if value.selected:
        return filled(SELECTED, value.querystring, name, count)
    if value.without:
        return filled(OFFERED_OR_NOT, value.querystring, name, count, value.without, value.label)
    return filled(OFFERED, value.querystring, name, count)
