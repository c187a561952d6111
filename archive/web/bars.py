"""Histograms, their bars as items of a list, each a link that chooses its dates.

Not in a template, which takes many times as long: years and months are some thirty on a page.
"""

from collections.abc import Iterable
from functools import partial

from django.utils.safestring import SafeString
from django.utils.text import slugify

from archive.models.addresses import address_of
from archive.search import FacetValue
from archive.web.choices import choices
from archive.web.histogram import Bar, Histogram
from archive.web.markup import escape, filled, side_by_side
from archive.web.public import YearCount

SECTION = (
    '<section class="histogram">\n  <h3 id="{}">{}</h3>\n  <ol aria-labelledby="{}">{}</ol>\n  {}\n  {}\n'
    '  <details><summary>{} as a list</summary><ul aria-labelledby="{}">{}</ul></details>\n</section>\n'
)
ENDS, END = '<p class="ends" aria-hidden="true">{}</p>', "<span>{}</span>"
UNDATED = '<ul class="undated" aria-label="Without a date">{}</ul>'
BAR = (
    '<li><a class="{}" href="?{}" rel="nofollow"{} aria-label="{}: {} {}{}{}" title="{}: {}"><svg viewBox="0 0 10 100" '
    'preserveAspectRatio="none" width="10" height="100" aria-hidden="true" focusable="false">'
    '<rect x="0" y="{}" width="10" height="{}"/></svg>{}</a></li>'
)
GAP = '<li class="gap" aria-hidden="true"><span class="tick">{}</span></li>'
TICK = '<span class="tick" aria-hidden="true">{}</span>'
YEAR = (
    '<li><a href="{}"{}><svg viewBox="0 0 10 100" preserveAspectRatio="none" width="10" height="100" '
    'aria-hidden="true" focusable="false"><rect x="0" y="{}" width="10" height="{}"/></svg>'
    '<span class="year">{}</span> <span class="count">{}'
    '<span class="visually-hidden"> article{}</span></span></a></li>\n'
)
CURRENT, CURRENT_PAGE = SafeString(' aria-current="true"'), SafeString(' aria-current="page"')
NOTHING, PLURAL, OUT = SafeString(""), SafeString("s"), SafeString(", left out")


def section(histogram: Histogram, kind: str) -> SafeString:
    """A histogram with its name, and its values as a list; `kind` is what is counted: article, voice."""
    name, place = escape(histogram.label), SafeString(slugify(histogram.label))
    ends = side_by_side(filled(END, end) for end in histogram.ends)
    undated = choices(histogram.undated)
    return filled(
        SECTION,
        *(place, name, place, bars(histogram, kind)),
        *(filled(ENDS, ends) if ends else NOTHING, filled(UNDATED, undated) if undated else NOTHING),
        *(name, place, choices(histogram.dated)),
    )


def bars(histogram: Histogram, kind: str) -> SafeString:
    """`<li>` after `<li>`."""
    ticked = not histogram.ends
    return side_by_side(
        drawn(bar, bar.value, kind, ticked) if bar.value else filled(GAP, bar.tick if ticked else NOTHING)
        for bar in histogram.bars
    )


def drawn(bar: Bar, value: FacetValue, kind: str, ticked: bool) -> SafeString:
    chosen = "selected" if value.selected else "left-out" if value.left_out else NOTHING
    label, count = escape(value.label), SafeString(f"{value.count:,}")
    return filled(
        BAR,
        *(chosen, value.without if value.left_out else value.querystring, CURRENT if value.selected else NOTHING),
        *(label, count, kind, NOTHING if value.count == 1 else PLURAL, OUT if value.left_out else NOTHING),
        *(label, count, str(bar.top), str(bar.height), filled(TICK, bar.tick) if ticked else NOTHING),
    )


def year_items(years: Iterable[YearCount], current: int | str | None) -> SafeString:
    """`<li>` after `<li>`: the years of the archive, each a link to its page; of the `current` one, if it is one."""
    return side_by_side(map(partial(year_item, current=current), years))


def year_item(each: YearCount, current: int | str | None) -> SafeString:
    return filled(
        YEAR,
        *(address_of("year", f"{each.year:04}"), CURRENT_PAGE if each.year == current else ""),
        *(str(each.top), str(each.height), str(each.year), str(each.count), "" if each.count == 1 else "s"),
    )
