"""The pages on which a client reads their book, spread by spread, and approves it or says what should differ."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from letters import tasks
from letters.models import Book, BookProof
from letters.tasks import ring_for_book
from letters.workflow.errors import NoSuchPage, NotReady, OutOfDate, Overtaken, Refused, Unfit
from letters.workflow.notices import Sending
from letters.workflow.publishing.artefacts import artefact_file, cover_picture, has_cover, spread_picture, to_read
from letters.workflow.publishing.reading import approve_book, earlier_marks, keep_marks, mark_book, typed_of
from letters.workflow.publishing.showing import WHOLE, before_client, where_marked

from .finding import book_at
from .forms import showable
from .own_book import parts_of, spreads_to_read
from .privacy import private, typed_on
from .proof_views import TOO_OLD, marks_in

READING_DPI = 110
"""So that type of nine points is read on a screen."""


@require_http_methods(["GET", "HEAD", "POST"])
@private
def book_proof(request: HttpRequest, token: str) -> HttpResponseBase:
    """Some spreads with a place to write beside each, and the buttons that answer. `?part=` says which."""
    book = book_at(token)
    if request.method == "POST":
        return _answer(request, book, token)
    proof = before_client(book)
    return _show(request, proof, token, typed_of(proof)) if proof else redirect("book", token)


@require_safe
@private
def spread(request: HttpRequest, token: str, number: int) -> HttpResponseBase:
    """A picture of two pages as they lie open."""
    proof = _proof_at(token)
    return _png(proof, lambda: spread_picture(proof.compilation, number, READING_DPI))


@require_safe
@private
def cover(request: HttpRequest, token: str) -> HttpResponseBase:
    """A picture of the cover: back, spine and front."""
    proof = _proof_at(token)
    return _png(proof, lambda: cover_picture(proof.compilation, READING_DPI))


@require_safe
@private
def pages(request: HttpRequest, token: str) -> HttpResponseBase:
    """The book, to be read in one piece."""
    proof = _proof_at(token)
    headers = {"Content-Disposition": 'inline; filename="book.pdf"'}
    return HttpResponse(
        _read(proof, lambda: artefact_file(to_read(proof.compilation))), content_type="application/pdf", headers=headers
    )


def given_back(request: HttpRequest) -> HttpResponse | None:
    """The page again with what was typed on it, for a form whose token is lost or too old; None for other pages."""
    match = request.resolver_match
    if not match or match.url_name != "book_proof":
        return None
    token = match.kwargs["token"]
    return _again(request, book_at(token), token, TOO_OLD, status=403)


def _answer(request: HttpRequest, book: Book, token: str) -> HttpResponseBase:
    digest, go = request.POST.get("digest", ""), request.POST.get("go", "")
    try:
        return _done(request, book, token, digest, go)
    except Overtaken as refusal:
        return _gone(request, token, marks_in(request), str(refusal))
    except Refused as refusal:
        return _again(request, book, token, str(refusal), status=409)


def _done(request: HttpRequest, book: Book, token: str, digest: str, go: str) -> HttpResponseBase:
    """Keep what was typed, then do what was asked. Raises Refused."""
    if go == "surely":
        return _approved(book, token, digest)
    try:
        marks = keep_marks(book, digest, marks_in(request))
    except Overtaken:
        marks = marks_in(request)
        # Pressed twice, the second press finds it answered.
        if not _can_be_a_second_press(go, marks):
            raise
    if go == "changes":
        mark_book(book, digest, marks)
        return redirect("book", token)
    if go == "approve" and not any(map(str.strip, marks.values())):
        return _approved(book, token, digest)
    proof = before_client(book)
    if go == "approve" and proof:
        return _show(request, proof, token, marks, ask_sure=True)
    part = go.removeprefix("part-") if go.startswith("part-") else str(_part(request))
    return redirect(reverse("book_proof", args=[token], query={"part": part, "kept": "yes"}))


def _can_be_a_second_press(go: str, marks: Mapping[int, str]) -> bool:
    return go == "changes" or (go == "approve" and not any(map(str.strip, marks.values())))


def _approved(book: Book, token: str, digest: str) -> HttpResponseBase:
    approve_book(book, digest)
    tasks.ring(tasks.send_notice, *Sending.to_ring(book=book))
    return redirect("book", token)


def _again(request: HttpRequest, book: Book, token: str, trouble: str, status: int) -> HttpResponse:
    """The page with what was typed on it, and why nothing was done."""
    proof, marks = before_client(book), marks_in(request)
    if proof is None:
        return _gone(request, token, marks, trouble, status)
    return _show(request, proof, token, typed_of(proof) | marks, trouble=trouble, status=status)


def _show(
    request: HttpRequest,
    proof: BookProof,
    token: str,
    marks: Mapping[int, str],
    *,
    trouble: str = "",
    ask_sure: bool = False,
    status: int = 200,
) -> HttpResponse:
    parts = parts_of(proof.compilation)
    part = min(_part(request), parts)
    context = {
        "token": token,
        "proof": proof,
        "title": proof.compilation.book.title,
        "page_count": proof.compilation.page_count,
        "spreads": spreads_to_read(proof.compilation, token, part, marks),
        "general": marks.get(WHOLE, ""),
        "has_cover": has_cover(proof.compilation),
        "part": part,
        "parts": range(1, parts + 1),
        "next_part": part + 1 if part < parts else None,
        "marked": sum(bool(words.strip()) for words in marks.values()),
        "earlier": [(where_marked(mark), mark.words, mark.outcome) for mark in earlier_marks(proof.compilation.book)],
        "trouble": trouble,
        "ask_sure": ask_sure,
        "is_kept": "kept" in request.GET,
    }
    return typed_on(render(request, "letters/book_proof.html", context, status=status))


def _gone(request: HttpRequest, token: str, marks: Mapping[int, str], refusal: str, status: int = 409) -> HttpResponse:
    """Somebody was first: who, and what was typed, to be copied."""
    context = {"token": token, "refusal": refusal, "written": [words for words in marks.values() if words.strip()]}
    return typed_on(render(request, "letters/book_proof.html", context, status=status))


def _part(request: HttpRequest) -> int:
    """The part that is read, from 1."""
    typed = showable(request.POST).get("part", "") or request.GET.get("part", "")
    return max(1, int(typed)) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1


def _proof_at(token: str) -> BookProof:
    """What lies before the client at this address. Raises Http404."""
    proof = before_client(book_at(token))
    if proof is None:
        raise Http404
    return proof


def _png(proof: BookProof, picture: Callable[[], bytes]) -> HttpResponse:
    return HttpResponse(_read(proof, picture), content_type="image/png")


def _read(proof: BookProof, read: Callable[[], bytes]) -> bytes:
    """What `read` gives. Raises Http404; what is found damaged is bound again."""
    try:
        return read()
    except (NoSuchPage, NotReady, OutOfDate):
        raise Http404 from None
    except Unfit:
        ring_for_book(proof.compilation_id)
        raise Http404 from None
