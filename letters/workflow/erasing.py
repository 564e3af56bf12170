"""Erasing a letter: its rows, its files, and every trace of it that the house knows of. Nothing brings it back."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import batched

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet

from letters.models import Erasure, Letter, Photograph, Rendering

from . import vault
from .history import require
from .publishing.emptying import hand_on_books, leave_books
from .publishing.holding import hold
from .remembering import correspondence, hand_on_correspondence
from .scrubbing import scrub_database

__all__ = [
    "LEFT",
    "Why",
    "erase",
    "erase_again",
    "erase_by_client",
    "erase_for",
    "erased_digests",
    "letters_of_client",
    "note_erased",
    "siblings",
]

logger = logging.getLogger(__name__)

Why = Erasure.Why

LEFT = "-left"
"""How the names end under which a login remembers what was looked for in a list: often a client's name."""

AT_ONCE = 500
"""Letters in one query: a database takes only so many values."""


def erase_by_client(letter: Letter, *, with_siblings: bool = False) -> int:
    """Erase a letter for whoever holds its address, and the client's other letters to this person where they want it.
    How many letters that were."""
    return _erase_at_once([letter, *(siblings(letter) if with_siblings else ())], Why.CLIENT)


def erase_for(letter: Letter, by: User, why: str, *, with_siblings: bool = False) -> int:
    """Erase a letter for the client, or for somebody else whom it concerns. How many letters that were.

    Raises NotYours.
    """
    require(by, "erase_letter", "erase letters")
    return _erase_at_once([letter, *(siblings(letter) if with_siblings else ())], Why(why), by)


def siblings(letter: Letter) -> QuerySet[Letter]:
    """The other letters of this client to this person that go back to one another's pages."""
    return correspondence(letter.brief).exclude(pk=letter.pk).order_by("pk")


def letters_of_client(email: str) -> QuerySet[Letter]:
    """All letters of whoever wrote to us from this e-mail address, the oldest first."""
    return Letter.objects.filter(brief__client_email__iexact=email.strip()).order_by("pk")


def erase(letters: Iterable[Letter], why: Why, by: User | None = None) -> int:
    """Erase these letters, each in a transaction of its own; those that are gone already are passed over.

    A worker that has one in hand finds its row gone, and drops what it made.
    """
    return sum(_erase(pk, why, by) for pk in sorted({letter.pk for letter in letters}))


def erase_again() -> int:
    """Erase what was erased before and is there again, because an older database was restored; how many that were."""
    reasons = dict(Erasure.objects.values_list("address_digest", "why"))
    digests = vault.erased() | reasons.keys()
    vault.note_erased(reasons)
    back = [letter for some in batched(sorted(digests), AT_ONCE) for letter in _letters_at(some)]
    if back:
        logger.warning("%s letters that were erased had come back, and are erased again.", len(back))
    return sum(_erase(letter.pk, Why(reasons.get(letter.brief.address_digest, Why.ASKED)), None) for letter in back)


def erased_digests() -> list[str]:
    """The digests of all that was erased: the list that belongs to every backup, and names nobody."""
    return sorted(vault.erased() | {*Erasure.objects.values_list("address_digest", flat=True)})


def note_erased(digests: Iterable[str]) -> None:
    """Take up a list that was written out before an older house was restored. What is no digest is left out."""
    vault.note_erased(digests)


def _erase_at_once(letters: Sequence[Letter], why: Why, by: User | None = None) -> int:
    """Erase all of these letters, or none, in one transaction."""
    with transaction.atomic():
        hold(letter.pk for letter in letters)
        return erase(letters, why, by)


def _erase(pk: int, why: Why, by: User | None) -> bool:
    with transaction.atomic():
        if not hold([pk]):
            return False
        letter = Letter.objects.select_related("brief", "draft").get(pk=pk)
        brief = letter.brief
        # Held, so that a worker that is about to note a file waits, and then finds the row gone.
        drawn = [*Rendering.objects.select_for_update().filter(letter=letter).values_list("pdf_digest", flat=True)]
        pictured = [*letter.photographs.values_list("digest", flat=True)]
        leave_books(letter)
        heir = hand_on_correspondence(brief)
        hand_on_books(brief, heir)
        _forget_traces(letter)
        Erasure.objects.get_or_create(address_digest=brief.address_digest, defaults={"why": why, "by": by})
        brief.delete()
        transaction.on_commit(partial(_afterwards, brief.address_digest, drawn, pictured), robust=True)
    return True


def _forget_traces(letter: Letter) -> None:
    """What Django itself keeps: the admin's log, and what was looked for in its lists."""
    drafts = [*letter.drafts.values_list("pk", flat=True)]
    for model, pks in (("letter", [letter.pk]), ("brief", [letter.brief_id]), ("draft", drafts)):
        rows = LogEntry.objects.filter(content_type__app_label="letters", content_type__model=model)
        rows.filter(object_id__in=[*map(str, pks)]).delete()
    for session in Session.objects.iterator():
        session_data = session.get_decoded()
        without_searches = {name: value for name, value in session_data.items() if not name.endswith(LEFT)}
        if without_searches != session_data:
            session.session_data = SessionStore().encode(without_searches)
            session.save(update_fields=["session_data"])


def _afterwards(digest: str, drawn: Iterable[str], pictured: Iterable[str]) -> None:
    """Once it is kept that they are gone. Whoever tidies comes to what cannot be done now."""
    for each in drawn:
        if each and not Rendering.objects.filter(pdf_digest=each).exists():
            vault.forget(each)
    for each in pictured:
        if not Photograph.objects.filter(digest=each).exists():
            vault.forget(each, vault.JPEG)
    vault.note_erased([digest])
    scrub_database()


def _letters_at(digests: Iterable[str]) -> Iterator[Letter]:
    yield from Letter.objects.select_related("brief").filter(brief__address_digest__in=[*digests])
