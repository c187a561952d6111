"""The chart of voices: a bar for each year of a stretch for each platform, and the same numbers as rows of a table.

Not in a template, which takes many times as long: years and platforms are a hundred on a page.
"""

from django.utils.safestring import SafeString

from archive.web.chart import Chart, ChartYear, Stretch
from archive.web.markup import filled, side_by_side

YEAR = (
    '<li><a href="?{}" rel="nofollow"{}><svg viewBox="0 0 10 100" preserveAspectRatio="none" width="10" height="100" '
    'aria-hidden="true" focusable="false">{}</svg><span class="year">{}</span> <span class="count">{}'
    '<span class="visually-hidden"> voice{}</span></span></a></li>\n'
)
STRETCH = '<rect class="series {}" x="0" y="{}" width="10" height="{}"/>'
ROW, CELL = '<tr><th scope="row">{}</th>{}</tr>', "<td>{}</td>"
CURRENT = SafeString(' aria-current="true"')


def chart_bars(chart: Chart) -> SafeString:
    """`<li>` after `<li>`, each a link that chooses its year, or takes it back."""
    return side_by_side(map(bar, chart.years))


def bar(each: ChartYear) -> SafeString:
    current, plural = CURRENT if each.is_selected else "", "" if each.count == 1 else "s"
    stretches = side_by_side(map(rectangle, each.stretches))
    return filled(YEAR, each.querystring, current, stretches, each.year, f"{each.count:,}", plural)


def rectangle(part: Stretch) -> SafeString:
    return filled(STRETCH, part.mark, str(part.top), str(part.height))


def chart_rows(chart: Chart) -> SafeString:
    """`<tr>` after `<tr>`: the voices of each platform in a year, then all of that year."""
    return side_by_side(
        filled(ROW, each.year, side_by_side(filled(CELL, f"{count:,}") for count in (*each.counts, each.count)))
        for each in chart.years
    )
