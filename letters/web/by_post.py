"""What a letter's page says of the post."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from letters.models import Letter, Posting
from letters.workflow.mailing.asking import may_ask
from letters.workflow.mailing.enveloping import latest_posting, words_of_address
from letters.workflow.mailing.standing import leaves_on

Status = Posting.Status


@dataclass(frozen=True, slots=True)
class ByPost:
    """Where a letter stands that the house posts, or could: `status` as in `Posting`, "" where nobody asked. What the
    page says; the lines of the address; what the link to the page of the post says, "" for none; whether it is the one
    thing to do there."""

    status: str
    number: int
    sentence: str
    lines: tuple[str, ...] = ()
    link: str = ""
    calls: bool = False

    @property
    def key(self) -> str:
        """Changes whenever it stands otherwise."""
        return f"{self.status}-{self.number}-{len(self.lines)}"


def by_post(letter: Letter) -> ByPost | None:
    """What to say of the post; None where this house posts nothing."""
    posting = latest_posting(letter)
    if posting is None:
        offer = _("We can print it, fold it into its envelope, stamp it and post it for you.")
        return ByPost("", 0, offer, link=_("Have the house post it")) if settings.POST else None
    lines = tuple(words_of_address(posting.address).split("\n")) if posting.address else ()
    link, calls = _link(letter, posting)
    return ByPost(posting.status, posting.number, _sentence(letter, posting), lines, link, calls)


def _sentence(letter: Letter, posting: Posting) -> str:
    status = Status(posting.status)
    if status == Status.POSTED and posting.posted_on:
        day, number = _day(posting.posted_on), posting.tracking
        tracking = _("The post calls it {number}.").format(number=number) if number else ""
        posted = _("We posted it on {day}.").format(day=day)
        return " ".join(filter(None, (posted, tracking, _("If it comes back to us, we write to you."))))
    if status == Status.RETURNED and posting.returned_on:
        back = _("It came back to us on {day}.").format(day=_day(posting.returned_on))
        why = _("On it stands: {words}.").format(words=posting.why.rstrip(".")) if posting.why else ""
        return " ".join(filter(None, (back, why, _("Please put the address right."))))
    if status == Status.PRINTED and posting.run:
        printed = date_format(localtime(posting.run.at), "l, j F")
        sentence = _("We printed it on {day}. It goes to the post next, and can no longer be called back from here.")
        return sentence.format(day=printed)
    if status == Status.HANDED:
        recalled = _("You called it back, and we have asked for it.") if posting.recalled_at else ""
        return recalled or _("It is with those who print and post it for us. You can still try to call it back.")
    if status == Status.CALLED_BACK:
        return _("You called it back. We do not post it.")
    if status == Status.HELD:
        return _(
            "You had not answered when your pages counted as approved, so we post nothing without a word from you."
        )
    return _asked(letter, posting)


def _asked(letter: Letter, posting: Posting) -> str:
    if not posting.address:
        return _("You asked us to post it. We need the address.")
    day = leaves_on(posting)
    is_ready = letter.status == Letter.Status.READY
    soon = _("It is ready to go to the post.") if is_ready else _("It goes to the post when it is ready.")
    when = _("It leaves on {day}, and not before.").format(day=_day(day)) if day else soon
    return " ".join((when, _("Until we print it, you can call it back.")))


def _link(letter: Letter, posting: Posting) -> tuple[str, bool]:
    """What the link says, and whether it is the one thing to do."""
    if posting.status == Status.HANDED and not posting.recalled_at:
        return _("Call it back"), False
    if not may_ask(letter):
        return "", False
    links = {
        Status.ASKED: (_("Change the address, or call it back"), False)
        if posting.address
        else (_("Say where to"), True),
        Status.HELD: (_("Have it posted, or not"), True),
        Status.RETURNED: (_("Put the address right"), True),
        Status.CALLED_BACK: (_("Have the house post it after all"), False),
    }
    return links[Status(posting.status)]


def _day(day: date) -> str:
    return date_format(day, "l, j F" if day.year == timezone.localdate().year else "l, j F Y")
