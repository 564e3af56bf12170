"""E-mails of which nobody knows whether they went out: held, until a person says that they are to go, or went."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from letters.models import Job, Letter, Notice, Rendering

from .history import require
from .proof_days import tend_proofs
from .proofs import destination_of, give_proof

UNDONE = (Job.Status.QUEUED, Job.Status.RUNNING)

WENT_OUT = "It was held after a backup was put back, and a person said that it had gone out before."


@transaction.atomic
def hold_emails() -> int:
    """Hold every e-mail that is not sent, and those that work which waits would send when it is done: in the time that
    a restored database knows nothing of, they may have gone out. How many are held."""
    tend_proofs()
    for rendering in Rendering.objects.filter(status__in=UNDONE).select_related("letter__brief"):
        _tell_in_time(rendering)
    unsent = Notice.objects.filter(status__in=UNDONE, sent_at__isnull=True)
    # What a worker had in hand is in nobody's any more.
    return unsent.update(held_at=Now(), status=Notice.Status.QUEUED, token=None, lease_until=None)


def _tell_in_time(rendering: Rendering) -> None:
    """Queue now what is queued when this is written: then it is there already."""
    if destination_of(rendering) == Letter.Status.PROOF:
        give_proof(rendering)
    else:
        Notice.objects.get_or_create(brief=rendering.letter.brief, book=None, kind=Notice.Kind.READY)


def held_emails() -> QuerySet[Notice]:
    """The e-mails that are held."""
    return Notice.objects.filter(held_at__isnull=False)


def release(pks: Iterable[int], by: User | None = None) -> int:
    """Let these e-mails go, of those that are held. The door rings for them. How many those were. Raises NotYours."""
    _require(by)
    return held_emails().filter(pk__in=pks).update(held_at=None, rung_at=Now())


def note_sent(pks: Iterable[int], by: User | None = None) -> int:
    """Say of these e-mails, of those that are held, that they went out before. How many those were. Raises NotYours."""
    _require(by)
    done = {"status": Notice.Status.DONE, "finished_at": Now(), "reason": WENT_OUT, "held_at": None}
    return held_emails().filter(pk__in=pks).update(**done)


def _require(by: User | None) -> None:
    """Nobody is whoever runs the house from the shell."""
    if by:
        require(by, "approve_letter", "say what becomes of e-mails that are held")
