"""Taking a client's brief: once, whole, and with a first draft ready for a writer."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from letters.drafting import Occasion, thinness
from letters.models import Brief, Draft, Event, Letter, Notice

from .addresses import address_of, brief_by_address, digest_of, new_address
from .assigning import start_of
from .brief_checks import problems_of
from .catalogue import occasion_named
from .composing import first_draft, under_heading
from .errors import BriefAlike, BriefRefused, BriefThin
from .facts import facts_of
from .history import record
from .mailing.asking import follow_brief
from .one_at_a_time import one_at_a_time
from .page_days import day_on_page
from .remembering import memory_of
from .searching import index_letter
from .submissions import BriefSubmission

__all__ = [
    "BriefSubmission",
    "Submitted",
    "address_of",
    "brief_by_address",
    "compose_first",
    "refuse_flood",
    "require_whole",
    "submit_brief",
]

BRIEFS_A_DAY = 20
"""For one e-mail address: more than anyone means, and few enough that our letters cannot fill a stranger's mailbox."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """A brief that the house has. `was_there`: it had come before; `changed`: and what was sent now says otherwise."""

    brief: Brief
    was_there: bool = False
    changed: bool = False


ALIKE_WITHIN = timedelta(days=30)
"""How long it is asked of a brief like an earlier one whether it is another letter."""

TELLING = 12
"""Characters of an answer that hardly anybody gives a second time."""


def submit_brief(submission: BriefSubmission, *, even_thin: bool = True, even_alike: bool = True) -> Submitted:
    """Keep the brief, compose draft 1 and queue the e-mail that says so. Sent again, it gives the first brief.

    It is sent again when it comes in the same form, or says the very same within a day: a browser that goes back may
    fetch the form anew. Raises BriefRefused, naming every field at fault, BriefThin unless
    `even_thin`, and BriefAlike unless `even_alike`.
    """
    columns = submission.as_columns()
    if earlier := Brief.objects.filter(submission_digest=_digest(submission.key)).first():
        return _again(earlier, columns)
    if twin := _twin_of(columns):
        return _again(twin, columns)
    occasion = require_whole(submission)
    if not even_thin and (kindly := thinness(occasion, submission.answers, submission.text("writers")).kindly):
        raise BriefThin(kindly)
    if not even_alike and _is_like_an_earlier(submission):
        raise BriefAlike(
            "You have asked us for a letter to the same person, for the same occasion and partly in the same words, "
            "not long ago. If it is the same letter, there is nothing to do: the first has a page of its own, whose "
            "address we e-mailed you."
        )
    try:
        with transaction.atomic():
            # Copies in fresh forms, sent at once, wait for one another here.
            one_at_a_time(f"briefs from {submission.mailbox}")
            if twin := _twin_of(columns):
                return _again(twin, columns)
            refuse_flood(submission.mailbox)
            return Submitted(_keep(submission, occasion, columns))
    except IntegrityError:
        # The same form, sent twice at once: the other request was first.
        return _again(Brief.objects.get(submission_digest=_digest(submission.key)), columns)


def recent_briefs(mailbox: str) -> QuerySet[Brief]:
    """Those that came from this mailbox since yesterday."""
    return Brief.objects.filter(mailbox=mailbox, created_at__gt=timezone.now() - timedelta(days=1))


def _twin_of(columns: Mapping[str, Any]) -> Brief | None:
    """One of today that says the very same."""
    return next((brief for brief in recent_briefs(columns["mailbox"]) if _says(brief, columns)), None)


def _is_like_an_earlier(submission: BriefSubmission) -> bool:
    """Only who repeats words of the first is told that there is one: an e-mail address alone must tell nobody."""
    long_answers = {answer.casefold() for answer in submission.answers.values() if len(answer) >= TELLING}
    alike = Brief.objects.filter(
        mailbox=submission.mailbox,
        recipient_name__iexact=submission.text("recipient_name"),
        occasion=submission.occasion,
        created_at__gt=timezone.now() - ALIKE_WITHIN,
    )
    return any(str(answer).casefold() in long_answers for brief in alike for answer in brief.answers.values())


def _again(earlier: Brief, columns: Mapping[str, Any]) -> Submitted:
    return Submitted(earlier, was_there=True, changed=not _says(earlier, columns))


def _says(brief: Brief, columns: Mapping[str, Any]) -> bool:
    return all(getattr(brief, name) == value for name, value in columns.items())


def require_whole(submission: BriefSubmission) -> Occasion:
    """The occasion of a brief that can be taken. Raises BriefRefused."""
    occasion = occasion_named(submission.occasion)
    if occasion is None:
        raise BriefRefused({"occasion": "Please choose what the letter is for."})
    if problems := problems_of(submission, occasion):
        raise BriefRefused(problems)
    return occasion


def refuse_flood(mailbox: str) -> None:
    """Raises BriefRefused where as many briefs came from this mailbox as may in a day.

    Called inside the transaction that adds one: others from there wait until it ends.
    """
    one_at_a_time(f"briefs from {mailbox}")
    if recent_briefs(mailbox).count() >= BRIEFS_A_DAY:
        many = f"{BRIEFS_A_DAY} briefs came with this e-mail address since yesterday."
        raise BriefRefused({"client_email": f"{many} Please send this one tomorrow."})


def _keep(submission: BriefSubmission, occasion: Occasion, columns: Mapping[str, Any]) -> Brief:
    nonce = secrets.token_bytes(32)
    brief = Brief.objects.create(
        **columns,
        first=_first_of(submission),
        submission_digest=_digest(submission.key),
        nonce=nonce,
        address_digest=digest_of(new_address(nonce)),
    )
    start = start_of(brief)
    letter = Letter.objects.create(brief=brief, seed=secrets.randbits(63), writer=start.writer, due_on=start.due_on)
    compose_first(letter, occasion)
    record(letter, Event.Verb.SUBMITTED)
    record(letter, Event.Verb.COMPOSED)
    follow_brief(letter)
    Notice.objects.create(brief=brief, kind=Notice.Kind.RECEIVED)
    return brief


def compose_first(letter: Letter, occasion: Occasion) -> None:
    """Put draft 1 together from the brief as it is. Called inside a transaction, for a letter without a draft."""
    brief = letter.brief
    composition, version = first_draft(facts_of(brief), occasion, letter.seed, memory_of(brief))
    draft = under_heading(composition, brief.heading)
    letter.dated_on = day_on_page(draft.text, timezone.localdate())
    letter.draft = Draft.objects.create(
        letter=letter, number=1, text=draft.text, template_version=version, sources=draft.as_json()
    )
    letter.save(update_fields=["draft", "dated_on"])
    index_letter(letter, draft.text)


def _first_of(submission: BriefSubmission) -> Brief | None:
    """The first brief of a correspondence. Whoever holds the address of a letter may go on from it, nobody else."""
    try:
        earlier = brief_by_address(submission.after)
    except Brief.DoesNotExist:
        return None
    # Written from the page of a letter, but to somebody else: nothing told in confidence goes along.
    same = earlier.recipient_name.casefold() == submission.text("recipient_name").casefold()
    return (earlier.first or earlier) if same else None


def _digest(key: UUID) -> str:
    return hashlib.sha256(key.bytes).hexdigest()
