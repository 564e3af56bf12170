"""The page of a letter on which its client and the house write to one another."""

from uuid import UUID, uuid4

from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from letters.models import Letter
from letters.workflow import changing, messaging
from letters.workflow.errors import Refused

from .fields import SubmissionField
from .finding import letter_at
from .forms import showable
from .privacy import private, typed_on

BUSY = (
    "Our records could not be opened for a moment, so it was not sent. Everything you wrote is still here, on this "
    "page. Please wait a minute and press the button again: it will not be sent twice."
)

TOO_OLD = (
    "This page had been open for so long that your browser or our house no longer knew it, so it was not sent. "
    "Everything you wrote is still here. Please press the button once more: the page is fresh now."
)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def house(request: HttpRequest, token: str) -> HttpResponseBase:
    """What was written so far, and a box to write in."""
    letter = letter_at(token)
    if request.method != "POST":
        messaging.note_seen(letter, by_client=True)
        return _show(request, letter, token, words=_from_change(request, letter))
    try:
        messaging.write_to_house(letter, _words(request), _number(request))
    except Refused as refusal:
        return _show(request, letter, token, _words(request), str(refusal), status=409)
    except Error:
        return _show(request, letter, token, _words(request), BUSY, status=503)
    return redirect(reverse("house", args=[token], query={"sent": "yes"}))


def given_back(request: HttpRequest) -> HttpResponse | None:
    """The page again with what was typed on it, for a form whose token is lost or too old; None for other pages."""
    match = request.resolver_match
    if not match or match.url_name != "house":
        return None
    token = match.kwargs["token"]
    return _show(request, letter_at(token), token, _words(request), TOO_OLD, status=403)


def _show(
    request: HttpRequest, letter: Letter, token: str, words: str = "", trouble: str = "", *, status: int = 200
) -> HttpResponse:
    context = {
        "token": token,
        "brief": letter.brief,
        # Not `messages`: that is Django's own.
        "messages_between": messaging.messages_of(letter) if status != 503 else (),
        "words": words,
        "trouble": trouble,
        "sent": "sent" in request.GET,
        "form_number": _number(request),
        "cap": f"{messaging.MESSAGE_CAP:,}",
    }
    return typed_on(render(request, "letters/house.html", context, status=status))


def _words(request: HttpRequest) -> str:
    return showable(request.POST).get("words", "")


def _number(request: HttpRequest) -> UUID:
    return SubmissionField(required=False).clean(request.POST.get("form") or uuid4())


def _from_change(request: HttpRequest, letter: Letter) -> str:
    """Changes that came too late, as the beginning of a message; "" where the client does not come from them."""
    row = changing.open_change(letter) if "changes" in request.GET else None
    if row is None:
        return ""
    lines = (f"{question}: {answer or '(please leave it out)'}" for question, answer in changing.changed_lines(row))
    return "\n".join(("What should be different:", *lines))
