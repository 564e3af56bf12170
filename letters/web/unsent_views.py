"""The pages on which a client tells us about a letter: one step at a time, kept as they go, sent from the last."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from uuid import UUID, uuid4

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from letters import tasks
from letters.models import Brief, UnsentBrief
from letters.workflow import catalogue, changing, previewing, sentences, unsent
from letters.workflow.as_told import groups_of
from letters.workflow.brief_checks import hand_notes
from letters.workflow.briefs import Submitted, address_of
from letters.workflow.catalogue import Occasion, Reads
from letters.workflow.errors import BriefAlike, BriefRefused, BriefThin, NotNow, Overtaken, TextRefused
from letters.workflow.notices import Sending
from letters.workflow.questions import STEPS, Step, carried_over

from .fields import SubmissionField
from .finding import letter_at, unsent_at
from .forms import StepForm, Typed, typed_in
from .privacy import private, seal, typed_on

SAMPLE_PATIENCE = 2.0
"""Seconds: longer than the first drawing takes in a process that has not opened the hand's typeface yet, which whoever
opens the form anew meanwhile would be refused for. The sample is a courtesy: beyond that the page does without it."""

# One at a time in each process: anyone may ask for one, and each costs a drawing.
_SAMPLING = Lock()

BUSY = (
    "Our records could not be opened for a moment. Everything you wrote is still here, on this page. Please wait "
    "a minute and press the button again: nothing will be started twice."
)

TOO_OLD = (
    "This page had been open for so long that your browser or our house no longer knew it. Everything you wrote is "
    "still here. Please press the button once more: the page is fresh now."
)

MOST_NAMED, MOST_DIGITS = 40, 10
"""Characters of what an open page calls itself, and of how often it has sent what is typed on it."""

NOTHING = Typed({}, {})

_NAMED = {each.name: each for each in STEPS}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the client is: a step of an unsent brief; or the first one, of a brief that is not begun (`row` is None).

    `form` is the number of the page on which it is begun, `after` the private address that the client comes from.
    """

    occasion: Occasion
    step: Step
    row: UnsentBrief | None = None
    form: UUID | None = None
    after: str = ""
    carried: Typed = NOTHING

    @property
    def typed(self) -> Typed:
        """The answers typed so far."""
        return Typed(self.row.answers, self.row.values) if self.row else self.carried

    @property
    def number(self) -> int:
        """Which step it is, from 1."""
        return STEPS.index(self.step) + 1


@require_http_methods(["GET", "HEAD", "POST"])
def first_step(request: HttpRequest, occasion: str) -> HttpResponseBase:
    """The first step of a brief that is begun with it."""
    return _first(request, occasion)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def another_first_step(request: HttpRequest, token: str, occasion: str) -> HttpResponseBase:
    """The first step towards the next letter to the same person: what was told once need not be told again."""
    return _first(request, occasion, token)


@require_safe
@private
def where_it_was_left(request: HttpRequest, token: str) -> HttpResponseBase:
    """To the step at which the client was last."""
    row = unsent_at(token)
    return _lead_to(row.became) if row.became else redirect(_path(token, row.step or STEPS[0].name))


