"""The public pages. Each view finds what it shows, or answers 404, and leaves every change to `workflow`."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.models import Letter, Proof, Rendering
from letters.workflow import catalogue, finished
from letters.workflow.as_told import questions_and_answers
from letters.workflow.beginnings import begun_by_writer
from letters.workflow.days_to_come import is_closed
from letters.workflow.due_dates import due_days
from letters.workflow.errors import NotReady
from letters.workflow.messaging import unread_by_client
from letters.workflow.milestones import milestones_of
from letters.workflow.proofs import proof_before_client
from letters.workflow.retaining import kept_until
from letters.workflow.unsent import FORGOTTEN_AFTER

from .afterwards import after_letter
from .by_post import by_post
from .finding import letter_at, read
from .pictures import Picture, picture
from .privacy import private
from .progress import Standing, progress_of
from .taking_views import ways_home

FILM = "letters/specimen.svg"
"""The page at the door as it writes itself, made with the others by `make specimens`."""

PAGE_DPI = 150
"""Sharp on a phone's screen, and light enough to draw while someone waits."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand of the house, and a line of it, None where it was not drawn yet."""

    name: str
    line: Picture | None


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front door: what we do, for whom and how, with a page of a real letter on it."""
    context = {
        "specimen": picture("letters/specimen.png"),
        "film": FILM if finders.find(FILM) else "",
        "hands": [Hand(name, picture(f"letters/hands/{slug}.png")) for slug, name in catalogue.hands().items()],
        "groups": catalogue.occasions_by_group(),
        "usual_days": due_days().usual,
        "with_proof": settings.PROOF,
        "email": settings.LETTERS_EMAIL,
    }
    return render(request, "letters/home.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Who reads what a client tells us, where it lies, and for how long."""
    context = {"email": settings.LETTERS_EMAIL, "days": FORGOTTEN_AFTER.days}
    return render(request, "letters/privacy.html", context)


@require_safe
def occasions(request: HttpRequest) -> HttpResponse:
    """The page on which an occasion is chosen."""
    return render(request, "letters/occasions.html", {"groups": catalogue.occasions_by_group()})


@require_safe
@private
def another(request: HttpRequest, token: str) -> HttpResponseBase:
    """What is the next letter to the same person for?"""
    context = {"groups": catalogue.occasions_by_group(), "token": token, "earlier": letter_at(token).brief}
    return render(request, "letters/occasions.html", context)


@require_safe
@private
def letter(request: HttpRequest, token: str) -> HttpResponseBase:
    """Where the letter is; and when it is ready, the letter. `?fragment=1` gives only what changes."""
    the_letter = letter_at(token)
    rendering = _finished(the_letter)
    pages = range(1, (rendering.page_count or 0) + 1) if rendering else ()
    standing = _standing(the_letter)
    context = {
        "progress": progress_of(standing),
        "standing": standing,
        "brief": the_letter.brief,
        "rendering": rendering,
        "words": finished.words_to_read(rendering) if rendering else "",
        "pages": [reverse("letter_page", args=[token, number]) for number in pages],
        "pdf": reverse("letter_pdf", args=[token]),
        "taking": ways_home(the_letter, rendering, token) if rendering else (),
        "by_post": standing.by_post,
        "another": reverse("another", args=[token]),
        "kept_until": kept_until(the_letter),
        "erase": reverse("erase", args=[token]),
        "archive": reverse("archive", args=[token]),
        "paper": catalogue.papers().get(the_letter.brief.paper, the_letter.brief.paper),
        "after": after_letter(the_letter, token) if rendering else None,
        "answers": [*questions_and_answers(the_letter.brief)],
        "token": token,
        "again": request.GET.get("again", ""),
    }
    return render(request, f"letters/{'_progress' if 'fragment' in request.GET else 'letter'}.html", context)


@require_safe
@private
def without_slash(request: HttpRequest, token: str) -> HttpResponseBase:
    """To the letter's page. Django would redirect too, but in an answer that anyone on the way may keep."""
    return redirect("letter", token)


@require_safe
@private
def letter_page(request: HttpRequest, token: str, number: int) -> HttpResponseBase:
    """A picture of one page of the finished letter."""
    the_letter = letter_at(token)
    data = read(the_letter, lambda: finished.page_picture(the_letter, number, PAGE_DPI))
    return HttpResponse(data, content_type="image/png") if data else redirect("letter", token)


def _standing(letter: Letter) -> Standing:
    proof = proof_before_client(letter)
    return Standing(
        status=letter.status,
        version=letter.version,
        begun=begun_by_writer(letter),
        again=_is_written_again(letter),
        days=milestones_of(letter),
        due=letter.due_on,
        unread=unread_by_client(letter),
        with_proof=proof is not None or (settings.PROOF and letter.status != Letter.Status.READY),
        is_wished=proof is not None and proof.answer == Proof.Answer.CHANGES,
        by_post=by_post(letter),
        opens=letter.opens_on if is_closed(letter) else None,
    )


def _finished(letter: Letter) -> Rendering | None:
    """What is ready to be shown. Its file is read first, so that nobody is offered a damaged letter."""
    try:
        rendering = finished.finished_rendering(letter)
        if read(letter, lambda: finished.letter_pdf(letter)):
            return rendering
    except (NotReady, Http404):
        pass
    # Someone may have found it damaged since it was looked up, and so may we.
    letter.refresh_from_db()
    return None


def _is_written_again(letter: Letter) -> bool:
    newest = letter.renderings.first() if letter.status == Letter.Status.APPROVED else None
    return bool(newest and newest.pdf_digest)
