"""The buttons on a letter's desk that say whose it is to write, by when, and which day it is of."""

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.models import User

from letters.models import Event, Letter
from letters.workflow.assigning import change_due, give, set_free, take, writers
from letters.workflow.dating import date_letter
from letters.workflow.errors import FieldsRefused
from letters.workflow.history import name_of

from .buttons import Button, Pressed
from .letter_buttons import last_deed


def take_it(letter: Letter, by: User, pressed: Pressed) -> str:
    """Take a free letter."""
    take(letter, by)
    return "It is yours to write."


def give_it(letter: Letter, by: User, pressed: Pressed) -> str:
    """Give the letter to a writer, or to whoever has the fewest."""
    to = writers().filter(pk=pressed.number("to")).first()
    if to is None and pressed.word("to"):
        raise FieldsRefused({"to": "There is no such writer. Nothing was changed."})
    had = pressed.number("had")
    return f"It is with {name_of(give(letter, by, to, had if had >= 0 else None))} now."


def let_go(letter: Letter, by: User, pressed: Pressed) -> str:
    """Set the letter free."""
    set_free(letter, by)
    return "Any writer can take it now."


def set_due(letter: Letter, by: User, pressed: Pressed) -> str:
    """Say when the letter is due."""
    change_due(letter, by, _day(pressed, "due_on"))
    return "It is kept when it is due."


def set_date(letter: Letter, by: User, pressed: Pressed) -> str:
    """Say which day the letter is of."""
    number = letter.draft.number if letter.draft else 0
    date_letter(letter, by, _day(pressed, "dated_on"), pressed.seen_version)
    now = letter.draft.number if letter.draft else 0
    page = f" It stands so on the page, in draft {now}." if now != number else ""
    return f"It is kept which day the letter is of.{page}"


def _day(pressed: Pressed, name: str) -> date:
    """The day that was typed. Raises FieldsRefused."""
    try:
        return date.fromisoformat(pressed.word(name).strip())
    except ValueError:
        problem = "Please give the day as year, month and day: 2026-05-31. Nothing was changed."
        raise FieldsRefused({name: problem}) from None


# The verbs of the others find the letter where a first press has put it, and write no second line.
BUTTONS: Mapping[str, Button[Letter]] = {
    "take": Button(take_it),
    "give": Button(give_it, last_deed(Event.Verb.GIVEN)),
    "free": Button(let_go),
    "due": Button(set_due),
    "date": Button(set_date, last_deed(Event.Verb.DATED)),
}
