"""The leaf on which a book says what it is, and how it is made."""

from functools import cached_property

from letters.workflow.errors import FieldsRefused, Overtaken

from .book_desk import BookDesk
from .book_form import MatterForm


class MatterLeaf(BookDesk):
    """What one book says of itself, before one person."""

    leaf = "matter"

    @cached_property
    def form(self) -> MatterForm:
        """As it was typed, with what is wrong beside each field; or as it is kept."""
        form = MatterForm(self.book, self.pressed.post if self.pressed else None)
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
