"""Taking letters home, and erasing them, on their private page: first what that means, then the deed."""

from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from letters.models import Letter
from letters.workflow.erasing import erase_by_client, siblings
from letters.workflow.exporting import archive_of, archived_with

from .finding import letter_at
from .privacy import private, seal, typed_on

BUSY = (
    "Our records could not be opened for a moment, and nothing was erased. Please wait a minute, and press the button "
    "again."
)


@require_safe
@private
def archive(request: HttpRequest, token: str) -> HttpResponseBase:
    """Everything of this client's letters to this person, as one file."""
    letters = archived_with(letter_at(token))
    # The name of the file says nothing: it may lie in a folder that others see.
    headers = {"Content-Disposition": 'attachment; filename="letters.zip"'}
    return HttpResponse(archive_of(letters), content_type="application/zip", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def erase(request: HttpRequest, token: str) -> HttpResponseBase:
    """What goes, what stays, and a button. A scanner of e-mails that follows the link erases nothing."""
    letter = letter_at(token)
    if request.method != "POST":
        return _ask(request, letter, token)
    try:
        erase_by_client(letter, with_siblings=bool(request.POST.get("all")))
    except Error:
        return _ask(request, letter, token, apology=BUSY, status=503)
    return redirect("erased")


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """It is gone. The page says nothing of what it was, and stands at an address of nobody's."""
    return seal(render(request, "letters/erased.html"))


def _ask(request: HttpRequest, letter: Letter, token: str, apology: str = "", status: int = 200) -> HttpResponse:
    context = {
        "brief": letter.brief,
        "others": siblings(letter).count(),
        "books": letter.brief.books.exists(),
        "token": token,
        "apology": apology,
    }
    return typed_on(render(request, "letters/erase.html", context, status=status))
