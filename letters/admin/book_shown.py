"""What of a compiled book its client was shown, answered and marked, for the desk."""

from dataclasses import dataclass
from functools import cached_property

from letters.models import BookProof, Compilation, SpreadMark
from letters.workflow.publishing.artefacts import is_approved
from letters.workflow.publishing.showing import (
    WHOLE,
    before_client,
    can_be_shown,
    is_for_a_client,
    marks_unsettled,
    where_marked,
)

from .book_desk import BookDesk


@dataclass(frozen=True)
class MarkOnDesk:
    """Something that the client marked: where, in words, and on which spread of which compilation to look."""

    mark: SpreadMark
    where: str
    compilation: int
    spread: int | None


class Shown:
    """Where one book stands with its client. `desk` is the leaf on which that is shown."""

    def __init__(self, desk: BookDesk, compilation: Compilation | None) -> None:
        self.desk, self.compilation = desk, compilation

    @property
    def is_for_a_client(self) -> bool:
        return is_for_a_client(self.desk.book)

    @cached_property
    def before_client(self) -> BookProof | None:
        """What lies before the client now."""
        return before_client(self.desk.book)

    @cached_property
    def is_approved(self) -> bool:
        """Whether the client approved what this leaf shows."""
        return bool(self.compilation and is_approved(self.compilation))

    @cached_property
    def unsettled(self) -> tuple[MarkOnDesk, ...]:
        """What the client marked and nobody has seen to."""
        return tuple(map(_on_desk, marks_unsettled(self.desk.book)))

    @cached_property
    def settled(self) -> tuple[MarkOnDesk, ...]:
        """What was marked before, and seen to."""
        marks = SpreadMark.objects.filter(proof__compilation__book=self.desk.book, settled_at__isnull=False)
        return tuple(map(_on_desk, marks.select_related("proof__compilation", "settled_by").order_by("-settled_at")))

    @property
    def may_show(self) -> bool:
        """Whether the button is there: what it shows can be shown, and everything marked is seen to."""
        may = self.desk.may_change and self.compilation is not None
        return may and not self.unsettled and can_be_shown(self.compilation)  # type: ignore[arg-type]

    @property
    def sentence(self) -> str:
        """Where it stands with the client."""
        lying = self.before_client
        if lying:
            return f"Compilation {lying.compilation.number} lies before the client, who has not answered."
        if self.is_approved:
            return "The client has approved these pages: the book is ready, and theirs to take home."
        if self.unsettled:
            return "The client has read it, and marked what should differ."
        return "The client has not been shown these pages."


def _on_desk(mark: SpreadMark) -> MarkOnDesk:
    return MarkOnDesk(
        mark, where_marked(mark), mark.proof.compilation.number, None if mark.spread == WHOLE else mark.spread
    )
