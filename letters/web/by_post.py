"""What a letter's page says of the post."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime

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
        offer = "We can print it, fold it into its envelope, stamp it and post it for you."
        return ByPost("", 0, offer, link="Have the house post it") if settings.POST else None
    lines = tuple(words_of_address(posting.address).split("\n")) if posting.address else ()
    link, calls = _link(letter, posting)
    return ByPost(posting.status, posting.number, _sentence(letter, posting), lines, link, calls)


def _sentence(letter: Letter, posting: Posting) -> str:
    status = Status(posting.status)
    if status == Status.POSTED and posting.posted_on:
        tracking = f" The post calls it {posting.tracking}." if posting.tracking else ""
        return f"We posted it on {_day(posting.posted_on)}.{tracking} If it comes back to us, we write to you."
    if status == Status.RETURNED and posting.returned_on:
        why = f" On it stands: {posting.why.rstrip('.')}." if posting.why else ""
        return f"It came back to us on {_day(posting.returned_on)}.{why} Please put the address right."
    if status == Status.PRINTED and posting.run:
        printed = date_format(localtime(posting.run.at), "l, j F")
        return f"We printed it on {printed}. It goes to the post next, and can no longer be called back from here."
    if status == Status.HANDED:
        recalled = "You called it back, and we have asked for it." if posting.recalled_at else ""
        return recalled or "It is with those who print and post it for us. You can still try to call it back."
    if status == Status.CALLED_BACK:
        return "You called it back. We do not post it."
    if status == Status.HELD:
        return "You had not answered when your pages counted as approved, so we post nothing without a word from you."
    return _asked(letter, posting)


def _asked(letter: Letter, posting: Posting) -> str:
    if not posting.address:
        return "You asked us to post it. We need the address."
    day = leaves_on(posting)
    soon = (
        "It is ready to go to the post"
        if letter.status == Letter.Status.READY
        else "It goes to the post when it is ready"
    )
    when = f"It leaves on {_day(day)}, and not before" if day else soon
    return f"{when}. Until we print it, you can call it back."


def _link(letter: Letter, posting: Posting) -> tuple[str, bool]:
    """What the link says, and whether it is the one thing to do."""
    if posting.status == Status.HANDED and not posting.recalled_at:
        return "Call it back", False
    if not may_ask(letter):
        return "", False
    links = {
        Status.ASKED: ("Change the address, or call it back", False) if posting.address else ("Say where to", True),
        Status.HELD: ("Have it posted, or not", True),
        Status.RETURNED: ("Put the address right", True),
        Status.CALLED_BACK: ("Have the house post it after all", False),
    }
    return links[Status(posting.status)]


def _day(day: date) -> str:
    return date_format(day, "l, j F" if day.year == timezone.localdate().year else "l, j F Y")
