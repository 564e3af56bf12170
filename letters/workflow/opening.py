"""A record of who of the house opened which letter: kept as long as the letter, and shown on its desk."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone

from letters.models import Letter, Opening

from .history import name_of

__all__ = ["Opened", "note_opening", "openings_of"]


@dataclass(frozen=True, slots=True)
class Opened:
    """That somebody opened a letter on one day."""

    who: str
    on: date


def note_opening(letter: Letter, person: User) -> None:
    """Note that this person has the letter before them; once a day is enough."""
    today = timezone.localdate()
    if not Opening.objects.filter(letter=letter, person=person, on=today).exists():
        opening = Opening(letter=letter, person=person, on=today)
        Opening.objects.bulk_create([opening], ignore_conflicts=True)


def openings_of(letter: Letter) -> tuple[Opened, ...]:
    """Who opened the letter, the latest first."""
    rows = Opening.objects.filter(letter=letter).select_related("person").order_by("-on", "-pk")
    return tuple(Opened(name_of(row.person), row.on) for row in rows)