@require_http_methods(["GET", "HEAD", "POST"])
@private
def step(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """One step, with what was typed in it. Sent, it is kept, and leads on or back."""
    if name not in _NAMED:
        raise Http404
    if request.method == "POST":
        return _guarded(request, _NAMED[name], lambda: _at(unsent_at(token), _NAMED[name]))
    row = unsent_at(token)
    return _lead_to(row.became) if row.became else _ask(request, _at(row, _NAMED[name]))


@require_http_methods(["GET", "HEAD", "POST"])
@private
def everything(request: HttpRequest, token: str) -> HttpResponseBase:
    """All answers in groups, each to be changed alone; and from here it is sent."""
    row = unsent_at(token)
    if row.became and request.method != "POST":
        return _lead_to(row.became)
    if request.method != "POST":
        return _show_all(request, row)
    try:
        return _change(request, row) if row.changes else _send(request, row)
    except Error:
        return _show_all(request, row, apology=BUSY, status=503)


@require_safe
@private
def sample(request: HttpRequest, token: str) -> HttpResponseBase:
    """The client's own first line in the hand, ink and pace, and on the paper, that they look at."""
    words = previewing.sample_words(unsent.submission_of(unsent_at(token)))
    if not _SAMPLING.acquire(timeout=SAMPLE_PATIENCE):
        return HttpResponse(status=503, headers={"Retry-After": "2", "Cache-Control": "no-store"})
    try:
        data = previewing.sample_picture(request.GET, words)
    finally:
        _SAMPLING.release()
    if data is None:
        raise Http404
    return HttpResponse(data, content_type="image/png")


def given_back(request: HttpRequest) -> HttpResponse | None:
    """The page again with what was typed on it, for a form whose token is lost or too old; None for other pages."""
    match = request.resolver_match
    names = match.kwargs if match else {}
    if match and match.url_name in ("brief", "another_brief"):
        place = _first_place(request, names["occasion"], names.get("token", ""))
        return _ask(request, place, _posted(request, place), apology=TOO_OLD, status=403)
    if match and match.url_name == "unsent_step" and names["name"] in _NAMED:
        place = _at(unsent_at(names["token"]), _NAMED[names["name"]])
        return _ask(request, place, _posted(request, place), apology=TOO_OLD, status=403)
    if match and match.url_name == "unsent_all":
        return _show_all(request, unsent_at(names["token"]), apology=TOO_OLD, status=403)
    return None


def _first(request: HttpRequest, slug: str, token: str = "") -> HttpResponseBase:
    if request.method != "POST":
        return _ask(request, _first_place(request, slug, token))
    return _guarded(request, STEPS[0], lambda: _begun(_first_place(request, slug, token)))


def _first_place(request: HttpRequest, slug: str, token: str) -> Place:
    occasion = catalogue.occasion_named(slug)
    if occasion is None:
        raise Http404
    form = SubmissionField(required=False).clean(request.POST.get("submission") or uuid4())
    values = carried_over(letter_at(token).brief) if token else {}
    return Place(occasion, STEPS[0], form=form, after=token, carried=Typed({}, values))


def _begun(place: Place) -> Place:
    earlier = letter_at(place.after).brief if place.after else None
    row = unsent.begin(place.form or uuid4(), place.occasion.slug, earlier)
    return _at(row, place.step)


def _at(row: UnsentBrief, step: Step) -> Place:
    occasion = catalogue.occasion_named(row.occasion)
    if occasion is None:
        raise Http404
    return Place(occasion, step, row)


def _guarded(request: HttpRequest, step: Step, find: Callable[[], Place]) -> HttpResponseBase:
    """Take what was typed; where the records cannot be opened, give it back. The page names its occasion for that."""
    try:
        return _take(request, find())
    except Error:
        occasion = catalogue.occasion_named(request.POST.get("occasion", ""))
        if occasion is None:
            raise
        place = Place(occasion, step, form=SubmissionField(required=False).clean(request.POST.get("submission")))
        return _ask(request, place, typed_in(step, occasion, request.POST), apology=BUSY, status=503)


def _take(request: HttpRequest, place: Place) -> HttpResponseBase:
    """Keep what was typed, and lead on, back, or to the answer that is missing."""
    row = place.row
    if row is None or row.became:
        return _already_sent(request, place, row.became) if row and row.became else redirect("occasions")
    typed = typed_in(place.step, place.occasion, request.POST)
    try:
        unsent.keep(row, typed.answers, typed.values, place.step.name, _sent_count(request))
    except TextRefused as refusal:
        return _ask(request, place, _posted(request, place), apology=str(refusal))
    if request.headers.get("Accept") == "application/json":
        return seal(JsonResponse(_as_it_stands(place, row)))
    return _onwards(request, place, row)


def _already_sent(request: HttpRequest, place: Place, brief: Brief) -> HttpResponseBase:
    """A page from before it was sent, sent once more: something that was changed on it is asked about, while it can be.

    What a script of such a page keeps by itself asks for nothing.
    """
    if request.headers.get("Accept") == "application/json":
        return seal(JsonResponse({"address": reverse("letter", args=[address_of(brief)])}, status=409))
    typed = typed_in(place.step, place.occasion, request.POST)
    if unsent.says_the_same(brief, typed.answers, typed.values):
        return _lead_to(brief, again="same")
    try:
        row = changing.begin_change(brief.letter)
    except NotNow:
        return _lead_to(brief, again="changed")
    unsent.keep(row, typed.answers, typed.values, place.step.name)
    return redirect(reverse("unsent_all", args=[unsent.address_of_unsent(row)], query={"copied": "yes"}))


def _onwards(request: HttpRequest, place: Place, row: UnsentBrief) -> HttpResponseBase:
    token, go = unsent.address_of_unsent(row), request.POST.get("go", "next")
    problems = {} if go in ("back", "all") else unsent.problems_by_step(row).get(place.step.name, {})
    if problems:
        return _ask(request, place, problems=problems)
    if place.step is STEPS[0] and go == "next":
        unsent.invite_back(row)
        tasks.ring(tasks.send_notice, *Sending.to_ring(unsent=row))
    form = StepForm(place.occasion, place.step, place.typed)
    if go == "next" and form.not_shown_yet(request.POST.getlist("offered")):
        return redirect(f"{_path(token, place.step.name)}?more=yes")
    to_all = go == "all" or request.POST.get("then") == "all" or (go == "next" and place.step is STEPS[-1])
    if to_all:
        return redirect("unsent_all", token)
    return redirect(_path(token, STEPS[max(0, place.number - (2 if go == "back" else 0))].name))


def _ask(
    request: HttpRequest,
    place: Place,
    posted: Typed | None = None,
    *,
    problems: dict[str, str] | None = None,
    apology: str = "",
    status: int = 200,
) -> HttpResponse:
    typed = posted or place.typed
    form = StepForm(place.occasion, place.step, typed, _sentences(place) if place.row and place.step.stems else {})
    form.take_objections(problems or {})
    token = unsent.address_of_unsent(place.row) if place.row else ""
    context = {
        "place": place,
        "form": form,
        "token": token,
        "apology": apology,
        "more": "more" in request.GET,
        "then_all": "all" in (request.GET.get("then"), request.POST.get("then")),
        "last_step": len(STEPS),
        "sample": _sample_address(token, place) if token and place.step.sample else "",
        "days": unsent.FORGOTTEN_AFTER.days,
    }
    return typed_on(render(request, "letters/step.html", context, status=status), may_be_kept=True)


def _show_all(
    request: HttpRequest,
    row: UnsentBrief,
    *,
    apology: str = "",
    kindly: str = "",
    alike: str = "",
    late: str = "",
    sent: bool = False,
    status: int = 200,
) -> HttpResponse:
    submission, left = unsent.submission_of(row), unsent.problems_by_step(row)
    context = {
        "row": row,
        "token": unsent.address_of_unsent(row),
        "occasion": catalogue.occasion_named(row.occasion),
        "groups": [*groups_of(Brief(**submission.as_columns()))],
        "hand_notes": hand_notes(submission),
        "left": [(step, problem) for step, problems in left.items() for problem in problems.values()],
        "sent": sent,
        "apology": apology,
        "kindly": kindly,
        "alike": alike,
        "late": late,
        "copied": "copied" in request.GET,
        "taken_back": "back" in request.GET,
        "changing": address_of(row.changes) if row.changes else "",
        "answered": {name: name in request.POST for name in ("as_it_is", "another")},
    }
    return typed_on(render(request, "letters/everything.html", context, status=status), may_be_kept=True)


def _send(request: HttpRequest, row: UnsentBrief) -> HttpResponseBase:
    try:
        submitted = unsent.send(row, even_thin="as_it_is" in request.POST, even_alike="another" in request.POST)
    except BriefRefused:
        return _show_all(request, row, sent=True)
    except BriefThin as thin:
        return _show_all(request, row, kindly=thin.kindly)
    except BriefAlike as alike:
        return _show_all(request, row, alike=str(alike))
    return _lead_to(submitted.brief, again=_again(submitted)) if submitted.was_there else _sent(submitted)


def _change(request: HttpRequest, row: UnsentBrief) -> HttpResponseBase:
    is_changed = any(changing.changed_lines(row))
    try:
        brief = changing.change_brief(row)
    except BriefRefused:
        return _show_all(request, row, sent=True)
    except (NotNow, Overtaken) as refusal:
        return _show_all(request, row, late=str(refusal), status=409)
    tasks.ring(tasks.send_notice, *Sending.to_ring(brief=brief))
    return _lead_to(brief, again="taken" if is_changed else "unchanged")


def _sent(submitted: Submitted) -> HttpResponseBase:
    tasks.ring(tasks.send_notice, *Sending.to_ring(brief=submitted.brief))
    return _lead_to(submitted.brief)


def _again(submitted: Submitted) -> str:
    return "changed" if submitted.changed else "same"


def _lead_to(brief: Brief, *, again: str = "") -> HttpResponse:
    return seal(redirect(reverse("letter", args=[address_of(brief)], query={"again": again} if again else None)))


def _sent_count(request: HttpRequest) -> unsent.Sent:
    page, count = request.POST.get("save_page", ""), request.POST.get("save_count", "")
    is_named = page.isascii() and page.isalnum() and len(page) <= MOST_NAMED
    is_counted = count.isascii() and count.isdecimal() and len(count) < MOST_DIGITS
    return unsent.Sent(page, int(count)) if is_named and is_counted else unsent.Sent()


def _posted(request: HttpRequest, place: Place) -> Typed:
    return typed_in(place.step, place.occasion, request.POST).over(place.typed)


def _sentences(place: Place) -> dict[str, Reads]:
    submission = unsent.submission_of(place.row) if place.row else None
    return dict(sentences.sentences_of(submission, place.occasion)) if submission else {}


def _as_it_stands(place: Place, row: UnsentBrief) -> dict[str, object]:
    """What the page is told when it kept something while somebody types: where it is now, and how sentences read."""
    address = _path(unsent.address_of_unsent(row), place.step.name)
    return {"address": address, "sentences": _sentences_as_data(place) if place.step.stems else {}}


def _sentences_as_data(place: Place) -> dict[str, dict[str, object]]:
    return {key: {"sentence": reads.sentence, "asks": list(reads.asks)} for key, reads in _sentences(place).items()}


def _sample_address(token: str, place: Place) -> str:
    submission = unsent.submission_of(place.row) if place.row else None
    chosen = {name: submission.text(name) for name in ("hand", "paper", "ink", "pen", "pace")} if submission else {}
    ruled = {"ruled": "yes"} if submission and submission.values["ruled"] else {}
    return reverse("unsent_sample", args=[token], query={**chosen, **ruled})


def _path(token: str, name: str) -> str:
    return reverse("unsent_step", args=[token, name])
