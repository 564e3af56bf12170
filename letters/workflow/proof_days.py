"""What happens to a proof as days go by: a reminder, word of the last day, and then it counts as approved.

As clients would expect it: nothing is sent to anybody else, and the letter is theirs, so silence gives it to them. But
only whom we told of the day, some days before, is taken at their silence.
"""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from letters.models import Letter, Notice, Proof

from .proofs import lapse

__all__ = ["WARNED_BEFORE", "tend_proofs"]

WARNED_BEFORE = 3
"""Days before the last one on which the client is told that it comes."""


def tend_proofs() -> int:
    """Remind, tell of the last day, and take as approved what was not answered by it. How many proofs those were."""
    today = timezone.localdate()
    waiting = Proof.objects.filter(answer=Proof.Answer.OPEN, letter__status=Letter.Status.PROOF)
    is_old = Q(reminded_at__isnull=True, sent_at__lte=timezone.now() - timedelta(days=settings.PROOF_REMINDER_DAYS))
    is_due = Q(due_on__lte=today + timedelta(days=WARNED_BEFORE))
    proofs = waiting.filter(is_old | is_due).select_related("letter__brief").order_by("pk")
    return sum(_tend(proof, today) for proof in proofs)


def _tend(proof: Proof, today: date) -> bool:
    """Do the one thing whose time has come; whether anything was done."""
    if proof.due_on > today + timedelta(days=WARNED_BEFORE):
        return _tell(proof, Notice.Kind.REMINDER, reminded_at=Now())
    if proof.warned_at is None:
        # Where the house was closed for a while, the day moves: nobody is told of it when it is over.
        due_on = max(proof.due_on, today + timedelta(days=WARNED_BEFORE))
        return _tell(proof, Notice.Kind.DEADLINE, warned_at=Now(), reminded_at=Now(), due_on=due_on)
    return proof.due_on < today and _was_told(proof, today) and lapse(proof.letter, proof.pk, today)


def _tell(proof: Proof, kind: Notice.Kind, **noted: object) -> bool:
    """Queue the e-mail, once, and note that."""
    column = "warned_at" if kind == Notice.Kind.DEADLINE else "reminded_at"
    still = Proof.objects.filter(pk=proof.pk, answer=Proof.Answer.OPEN, **{f"{column}__isnull": True})
    with transaction.atomic():
        if not still.update(**noted):
            return False
        Notice.objects.create(brief=proof.letter.brief, kind=kind, number=proof.number)
    return True


def _was_told(proof: Proof, today: date) -> bool:
    """Whether the e-mail with the last day has gone out, so many days ago that it could be heeded."""
    notice = proof.letter.brief.notices.filter(kind=Notice.Kind.DEADLINE, number=proof.number).first()
    if notice is None or notice.status != Notice.Status.DONE or notice.finished_at is None:
        return False
    return timezone.localtime(notice.finished_at).date() + timedelta(days=WARNED_BEFORE) <= today
