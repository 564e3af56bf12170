"""Whether a writer has begun with a letter: until then it is its client's to change, or to take back."""

from django.db.models import QuerySet

from letters.models import Event, Letter, Scratch

from .errors import NotNow
from .history import Status, Verb

__all__ = ["BEGINNINGS", "begun_by_writer", "require_untouched"]

BEGINNINGS = (Verb.TAKEN, Verb.GIVEN, Verb.REVISED, Verb.HAND_CHANGED, Verb.COMMENTED, Verb.SENT_TO_REVIEW)
"""What somebody of the house does first: a letter that one of these was done to is begun, and stays so."""


def begun_by_writer(letter: Letter) -> bool:
    """Whether somebody has taken the letter, or was given it; has saved, or is typing, other words; has said something
    of a passage; or has sent it on. That somebody looked at it begins nothing, nor does whose it would be."""
    is_typed = Scratch.objects.filter(letter=letter).exists()
    return letter.status != Status.DRAFTING or is_typed or _beginnings(letter).exists()


def require_untouched(letter: Letter) -> None:
    """Raises NotNow once a writer has begun. Called inside a transaction that holds the letter."""
    if begun_by_writer(letter):
        raise NotNow(
            "A writer has begun with your letter, so it can no longer be changed or taken back from here. Nothing was "
            "changed. Write to the house from your letter’s page: the writer reads it beside your letter."
        )


def _beginnings(letter: Letter) -> QuerySet[Event]:
    return letter.events.filter(verb__in=BEGINNINGS, actor__isnull=False)
