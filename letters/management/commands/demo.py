"""`manage.py demo`: the main job without a person, from the sample briefs to letters, and a book, in a folder."""

import json
import time
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError

from letters.management.bound import NotBound
from letters.management.demo_book import bind_sample_book, briefs_of_the_book
from letters.models import Letter, Rendering
from letters.tasks import ring, send_notice, write_rendering
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.catalogue import hand_called, occasion_label
from letters.workflow.errors import Refused
from letters.workflow.finished import finished_rendering, letter_pdf
from letters.workflow.proofs import approve_proof, open_proof
from letters.workflow.reviewing import approve, send_to_review
from letters.workflow.styling import AS_USUAL, Style

SHOWN = {
    "fifty-years": Style(ink="sepia", pace="calm"),
    "both-halves-of-the-team": Style(ink="burgundy", pace="brisk"),
    "the-pigeons": AS_USUAL,
    "the-brothers-car": Style(ruled=True, mends=True),
    "the-band-that-never-was": Style(pace="hasty", mends=True, numbered=True),
    "over-the-fence": Style(ink="forest"),
    "half-past-four-in-oslo": Style(pace="careful"),
    "keys-in-an-envelope": Style(ink="warm-black", letterhead="14 Garden Row, Whitby"),
    "nights-at-the-bus-depot": Style(ruled=True),
    "sawdust": Style(ink="warm-black", numbered=True),
}
"""The sample briefs that are shown: ten occasions in ten hands, on varied stationery. The book holds them and more."""

POLL_SECONDS = 0.2

BOOK_SECONDS = 600
"""How long to wait for each setting of the book, at least."""

UNDER_WAY = (Letter.Status.APPROVED,)


class NotWritten(Exception):
    """A letter that did not come, and why."""


@dataclass(frozen=True)
class Staff:
    """Four eyes: who sends the letters to review, and who approves them."""

    writer: User
    editor: User


class Command(BaseCommand):
    """Uses the verbs that people use, and a worker that must be running."""

    help = (
        "Submits the briefs of the sample book, or all in seeds/briefs, has their first drafts reviewed and approved as"
        " they are, waits until a worker has written them out, and copies the PDFs into a folder. Then binds the book"
        " of them in three settings. Ends with 1 if anything is missing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and for how long."""
        parser.add_argument("--out", type=Path, default=Path("out"), help="the folder for the letters (out)")
        parser.add_argument("--seconds", type=float, default=120, help="how long to wait for the worker (120)")
        parser.add_argument("--all", action="store_true", help="write every brief, and not only those of the book")
        parser.add_argument("--no-book", action="store_true", help="only the letters")

    def handle(self, *args: Any, out: Path, seconds: float, **options: Any) -> None:
        """Write them, say a line for each, and name those that did not come."""
        paths = briefs_asked_for(every=options["all"], book=not options["no_book"])
        out.mkdir(parents=True, exist_ok=True)
        staff = Staff(member("demo-writer", "Writers"), member("demo-editor", "Editors"))
        letters = {path.stem: self.attempt(path, staff) for path in paths}
        deadline = time.monotonic() + seconds
        came = [self.collect(letter, out / f"{name}.pdf", deadline) for name, letter in letters.items() if letter]
        if (missing := len(paths) - sum(came)) > 0:
            raise CommandError(f"{missing} of {len(paths)} letters did not come; the reasons are above.")
        if not options["no_book"]:
            self.bind({name: letter for name, letter in letters.items() if letter}, staff, out, seconds)

    def bind(self, letters: dict[str, Letter], staff: Staff, out: Path, seconds: float) -> None:
        """The sample book of these letters. Raises CommandError."""
        editors = (staff.editor, *(member(f"demo-editor-{number}", "Editors") for number in (2, 3)))
        try:
            bind_sample_book(letters, editors, out, max(seconds, BOOK_SECONDS), self.stdout.write)
        except (Refused, NotBound) as reason:
            raise CommandError(f"The book was not bound: {reason}") from reason

    def attempt(self, path: Path, staff: Staff) -> Letter | None:
        """Bring a brief to approval; None, said aloud, when a verb refuses."""
        try:
            return bring_to_approval(read_brief(path), staff)
        except Refused as refusal:
            self.stderr.write(f"{path.stem}: {refusal}")
            return None

    def collect(self, letter: Letter, path: Path, deadline: float) -> bool:
        """Wait for a letter and copy it to `path`; False, said aloud, when it does not come."""
        try:
            wait_for(letter, deadline)
            path.write_bytes(letter_pdf(letter))
        except (NotWritten, Refused) as reason:
            self.stderr.write(f"{path.stem}: {reason}")
            return False
        self.stdout.write(described(letter, path))
        return True


def briefs_asked_for(*, every: bool, book: bool) -> list[Path]:
    """The sample briefs to be written: all, or those that are shown, with those of the book."""
    folder = Path(settings.SEEDS_ROOT, "briefs")
    names = (*SHOWN, *(briefs_of_the_book() if book else ()))
    return sorted(folder.glob("*.json")) if every else [folder / f"{name}.json" for name in dict.fromkeys(names)]


def read_brief(path: Path) -> BriefSubmission:
    """A sample brief as a client would send it."""
    sample = json.loads(path.read_text(encoding="utf-8"))
    occasion, answers = sample.pop("occasion"), sample.pop("answers")
    typed = {name: "\n".join(value) if isinstance(value, list) else value for name, value in sample.items()}
    values = typed | SHOWN.get(path.stem, AS_USUAL).as_data()
    return BriefSubmission(key=uuid4(), occasion=occasion, answers=answers, values=values)


def bring_to_approval(submission: BriefSubmission, staff: Staff) -> Letter:
    """Submit, send to review, approve, and ring for the worker. Raises Refused."""
    brief = submit_brief(submission).brief
    ring(send_notice, *brief.notices.values_list("pk", flat=True))
    letter = brief.letter
    send_to_review(letter, staff.writer, letter.version)
    approval = approve(letter, staff.editor, letter.version)
    ring(write_rendering, approval.rendering.pk)
    return letter


def wait_for(letter: Letter, deadline: float) -> None:
    """Wait until the letter is written out. Raises NotWritten at the deadline, and when it has failed."""
    while letter.status in UNDER_WAY and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
        letter.refresh_from_db()
    if proof := open_proof(letter):
        # Its client is a sample too, and likes it.
        approve_proof(letter, proof.layout_digest)
    if letter.status in UNDER_WAY:
        raise NotWritten("it is still waiting. Is a worker running?")
    if letter.status != Letter.Status.READY:
        reason = Rendering.objects.filter(letter=letter).values_list("reason", flat=True).first()
        raise NotWritten(reason or letter.get_status_display())


def described(letter: Letter, path: Path) -> str:
    """One line: who writes to whom, why, in whose hand, how long it is and where."""
    brief, pages = letter.brief, finished_rendering(letter).page_count
    return (
        f"{brief.client_name} to {brief.recipient_name}: {occasion_label(brief.occasion)}, "
        f"in {hand_called(brief.hand)}'s hand, {pages} {'page' if pages == 1 else 'pages'}, {shown(path)}"
    )


def shown(path: Path) -> str:
    """A path as somebody standing in this folder would write it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def member(username: str, group: str) -> User:
    """A member of the staff who cannot log in. Raises Group.DoesNotExist before `manage.py seed`."""
    user, is_new = get_user_model().objects.get_or_create(username=username)
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    user.groups.add(Group.objects.get(name=group))
    return user
