"""Dates as people type them, and as they stand in a letter: "fri 13th of march 26" is "Friday 13 March 2026"."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_LAST_OF_THIS_CENTURY = 69  # a year of two figures above it is of the last one
_MONTH_NAME = rf"(?P<month>{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)}|sept)\.?"
_DAY_NAME = (
    r"(?:(?P<weekday>mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|"
    rf"{'|'.join(DAYS)})\.?,?\s+)?"
)
_DAY = r"(?:the\s+)?(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"(?:,?\s+(?:of\s+)?['\u2019]?(?P<year>\d{4}|\d{2})(?!\w|:|\s?(?:st|nd|rd|th)\b))?"
_SPOKEN = (
    re.compile(rf"\b{_DAY_NAME}{_DAY}\s*(?:of\s+)?[-\s]?{_MONTH_NAME}\b{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_DAY_NAME}{_MONTH_NAME}\s+{_DAY}\b{_YEAR}", re.IGNORECASE),
)
_YEAR_FIRST = re.compile(
    r"(?<![\w/])(?P<year>\d{4})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\w/])"
)
_YEAR_LAST = re.compile(
    rf"(?<![\w/]){_DAY_NAME}(?P<first>\d{{1,2}})(?P<mark>[./-])\s?(?P<second>\d{{1,2}})(?P=mark)\s?"
    r"(?P<year>\d{4}|\d{2})(?![\w/])",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_DAY_ALONE = re.compile(rf"\b(?:{'|'.join(DAYS)})s?\b", re.IGNORECASE)
_TIME_WORDS = re.compile(
    r"\b(?:today|tomorrow|tonight|week|month|year|day|easter|christmas|summer|autumn|spring|winter|birthday|new year)",
    re.IGNORECASE,
)


def date_in_words(answer: str) -> str:
    """The answer with every date in it that is sure put as "12 March 1974"; 3/4/1974 stays as it was typed."""
    for pattern in (_YEAR_FIRST, _YEAR_LAST, *_SPOKEN):
        found = pattern.search(answer)
        if found is not None and (read := _read(found.groupdict())):
            return f"{answer[: found.start()]}{read}{answer[found.end() :]}"
    return _DAY_ALONE.sub(_capital, _MONTH.sub(_capital, answer))


def date_questions(answer: str) -> Iterator[str]:
    """What to ask about a date that cannot be read for sure."""
    found = _YEAR_LAST.search(answer)
    if found is not None and not _read(found.groupdict()):
        yield f"In “{found[0]}” we cannot tell the day from the month. Please write the month in letters."
        return
    for pattern in _SPOKEN:
        spoken = pattern.search(answer)
        if spoken is not None and not _agrees(spoken.groupdict()):
            yield f"“{spoken[0]}” was, or will be, another day of the week. Please look at the date again."
            return
    if not (
        _MONTH.search(answer) or re.search(r"\d", answer) or _DAY_ALONE.search(answer) or _TIME_WORDS.search(answer)
    ):
        yield f"We cannot read “{answer}” as a date. A day, a month and a year would be best."


def _read(parts: Mapping[str, str | None]) -> str:
    """ "" where it is no date, or where it is not sure which is the month."""
    day, month = _day_and_month(parts)
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return ""
    weekday = next((name for name in DAYS if name.lower().startswith((parts.get("weekday") or "-").lower()[:3])), "")
    return " ".join(filter(None, [weekday, str(day), MONTHS[month - 1], _year(parts.get("year"))]))


def _year(typed: str | None) -> str:
    if not typed or len(typed) == 4:
        return typed or ""
    return f"{20 if int(typed) <= _LAST_OF_THIS_CENTURY else 19}{typed}"


def _agrees(parts: Mapping[str, str | None]) -> bool:
    """Whether the day of the week is the date's, where both are told."""
    year, weekday = _year(parts.get("year")), parts.get("weekday")
    day, month = _day_and_month(parts)
    if not year or not weekday:
        return True
    try:
        return DAYS[date(int(year), month, day).weekday()].lower().startswith(weekday.lower()[:3])
    except ValueError:
        return False


def _day_and_month(parts: Mapping[str, str | None]) -> tuple[int, int]:
    """0, 0 where it is not sure: with slashes some people begin with the month."""
    if "day" in parts:
        month = parts["month"] or ""
        return int(parts["day"] or 0), int(month) if month.isdigit() else _month(month)
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    if first > 12 or first == second or parts["mark"] == ".":
        return first, second
    return (second, first) if second > 12 else (0, 0)


def _month(name: str) -> int:
    return next(place for place, month in enumerate(MONTHS, start=1) if month.lower().startswith(name.lower()[:3]))


def _capital(found: re.Match[str]) -> str:
    return found[0].capitalize()
