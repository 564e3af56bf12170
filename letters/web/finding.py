"""What is at a private address: found, or not there, the same for every address that is none."""

from collections.abc import Callable

from django.http import Http404

from letters import tasks
from letters.models import Book, Brief, Consent, Letter, UnsentBrief
from letters.tracing import about_letter
from letters.workflow.briefs import brief_by_address
from letters.workflow.days_to_come import is_closed
from letters.workflow.errors import NoSuchPage, NotReady, Unfit
from letters.workflow.publishing.asking import book_by_address
from letters.workflow.publishing.consenting import consent_by_address
from letters.workflow.rendering import WritingOut
from letters.workflow.unsent import unsent_by_address


def letter_at(token: str) -> Letter:
    """The letter at this address. Raises Http404."""
    try:
        letter = brief_by_address(token).letter
    except (Brief.DoesNotExist, Letter.DoesNotExist):
        raise Http404 from None
    about_letter(letter.pk)
    return letter


def unsent_at(token: str) -> UnsentBrief:
    """The unsent brief at this address. Raises Http404."""
    try:
        return unsent_by_address(token)
    except UnsentBrief.DoesNotExist:
        raise Http404 from None


def consent_at(token: str) -> Consent:
    """The consent at this address, with its letter. Raises Http404."""
    try:
        return consent_by_address(token)
    except Consent.DoesNotExist:
        raise Http404 from None


def book_at(token: str) -> Book:
    """The book at this address. Raises Http404, the same for every address that is not one."""
    try:
        return book_by_address(token)
    except Book.DoesNotExist:
        raise Http404 from None


def require_open(letter: Letter) -> None:
    """Raises Http404 for a finished letter whose day has not come: then it is shown to nobody outside the house."""
    if letter.status == Letter.Status.READY and is_closed(letter):
        raise Http404


def read(letter: Letter, read: Callable[[], bytes]) -> bytes | None:
    """What `read` gives; None when it was found damaged and is being written again. Raises Http404, also for a finished
    letter that is closed until its day."""
    require_open(letter)
    try:
        return read()
    except (NotReady, NoSuchPage):
        raise Http404 from None
    except Unfit:
        tasks.ring(tasks.write_rendering, *WritingOut.to_ring(letter=letter))
        return None
