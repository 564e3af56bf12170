"""Days cut into years, or into as many years or months as hold a sensible number of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from .joining import join_small

MANY = 16
"""Letters that a span holds at most, while there are few in all; a year with more is cut into months."""

SPANS = 12
"""As many spans as a reader can survey: where there are more letters, each span may hold more."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpanOfTime:
    """The places `first` to `last` in a row of days, the last not included.

    `whole` when nothing of its years lies outside it.
    """

    first: int
    last: int
    whole: bool = True

    def __len__(self) -> int:
        return self.last - self.first


def spans_of_time(days: Sequence[date], few: int) -> tuple[SpanOfTime, ...]:
    """Cut a sorted row of days into spans, each of at least `few`, if there are as many."""
    years = _runs(days, SpanOfTime(0, len(days)), lambda day: day.year)
    return tuple(join_small((part for year in years for part in _parts(days, year)), few, _joined))


def span_title(days: Sequence[date], span: SpanOfTime) -> str:
    """ "2024", "2019 to 2021", "March 2024", "January to April 2024", "November 2023 to March 2024"."""
    first, last = days[span.first], days[span.last - 1]
    start, end = MONTHS[first.month - 1], MONTHS[last.month - 1]
    if span.whole:
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    if first.year == last.year:
        return f"{end} {last.year}" if start == end else f"{start} to {end} {last.year}"
    return f"{start} {first.year} to {end} {last.year}"


def _parts(days: Sequence[date], year: SpanOfTime) -> Iterator[SpanOfTime]:
    """A year, or runs of its months as even as can be, where it holds too many."""
    most = max(MANY, -(-len(days) // SPANS))
    wanted = -(-len(year) // most)
    ends = [month.last for month in _runs(days, year, lambda day: day.month)]
    targets = (year.first + len(year) * part / wanted for part in range(1, wanted + 1))
    cuts = {min(ends, key=lambda end: abs(end - target)) for target in targets}
    for first, last in pairwise([year.first, *sorted(cuts)]):
        yield SpanOfTime(first, last, whole=last - first == len(year))


def _runs(days: Sequence[date], span: SpanOfTime, unit: Callable[[date], int]) -> Iterator[SpanOfTime]:
    """The neighbours that lie in the same year or month."""
    for _, run in groupby(range(span.first, span.last), key=lambda place: unit(days[place])):
        places = [*run]
        yield SpanOfTime(places[0], places[-1] + 1)


def _joined(one: SpanOfTime, next_one: SpanOfTime) -> SpanOfTime:
    return SpanOfTime(one.first, next_one.last, one.whole and next_one.whole)
