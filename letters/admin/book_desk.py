"""What lies on the desk of a book, on whichever of its leaves: where it is, what was refused, and who may do what."""

from collections.abc import Mapping
from functools import cached_property

from django.contrib.auth.models import User

from letters.models import Book, BookEvent, Compilation, Entry, Submission
from letters.workflow.errors import ConsentMissing, FieldsRefused, Refused
from letters.workflow.history import name_of
from letters.workflow.publishing.lacks import Lack
from letters.workflow.publishing.offering import still_held

from .buttons import Pressed
from .desk import Line

LEAVES: Mapping[str, str] = {
    "change": "The letters",
    "consents": "Who agrees",
    "matter": "What it says",
    "names": "Other names",
    "printer": "How it is made",
    "made": "The book",
    "files": "Files and publishers",
}
"""The steps of the desk in their order, by the last part of their addresses."""

STANDING = {
    Book.Status.ASKED: "A client asks for it. It waits for an editor to take it up.",
    Book.Status.OPEN: "It is being put together.",
    Book.Status.LAID_ASIDE: "It is laid aside. Nothing of it is lost.",
}


BY_CLIENT = (BookEvent.Verb.ASKED, BookEvent.Verb.PROOF_APPROVED, BookEvent.Verb.PROOF_MARKED)


class BookDesk:
    """One book before one person. `pressed` is what they typed when a verb refused, and `refusal` why it did.

    `seen_version` is the version that the page shows, and that its buttons act on.
    """

    leaf = "change"

    def __init__(
        self, book: Book, person: User, pressed: Pressed | None = None, refusal: Refused | None = None
    ) -> None:
        self.book, self.person, self.pressed, self.refusal = book, person, pressed, refusal
        self.seen_version = book.version

    @property
    def leaves(self) -> Mapping[str, str]:
        return LEAVES

    @property
    def standing(self) -> str:
        """Where the book is, in a sentence."""
        return STANDING[Book.Status(self.book.status)]

    @property
    def may_publish(self) -> bool:
        return self.person.has_perm("letters.publish_book")

    @property
    def may_change(self) -> bool:
        """Whether this person may change it where it is."""
        return self.may_publish and self.book.status == Book.Status.OPEN

    @property
    def may_take_up(self) -> bool:
        return self.may_publish and self.book.status != Book.Status.OPEN

    @property
    def may_read_briefs(self) -> bool:
        """Whether this person may read what a client wrote."""
        return self.person.has_perm("letters.view_brief")

    @property
    def not_kept(self) -> bool:
        """Whether something was typed that could not even be read."""
        return False

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """Who has not agreed to what, where that is why nothing was done."""
        return self.refusal.lacks if isinstance(self.refusal, ConsentMissing) else ()

    @property
    def problems(self) -> Mapping[str, str]:
        """What a verb objects to, by field."""
        return self.refusal.problems if isinstance(self.refusal, FieldsRefused) else {}

    @property
    def reason(self) -> str:
        """Why nothing was done, in words."""
        return str(self.refusal) if self.refusal else ""

    @cached_property
    def newest(self) -> Compilation | None:
        return self.book.compilations.order_by("-number").first()

    @property
    def is_stale(self) -> bool:
        """Whether what was compiled last may not be handed out any more."""
        return bool(self.newest and self.newest.stale_reason)

    @cached_property
    def still_held(self) -> tuple[str, ...]:
        """What to do about the packs that publishers have and may show no longer, the last one first."""
        stale = Submission.objects.filter(compilation__book=self.book).exclude(compilation__stale_reason="")
        return tuple(map(still_held, stale.select_related("compilation", "publisher").order_by("-pk")))

    @property
    def has_moved_on(self) -> bool:
        """Whether the book was changed after it was compiled last."""
        return bool(self.newest and not self.newest.stale_reason and self.newest.book_version != self.book.version)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The letters that stand in the book, in their order."""
        entries = self.book.entries.filter(is_kept=True, chapter__isnull=False)
        ordered = entries.select_related("letter__brief", "chapter").order_by("chapter__position", "position", "pk")
        return tuple(ordered)

    @cached_property
    def history(self) -> tuple[Line, ...]:
        """Everything that was done, newest first."""
        events = self.book.events.select_related("actor").order_by("-pk")
        return tuple(Line(_who(event), event.get_verb_display(), event.at, event.note) for event in events)


def _who(event: BookEvent) -> str:
    return "The client" if event.verb in BY_CLIENT else name_of(event.actor)
