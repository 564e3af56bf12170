"""What became of a letter: the client tells, on a page of the letter's own."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from letters.models import Answer, Letter
from letters.workflow.errors import BookRefused
from letters.workflow.publishing.praising import tell_answer

from .afterwards import answer_to
from .asking import finished
from .book_forms import AnswerForm
from .finding import letter_at
from .privacy import private, typed_on


@require_http_methods(["GET", "HEAD", "POST"])
@private
def answer(request: HttpRequest, token: str) -> HttpResponseBase:
    """What did they answer? Told again, it replaces what was told before. Not before there is a letter."""
    letter = letter_at(token)
    if finished(letter) is None:
        raise Http404
    if request.method == "POST":
        return _take(request, letter, token)
    earlier = answer_to(letter)
    earlier_answer = {"kind": earlier.kind, "words": earlier.words} if earlier else {}
    return _ask(request, letter, token, AnswerForm(initial=earlier_answer))


def _take(request: HttpRequest, letter: Letter, token: str) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _ask(request, letter, token, form)
    try:
        tell_answer(letter, Answer.Kind(form.cleaned_data["kind"]), form.cleaned_data["words"], None)
    except BookRefused as refused:
        form.take_objections(refused.problems)
        return _ask(request, letter, token, form)
    return redirect("letter", token)


def _ask(request: HttpRequest, letter: Letter, token: str, form: AnswerForm) -> HttpResponse:
    context = {"form": form, "brief": letter.brief, "token": token}
    return typed_on(render(request, "letters/answer.html", context), may_be_kept=True)
