"""Photographs behind a letter: shown, sent and taken away on a page of the letter's own; shown to who is in them."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from letters.models import Letter, Photograph
from letters.workflow.errors import BookRefused, Refused, Unfit
from letters.workflow.publishing.photographs import (
    MOST_BYTES,
    MOST_PHOTOGRAPHS,
    add_photograph,
    photograph_on_screen,
    photographs_of,
    printed_at_most,
    remove_photograph,
)

from .asking import finished, shown_to
from .finding import consent_at, letter_at
from .photograph_forms import PhotographForm
from .privacy import private, seal, typed_on


@require_http_methods(["GET", "HEAD", "POST"])
@private
def photographs(request: HttpRequest, token: str) -> HttpResponseBase:
    """The photographs behind a letter, and a form for one more. Not before there is a letter."""
    letter = letter_at(token)
    if finished(letter) is None:
        raise Http404
    if request.method != "POST":
        return _show(request, letter, token, PhotographForm())
    form, sent = PhotographForm(request.POST), request.FILES.get("picture")
    data = sent.read() if sent else b""
    try:
        add_photograph(letter, data, None, form.about)
    except BookRefused as refused:
        form.take_objections(refused.problems)
    except Refused as refused:
        form.take_objections({"picture": str(refused)})
    else:
        return seal(redirect(reverse("photographs", args=[token], query={"noted": "yes"})))
    return _show(request, letter, token, form, status=413 if len(data) > MOST_BYTES else 400)


@require_POST
@private
def photograph_away(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """Take one away. Pressed twice, it is gone once."""
    for row in letter_at(token).photographs.filter(pk=pk):
        remove_photograph(row, None)
    return seal(redirect("photographs", token))


@require_safe
@private
def photograph(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """One of them, for its client."""
    return _picture(letter_at(token).photographs.filter(pk=pk).first())


@require_safe
@private
def consent_photograph(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """One of them, for somebody who is in it and is asked about it."""
    consent = consent_at(token)
    return _picture(next((each for each in shown_to(consent) if each.pk == pk), None))


def _picture(row: Photograph | None) -> HttpResponse:
    if row is None:
        raise Http404
    try:
        return HttpResponse(photograph_on_screen(row), content_type="image/jpeg")
    except Unfit:
        raise Http404 from None


def _show(request: HttpRequest, letter: Letter, token: str, form: PhotographForm, status: int = 200) -> HttpResponse:
    rows = photographs_of(letter)
    context = {
        "token": token,
        "brief": letter.brief,
        "form": form,
        "photographs": [(each, printed_at_most(each)) for each in rows],
        "has_room": len(rows) < MOST_PHOTOGRAPHS,
        "noted": "noted" in request.GET,
    }
    return typed_on(render(request, "letters/photographs.html", context, status=status))
