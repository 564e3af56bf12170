"""The page of a letter on which its client has the house post it: where to, or not after all."""

from collections.abc import Mapping

from django.conf import settings
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from letters.models import Letter, Posting
from letters.workflow.errors import FieldsRefused, Refused
from letters.workflow.mailing.asking import address_before, ask_posting, call_back, may_ask
from letters.workflow.mailing.enveloping import latest_posting

from .finding import letter_at
from .forms import showable
from .post_forms import DAY, AddressForm, country_choices
from .privacy import private, typed_on

BUSY = _(
    "Our records could not be opened for a moment, so nothing was changed. Everything you wrote is still here, on this "
    "page. Please wait a minute and press the button again."
)

RECALLABLE = (Posting.Status.ASKED, Posting.Status.HELD, Posting.Status.HANDED)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def post(request: HttpRequest, token: str) -> HttpResponseBase:
    """First the country, then its fields. `?fragment=1` gives the fields alone."""
    letter = letter_at(token)
    if not settings.POST and latest_posting(letter) is None:
        raise Http404
    if request.method == "POST":
        return _take(request, letter, token)
    form = _form(letter, showable(request.GET))
    if "fragment" in request.GET:
        return render(request, "letters/_address.html", {"form": form})
    return _show(request, letter, token, form)


def _take(request: HttpRequest, letter: Letter, token: str) -> HttpResponse:
    sent = showable(request.POST)
    form = AddressForm(sent)
    try:
        if sent.get("go") == "call_back":
            call_back(letter)
        else:
            ask_posting(letter, form.address, form.not_before)
    except FieldsRefused as refused:
        form.take_objections(refused.problems)
        return _show(request, letter, token, form)
    except Refused as refusal:
        return _show(request, letter, token, form, trouble=str(refusal), status=409)
    except Error:
        return _show(request, letter, token, form, trouble=str(BUSY), status=503)
    return redirect("letter", token)


def _form(letter: Letter, chosen: Mapping[str, str]) -> AddressForm:
    """The form for the country that was chosen; at first for the address as it is, or as it last was."""
    posting = latest_posting(letter)
    address = (posting.address if posting else {}) or address_before(letter)
    code = chosen.get("country_code") or address.get("country_code", "")
    day = posting.not_before.isoformat() if posting and posting.not_before else ""
    return AddressForm({**address, "country_code": code, DAY: day}, is_sent=False)


def _show(
    request: HttpRequest, letter: Letter, token: str, form: AddressForm, trouble: str = "", *, status: int = 200
) -> HttpResponse:
    posting = latest_posting(letter) if status != 503 else None
    context = {
        "token": token,
        "brief": letter.brief,
        "form": form,
        "countries": country_choices(),
        "posting": posting,
        "may_ask": status == 503 or may_ask(letter),
        "can_call_back": posting is not None and posting.status in RECALLABLE and posting.recalled_at is None,
        "on_envelope": letter.brief.address,
        "trouble": trouble,
    }
    return typed_on(render(request, "letters/post.html", context, status=status), may_be_kept=True)
