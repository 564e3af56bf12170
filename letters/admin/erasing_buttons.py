"""The button on a letter's desk that erases it, for the client or for somebody else whom it concerns."""

from collections.abc import Mapping

from django.contrib.auth.models import User

from letters.models import Letter
from letters.workflow.erasing import Why, erase_for
from letters.workflow.errors import FieldsRefused

from .buttons import Button, Pressed

REASONS: Mapping[str, str] = {
    Why.ASKED: "The client asked us to",
    Why.NAMED: "Somebody whom it concerns asked us to",
}
"""Why a member of the house erases a letter. They are chosen and not typed: typed, they would outlive the letter."""


def erase(letter: Letter, by: User, pressed: Pressed) -> str:
    """Erase the letter; with the box ticked, the client's other letters to this person too."""
    if pressed.word("because") not in REASONS:
        raise FieldsRefused({"because": "Please say who asked for it. Nothing was erased."})
    if not pressed.is_ticked("sure"):
        raise FieldsRefused({"sure": "Please tick that you mean it: nothing brings it back. Nothing was erased."})
    number = letter.pk
    many = erase_for(letter, by, pressed.word("because"), with_siblings=pressed.is_ticked("all"))
    others = f", and {many - 1} more of this client’s to the same person" if many > 1 else ""
    return f"Letter {number} is erased{others}."


BUTTONS: Mapping[str, Button[Letter]] = {"erase": Button(erase, removes=True)}
