"""When a letter came where on its way: what its client may know of its history."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from letters.models import Event, Letter

from .beginnings import BEGINNINGS

__all__ = ["NOTHING_YET", "Milestones", "milestones_of"]

Verb = Event.Verb


@dataclass(frozen=True, slots=True)
class Milestones:
    """The days on which things happened last, in the house's clock; None for what has not happened.

    `opened`: somebody of the house first had what the client told before them.
    """

    sent: date | None = None
    opened: date | None = None
    begun: date | None = None
    in_review: date | None = None
    approved: date | None = None
    written: date | None = None
    client_approved: date | None = None


NOTHING_YET = Milestones()


def milestones_of(letter: Letter) -> Milestones:
    """When this letter came where."""
    firsts: dict[str, date] = {}
    lasts: dict[str, date] = {}
    for verb, at in letter.events.order_by("pk").values_list("verb", "at"):
        day = timezone.localtime(at).date()
        firsts.setdefault(verb, day)
        lasts[verb] = day
    return Milestones(
        sent=lasts.get(Verb.CLIENT_CHANGED, firsts.get(Verb.SUBMITTED)),
        opened=letter.openings.order_by("on").values_list("on", flat=True).first(),
        begun=min((firsts[verb] for verb in BEGINNINGS if verb in firsts), default=None),
        in_review=lasts.get(Verb.SENT_TO_REVIEW),
        approved=lasts.get(Verb.APPROVED),
        written=lasts.get(Verb.WRITTEN),
        client_approved=lasts.get(Verb.PROOF_APPROVED),
    )
