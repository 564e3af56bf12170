"""The buttons of every desk: what one does, what comes with its press, and how a second press of it is known."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Model
from django.http import QueryDict

from letters.workflow.errors import NotNow, Overtaken

TWICE = "It was done, and once: the button was pressed twice."


@dataclass(frozen=True)
class Pressed:
    """What came with the press of a button: the version that its page showed, and the fields of its form."""

    seen_version: int
    post: QueryDict

    @classmethod
    def read(cls, post: QueryDict) -> "Pressed":
        """From the form. A version that is none counts as long overtaken."""
        return cls(_number(post.get("seen", ""), 0), post)

    @property
    def text(self) -> str | None:
        """The words of a letter as they were typed; None where the page had no draft to type in."""
        return self.post.get("text")

    def word(self, name: str) -> str:
        """What was typed or chosen under this name, "" for nothing."""
        return self.post.get(name, "")

    def number(self, name: str) -> int:
        """The number under this name, -1 for anything that is none."""
        return _number(self.word(name), -1)

    def is_ticked(self, name: str) -> bool:
        """Whether this box is ticked."""
        return bool(self.word(name))

    def rows(self, *names: str) -> list[tuple[str, ...]]:
        """The fields that these names repeat, row by row."""
        return list(zip(*map(self.post.getlist, names), strict=False))


type Deed[Row: Model] = Callable[[Row, User, Pressed], str]
type Trace[Row: Model] = Callable[[Row, User, Pressed], bool]


def leaves_no_trace(row: Model, by: User, pressed: Pressed) -> bool:
    """For buttons that may be pressed as often as one likes: their verbs find a second press done, or do no harm."""
    return False


@dataclass(frozen=True)
class Button[Row: Model]:
    """One button. `do` calls its verb, rings if there is work, and gives what was done as a sentence.

    `is_done` finds in the history whether a press that came too late asks for what the same person has just done.
    `place` is where on the desk the page opens afterwards: a leaf, or a section; "" for its top. After one that
    `goes_on`, the next row of the pile opens instead; after one that `removes` the row, the list.
    """

    do: Deed[Row]
    is_done: Trace[Row] = leaves_no_trace
    place: str = ""
    goes_on: bool = False
    removes: bool = False

    def press(self, row: Row, by: User, pressed: Pressed) -> str:
        """Do it; what was done, in a sentence. A second press finds it done. Raises Refused."""
        try:
            return self.do(row, by, pressed)
        except (Overtaken, NotNow):
            row.refresh_from_db()
            if self.is_done(row, by, pressed):
                return TWICE
            raise


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise
