"""Voices by year and platform: a bar for each year, of a stretch for each platform, and the same numbers as a table."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from archive.web.filters import Filters, Tally

SHOWN = 4  # platforms with a colour of their own
OTHERS, UNSAID = "Other platforms", "Platform not given"


@dataclass(frozen=True, slots=True)
class Series:
    """A platform, or what has none; `mark` is the name of its colour."""

    label: str
    mark: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar in percent of the highest bar, from its top."""

    mark: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class ChartYear:
    """A year with its voices of each series; `querystring` chooses it, or takes it back."""

    year: str
    count: int
    counts: list[int]
    stretches: list[Stretch]
    querystring: str
    is_selected: bool


@dataclass(frozen=True, slots=True)
class Chart:
    series: list[Series]
    years: list[ChartYear]
    undated: int


def chart(filters: Filters, tally: Tally) -> Chart:
    """The voices of each year under all filters but that of the year."""
    chosen = {name: value for name, value in filters.values.items() if name != "year"}
    counts: dict[str, Counter[str]] = {}
    year, platform = tally.names.index("year"), tally.names.index("platform")
    for values, count in tally.narrowed(chosen):
        counts.setdefault(values[year], Counter())[values[platform] or UNSAID] += count
    undated = counts.pop("", Counter()).total()
    named = sum(counts.values(), Counter())
    commonest = [name for name in sorted(named, key=lambda name: (-named[name], name)) if name != UNSAID]
    series = [Series(name, f"series-{place}") for place, name in enumerate(commonest[:SHOWN])]
    series += [Series(OTHERS, "series-others")] if commonest[SHOWN:] else []
    series += [Series(UNSAID, "series-unsaid")] if named[UNSAID] else []
    highest = max((each.total() for each in counts.values()), default=1)
    years = [drawn(each, by_series(counts[each], series), highest, filters) for each in sorted(counts)]
    return Chart(series, years, undated)


def by_series(counts: Mapping[str, int], series: list[Series]) -> dict[str, int]:
    """How many voices each mark stands for."""
    marks = {each.label: each.mark for each in series}
    summed = {each.mark: 0 for each in series}
    for name, count in counts.items():
        summed[marks.get(name, "series-others")] += count
    return summed


def drawn(year: str, counts: Mapping[str, int], highest: int, filters: Filters) -> ChartYear:
    stretches, top = [], 100.0
    for mark, count in counts.items():
        height = round(100 * count / highest, 2)
        top -= height
        if count:
            stretches.append(Stretch(mark, max(0.0, round(top, 2)), height))
    is_selected = filters.values.get("year") == year
    querystring = filters.changed(year=None if is_selected else year)
    return ChartYear(year, sum(counts.values()), [*counts.values()], stretches, querystring, is_selected)
