"""The leaves on which a book says what it is, and how it is made."""

from functools import cached_property
from typing import ClassVar

from letters.workflow.errors import FieldsRefused, Overtaken
from letters.workflow.publishing.printing import PrinterSeen, printers_seen

from .book_desk import BookDesk
from .book_form import MakingForm, MatterForm


class MatterLeaf(BookDesk):
    """What one book says of itself, before one person."""

    leaf = "matter"
    form_class: ClassVar[type[MatterForm]] = MatterForm

    @cached_property
    def form(self) -> MatterForm:
        """As it was typed, with what is wrong beside each field; or as it is kept."""
        form = self.form_class(self.book, self.pressed.post if self.pressed else None)
        if isinstance(self.refusal, FieldsRefused):
            form.take_objections(self.refusal.problems)
        if not self.may_change:
            form.close()
        return form

    @property
    def not_kept(self) -> bool:
        """Whether a number or a choice is none."""
        return self.form.is_bound and not self.form.is_valid()

    @property
    def overtaken(self) -> list[tuple[str, str]]:
        """What is kept now, where somebody was first and it was typed otherwise."""
        return self.form.overtaken if isinstance(self.refusal, Overtaken) else []


class PrinterLeaf(MatterLeaf):
    """By whom one book is printed, and how, before one person."""

    leaf = "printer"
    form_class = MakingForm

    @property
    def printer(self) -> PrinterSeen | None:
        """Who prints it; None for one whose figures the house no longer has."""
        return next((each for each in self.printers if each.slug == self.book.printer), None)

    @cached_property
    def printers(self) -> tuple[PrinterSeen, ...]:
        return printers_seen()
