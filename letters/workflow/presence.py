"""Who else has a letter before them. It keeps nobody from anything: it only says so."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models.functions import Now

from letters.models import Letter, Presence

from .history import name_of

__all__ = ["STILL_HERE", "look_in"]

STILL_HERE = timedelta(seconds=50)
"""How long somebody counts as looking after their page was last heard of; an open page is heard of far more often."""


def look_in(letter: Letter, person: User) -> tuple[str, ...]:
    """Note that this person has the letter before them; the names of the others who do."""
    if not Presence.objects.filter(letter=letter, person=person).update(seen_at=Now()):
        Presence.objects.get_or_create(letter=letter, person=person)
    others = Presence.objects.filter(letter=letter, seen_at__gt=Now() - STILL_HERE).exclude(person=person)
    return tuple(name_of(each.person) for each in others.select_related("person").order_by("pk"))
