"""The dates of a facet as bars: a year or a month each, with gaps where there is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from archive.search import Facet, FacetValue

MOST_YEARS = 40  # side by side with all the gaps between them; where years lie further apart, a gap is one bar wide
MOST_TICKS = 7  # labels below bars; of more bars the first and the last say where they are
LOWEST = 6  # percent: one article beside a thousand can still be pointed at
MONTHS = "JFMAMJJASOND"


@dataclass(frozen=True, slots=True)
class Bar:
    """A year or a month, the letters below it, and its height in percent of the highest; a gap has no value."""

    tick: str = ""
    value: FacetValue | None = None
    height: int = 0

    @property
    def top(self) -> int:
        return 100 - self.height


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars in the order of time. `ends` are the first and the last label, if there are too many to print.

    `values` are all that can be chosen, for a list beside the bars; `undated` those of them that no bar can stand for.
    """

    label: str
    bars: list[Bar]
    values: list[FacetValue]
    ends: tuple[str, ...] = ()

    @property
    def undated(self) -> list[FacetValue]:
        return [value for value in self.values if not value.value[:4].isdigit()]

    @property
    def dated(self) -> list[FacetValue]:
        return [value for value in self.values if value.value[:4].isdigit()]


def histograms(facets: Iterable[Facet]) -> list[Histogram]:
    """The years, and for each year chosen its months."""
    dated = {facet.name: facet.values for facet in facets}
    years, months = dated.get("year", []), sorted(dated.get("month", []), key=lambda value: value.value)
    by_year = groupby(months, key=lambda value: value.value[:4])
    drawn_years = [by_years(years)] if any(value.value.isdigit() for value in years) else []
    return [*drawn_years, *(by_months(year, list(of_year)) for year, of_year in by_year)]


def by_years(values: list[FacetValue]) -> Histogram:
    known = {int(value.value): value for value in values if value.value.isdigit()}
    first, last = min(known), max(known)
    if last - first < MOST_YEARS:
        years: Iterable[int | None] = range(first, last + 1)
    else:
        years = with_gaps(sorted(known))
    bars = [("", None) if year is None else (f"{year:04}", known.get(year)) for year in years]
    ends = (f"{first:04}", f"{last:04}") if len(bars) > MOST_TICKS else ()
    return Histogram("Years", drawn(bars), values, ends)


def with_gaps(years: list[int]) -> Iterable[int | None]:
    for before, year in zip([years[0] - 1, *years], years, strict=False):
        if year - before > 1:
            yield None
        yield year


def by_months(year: str, values: list[FacetValue]) -> Histogram:
    known = {int(value.value[5:]): value for value in values}
    bars = [(tick, known.get(number)) for number, tick in enumerate(MONTHS, 1)]
    return Histogram(f"Months of {year}", drawn(bars), values)


def drawn(bars: list[tuple[str, FacetValue | None]]) -> list[Bar]:
    """The bars with their heights; a date that fits nothing now, but was chosen, has none."""
    highest = max([1, *(value.count for _, value in bars if value)])
    heights = [max(LOWEST, round(100 * value.count / highest)) if value and value.count else 0 for _, value in bars]
    return [Bar(tick, value, height) for (tick, value), height in zip(bars, heights, strict=True)]
