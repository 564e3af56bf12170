"""The piles in which letters wait: for whoever comes in, and for the list. The oldest lie on top."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from letters.models import Draft, Letter, Message

from .assigning import WITH_WRITER
from .due_dates import soon
from .reviewing import WITH_EDITOR
from .seeing import letters_for

__all__ = [
    "PILES",
    "Counted",
    "Pile",
    "Turn",
    "counted",
    "pile_named",
    "piles_for",
    "to_do",
    "turn_after",
    "usual_pile",
]

Status = Letter.Status

OPEN = tuple(status for status in Status if status != Status.READY)

AT_WORK = tuple(status for status in OPEN if status != Status.PROOF)
"""What the house has in hand, and its client has not."""

MOST_COUNTED = 100
"""A pile is counted so far and no further: what lies deeper is many, whatever the number."""

STUCK_AFTER = timedelta(minutes=10)
"""How long a letter may wait for its ink before somebody should look."""


@dataclass(frozen=True)
class Pile:
    """Some letters. `needs` is the right without which a pile is of no use, "" for none.

    `on_first_page` piles are what whoever comes in has to do; the others are ways to look at the list.
    """

    key: str
    label: str
    where: Callable[[User], Q]
    needs: str = ""
    on_first_page: bool = False


@dataclass(frozen=True)
class Counted:
    """A pile as it lies: how many letters, whether there are more than were counted, and the top one with its age."""

    pile: Pile
    count: int
    is_more: bool
    oldest: datetime | None
    top: int | None


@dataclass(frozen=True)
class Turn:
    """What else lies in a pile from which somebody works: how many `left`, and the `next` one, None where none is."""

    pile: Pile
    left: int
    is_more: bool
    next: int | None


def _at(*statuses: Status) -> Callable[[User], Q]:
    return lambda person: Q(status__in=statuses)


def _mine(*statuses: Status) -> Callable[[User], Q]:
    return lambda person: Q(writer=person, status__in=statuses)


def _to_approve(person: User) -> Q:
    """In review, and without a draft of this person's: four eyes."""
    return Q(status__in=WITH_EDITOR) & ~Q(pk__in=Draft.objects.filter(author=person).values("letter"))


def _due_soon(person: User) -> Q:
    return Q(status__in=AT_WORK, due_on__lte=soon(timezone.localdate()))


def _stuck(person: User) -> Q:
    waiting = Q(status=Status.APPROVED, moved_at__lt=timezone.now() - STUCK_AFTER)
    return Q(status=Status.FAILED) | waiting


def _to_answer(person: User) -> Q:
    waiting = Message.objects.filter(author__isnull=True, settled_at__isnull=True)
    return Q(pk__in=waiting.values("letter"))


PILES = (
    Pile("changes", "Changes asked for", _mine(Status.CHANGES_REQUESTED), "write_letter", on_first_page=True),
    Pile("mine", "My drafts", _mine(Status.DRAFTING), "write_letter", on_first_page=True),
    Pile("free", "Free to be taken", lambda person: Q(writer=None, status__in=WITH_WRITER), "write_letter", True),
    Pile("review", "Waiting for my approval", _to_approve, "approve_letter", on_first_page=True),
    Pile("written", "Clients who wrote to us", _to_answer, "answer_client", on_first_page=True),
    Pile("proofs", "Proofs that clients have not answered", _at(Status.PROOF), "see_every_letter", on_first_page=True),
    Pile("due", "Due soon, or late", _due_soon, on_first_page=True),
    Pile("rush", "Rushes", lambda person: Q(is_rush=True, status__in=AT_WORK), on_first_page=True),
    Pile("stuck", "Stuck, or could not be written out", _stuck, "see_every_letter", on_first_page=True),
    Pile("open", "All that are not finished", _at(*OPEN)),
    Pile("writer", "A writer’s", _at(*WITH_WRITER)),
    Pile("editor", "An editor’s", _at(*WITH_EDITOR)),
    Pile("ink", "The ink’s", _at(Status.APPROVED)),
    Pile("help", "Nobody’s: it failed", _at(Status.FAILED)),
    Pile("nobody", "Nobody’s: it is ready", _at(Status.READY)),
)

_BY_KEY = {pile.key: pile for pile in PILES}


def piles_for(person: User) -> tuple[Pile, ...]:
    """The piles that are of use to this person."""
    return tuple(pile for pile in PILES if not pile.needs or person.has_perm(f"letters.{pile.needs}"))


def pile_named(key: str) -> Pile | None:
    """The pile with this key."""
    return _BY_KEY.get(key)


def counted(pile: Pile, person: User) -> Counted:
    """How the pile lies for this person, in one look at its first letters."""
    top = letters_for(person).filter(pile.where(person)).order_by("created_at", "pk")
    rows = list(top.values_list("pk", "created_at")[: MOST_COUNTED + 1])
    return Counted(
        pile,
        min(len(rows), MOST_COUNTED),
        is_more=len(rows) > MOST_COUNTED,
        oldest=rows[0][1] if rows else None,
        top=rows[0][0] if rows else None,
    )


def to_do(person: User) -> tuple[Counted, ...]:
    """The piles with letters that wait for this person."""
    return tuple(counted(pile, person) for pile in piles_for(person) if pile.on_first_page)


def usual_pile(letter: Letter, person: User) -> str:
    """The pile from which this person works when they have this letter before them, by its key; "" for none."""
    if letter.status in WITH_EDITOR and person.has_perm("letters.approve_letter"):
        return "review"
    if letter.status not in WITH_WRITER or not person.has_perm("letters.write_letter"):
        return ""
    if letter.writer_id != person.pk:
        return "free"
    return "changes" if letter.status == Status.CHANGES_REQUESTED else "mine"


def turn_after(letter: Letter, person: User, key: str) -> Turn | None:
    """What comes up after this letter in the pile with this key: the next younger one, then from the top again."""
    pile = pile_named(key)
    if pile is None:
        return None
    others = letters_for(person).filter(pile.where(person)).exclude(pk=letter.pk).order_by("created_at", "pk")
    pks = list(others.values_list("pk", flat=True)[: MOST_COUNTED + 1])
    younger = (pk for pk in pks if pk > letter.pk)
    return Turn(pile, min(len(pks), MOST_COUNTED), len(pks) > MOST_COUNTED, next(younger, pks[0] if pks else None))
