"""The page on which a client reads the very pages of their letter, and approves them or says what to change."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from letters import tasks
from letters.models import Letter
from letters.workflow import finished, proofs
from letters.workflow.errors import Overtaken, Refused
from letters.workflow.mailing.enveloping import envelope_of
from letters.workflow.mailing.standing import is_to_be_posted
from letters.workflow.notices import Sending
from letters.workflow.proof_changes import changes_since_last

from .finding import letter_at, read
from .forms import showable
from .privacy import private, typed_on

PROOF_DPI = 150
"""Sharp on a phone's screen, and light enough to draw while someone waits."""

MARK = "mark-"

TOO_OLD = (
    "This page had been open for so long that your browser or our house no longer knew it, so nothing was approved or "
    "sent. Everything you wrote is still here. Please press the button once more: the page is fresh now."
)

NOT_HERE = "There is nothing to be read here now. Where your letter is, its own page says."


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage on the page, and what was typed of it."""

    place: int
    words: str
    typed: str


@require_http_methods(["GET", "HEAD", "POST"])
@private
def proof(request: HttpRequest, token: str) -> HttpResponseBase:
    """The pages, a button to approve them, and a place to write beside each line."""
    letter = letter_at(token)
    if request.method == "POST":
        return _answer(request, letter, token)
    the_proof = proofs.open_proof(letter)
    if the_proof is None:
        return redirect("letter", token)
    return _show(request, letter, token, {int(place): words for place, words in the_proof.typed.items()})


@require_safe
@private
def proof_page(request: HttpRequest, token: str, number: int) -> HttpResponseBase:
    """A picture of one of the pages."""
    letter = letter_at(token)
    data = read(letter, lambda: finished.proof_picture(letter, number, PROOF_DPI))
    return HttpResponse(data, content_type="image/png") if data else redirect("letter", token)


@require_safe
@private
def proof_envelope(request: HttpRequest, token: str) -> HttpResponseBase:
    """A picture of the front of the envelope."""
    letter = letter_at(token)
    data = read(letter, lambda: finished.proof_envelope(letter, PROOF_DPI))
    return HttpResponse(data, content_type="image/png") if data else redirect("letter", token)


@require_safe
@private
def proof_pdf(request: HttpRequest, token: str) -> HttpResponseBase:
    """The pages as they will be taken home."""
    letter = letter_at(token)
    data = read(letter, lambda: finished.proof_pdf(letter))
    headers = {"Content-Disposition": 'inline; filename="letter.pdf"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers) if data else redirect("letter", token)


def given_back(request: HttpRequest) -> HttpResponse | None:
    """The page again with what was typed on it, for a form whose token is lost or too old; None for other pages."""
    match = request.resolver_match
    if not match or match.url_name != "proof":
        return None
    token = match.kwargs["token"]
    return _show(request, letter_at(token), token, marks_in(request), trouble=TOO_OLD, status=403)


def _answer(request: HttpRequest, letter: Letter, token: str) -> HttpResponseBase:
    digest, marks, go = request.POST.get("digest", ""), marks_in(request), request.POST.get("go", "")
    try:
        if go == "changes":
            proofs.mark_proof(letter, digest, marks)
        elif go == "surely" or (go == "approve" and not any(map(str.strip, marks.values()))):
            proofs.approve_proof(letter, digest)
            tasks.ring(tasks.send_notice, *Sending.to_ring(brief=letter.brief))
        else:
            proofs.keep_typed(letter, digest, marks)
            if go == "approve":
                return _show(request, letter, token, marks, ask_sure=True)
            return redirect(reverse("proof", args=[token], query={"kept": "yes"}))
    except Overtaken as refusal:
        return _gone(request, letter, token, marks, str(refusal))
    except Refused as refusal:
        return _show(request, letter, token, marks, trouble=str(refusal), status=409)
    return redirect("letter", token)


def _show(
    request: HttpRequest,
    letter: Letter,
    token: str,
    marks: dict[int, str],
    *,
    trouble: str = "",
    ask_sure: bool = False,
    status: int = 200,
) -> HttpResponse:
    the_proof = proofs.open_proof(letter)
    if the_proof is None:
        return _gone(request, letter, token, marks, trouble or NOT_HERE, status)
    numbers = range(1, (the_proof.rendering.page_count or 0) + 1)
    context = {
        "token": token,
        "brief": letter.brief,
        "proof": the_proof,
        "pages": [reverse("proof_page", args=[token, number]) for number in numbers],
        "passages": [
            Marked(each.place, each.words, marks.get(each.place, "")) for each in proofs.passages_of(the_proof)
        ],
        "general": marks.get(proofs.GENERAL, ""),
        "words": finished.words_to_read(the_proof.rendering),
        "rounds": proofs.rounds_left(letter),
        "trouble": trouble,
        "ask_sure": ask_sure,
        "is_kept": "kept" in request.GET,
        "is_to_be_posted": is_to_be_posted(letter),
        "envelope": envelope_of(letter),
        "changes": changes_since_last(the_proof),
    }
    return typed_on(render(request, "letters/proof.html", context, status=status))


def _gone(
    request: HttpRequest, letter: Letter, token: str, marks: dict[int, str], refusal: str, status: int = 409
) -> HttpResponse:
    """Somebody was first: who, and what was typed, to be copied."""
    context = {"token": token, "refusal": refusal, "written": [words for words in marks.values() if words.strip()]}
    return typed_on(render(request, "letters/proof.html", context, status=status))


def marks_in(request: HttpRequest) -> dict[int, str]:
    """What was typed of each passage, by its place."""
    typed = {name.removeprefix(MARK): text for name, text in showable(request.POST).items() if name.startswith(MARK)}
    return {
        int(place): text for place, text in typed.items() if place.isascii() and place.isdecimal() and len(place) < 6
    }
