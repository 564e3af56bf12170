"""What came of a storm, counted from rows, files and the mailbox."""

import hashlib
import statistics
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Count, F, QuerySet

from letters.models import Event, Letter, Notice, Rendering
from letters.workflow import vault
from letters.workflow.errors import Refused
from letters.workflow.finished import letter_pdf
from letters.workflow.styling import lay_out_again

DRAWN_AGAIN = 100
"""Letters that are drawn once more, to be compared byte by byte."""

ONCE = (Event.Verb.SUBMITTED, Event.Verb.COMPOSED, Event.Verb.SENT_TO_REVIEW, Event.Verb.APPROVED, Event.Verb.WRITTEN)


@dataclass(frozen=True, slots=True)
class Counted:
    """Letters and e-mails. `twice` are lines of history or e-mails that are there more often than they should be."""

    letters: int
    lost: int
    twice: int
    corrupt: int
    emails: int
    emails_lost: int
    emails_twice: int


def counted(letters: int, came: Counter[str]) -> Counted:
    """What is there of so many letters, and of two e-mails for each."""
    written = Letter.objects.filter(status=Letter.Status.READY)
    return Counted(
        letters,
        letters - written.count(),
        _twice(),
        len(_corrupt(written)),
        2 * letters,
        2 * letters - len(came),
        sum(times - 1 for times in came.values()),
    )


def waits() -> dict[str, dict[str, float]]:
    """For letters and for e-mails: the median and the longest time from being queued to being done, in seconds."""
    return {"letters": _waits(Rendering.objects.all()), "emails": _waits(Notice.objects.all())}


def _waits(jobs: Any) -> dict[str, float]:
    done = jobs.filter(finished_at__isnull=False).order_by()
    seconds = [
        (finished - created).total_seconds() for finished, created in done.values_list("finished_at", "created_at")
    ]
    return {"median": statistics.median(seconds), "longest": max(seconds)} if seconds else {}


def _twice() -> int:
    lines = Event.objects.values("letter", "verb").annotate(times=Count("pk"))
    too_many = lines.filter(verb__in=ONCE, times__gt=1).count()
    return too_many + lines.filter(verb=Event.Verb.NOTIFIED, times__gt=2).count() + _files_too_many()


def _files_too_many() -> int:
    root = Path(settings.PRIVATE_ROOT)
    there = {path.name for path in root.glob(f"*.{vault.PDF}")}
    named = {f"{digest}.{vault.PDF}" for digest in Rendering.objects.values_list("pdf_digest", flat=True)}
    return len(there - named)


def _corrupt(written: QuerySet[Letter]) -> set[int]:
    """The letters that cannot be read, and those that are not what drawing them once more gives."""
    other = {rendering.letter_id for rendering in _some() if not _is_the_same(rendering)}
    return other | {letter.pk for letter in written.select_related("brief") if not _is_whole(letter)}


def _is_whole(letter: Letter) -> bool:
    try:
        return letter_pdf(letter).startswith(b"%PDF")
    except Refused:
        return False


def _some() -> list[Rendering]:
    done = Rendering.objects.filter(status=Rendering.Status.DONE).select_related("letter__brief").order_by("pk")
    every = max(1, done.count() // DRAWN_AGAIN)
    return list(done.annotate(place=F("pk") % every).filter(place=0))


def _is_the_same(rendering: Rendering) -> bool:
    brief = rendering.letter.brief
    layout = lay_out_again(rendering.text, rendering.hand, rendering.paper, rendering.seed, rendering.style)
    data = layout.pdf(title=f"A letter for {brief.recipient_name}", author=brief.client_name)
    return hashlib.sha256(data).hexdigest() == rendering.pdf_digest
