"""The private pages on which a person says whether a letter may be printed. Looking changes nothing; sending does."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from letters.models import Consent, Letter, Photograph
from letters.workflow.finished import page_picture
from letters.workflow.publishing.consenting import give_consent, own_consent, withdraw_consent
from letters.workflow.publishing.praising import answer_words

from .asking import asking, finished, is_shown_pictures_alone, noted, own, shown_to
from .book_forms import ScopesForm
from .finding import consent_at, letter_at, read
from .privacy import private, seal, typed_on

PAGE_DPI = 110
"""To read, not to print: lighter than what the client takes home."""


@require_http_methods(["GET", "HEAD", "POST"])
@private
def consent(request: HttpRequest, token: str) -> HttpResponseBase:
    """What one person is asked about one letter, and what they answer."""
    found = consent_at(token)
    if request.method == "POST":
        return _keep(request, found, "consent", token)
    return _show(request, found.letter, Consent.Party(found.party), found, {"page": "consent_page", "token": token})


@require_http_methods(["GET", "HEAD", "POST"])
@private
def client_consent(request: HttpRequest, token: str) -> HttpResponseBase:
    """The same for the client, who has the letter's own address. Not before there is a letter."""
    letter = letter_at(token)
    if finished(letter) is None:
        raise Http404
    if request.method == "POST":
        return _keep(request, own_consent(letter), "client_consent", token)
    context = {"page": "letter_page", "token": token, "back": reverse("letter", args=[token])}
    return _show(request, letter, Consent.Party.CLIENT, own(letter), context)


@require_safe
@private
def consent_page(request: HttpRequest, token: str, number: int) -> HttpResponseBase:
    """A picture of one page of the letter that somebody is asked about."""
    found = consent_at(token)
    if is_shown_pictures_alone(found):
        raise Http404
    letter = found.letter
    data = read(letter, lambda: page_picture(letter, number, PAGE_DPI))
    return HttpResponse(data, content_type="image/png") if data else redirect("consent", token)


@require_safe
@private
def without_slash(request: HttpRequest, token: str) -> HttpResponseBase:
    """To the page itself. Django would redirect too, but in an answer that anyone on the way may keep."""
    return redirect("consent", token)


def _address(token: str, photograph: Photograph, page: str) -> str:
    """Where this photograph is, on the page of whoever looks."""
    return reverse("photograph" if page == "letter_page" else "consent_photograph", args=[token, photograph.pk])


def _keep(request: HttpRequest, consent: Consent, name: str, token: str) -> HttpResponse:
    if request.POST.get("deed") == "withdraw":
        withdraw_consent(consent, None)
    else:
        form = ScopesForm(
            request.POST,
            answered=(Consent.Party(consent.party) == Consent.Party.RECIPIENT and bool(answer_words(consent.letter))),
            pictured=bool(shown_to(consent)),
        )
        # A box is ticked or it is not: nothing that is sent can be wrong.
        form.full_clean()
        give_consent(consent, form.scopes)
    return seal(redirect(reverse(name, args=[token], query={"noted": "yes"})))


def _show(
    request: HttpRequest, letter: Letter, party: Consent.Party, consent: Consent | None, more: dict[str, Any]
) -> HttpResponse:
    asked = asking(letter, party, consent)
    context = more | {
        "asking": asked,
        "form": ScopesForm(
            initial=ScopesForm.ticks_of(consent), answered=bool(asked.answer), pictured=bool(asked.photographs)
        ),
        "noted": noted(consent) if "noted" in request.GET else "",
        "photographs": [(each, _address(more["token"], each, more["page"])) for each in asked.photographs],
        "pages": [reverse(more["page"], args=[more["token"], number]) for number in asked.pages],
    }
    return typed_on(render(request, "letters/consent.html", context))
