"""The day that stands at the head of a letter: found among its words, read, and put as another day in the same form."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain

from .calendar import Calendar, calendars
from .folding import fold

SHORTEST = 3
"""Letters of a month that is cut short: Jan., Sept."""

_DAY = r"(?P<day>\d{1,2})(?P<ending>(?:st|nd|rd|th|er|re|º|°|\.|e)?)(?![\w])"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
_NUMBERS = (
    re.compile(r"(?<![\w./-])(?P<year>(?:1[5-9]|20)\d\d)(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\w/-])"),
    re.compile(rf"(?<![\w./-])(?P<day>\d{{1,2}})(?P<mark>[./-])\s?(?P<month>\d{{1,2}})(?P=mark)\s?{_YEAR}(?![\w/-])"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as it stands in a text, from `start` to `end`; `spans` are the places of its parts there, by name."""

    on: date
    start: int
    end: int
    spans: Mapping[str, tuple[int, int]]
    calendar: Calendar | None = None

    def behind(self, before: int) -> "WrittenDay":
        """The same, where it stands so many characters further on."""
        spans = {name: (first + before, last + before) for name, (first, last) in self.spans.items()}
        return WrittenDay(self.on, self.start + before, self.end + before, spans, self.calendar)

    def put(self, text: str, on: date) -> str:
        """The text with this day as another, in the form in which it stands."""
        parts = {name: self._part(name, text[first:last], on) for name, (first, last) in self.spans.items()}
        for name in sorted(parts, key=lambda each: -self.spans[each][0]):
            first, last = self.spans[name]
            text = f"{text[:first]}{parts[name]}{text[last:]}"
        return text

    def _part(self, name: str, stood: str, on: date) -> str:
        if name == "ending":
            return _ending(stood, on.day)
        if name == "weekday" and self.calendar:
            return _in_case_of(stood, self.calendar.days[on.weekday()])
        if name == "month" and self.calendar:
            return _in_case_of(stood, self.calendar.months[on.month - 1])
        number = {"day": on.day, "month": on.month, "year": on.year}[name]
        return f"{number:02}" if stood.startswith("0") or (name == "month" and len(stood) == 2) else str(number)


def day_in(text: str, near: date) -> WrittenDay | None:
    """The first day that stands in a text, read for sure; None for none. 3/4/2019 may be two days, and is none.

    Where no year stands with it, it is the one that is nearest to `near`.
    """
    found = sorted(chain(_in_words(text, near), _in_figures(text)), key=lambda each: (each.start, -each.end))
    return found[0] if found else None


def _in_figures(text: str) -> Iterator[WrittenDay]:
    for pattern in _NUMBERS:
        for each in pattern.finditer(text):
            year, month, day = (int(each[name]) for name in ("year", "month", "day"))
            is_sure = pattern is _NUMBERS[0] or each["mark"] == "." or day > 12 or day == month
            if is_sure and (on := _day(year, month, day)):
                yield WrittenDay(on, each.start(), each.end(), _spans(each))


def _in_words(text: str, near: date) -> Iterator[WrittenDay]:
    for pattern, calendar in _patterns():
        for each in pattern.finditer(text):
            month = _month(each["month"], calendar)
            year = int(each["year"]) if each["year"] else 0
            on = _day(year, month, int(each["day"])) if year else _nearest(near, month, int(each["day"]))
            if on:
                yield WrittenDay(on, each.start(), each.end(), _spans(each), calendar)


def _spans(found: re.Match[str]) -> Mapping[str, tuple[int, int]]:
    named = {name: found.span(name) for name, words in found.groupdict().items() if words is not None}
    return {name: span for name, span in named.items() if name != "mark"}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Calendar], ...]:
    """Day before month in every language, and month before day in English."""
    made = []
    for code, calendar in calendars().items():
        month = rf"(?P<month>{'|'.join(_forms(calendar))})\b\.?"
        week = rf"(?:\b(?P<weekday>{'|'.join(calendar.days)})\b,?\s+(?:den\s+|le\s+|the\s+)?)?"
        of = r"\s+(?:of\s+|de\s+|d['’]\s*)?"
        year = rf"(?:(?:,|\s+del?)?\s+{_YEAR})?"
        made.append((re.compile(rf"{week}(?<![\w./])\b{_DAY}{of}\b{month}{year}", re.IGNORECASE), calendar))
        if code == "en":
            made.append((re.compile(rf"{week}\b{month}\s+(?:the\s+)?{_DAY}{year}", re.IGNORECASE), calendar))
    return tuple(made)


def _forms(calendar: Calendar) -> list[str]:
    """The months, with accents and without, and cut short: a longer form comes before what it begins with."""
    whole = [form for month in calendar.months for form in (month, fold(month))]
    short = [form[:length] for form in whole for length in (4, SHORTEST) if len(form) > length]
    return sorted({*whole, *short}, key=lambda form: (-len(form), form))


def _month(word: str, calendar: Calendar) -> int:
    folded = fold(word)
    months = [fold(month) for month in calendar.months]
    return next((number for number, month in enumerate(months, 1) if month.startswith(folded)), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(near: date, month: int, day: int) -> date | None:
    years = (near.year, near.year - 1, near.year + 1)
    days = [on for year in years if (on := _day(year, month, day))]
    return min(days, key=lambda on: abs(on - near), default=None)


def _ending(stood: str, day: int) -> str:
    """What stands behind the figure of a day: 3rd becomes 4th, 1er becomes nothing on any other day."""
    if stood.casefold() in ("st", "nd", "rd", "th"):
        return "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return "" if stood.casefold() in ("er", "re", "e", "º", "°") and day != 1 else stood


def _in_case_of(stood: str, word: str) -> str:
    if stood.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if stood[:1].isupper() else word[:1].lower() + word[1:]
