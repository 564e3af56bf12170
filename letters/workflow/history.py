"""Moving a letter, and writing down who did it."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F
from django.db.models.functions import Now
from django.utils import dateformat
from django.utils.timezone import localtime

from letters.models import Event, Letter

from .errors import NotNow, NotYours, Overtaken

Status = Letter.Status
Verb = Event.Verb

# What is told about a letter without moving it.
STANDING = (
    *(Verb.SUBMITTED, Verb.COMPOSED, Verb.NOTIFIED, Verb.NOTIFYING_FAILED, Verb.NOTIFYING_RETRIED),
    *(Verb.CONSENT_ASKED, Verb.CONSENT_UNASKED, Verb.CONSENT_GIVEN, Verb.CONSENT_WITHDRAWN),
    *(Verb.STARRED, Verb.ANSWER_TOLD),
)

WHEN = r"j F \a\t H:i"
"""How the time of a move is told."""


def record(letter: Letter, verb: Event.Verb, actor: User | None = None, note: str = "") -> Event:
    """Write one line of history. Called inside the transaction that does the thing."""
    return Event.objects.create(letter=letter, verb=verb, actor=actor, note=note)


def move(letter: Letter, seen: int, when: Collection[Status], to: Status, **changes: Any) -> None:
    """Compare and set: only a letter still at version `seen` and in one of the states `when` moves.

    Raises Overtaken, naming who was first, and NotNow. Called inside a transaction; `letter` is read anew.
    """
    if not settle(letter, when, to, version=seen, **changes):
        letter.refresh_from_db()
        raise overtaken(letter, seen) if letter.version != seen else not_now(letter)
    letter.refresh_from_db()


def settle(letter: Letter, when: Collection[Status], to: Status, *, version: int | None = None, **changes: Any) -> bool:
    """Move the letter if it is in one of the states `when`, and at `version` if that is given."""
    rows = Letter.objects.filter(pk=letter.pk, status__in=when)
    rows = rows if version is None else rows.filter(version=version)
    return bool(rows.update(status=to, version=F("version") + 1, moved_at=Now(), **changes))


def look(letter: Letter, seen: int, when: Collection[Status]) -> Letter:
    """The letter as it is now, with its brief and draft. Raises Overtaken and NotNow, as `move` would."""
    now = Letter.objects.select_related("brief", "draft").get(pk=letter.pk)
    if now.version != seen:
        raise overtaken(now, seen)
    if now.status not in when:
        raise not_now(now)
    return now


def overtaken(letter: Letter, seen: int) -> Overtaken:
    """What to tell the one who looked at version `seen` and came second."""
    last = _last_move(letter, seen)
    who = name_of(last.actor) if last else "Someone"
    did = last.get_verb_display() if last else "moved it"
    at = f" on {dateformat.format(localtime(last.at), WHEN)}" if last else ""
    return Overtaken(
        f"{who} {did}{at}, after you opened this page. Nothing was overwritten, and nothing of yours was done. "
        "Please look at the letter as it is now, then decide again."
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


def _last_move(letter: Letter, seen: int) -> Event | None:
    """The newest move since version `seen` that a person made; the newest of all where only the house moved it."""
    moves = letter.events.exclude(verb__in=STANDING).select_related("actor").order_by("-pk")
    since = moves[: max(letter.version - seen, 1)]
    return next((event for event in since if event.actor), next(iter(since), None))
