"""The public pages. Each view finds what it shows, or answers 404, and leaves every change to `workflow`."""

from threading import Lock

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from letters import tasks
from letters.models import Brief, Letter, Rendering
from letters.workflow import catalogue, previewing, reading
from letters.workflow.as_told import questions_and_answers
from letters.workflow.briefs import address_of, submit_brief
from letters.workflow.errors import BriefRefused, BriefThin, NotReady
from letters.workflow.notices import Sending
from letters.workflow.questions import carried_over
from letters.workflow.retaining import kept_until

from .afterwards import after_letter
from .finding import letter_at, read
from .forms import BriefForm
from .pictures import picture
from .privacy import private, seal, typed_on
from .progress import progress_of

PAGE_DPI = 150
"""Sharp on a phone's screen, and light enough to draw while someone waits."""

SAMPLE_PATIENCE = 2.0
"""Seconds: longer than the first drawing takes in a process that has not opened the hand's typeface yet, which whoever
opens the form anew meanwhile would be refused for. The sample is a courtesy: beyond that the form does without it."""

# One at a time in each process: anyone may ask for one, and each costs a drawing.
_SAMPLING = Lock()

BUSY = (
    "Our records could not be opened for a moment. Everything you wrote is still here, on this page. Please wait "
    "a minute and send it again: nothing will be started twice."
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The front door, with a page of a real letter on it."""
    return render(request, "letters/home.html", {"specimen": picture("letters/specimen.png")})


@require_safe
def occasions(request: HttpRequest) -> HttpResponse:
    """What is the letter for?"""
    return render(request, "letters/occasions.html", {"groups": catalogue.occasions_by_group()})


@require_http_methods(["GET", "HEAD", "POST"])
def brief(request: HttpRequest, occasion: str) -> HttpResponseBase:
    """Everything we ask for one letter; sending it leads to the letter's own page."""
    return _brief(request, occasion)


@require_safe
@private
def another(request: HttpRequest, token: str) -> HttpResponseBase:
    """What is the next letter to the same person for?"""
    context = {"groups": catalogue.occasions_by_group(), "token": token, "earlier": letter_at(token).brief}
    return render(request, "letters/occasions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def another_brief(request: HttpRequest, token: str, occasion: str) -> HttpResponseBase:
    """The next letter to the same person: what was told once need not be told again."""
    return _brief(request, occasion, token)


@require_safe
def sample(request: HttpRequest) -> HttpResponseBase:
    """A few lines of ours in the hand, ink and pace, and on the paper, that somebody looks at."""
    if not _SAMPLING.acquire(timeout=SAMPLE_PATIENCE):
        return HttpResponse(status=503, headers={"Retry-After": "2", "Cache-Control": "no-store"})
    try:
        data = previewing.sample_picture(request.GET)
    finally:
        _SAMPLING.release()
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type="image/png")
    response["Cache-Control"] = "public, max-age=86400"
    return response


def _brief(request: HttpRequest, occasion: str, token: str = "") -> HttpResponseBase:
    found = catalogue.occasion_named(occasion)
    if found is None:
        raise Http404
    if request.method != "POST":
        known = carried_over(letter_at(token).brief) if token else None
        return _ask(request, BriefForm(found, known=known, after=token))
    form = BriefForm(found, request.POST, after=token)
    try:
        return _take_in(request, form)
    except Error:
        return _ask(request, form, apology=BUSY, status=503)


def _ask(request: HttpRequest, form: BriefForm, apology: str = "", kindly: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "apology": apology, "kindly": kindly}
    return typed_on(render(request, "letters/brief.html", context, status=status), kept=True)


def _take_in(request: HttpRequest, form: BriefForm) -> HttpResponse:
    if form.after:
        letter_at(form.after)
    try:
        submitted = submit_brief(form.brief, even_thin=form.sends_it_as_it_is)
    except BriefRefused as refusal:
        form.take_objections(refusal)
        return _ask(request, form)
    except BriefThin as thin:
        return _ask(request, form, kindly=thin.kindly)
    if submitted.was_there:
        return _lead_to(submitted.brief, query={"again": "changed" if submitted.changed else "same"})
    tasks.ring(tasks.send_notice, *Sending.to_ring(brief=submitted.brief))
    return _lead_to(submitted.brief)


def _lead_to(brief: Brief, query: dict[str, str] | None = None) -> HttpResponse:
    return seal(redirect(reverse("letter", args=[address_of(brief)], query=query)))


@require_safe
@private
def letter(request: HttpRequest, token: str) -> HttpResponseBase:
    """Where the letter is; and when it is ready, the letter. `?fragment=1` gives only what changes."""
    found = letter_at(token)
    rendering = _finished(found)
    pages = range(1, (rendering.page_count or 0) + 1) if rendering else ()
    context = {
        "progress": progress_of(found.status, found.version, again=_is_written_again(found)),
        "brief": found.brief,
        "rendering": rendering,
        "words": reading.words_to_read(rendering) if rendering else "",
        "pages": [reverse("letter_page", args=[token, number]) for number in pages],
        "pdf": reverse("letter_pdf", args=[token]),
        "envelope": reverse("letter_envelope", args=[token]) if found.brief.envelope else "",
        "another": reverse("another", args=[token]),
        "kept_until": kept_until(found),
        "erase": reverse("erase", args=[token]),
        "archive": reverse("archive", args=[token]),
        "paper": catalogue.papers().get(found.brief.paper, found.brief.paper),
        "after": after_letter(found, token) if rendering else None,
        "answers": [*questions_and_answers(found.brief)],
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
    found = letter_at(token)
    data = read(found, lambda: reading.page_picture(found, number, PAGE_DPI))
    return HttpResponse(data, content_type="image/png") if data else redirect("letter", token)


@require_safe
@private
def letter_pdf(request: HttpRequest, token: str) -> HttpResponseBase:
    """The finished letter, to be taken home; the letter's page where it has to be written out again first."""
    found = letter_at(token)
    data = read(found, lambda: reading.letter_pdf(found))
    # The name of the file says nothing: it may lie in a folder that others see.
    headers = {"Content-Disposition": 'attachment; filename="letter.pdf"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers) if data else redirect("letter", token)


@require_safe
@private
def letter_envelope(request: HttpRequest, token: str) -> HttpResponseBase:
    """The envelope of the finished letter, to be printed like it."""
    found = letter_at(token)
    data = read(found, lambda: reading.envelope_pdf(found))
    headers = {"Content-Disposition": 'attachment; filename="envelope.pdf"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def _finished(letter: Letter) -> Rendering | None:
    """What is ready to be shown. Its file is read first, so that nobody is offered a damaged letter."""
    try:
        rendering = reading.finished_rendering(letter)
        if read(letter, lambda: reading.letter_pdf(letter)):
            return rendering
    except (NotReady, Http404):
        pass
    # Someone may have found it damaged since it was looked up, and so may we.
    letter.refresh_from_db()
    return None


def _is_written_again(letter: Letter) -> bool:
    return letter.status == Letter.Status.APPROVED and letter.renderings.exclude(pdf_digest="").exists()
