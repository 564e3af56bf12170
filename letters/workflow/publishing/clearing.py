"""Names in a letter behind which nobody stands who has to agree: a town, a ship, a saint, somebody long dead."""

from collections.abc import Iterable, Iterator

from django.contrib.auth.models import User
from django.db import transaction

from letters.models import ClearedName, Consent, Event, Letter
from letters.workflow.errors import BookRefused
from letters.workflow.history import record
from letters.workflow.hygiene import clean_line

from .history import require_publisher
from .holding import hold
from .parties import Party, all_parties_of, unasked

__all__ = ["clear_names", "unasked"]


def clear_names(letter: Letter, names: Iterable[str], by: User) -> tuple[str, ...]:
    """Keep that these, whom the letter names or seems to, are nobody who has to be asked. Pages made for them are gone.

    Who has answered, or was cleared meanwhile, is passed over; the others come back. Who is asked later all the same
    has to agree like everybody. Raises NotYours, and BookRefused when no name is given.
    """
    require_publisher(by, "say who need not be asked")
    clean_names = frozenset(map(clean_line, names))
    if not clean_names:
        raise BookRefused({"names": "Please tick the names that it is about. Nothing was changed."})
    with transaction.atomic():
        hold([letter.pk])
        new = [name for name in (*unasked(letter), *_unanswered(letter)) if name in clean_names]
        Consent.objects.filter(letter=letter, party=Party.THIRD, name__in=new).delete()
        ClearedName.objects.bulk_create(ClearedName(letter=letter, name=name, cleared_by=by) for name in new)
        if new:
            # How many, and not which: no name stands in the history.
            record(letter, Event.Verb.NAMES_CLEARED, by, f"{len(new)} name{'' if len(new) == 1 else 's'}")
    return tuple(new)


def _unanswered(letter: Letter) -> Iterator[str]:
    """Third parties who have not said yes or no."""
    answered = {consent.name for consent in letter.consents.all() if consent.is_answered}
    return (each.name for each in all_parties_of(letter) if each.party == Party.THIRD and each.name not in answered)
