"""On a letter's desk: whose it is to write, when it is due, which day it is of, and who may say otherwise."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import User
from django.utils import timezone

from letters.models import Letter
from letters.workflow.assigning import FINISHED, WITH_WRITER, may_assign, writers
from letters.workflow.dating import may_date
from letters.workflow.due_dates import soon
from letters.workflow.history import name_of


@dataclass(frozen=True)
class WriterToChoose:
    """A writer to whom the letter can be given."""

    key: int
    name: str


class Whose:
    """Whose one letter is, before one person."""

    def __init__(self, letter: Letter, person: User) -> None:
        self.letter, self.person = letter, person

    @property
    def name(self) -> str:
        """Who has it, "" for nobody."""
        return name_of(self.letter.writer) if self.letter.writer else ""

    @property
    def is_mine(self) -> bool:
        return self.letter.writer_id == self.person.pk

    @property
    def may_take(self) -> bool:
        is_free = self.letter.writer_id is None and self.letter.status in WITH_WRITER
        return is_free and self.person.has_perm("letters.write_letter")

    @property
    def may_assign(self) -> bool:
        return self.letter.status not in FINISHED and may_assign(self.letter, self.person)

    @property
    def may_date(self) -> bool:
        return may_date(self.letter, self.person)

    @cached_property
    def others(self) -> tuple[WriterToChoose, ...]:
        """To whom it can be given."""
        others = writers().exclude(pk=self.letter.writer_id or 0)
        return tuple(WriterToChoose(other.pk, name_of(other)) for other in others)

    @property
    def due(self) -> str:
        """Of the day on which it is due: "late", "soon", or "" for neither."""
        due_on = self.letter.due_on
        if due_on is None or self.letter.status in (*FINISHED, Letter.Status.PROOF):
            return ""
        today = timezone.localdate()
        return "late" if due_on < today else "soon" if due_on <= soon(today) else ""
