"""Moving a letter, and writing down who did it."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, QuerySet, Subquery
from django.db.models.functions import Now
from django.utils import dateformat
from django.utils.timezone import localtime

from letters.models import BookEvent, Event, Letter
from letters.tracing import about_letter

from .errors import NotNow, NotYours, Overtaken

Status = Letter.Status
Verb = Event.Verb

WHEN = r"j F \a\t H:i"
"""How the time of a move is told."""


def record(letter: Letter, verb: Event.Verb, actor: User | None = None, note: str = "") -> Event:
    """Write one line of history, with the version at which the letter now is. Called inside the transaction that does
    the thing."""
    about_letter(letter.pk)
    version = Subquery(Letter.objects.filter(pk=letter.pk).values("version"))
    return Event.objects.create(letter=letter, verb=verb, actor=actor, note=note, version=version)


def move(letter: Letter, seen_version: int, when: Collection[Status], to: Status, **changes: Any) -> None:
    """Compare and set: only a letter still at version `seen_version` and in one of the states `when` moves.

    Raises Overtaken, naming who was first, and NotNow. Called inside a transaction; `letter` is read anew.
    """
    about_letter(letter.pk)
    if not settle(letter, when, to, version=seen_version, **changes):
        letter.refresh_from_db()
        raise overtaken(letter, seen_version) if letter.version != seen_version else not_now(letter)
    letter.refresh_from_db()


def settle(letter: Letter, when: Collection[Status], to: Status, *, version: int | None = None, **changes: Any) -> bool:
    """Move the letter if it is in one of the states `when`, and at `version` if that is given."""
    rows = Letter.objects.filter(pk=letter.pk, status__in=when)
    rows = rows if version is None else rows.filter(version=version)
    return bool(rows.update(status=to, version=F("version") + 1, moved_at=Now(), **changes))


def look(letter: Letter, seen_version: int, when: Collection[Status]) -> Letter:
    """The letter as it is now, with its brief and draft. Raises Overtaken and NotNow, as `move` would."""
    now = Letter.objects.select_related("brief", "draft").get(pk=letter.pk)
    if now.version != seen_version:
        raise overtaken(now, seen_version)
    if now.status not in when:
        raise not_now(now)
    return now


def overtaken(letter: Letter, seen_version: int) -> Overtaken:
    """What to tell the one who looked at version `seen_version` and came second."""
    moves = moves_since(letter.events.all(), seen_version, letter.version)
    # A person, where one was among those who came first, and not the house that went on from there.
    return overtaken_by(next((move for move in moves if move.actor), next(iter(moves), None)), "the letter")


def moves_since[E: Event | BookEvent](events: "QuerySet[E]", seen_version: int, version: int) -> list[E]:
    """The lines of a history that moved something from version `seen_version` to `version`, the newest first; at
    least one, where there is any. The first line with a version made it; whatever else was noted carries the one it
    found."""
    later = events.filter(version__gt=min(seen_version, version - 1)).select_related("actor").order_by("-pk")
    return [*{event.version: event for event in later}.values()]


def overtaken_by(first: Event | BookEvent | None, what: str) -> Overtaken:
    """What to tell the one who came second, `first` being what was done first, and `what` to be looked at again."""
    who = name_of(first.actor) if first else "Someone"
    did = first.get_verb_display() if first else "changed it"
    at = f" on {dateformat.format(localtime(first.at), WHEN)}" if first else ""
    return Overtaken(
        f"{who} {did}{at}, after you opened this page. Nothing was overwritten, and nothing of yours was done. "
        f"Please look at {what} as it is now, then decide again."
    )


def not_now(letter: Letter) -> NotNow:
    """What to tell someone who asks for a move that this letter cannot make."""
    return NotNow(f"This letter is {letter.get_status_display()}, so this cannot be done now. Nothing was changed.")


def name_of(person: User | None) -> str:
    """How a member of the house is named to another; the house itself where it was nobody."""
    if person is None:
        return "The house"
    return person.get_full_name() or person.get_username()


def require(by: User, permission: str, deed: str) -> None:
    """Raises NotYours unless this person may do this; `deed` completes "Your login may not …"."""
    if not by.has_perm(f"letters.{permission}"):
        raise NotYours(f"Your login may not {deed}. Nothing was changed. An administrator can give you that right.")
