"""The buttons on a letter's desk that answer its client."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.contrib.auth.models import User

from letters.models import Letter
from letters.tasks import ring, send_notice
from letters.workflow.messaging import lay_aside, write_to_client
from letters.workflow.notices import Sending

from .buttons import Button, Pressed


def answer(letter: Letter, by: User, pressed: Pressed) -> str:
    """Write to the client, and have them e-mailed that somebody did."""
    write_to_client(letter, by, pressed.word("reply"), _form(pressed), max(0, pressed.number("read_to")))
    ring(send_notice, *Sending.to_ring(brief=letter.brief))
    return "Your answer stands on the client’s page, and an e-mail says that it does."


def set_aside(letter: Letter, by: User, pressed: Pressed) -> str:
    """What the client wrote needs no answer."""
    lay_aside(letter, by, max(0, pressed.number("read_to")))
    return "It is laid aside, and no longer counted as waiting for an answer."


BUTTONS: Mapping[str, Button[Letter]] = {
    "answer": Button(answer, place="talk-heading"),
    "set_aside": Button(set_aside, place="talk-heading"),
}


def _form(pressed: Pressed) -> UUID:
    """The number of the form. One that was tampered with is simply a new one."""
    try:
        return UUID(pressed.word("form"))
    except ValueError:
        return uuid4()
