"""The last leaf of a book's desk: what was compiled, how far it is, what came of it, and to whom it was offered."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from letters.models import Artefact, Book, Compilation, Publisher, Reply, Submission
from letters.workflow.errors import Refused
from letters.workflow.publishing.artefacts import side_of_spread, spread_in_words, spreads, trim_of
from letters.workflow.publishing.compiling import Progress, progress_of
from letters.workflow.publishing.offering import NEXT, still_held

from .book_desk import BookDesk
from .book_shown import Shown
from .buttons import Pressed

PACK = ("pack.zip", "application/zip")

FILES: Mapping[str, tuple[str, str]] = {
    Artefact.Kind.INTERIOR: ("pages.pdf", "application/pdf"),
    Artefact.Kind.COVER: ("cover.pdf", "application/pdf"),
    Artefact.Kind.PDFX: ("pages-x.pdf", "application/pdf"),
    Artefact.Kind.COVER_PDFX: ("cover-x.pdf", "application/pdf"),
    Artefact.Kind.SCREEN: ("book.pdf", "application/pdf"),
    Artefact.Kind.EPUB: ("book.epub", "application/epub+zip"),
    Artefact.Kind.PROOF: ("proof.pdf", "application/pdf"),
    Artefact.Kind.PACK: PACK,
}
"""What each kind of file is called when it is taken, which says nothing of whose it is, and its media type."""

OUTCOMES: Mapping[bool | None, tuple[str, str]] = {
    True: ("passed", "in order"),
    False: ("failed", "not in order"),
    None: ("undecided", "could not be decided"),
}


@dataclass(frozen=True)
class Check:
    """One line of a preflight. `outcome` is passed, failed or undecided; `word` says the same aloud."""

    name: str
    figure: str
    wanted: str
    by: str
    says: str
    outcome: str
    word: str


@dataclass(frozen=True)
class FileMade:
    """One file of a compiled book."""

    label: str
    name: str
    byte_count: int
    page_count: int | None
    checks: tuple[Check, ...]

    @property
    def failed(self) -> int:
        """How many checks it did not pass."""
        return sum(check.outcome == "failed" for check in self.checks)


@dataclass(frozen=True)
class Spread:
    """Two pages as they lie open, in words. `side` is both, or where the only page lies."""

    number: int
    words: str
    side: str


@dataclass(frozen=True)
class Offer:
    """One offer to a publisher, all their answers, what can be noted next, and what to do about it, "" for nothing.

    `note`, `on` and `status` are as somebody typed them when a verb refused, and `trouble` why it did.
    """

    submission: Submission
    replies: tuple[Reply, ...]
    next: tuple[tuple[str, str], ...]
    to_do: str
    note: str
    on: str
    status: str
    trouble: str


@dataclass(frozen=True)
class Offering:
    """The form that notes an offer: as somebody typed it, with what is wrong, or as it is at first."""

    publisher: int
    on: str
    trouble: str


class MadeLeaf(BookDesk):
    """What was made of one book, before one person."""

    leaf = "made"

    def __init__(
        self,
        book: Book,
        person: User,
        pressed: Pressed | None = None,
        refusal: Refused | None = None,
        number: int | None = None,
    ) -> None:
        """`number`: the compilation to show, the newest for None. One that is not there shows nothing."""
        super().__init__(book, person, pressed, refusal)
        self.number = number

    @cached_property
    def compilation(self) -> Compilation | None:
        """The compilation whose number the page names; without a number, the newest."""
        if self.number is None:
            return self.newest
        return self.book.compilations.filter(number=self.number).first()

    @cached_property
    def shown(self) -> Shown:
        """Where it stands with the client."""
        return Shown(self, self.compilation)

    @cached_property
    def progress(self) -> Progress | None:
        return progress_of(self.compilation) if self.compilation else None

    @property
    def settled(self) -> bool:
        """Whether nothing more will happen by itself."""
        made = self.compilation
        return made is None or self.progress is None or self.progress.settled or bool(made.stale_reason)

    @property
    def key(self) -> str:
        """Changes whenever anything does that the page says of the making."""
        made, progress = self.compilation, self.progress
        return f"{made.status}-{progress.done}-{progress.sentence}-{made.stale_reason}" if made and progress else "none"

    @property
    def is_done(self) -> bool:
        """Whether there is something to see and to take."""
        made = self.compilation
        return bool(made and made.status == Compilation.Status.DONE and not made.stale_reason)

    @property
    def has_failed(self) -> bool:
        made = self.compilation
        return bool(made and made.status == Compilation.Status.FAILED and not made.stale_reason)

    @cached_property
    def earlier(self) -> tuple[Compilation, ...]:
        """All compilations but the one that is shown, the newest first."""
        shown = self.compilation.pk if self.compilation else 0
        return tuple(self.book.compilations.select_related("by").exclude(pk=shown).order_by("-number"))

    @cached_property
    def files(self) -> tuple[FileMade, ...]:
        """What was made, with the checks of each, those that failed first."""
        made = self.compilation.artefacts.order_by("pk") if self.compilation and self.is_done else ()
        return tuple(map(_file, made))

    @property
    def failed_checks(self) -> int:
        return sum(file.failed for file in self.files)

    @property
    def has_checks(self) -> bool:
        return any(file.checks for file in self.files)

    @property
    def spreads(self) -> list[Spread]:
        """Every spread of the book, in words."""
        made = self.compilation
        if made is None or not self.is_done:
            return []
        count = made.page_count or 0
        return [
            Spread(number, spread_in_words(number, count), side_of_spread(number, count))
            for number in range(1, spreads(made) + 1)
        ]

    @property
    def spread_size(self) -> tuple[int, int]:
        """The width and height of a spread, as whole numbers in its proportions."""
        trim = trim_of(self.compilation) if self.compilation else None
        return (round(2 * trim.width), round(trim.height)) if trim else (4, 3)

    @property
    def may_compile(self) -> bool:
        return self.may_change

    @property
    def ticks(self) -> dict[str, bool]:
        """Print and e-book, as they were ticked, or as they were last time."""
        typed = self._typed
        # The other buttons of this leaf send no boxes, and all of them a number.
        if typed and not {"number", "submission"} & typed.post.keys():
            return {name: typed.is_ticked(name) for name in ("for_print", "for_ebook")}
        newest = self.newest
        return {"for_print": newest.for_print if newest else True, "for_ebook": newest.for_ebook if newest else True}

    @property
    def has_pack(self) -> bool:
        """Whether there is something to send a publisher."""
        return any(file.name == PACK[0] for file in self.files)

    @cached_property
    def publishers(self) -> tuple[Publisher, ...]:
        return tuple(Publisher.objects.all())

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """All offers of the book, the newest first."""
        submissions = Submission.objects.filter(compilation__book=self.book).order_by("-pk")
        rows = submissions.select_related("publisher", "compilation", "sent_by").prefetch_related("replies")
        return tuple(map(self._offer, rows))

    @property
    def offering(self) -> Offering:
        """The form for one offer more."""
        typed = self._typed
        if typed is None or "publisher" not in typed.post:
            return Offering(-1, self.today, "")
        return Offering(typed.number("publisher"), typed.word("on"), self._trouble)

    @property
    def today(self) -> str:
        """The day on the house's calendar, as a field for days has it."""
        return timezone.localdate().isoformat()

    @property
    def _typed(self) -> Pressed | None:
        """What came with a press that was refused."""
        return self.pressed if self.refusal else None

    @property
    def _trouble(self) -> str:
        """What is wrong with the fields, in sentences."""
        return " ".join(self.problems.values())

    def _offer(self, submission: Submission) -> Offer:
        typed = self._typed if self._typed and self._typed.number("submission") == submission.pk else None
        following = NEXT.get(submission.status, ())
        return Offer(
            submission,
            tuple(submission.replies.all()),
            tuple((status.value, str(status.label)) for status in following),
            to_do=still_held(submission),
            note=typed.word("note") if typed else "",
            on=typed.word("on") if typed else self.today,
            status=typed.word("status") if typed else "",
            trouble=self._trouble if typed else "",
        )


def _file(artefact: Artefact) -> FileMade:
    checks = sorted(map(_check, artefact.report.get("checks", ())), key=lambda check: check.outcome != "failed")
    return FileMade(
        label=artefact.get_kind_display(),
        name=FILES[artefact.kind][0],
        byte_count=artefact.byte_count,
        page_count=artefact.page_count,
        checks=tuple(checks),
    )


def _check(line: Mapping[str, Any]) -> Check:
    outcome, word = OUTCOMES[line.get("passed")]
    words = {name: str(line.get(name, "")) for name in ("name", "figure", "wanted", "by", "says")}
    return Check(**words, outcome=outcome, word=word)
