"""A client's own letters: those of the correspondences whose private pages they showed us. Nothing else proves it."""

import re
from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from letters.models import Book, BookEvent, Brief, Letter
from letters.workflow.addresses import digest_of
from letters.workflow.days_to_come import still_closed
from letters.workflow.errors import BookRefused

MOST_ADDRESSES = 60
"""More private pages than a client has, and few enough to look up while they wait."""

_ADDRESS = re.compile(r"[A-Za-z0-9_-]{43}")


def briefs_at(addresses: Sequence[str]) -> list[Brief]:
    """The briefs of these private pages, each once. An address is taken as it is pasted, with what stands around it.

    Raises BookRefused, which says by its place which line is none, and repeats no address.
    """
    typed = [line.strip() for line in addresses if line.strip()]
    if len(typed) > MOST_ADDRESSES:
        _refuse(f"Please give at most {MOST_ADDRESSES} addresses.")
    digests = [_digest(line) for line in typed]
    found = {brief.address_digest: brief for brief in Brief.objects.filter(address_digest__in=digests)}
    for place, digest in enumerate(digests, start=1):
        if digest not in found:
            _refuse(f"Line {place} is not the address of a letter's page. Please copy it whole from our e-mail.")
    return list(found.values())


def letters_of(briefs: Iterable[Brief]) -> QuerySet[Letter]:
    """All letters of the correspondences that these briefs belong to."""
    roots = {brief.first_id or brief.pk for brief in briefs}
    return Letter.objects.filter(Q(brief__in=roots) | Q(brief__first__in=roots))


def letters_for(book: Book) -> QuerySet[Letter]:
    """The finished letters that may stand in this book, none that is closed: of a client's own, theirs alone."""
    ready = Letter.objects.filter(~still_closed(), status=Letter.Status.READY)
    if not was_asked_for(book):
        return ready
    return ready & letters_of([*book.shown.all()])


def was_asked_for(book: Book) -> bool:
    """Whether it is a client's own, also when the brief from whose page they asked has been erased since."""
    return book.asked_by_id is not None or book.events.filter(verb=BookEvent.Verb.ASKED).exists()


def require_own(book: Book, letter: Letter) -> None:
    """Raises BookRefused for a letter of somebody else's, in a book that a client asked for."""
    if was_asked_for(book) and not letters_of([*book.shown.all()]).filter(pk=letter.pk).exists():
        raise BookRefused(
            {"letter": f"{letter} does not belong to the client who asked for this book. Nothing was changed."}
        )


def _digest(line: str) -> str:
    found = _ADDRESS.findall(line)
    return digest_of(found[-1]) if found else ""


def _refuse(sentence: str) -> None:
    raise BookRefused({"other_addresses": sentence})
