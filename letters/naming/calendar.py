"""The calendar in words: how months and days of the week are called in the languages that books have words for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Calendar:
    """One language's words. `form` has {day}, {month} and {year}; `first` is the first of a month."""

    months: tuple[str, ...]
    days: tuple[str, ...]
    form: str
    first: str = "1"

    def spelled(self, on: date) -> str:
        """A date as it is said: 14 May 2019, 1er mai 2019."""
        day = self.first if on.day == 1 else str(on.day)
        return self.form.format(day=day, month=self.months[on.month - 1], year=on.year)


@cache
def calendars() -> Mapping[str, Calendar]:
    """Of every language that has one, by its code."""
    table = tomllib.loads(Path(__file__).with_name("calendar.toml").read_text(encoding="utf-8"))
    return {
        code: Calendar(tuple(words["months"]), tuple(words["days"]), words["date"], words.get("first", "1"))
        for code, words in table.items()
    }


def calendar_of(language: str) -> Calendar:
    """The calendar of a language, given as a tag such as pt-BR; the English one where there is none."""
    return calendars().get(language.partition("-")[0].lower(), calendars()[ENGLISH])
