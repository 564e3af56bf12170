"""A client's letter before a writer has begun: what was told is changed, or the letter is taken back."""

from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from letters import tasks
from letters.models import Letter
from letters.workflow import changing
from letters.workflow.as_told import groups_of
from letters.workflow.beginnings import require_untouched
from letters.workflow.errors import NotNow
from letters.workflow.notices import Sending
from letters.workflow.questions import STEPS
from letters.workflow.unsent import FORGOTTEN_AFTER, address_of_unsent

from .finding import letter_at
from .privacy import private, typed_on

BUSY = (
    "Our records could not be opened for a moment, and nothing was changed. Please wait a minute, and press the button "
    "again."
)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def change(request: HttpRequest, token: str) -> HttpResponseBase:
    """All answers, each with a button that leads to where it is changed. Looking begins nothing."""
    letter = letter_at(token)
    if request.method != "POST":
        return _show(request, "change", letter, token, _why_not(letter))
    try:
        address = address_of_unsent(changing.begin_change(letter))
    except NotNow as refusal:
        return _show(request, "change", letter, token, str(refusal), status=409)
    names = {step.name for step in STEPS}
    name = request.POST.get("step", "")
    if name not in names:
        return redirect("unsent_all", address)
    return redirect(reverse("unsent_step", args=[address, name], query={"then": "all"}))


@require_http_methods(["GET", "HEAD", "POST"])
@private
def withdraw(request: HttpRequest, token: str) -> HttpResponseBase:
    """What taking it back means, and two buttons. A scanner of e-mails that follows the link takes nothing back."""
    letter = letter_at(token)
    if request.method != "POST":
        return _show(request, "withdraw", letter, token, _why_not(letter))
    try:
        row = changing.withdraw(letter, keep_answers=request.POST.get("answers") != "erase")
    except NotNow as refusal:
        return _show(request, "withdraw", letter, token, str(refusal), status=409)
    except Error:
        return _show(request, "withdraw", letter, token, apology=BUSY, status=503)
    if row is None:
        return redirect("erased")
    tasks.ring(tasks.send_notice, *Sending.to_ring(unsent=row))
    return redirect(reverse("unsent_all", args=[address_of_unsent(row)], query={"back": "yes"}))


def _why_not(letter: Letter) -> str:
    """Why the letter is no longer the client's to change, "" while it is."""
    try:
        require_untouched(letter)
    except NotNow as refusal:
        return str(refusal)
    return ""


def _show(
    request: HttpRequest,
    page: str,
    letter: Letter,
    token: str,
    refusal: str = "",
    *,
    apology: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "token": token,
        "brief": letter.brief,
        "groups": [*groups_of(letter.brief)],
        "refusal": refusal,
        "apology": apology,
        "days": FORGOTTEN_AFTER.days,
    }
    return typed_on(render(request, f"letters/{page}.html", context, status=status))
