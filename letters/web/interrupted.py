"""The page for whoever comes while our records cannot be opened: what they sent is on it, to be sent once more."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import get_template

from .privacy import seal, typed_on

RETRY_SECONDS = 30

NOT_SENT_AGAIN = ("csrfmiddlewaretoken",)


def interrupted(request: HttpRequest) -> HttpResponse:
    """A page with everything that was sent, which nobody keeps. It asks the database for nothing.

    A password is not repeated on it: who logs in does it anew.
    """
    fields = [] if "password" in request.POST else fields_of(request)
    context = {
        "csrf_token": get_token(request),
        "address": request.get_full_path(),
        "was_sent": request.method == "POST",
        "fields": fields,
        "words": [value for _, value in fields if len(value.split()) > 1],
    }
    # Without the request: its context might look for somebody in the database.
    page = get_template("letters/interrupted.html").render(context)
    return typed_on(seal(HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_SECONDS)})))


def fields_of(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field that was sent, to be sent once more: names and values."""
    every = ((name, value) for name, values in request.POST.lists() for value in values)
    return [(name, value) for name, value in every if name not in NOT_SENT_AGAIN]
