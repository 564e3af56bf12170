"""Offering a compiled book to publishers, and what they said."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from letters.editor import EditorError, spelled
from letters.models import Artefact, Compilation, Publisher, Reply, Submission
from letters.workflow import vault
from letters.workflow.catalogue import seed_publishers
from letters.workflow.errors import BookRefused, ConsentMissing, NotNow, NotReady, OutOfDate
from letters.workflow.history import overtaken_by
from letters.workflow.hygiene import clean_text

from .artefacts import PACK, out_of_date
from .history import Verb, record, require_publisher
from .lacking import lacking
from .matter import line_problem
from .packs import pack_for

Status = Submission.Status

NOTE_CAP = 2_000

NEXT: Mapping[str, tuple[Submission.Status, ...]] = {
    Status.SENT: (Status.DECLINED, Status.OFFER),
    Status.OFFER: (Status.ACCEPTED, Status.DECLINED),
}
"""What can come of an offer, after what."""


def load_publishers() -> int:
    """Bring in the house's own publishers; how many were new. One that is here already stays as it is here.

    Raises BookRefused for a seed that is broken.
    """
    try:
        seeds = seed_publishers()
    except EditorError as error:
        raise BookRefused({"publishers": str(error)}) from error
    slugs = {*Publisher.objects.values_list("slug", flat=True)}
    new = [Publisher(**asdict(seed)) for seed in seeds if seed.slug not in slugs]
    Publisher.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def offer(compilation: Compilation, publisher: Publisher, by: User, on: date) -> Submission:
    """Note that this compilation was sent to a publisher on that day, and keep the pack. Noted again, it is the same.

    Raises NotYours, NotReady, OutOfDate, ConsentMissing when somebody who must agree does not, and BookRefused.
    """
    require_publisher(by, "offer books")
    _require_past(on, "on")
    _require_made_by(compilation, on)
    pack = pack_to_send(compilation, publisher)
    with transaction.atomic():
        # A consent that is withdrawn meanwhile finds this row held, and then the offer made.
        current = Compilation.objects.select_for_update().get(pk=compilation.pk)
        _require_pack(current)
        return noted_before(current, publisher, on) or _send(current, publisher, by, on, vault.keep(pack, PACK))


def noted_before(compilation: Compilation, publisher: Publisher, on: date) -> Submission | None:
    """The offer of this compilation to a publisher on that day, if it was noted already."""
    return compilation.submissions.select_related("publisher").filter(publisher=publisher, sent_on=on).first()


def pack_to_send(compilation: Compilation, publisher: Publisher) -> bytes:
    """The pack with a letter to this publisher, as `offer` keeps it. Raises NotReady, OutOfDate and BookRefused."""
    _require_pack(compilation)
    try:
        return pack_for(compilation, publisher)
    except EditorError as error:
        raise BookRefused({"pack": str(error)}) from error


def pack_sent(submission: Submission) -> bytes:
    """What a publisher was sent, byte for byte. Raises OutOfDate, and Unfit where it is gone."""
    if reason := out_of_date(submission.compilation):
        raise OutOfDate(f"{reason} What was sent is no longer kept.")
    return vault.fetch(submission.pack_digest, PACK)


def still_held(submission: Submission) -> str:
    """What to do about a pack that a publisher has and may show no longer, in sentences; "" where there is none."""
    reason = submission.compilation.stale_reason
    if not reason:
        return ""
    name, on = submission.publisher.name, spelled(submission.sent_on)
    return (
        f"{reason} {name} still holds a pack with that letter, sent on {on}. "
        "Please write to them: ask them to show it to nobody, and to delete it."
    )


def standing(submission: Submission) -> str:
    """What a publisher said last, to follow their name: "declined on 3 May 2026", "has not answered"."""
    last = submission.replies.last()
    return f"{_standing(submission)} on {spelled(last.answered_on)}" if last else _standing(submission)


def note_answer(submission: Submission, by: User, status: Submission.Status, on: date, note: str = "") -> None:
    """Keep what a publisher answered: that they decline or make an offer, then that it is accepted or declined.

    Every answer is kept, with its day and its words; none comes before the one that it follows.

    Compare and set on the answer that `submission` was loaded with. Raises NotYours, Overtaken, NotNow, BookRefused.
    """
    require_publisher(by, "note what publishers answer")
    clean = clean_text(note)
    _require_past(on, "on")
    if on < submission.sent_on:
        raise BookRefused({"on": "This day is before it was sent. Nothing was changed."})
    if problem := line_problem(clean, NOTE_CAP):
        raise BookRefused({"note": problem})
    if status not in NEXT.get(submission.status, ()):
        raise NotNow(f"The publisher {_standing(submission)}, so this cannot follow. Nothing was changed.")
    with transaction.atomic():
        _answer(submission, by, status, on, clean)


def _send(compilation: Compilation, publisher: Publisher, by: User, on: date, pack: str) -> Submission:
    letters = compilation.letters.order_by("pk")
    if lacks := lacking(letters, for_print=compilation.for_print, for_ebook=compilation.for_ebook):
        raise ConsentMissing(lacks)
    submission = Submission.objects.create(
        compilation=compilation, publisher=publisher, pack_digest=pack, sent_by=by, sent_on=on
    )
    record(compilation.book, Verb.OFFERED, by, f"Compilation {compilation.number}, to {publisher.name}")
    return submission


def _answer(submission: Submission, by: User, status: Submission.Status, on: date, note: str) -> None:
    rows = Submission.objects.filter(pk=submission.pk, status=submission.status)
    if not rows.update(status=status):
        submission.refresh_from_db()
        raise overtaken_by(submission.compilation.book.events.filter(verb=Verb.ANSWERED).last(), "the offer")
    _require_after_last(submission, on)
    Reply.objects.create(submission=submission, status=status, answered_on=on, note=note)
    submission.refresh_from_db()
    detail = f"{submission.publisher.name} {_standing(submission)}"
    record(submission.compilation.book, Verb.ANSWERED, by, detail)


def _require_pack(compilation: Compilation) -> None:
    """Raise OutOfDate or NotReady unless there is something to be sent."""
    if reason := out_of_date(compilation):
        raise OutOfDate(f"{reason} The book has to be compiled again. Nothing was sent.")
    is_bound = compilation.status == Compilation.Status.DONE
    if not is_bound or not compilation.artefacts.filter(kind=Artefact.Kind.PACK).exists():
        raise NotReady(
            "There is no pack for publishers yet. The book has one once it is bound, if everyone agrees that one of "
            "its letters may be shown in excerpts. Nothing was sent."
        )


def _require_past(on: date, field: str) -> None:
    if on > timezone.localdate():
        raise BookRefused({field: "This day is yet to come. Nothing was changed."})


def _require_made_by(compilation: Compilation, on: date) -> None:
    made_on = timezone.localdate(compilation.created_at)
    if on < made_on:
        problem = f"This book was compiled on {spelled(made_on)}, so it was not sent before that. Nothing was noted."
        raise BookRefused({"on": problem})


def _require_after_last(submission: Submission, on: date) -> None:
    """Inside the transaction, that nobody answers an offer before it was made."""
    last = submission.replies.last()
    if last and on < last.answered_on:
        problem = f"This day is before that of their answer before, {spelled(last.answered_on)}. Nothing was changed."
        raise BookRefused({"on": problem})


def _standing(submission: Submission) -> str:
    return {
        Status.SENT: "has not answered",
        Status.DECLINED: "declined",
        Status.OFFER: "made an offer",
        Status.ACCEPTED: "accepted",
    }[Status(submission.status)]
