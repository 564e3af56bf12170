"""A form whose token is lost or too old: whichever door it came in by gives the words back."""

from django.http import HttpRequest, HttpResponse

from letters.admin.keeping import csrf_failure as in_the_writing_room
from letters.web import book_proof_views, message_views, proof_views, unsent_views


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page with everything that was typed on it."""
    doors = (unsent_views.given_back, message_views.given_back, proof_views.given_back, book_proof_views.given_back)
    pages = (given_back(request) for given_back in doors)
    return next(filter(None, pages), None) or in_the_writing_room(request, reason)
