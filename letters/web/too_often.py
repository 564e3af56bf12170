"""The page for whoever comes too often: what happened, that nothing is lost, and when to come again."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.utils.cache import patch_vary_headers

from .interrupted import fields_of
from .privacy import seal, typed_on


def too_often(request: HttpRequest, what: str, seconds: int) -> HttpResponse:
    """A page with everything that was sent, which nobody keeps. It asks the database for nothing.

    `what` completes “In a short time there have been …”.
    """
    fields = fields_of(request)
    words = [value for _, value in fields if len(value.split()) > 1]
    return _page(request, seconds, {"what": what, "fields": fields, "words": words})


def too_often_to_log_in(request: HttpRequest, seconds: int) -> HttpResponse:
    """The page for a login that was tried too often. Neither the name nor the password is repeated on it."""
    return _page(request, seconds, {"is_login": True})


def waiting(seconds: int) -> str:
    """How long to wait, in words: rounded up, so that whoever comes then is let in."""
    if seconds <= 90:
        return "a minute or two"
    minutes = -(-seconds // 60)
    if minutes <= 90:
        return f"{minutes} minutes"
    return f"{-(-minutes // 60)} hours"


def _page(request: HttpRequest, seconds: int, context: dict[str, object]) -> HttpResponse:
    address = request.get_full_path()
    shared = {"csrf_token": get_token(request), "address": address, "was_sent": request.method == "POST"}
    page = get_template("letters/too_often.html").render({**shared, "waiting": waiting(seconds), **context})
    response = typed_on(seal(HttpResponse(page, status=429, headers={"Retry-After": str(seconds)})))
    patch_vary_headers(response, ["Cookie"])
    return response
