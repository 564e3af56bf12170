"""A client asks for a book of their letters, sees where it is, and takes it home."""

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from letters.models import Artefact
from letters.tasks import ring, ring_for_book, send_notice
from letters.workflow.errors import BookRefused, NoSuchPage, NotReady, OutOfDate, Unfit
from letters.workflow.notices import Sending
from letters.workflow.publishing.artefacts import artefact_file, readable, spread_picture
from letters.workflow.publishing.asking import address_of_book, ask_for_book
from letters.workflow.publishing.showing import before_client

from .asking import finished, own
from .book_forms import BookWishForm
from .book_progress import progress_of_book
from .finding import book_at, letter_at
from .own_book import FILES, SHOWN, shown_spreads, taken_home
from .privacy import private, seal, typed_on

SPREAD_DPI = 80
"""Two pages side by side on a screen; to be looked at, not printed."""

BUSY = "Our records could not be opened for a moment. Please wait a minute and send it again: nothing is begun twice."


@require_http_methods(["GET", "HEAD", "POST"])
@private
def book_wish(request: HttpRequest, token: str) -> HttpResponseBase:
    """A book of your letters: what shall it be? Sending it leads to the book's own page."""
    letter = letter_at(token)
    if finished(letter) is None:
        raise Http404
    if request.method != "POST":
        return _ask(request, token, BookWishForm(initial=BookWishForm.ticks_of(own(letter))))
    form = BookWishForm(request.POST)
    if not form.is_valid():
        return _ask(request, token, form)
    try:
        given = form.cleaned_data
        book = ask_for_book(letter.brief, given["title"], given["wish"], form.lines, form.scopes)
    except BookRefused as refused:
        form.take_objections(refused.problems)
        return _ask(request, token, form)
    except Error:
        return _ask(request, token, form, apology=BUSY, status=503)
    ring(send_notice, *Sending.to_ring(book=book))
    return seal(redirect("book", address_of_book(book)))


@require_safe
@private
def book(request: HttpRequest, token: str) -> HttpResponseBase:
    """Where the book is; and when it is ready, the book. `?fragment=1` gives only what changes."""
    found = book_at(token)
    newest, ready = found.compilations.order_by("-number").first(), readable(found)
    proof = before_client(found)
    context = {
        "token": token,
        "progress": progress_of_book(found, newest, ready, proof),
        "proof": proof,
        "title": found.title,
        "wish": found.wish,
        "damaged": "damaged" in request.GET,
        # Who comes back to this address later finds a new one, and is told nothing of the old one.
        "gone": "gone" in request.GET and ready is None,
        "files": taken_home(ready, token) if ready else (),
        "spreads": shown_spreads(ready, token) if ready else (),
    }
    return render(request, f"letters/{'_book' if 'fragment' in request.GET else 'book'}.html", context)


@require_safe
@private
def book_file(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """The book for the screen, or the e-book; the book's page where there is none to hand out any more."""
    book, kind = book_at(token), next((kind for kind, file in FILES.items() if file.name == name), None)
    compilation = readable(book)
    found = compilation.artefacts.filter(kind=kind).first() if compilation and kind else None
    gone = redirect(reverse("book", args=[token], query={"gone": "yes"}))
    if found is None:
        if kind is None or not Artefact.objects.filter(compilation__book=book, kind=kind).exists():
            raise Http404
        return gone
    try:
        data = artefact_file(found)
    except OutOfDate:
        return gone
    except Unfit:
        ring_for_book(found.compilation_id)
        return redirect(reverse("book", args=[token], query={"damaged": "yes"}))
    # The name of the file says nothing: it may lie in a folder that others see.
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=FILES[Artefact.Kind(found.kind)].type, headers=headers)


@require_safe
@private
def book_spread(request: HttpRequest, token: str, number: int) -> HttpResponseBase:
    """A picture of two pages of the finished book, as they lie open."""
    compilation = readable(book_at(token))
    if compilation is None or number > SHOWN:
        raise Http404
    try:
        return HttpResponse(spread_picture(compilation, number, SPREAD_DPI), content_type="image/png")
    except (NoSuchPage, NotReady, OutOfDate):
        raise Http404 from None
    except Unfit:
        ring_for_book(compilation.pk)
        raise Http404 from None


@require_safe
@private
def without_slash(request: HttpRequest, token: str) -> HttpResponseBase:
    """To the page itself. Django would redirect too, but in an answer that anyone on the way may keep."""
    return redirect("book", token)


def _ask(request: HttpRequest, token: str, form: BookWishForm, apology: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "token": token, "apology": apology}
    return typed_on(render(request, "letters/book_wish.html", context, status=status), may_be_kept=True)
