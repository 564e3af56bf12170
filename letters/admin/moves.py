"""What the buttons on the desk do: each calls its verb, rings if there is work, and says what was done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import QueryDict

from letters.models import Letter
from letters.tasks import ring, write_rendering
from letters.workflow.errors import NotNow, Overtaken
from letters.workflow.proofreading import overrule
from letters.workflow.rendering import retry_rendering
from letters.workflow.reviewing import approve, request_changes, revise_and_send, revise_draft

from .twice import done_before

type Move = Callable[[Letter, User, "Typed"], str]


@dataclass(frozen=True)
class Typed:
    """What came with the press of a button. `text` is None where the page had no draft to type in."""

    seen: int
    text: str | None
    note: str
    key: str = ""

    @classmethod
    def read(cls, post: QueryDict) -> "Typed":
        """From the form. A version that is none counts as long overtaken."""
        seen = post.get("seen", "")
        version = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else 0
        return cls(version, post.get("text"), post.get("note", ""), post.get("key", ""))


def save(letter: Letter, by: User, typed: Typed) -> str:
    """The text becomes the next draft."""
    draft = revise_draft(letter, by, typed.text or "", typed.seen)
    return f"Draft {draft.number} is saved."


def send(letter: Letter, by: User, typed: Typed) -> str:
    """The text becomes the next draft and goes to an editor; both happen, or neither."""
    draft = revise_and_send(letter, by, typed.text or "", typed.seen)
    return f"Draft {draft.number} is saved, and an editor can read it now."


def approve_and_ring(letter: Letter, by: User, typed: Typed) -> str:
    """The draft is good; a worker writes it out."""
    approval = approve(letter, by, typed.seen)
    ring(write_rendering, approval.rendering.pk)
    return f"Draft {approval.draft.number} is approved. It is being written out."


def ask(letter: Letter, by: User, typed: Typed) -> str:
    """The letter goes back to a writer, with a note."""
    request_changes(letter, by, typed.note, typed.seen)
    return "The letter is back with a writer, and your note with it."


def overrule_note(letter: Letter, by: User, typed: Typed) -> str:
    """One of the proofreader's notes need not keep the letter back."""
    overrule(letter, by, typed.key, typed.note, typed.seen)
    return "The note is overruled in your name, and your reason is kept."


def retry(letter: Letter, by: User, typed: Typed) -> str:
    """A writing-out that failed is tried again. It carries no version: trying twice does no harm."""
    rendering = letter.renderings.select_related("letter").first()
    if rendering is None:
        raise NotNow("This letter was never written out, so there is nothing to try again. Nothing was changed.")
    retry_rendering(rendering, by)
    ring(write_rendering, rendering.pk)
    return f"{letter} is being written out again."


MOVES: Mapping[str, Move] = {
    "save": save,
    "send": send,
    "approve": approve_and_ring,
    "ask": ask,
    "overrule": overrule_note,
    "retry": retry,
}

TWICE = "It was done, and once: the button was pressed twice."


def press(name: str, letter: Letter, by: User, typed: Typed) -> str:
    """Do what the button `name` does; what was done, in a sentence. A second press finds it done.

    Raises Refused.
    """
    try:
        return MOVES[name](letter, by, typed)
    except (Overtaken, NotNow):
        if done_before(name, letter, by, typed.text, typed.note):
            return TWICE
        raise
