"""What a client takes home of a finished letter: files, each behind the letter's private address."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.models import Letter, Rendering
from letters.workflow import finished
from letters.workflow.mailing.enveloping import envelope_of

from .finding import letter_at, read
from .privacy import private

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Way:
    """A file to take home: its address, what it is called, and what it is for."""

    address: str
    name: str
    purpose: str


def ways_home(letter: Letter, rendering: Rendering, token: str) -> Iterator[Way]:
    """The files of this letter beside the letter itself."""
    pages = rendering.page_count or 0
    if pages > 1:
        usual, other = (reverse("letter_sheets", args=[token, edge]) for edge in ("long", "short"))
        yield Way(
            usual, "Download it to be printed on both sides", "For a printer that turns the sheet over its long edge."
        )
        purpose = "Its second sides are turned, for a printer that turns the sheet over its short edge."
        yield Way(other, "Download it for both sides, turned", purpose)
    envelope = envelope_of(letter)
    if envelope.size and envelope.address:
        yield Way(reverse("letter_envelope", args=[token]), "Download the envelope", "Its front, in the same hand.")
    yield Way(reverse("letter_text", args=[token]), "Download the words", "Plain text, to be kept or read aloud.")
    for page in range(1, pages + 1):
        name = "Download it for a plotter" + (f": page {page}" if pages > 1 else "")
        yield Way(reverse("letter_plot", args=[token, page]), name, "The pen’s own way, for a machine with a real pen.")


@require_safe
@private
def letter_pdf(request: HttpRequest, token: str) -> HttpResponseBase:
    """The finished letter, to be taken home; the letter's page where it has to be written out again first."""
    return _file(token, finished.letter_pdf, "letter.pdf", PDF)


@require_safe
@private
def letter_sheets(request: HttpRequest, token: str, edge: str) -> HttpResponseBase:
    """The finished letter for sheets with two sides, by the edge over which the printer turns them."""
    name = f"sheets-{edge}-edge.pdf"
    return _file(token, lambda letter: finished.letter_sheets(letter, flips_short=edge == "short"), name, PDF)


@require_safe
@private
def letter_text(request: HttpRequest, token: str) -> HttpResponseBase:
    """The words of the finished letter."""
    return _file(token, finished.letter_text, "letter.txt", "text/plain; charset=utf-8")


@require_safe
@private
def letter_plot(request: HttpRequest, token: str, number: int) -> HttpResponseBase:
    """One page of the finished letter, for a plotter."""
    return _file(token, lambda letter: finished.letter_plot(letter, number), f"plot-{number}.svg", "image/svg+xml")


@require_safe
@private
def letter_envelope(request: HttpRequest, token: str) -> HttpResponseBase:
    """The envelope of the finished letter, to be printed like it."""
    return _file(token, finished.envelope_pdf, "envelope.pdf", PDF)


def _file(token: str, make: Callable[[Letter], bytes], name: str, kind: str) -> HttpResponseBase:
    """The file, whole: what is stored is compared with its digest before any of it leaves."""
    letter = letter_at(token)
    data = read(letter, lambda: make(letter))
    # The name of the file says nothing: it may lie in a folder that others see.
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=kind, headers=headers) if data else redirect("letter", token)
