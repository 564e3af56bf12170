"""What tells a name from a word that is spelled like it, and a day from other words: asked by whoever reads over
a letter, renames in a book, or dates one."""

from .calendar import Calendar, calendar_of, calendars
from .days import WrittenDay, day_in
from .folding import fold, fold_word
from .months import MONTHS, is_month
from .openings import reads_as_a_word
from .traces import traces

__all__ = [
    "MONTHS",
    "Calendar",
    "WrittenDay",
    "calendar_of",
    "calendars",
    "day_in",
    "fold",
    "fold_word",
    "is_month",
    "reads_as_a_word",
    "traces",
]
