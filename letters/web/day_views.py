"""The page on which a client keeps a letter closed until a day to come, or opens it before."""

from datetime import date

from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from letters.models import Letter
from letters.workflow.days_to_come import close_until, is_closed, open_early
from letters.workflow.errors import FieldsRefused, Refused

from .finding import letter_at
from .forms import showable
from .privacy import private, typed_on

BUSY = _("Our records could not be opened for a moment. Please wait a minute, and press the button again.")

NO_DAY = _("Please give the day as in 2030-06-14.")


@require_http_methods(["GET", "HEAD", "POST"])
@private
def day(request: HttpRequest, token: str) -> HttpResponseBase:
    """The day, and what closing means; two buttons. Looking changes nothing."""
    letter = letter_at(token)
    if request.method != "POST":
        return _show(request, letter, token, letter.opens_on.isoformat() if letter.opens_on else "")
    sent = showable(request.POST)
    typed = sent.get("day", "").strip()
    try:
        if sent.get("go") == "open":
            open_early(letter)
        else:
            close_until(letter, _day(typed))
    except FieldsRefused as refused:
        return _show(request, letter, token, typed, problem=refused.problems["day"])
    except Refused as refusal:
        return _show(request, letter, token, typed, trouble=str(refusal), status=409)
    except Error:
        return _show(request, letter, token, typed, trouble=str(BUSY), status=503)
    return redirect("letter", token)


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise FieldsRefused({"day": str(NO_DAY)}) from None


def _show(
    request: HttpRequest,
    letter: Letter,
    token: str,
    typed: str,
    *,
    problem: str = "",
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "token": token,
        "brief": letter.brief,
        "typed": typed,
        "is_closed": is_closed(letter),
        "problem": problem,
        "trouble": trouble,
    }
    return typed_on(render(request, "letters/day.html", context, status=status))
