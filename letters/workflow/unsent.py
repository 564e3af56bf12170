"""A brief while it is being filled in: begun, kept step by step, found again by its own private address, and sent."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from letters.drafting import Occasion
from letters.models import Brief, Notice, UnsentBrief

from .addresses import address_of, digest_of, given_address, new_address
from .brief_checks import problems_of
from .briefs import Submitted, submit_brief
from .catalogue import occasion_named
from .errors import AddressLost, BriefRefused, TextRefused
from .mail_addresses import mailbox_of
from .one_at_a_time import one_at_a_time
from .questions import QUESTIONS, STEPS, Step, Value, answers_of, carried_over
from .submissions import BriefSubmission

__all__ = [
    "FORGOTTEN_AFTER",
    "Sent",
    "address_of_unsent",
    "begin",
    "forget_old",
    "forget_sent",
    "invite_back",
    "keep",
    "problems_by_step",
    "row_of_form",
    "says_the_same",
    "send",
    "submission_of",
    "unsent_by_address",
]

UNSENT = "letters.workflow.unsent"
"""The salt of these addresses."""

FORGOTTEN_AFTER = timedelta(days=60)
"""How long an unsent brief is kept after it was last changed. The pages say it."""

MOST_KEPT = 60_000
"""Characters of one unsent brief: several times what can be sent."""

MOST_PAGES = 24
"""Open pages of one unsent brief of which it is known what they sent last."""

MOST_WAYS_BACK = 5
"""For one unsent brief: whoever changes the address again and again mails no more strangers."""

WAYS_BACK_A_DAY = 5
"""For one e-mail address: whoever types that of a stranger cannot fill their mailbox."""


def begin(form: UUID, occasion: str, earlier: Brief | None = None) -> UnsentBrief:
    """The brief that is filled in on this form, begun where it was not yet.

    From an `earlier` one, of the letter from whose page the client comes, it takes over what holds for the same person.
    """
    values = carried_over(earlier) if earlier else {}
    return row_of_form(form, occasion=occasion, after=earlier, values=values)


def unsent_by_address(address: str) -> UnsentBrief:
    """The unsent brief whose pages these are. Raises UnsentBrief.DoesNotExist."""
    return UnsentBrief.objects.select_related("became", "after", "changes").get(address_digest=digest_of(address))


def address_of_unsent(unsent: UnsentBrief) -> str:
    """The address this unsent brief was given. Raises AddressLost."""
    return given_address(unsent.nonce, unsent.address_digest, UNSENT)


@dataclass(frozen=True, slots=True)
class Sent:
    """Which time it is that an open page sends what is typed on it: `page` is a name that it made up, `count` goes up
    each time. A page without a script says neither, and sends once."""

    page: str = ""
    count: int = 0


def keep(
    unsent: UnsentBrief,
    answers: Mapping[str, str],
    values: Mapping[str, Value],
    step: str = "",
    sent: Sent = Sent(),
) -> UnsentBrief:
    """Keep what was typed, and where; what is not in it stays as it was. What a page sent earlier and comes later, by
    whichever way, is passed over: the later words are kept already. Raises TextRefused for more than is kept."""
    with transaction.atomic():
        row = UnsentBrief.objects.select_for_update().get(pk=unsent.pk)
        if sent.page and row.counts.get(sent.page, -1) >= sent.count:
            unsent.answers, unsent.values, unsent.step = row.answers, row.values, row.step
            return unsent
        unsent.answers = {**row.answers, **{key: _storable(answer) for key, answer in answers.items()}}
        unsent.values = {**row.values, **{name: _storable(value) for name, value in values.items()}}
        unsent.step = step or row.step
        _refuse_too_much(unsent)
        UnsentBrief.objects.filter(pk=unsent.pk, became__isnull=True).update(
            answers=unsent.answers,
            values=unsent.values,
            step=unsent.step,
            counts=_counted(row.counts, sent),
            changed_at=Now(),
        )
    return unsent


def _counted(counts: Mapping[str, int], sent: Sent) -> dict[str, int]:
    """The counts with this one, of as many pages as somebody may have open."""
    others = {page: count for page, count in counts.items() if page != sent.page}
    newest = {sent.page: sent.count} if sent.page else {}
    return dict([*others.items(), *newest.items()][-MOST_PAGES:])


def submission_of(unsent: UnsentBrief) -> BriefSubmission:
    """The brief as it would be sent now."""
    open_choices = {each.name: "" for each in QUESTIONS if not each.preselected}
    return BriefSubmission(
        # Whoever sends it again is led to the same letter.
        key=UUID(hex=digest_of(f"sent {unsent.address_digest}")[:32]),
        occasion=unsent.occasion,
        answers=unsent.answers,
        values={**open_choices, **unsent.values},
        after=_address(unsent.after) if unsent.after else "",
    )


def problems_by_step(unsent: UnsentBrief) -> dict[str, dict[str, str]]:
    """What is left to do before it can be sent, by the name of its step: a sentence for each field, by its name."""
    problems = problems_of(submission_of(unsent), _occasion(unsent))
    return {step.name: here for step in STEPS if (here := _within(step, problems))}


def invite_back(unsent: UnsentBrief) -> None:
    """Queue the e-mail that leads back to it, once to each address that is given. The door rings for it."""
    email = submission_of(unsent).text("client_email").casefold()
    if not email or email == unsent.mailed_to or unsent.notices.count() >= MOST_WAYS_BACK:
        return
    mailbox, since = mailbox_of(email), timezone.now() - timedelta(days=1)
    with transaction.atomic():
        one_at_a_time(f"ways back to {mailbox}")
        if UnsentBrief.objects.filter(mailbox=mailbox, created_at__gt=since).count() >= WAYS_BACK_A_DAY:
            return
        row = UnsentBrief.objects.filter(pk=unsent.pk).exclude(mailed_to=email)
        if row.update(mailed_to=email, mailbox=mailbox):
            Notice.objects.create(unsent=unsent, kind=Notice.Kind.COME_BACK, number=unsent.notices.count() + 1)
    unsent.mailed_to = email


def send(unsent: UnsentBrief, *, even_thin: bool = True, even_alike: bool = True) -> Submitted:
    """Send it to the writers: nothing is kept of it here from then on. Raises as `submit_brief` does."""
    if unsent.became:
        return Submitted(unsent.became, was_there=True)
    submitted = submit_brief(submission_of(unsent), even_thin=even_thin, even_alike=even_alike)
    forget_sent(unsent, submitted.brief)
    return submitted


def forget_sent(unsent: UnsentBrief, brief: Brief) -> None:
    """Keep of it no more than which brief it became."""
    with transaction.atomic():
        UnsentBrief.objects.filter(pk=unsent.pk).update(became=brief, answers={}, values={}, mailed_to="", mailbox="")
        unsent.notices.filter(status=Notice.Status.QUEUED).delete()


def says_the_same(brief: Brief, answers: Mapping[str, str], values: Mapping[str, Value]) -> bool:
    """Whether a brief that was sent already has these answers."""
    sent_values = answers_of(brief)
    submission = BriefSubmission(UUID(int=0), brief.occasion, answers, {**sent_values, **values})
    return {**submission.values} == sent_values and all(
        submission.answers.get(key, "") == brief.answers.get(key, "") for key in answers
    )


def forget_old() -> int:
    """Delete what nobody has gone on with for a long time. How many there were."""
    old = UnsentBrief.objects.filter(changed_at__lt=timezone.now() - FORGOTTEN_AFTER)
    _, deleted = old.delete()
    return deleted.get(UnsentBrief._meta.label, 0)


def row_of_form(form: UUID, **begun: object) -> UnsentBrief:
    """The unsent brief of the form with this number, begun with these columns where there is none."""
    nonce = secrets.token_bytes(32)
    address = {"nonce": nonce, "address_digest": digest_of(new_address(nonce, UNSENT))}
    digest = hashlib.sha256(form.bytes).hexdigest()
    row, _ = UnsentBrief.objects.get_or_create(form_digest=digest, defaults={**begun, **address})
    return row


def _occasion(unsent: UnsentBrief) -> Occasion:
    occasion = occasion_named(unsent.occasion)
    if occasion is None:
        raise BriefRefused({"occasion": "Please choose what the letter is for."})
    return occasion


def _within(step: Step, problems: Mapping[str, str]) -> dict[str, str]:
    names = {question.name for question in step.questions}
    return {
        name: problem
        for name, problem in problems.items()
        if name in names or (step.stems and name.startswith("answers."))
    }


def _storable(value: Value) -> Value:
    # A database cannot hold it, and nobody can see it.
    return value.replace("\0", "") if isinstance(value, str) else value


def _refuse_too_much(unsent: UnsentBrief) -> None:
    texts = [*unsent.answers.values(), *(value for value in unsent.values.values() if isinstance(value, str))]
    if sum(map(len, texts)) > MOST_KEPT:
        raise TextRefused(
            f"This is more than the {MOST_KEPT:,} characters that we can keep for one letter. Everything you wrote is "
            "still here, on this page. Please make the longest answer shorter."
        )


def _address(brief: Brief) -> str:
    try:
        return address_of(brief)
    except AddressLost:
        # Then nothing is remembered from before, and the letter is written all the same.
        return ""
