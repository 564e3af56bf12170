"""A client changes what they told, or takes it back, before a writer has begun. Nothing of what was stays."""

import hashlib
from collections.abc import Iterator
from uuid import UUID, uuid4

from django.db import transaction

from letters.models import Brief, Letter, Notice, UnsentBrief

from .as_told import questions_and_answers
from .beginnings import require_untouched
from .briefs import compose_first, refuse_flood, require_whole
from .erasing import Why, erase
from .errors import Overtaken
from .history import Status, Verb, record, settle
from .mailing.asking import follow_brief
from .publishing.holding import hold
from .questions import QUESTIONS, Value, answers_of
from .remembering import hand_on_correspondence
from .unsent import forget_sent, invite_back, row_of_form, submission_of

__all__ = ["begin_change", "change_brief", "changed_lines", "open_change", "withdraw"]

MOST_RECEIVED = 5
"""E-mails that say we have a brief: whoever changes the address again and again fills no stranger's mailbox."""


def begin_change(letter: Letter) -> UnsentBrief:
    """What the client told, to be changed step by step: the same for everyone who asks before it is changed.

    Raises NotNow once a writer has begun.
    """
    require_untouched(letter)
    brief = letter.brief
    digest = hashlib.sha256(f"change {brief.address_digest} {letter.version}".encode()).digest()
    return row_of_form(UUID(bytes=digest[:16]), changes=brief, seen=letter.version, **_as_typed(brief))


def change_brief(unsent: UnsentBrief) -> Brief:
    """Take the brief as it is now told, and put draft 1 together anew. Sent again, or with nothing changed, it does
    nothing.

    Raises BriefRefused, Overtaken when it was changed on another page, and NotNow once a writer has begun.
    """
    if unsent.became:
        return unsent.became
    submission = submission_of(unsent)
    occasion = require_whole(submission)
    letter = Letter.objects.select_related("brief").get(brief=unsent.changes)
    brief, columns = letter.brief, submission.as_columns()
    changed = [name for name, value in columns.items() if getattr(brief, name) != value]
    with transaction.atomic():
        if "mailbox" in changed:
            refuse_flood(submission.mailbox)
        hold([letter.pk])
        require_untouched(letter)
        if changed:
            _move(letter, unsent.seen)
            _change(letter, {name: columns[name] for name in changed})
            _forget_draft(letter)
            compose_first(letter, occasion)
            record(letter, Verb.CLIENT_CHANGED)
            follow_brief(letter)
        forget_sent(unsent, brief)
    return brief


def open_change(letter: Letter) -> UnsentBrief | None:
    """What the client last told anew of this letter and has not sent, None for nothing."""
    return UnsentBrief.objects.filter(changes=letter.brief, became__isnull=True).order_by("-changed_at", "-pk").first()


def changed_lines(unsent: UnsentBrief) -> Iterator[tuple[str, str]]:
    """Each question that is answered otherwise than it was sent, with the new answer; "" for one that was taken out."""
    if unsent.changes is None:
        return
    before = dict(questions_and_answers(unsent.changes))
    after = dict(questions_and_answers(Brief(**submission_of(unsent).as_columns())))
    yield from ((question, answer) for question, answer in after.items() if before.get(question) != answer)
    yield from ((question, "") for question in before if question not in after)


def withdraw(letter: Letter, *, keep_answers: bool) -> UnsentBrief | None:
    """Take the letter back: it is erased. With `keep_answers`, what was told lies with the client as something unsent.

    Raises NotNow once a writer has begun.
    """
    with transaction.atomic():
        hold([letter.pk])
        letter.refresh_from_db()
        require_untouched(letter)
        brief = letter.brief
        row = row_of_form(uuid4(), after=brief.first, **_as_typed(brief)) if keep_answers else None
        erase([letter], Why.CLIENT)
    if row:
        invite_back(row)
    return row


def _move(letter: Letter, seen: int) -> None:
    if not settle(letter, (Status.DRAFTING,), Status.DRAFTING, version=seen):
        raise Overtaken(
            "You have changed it on another page since this one was opened. Nothing was overwritten, and what you "
            "wrote here is still here. Please look at your letter’s page, and change it from there."
        )


def _as_typed(brief: Brief) -> dict[str, object]:
    return {"occasion": brief.occasion, "answers": dict(brief.answers), "values": _values(brief)}


def _values(brief: Brief) -> dict[str, Value]:
    """The answers as the form had them: a choice that does not matter was left open."""
    answers = answers_of(brief)
    is_open = {each.name for each in QUESTIONS if not each.preselected and not each.matters(answers)}
    return {name: "" if name in is_open else value for name, value in answers.items()}


def _change(letter: Letter, columns: dict[str, object]) -> None:
    brief = letter.brief
    if "recipient_name" in columns:
        # Somebody else: nothing told in confidence goes along, neither from before nor for later.
        hand_on_correspondence(brief)
        brief.first = None
    for name, value in columns.items():
        setattr(brief, name, value)
    brief.save(update_fields=[*columns, "first"])
    if "client_email" in columns:
        _confirm_again(brief)


def _confirm_again(brief: Brief) -> None:
    """Say to the new e-mail address that we have the brief, unless what is yet to be sent will say so."""
    number = brief.notices.filter(kind=Notice.Kind.RECEIVED).count() + 1
    is_waiting = brief.notices.filter(kind=Notice.Kind.RECEIVED, status=Notice.Status.QUEUED).exists()
    if not is_waiting and number <= MOST_RECEIVED:
        Notice.objects.create(brief=brief, kind=Notice.Kind.RECEIVED, number=number)


def _forget_draft(letter: Letter) -> None:
    letter.draft = None
    letter.save(update_fields=["draft"])
    letter.drafts.all().delete()
