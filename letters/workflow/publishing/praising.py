"""How good a letter is: an editor's stars, and what the recipient answered."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from letters.models import Answer, Consent, Event, Letter, Stars
from letters.workflow.errors import BookRefused, NotReady
from letters.workflow.history import record, require
from letters.workflow.hygiene import ANSWER_CAP, clean_text

from .answers import answer_words
from .matter import line_problem
from .staleness import ANSWERED_ANEW, went_stale

__all__ = ["MOST_STARS", "answer_words", "give_stars", "tell_answer"]

MOST_STARS = 5


def give_stars(letter: Letter, by: User, count: int) -> Stars:
    """Say how good a finished letter is, from 1 to 5; said again, it replaces what this editor said before.

    Raises NotYours, NotReady and BookRefused.
    """
    require(by, "approve_letter", "give stars")
    if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= MOST_STARS:
        raise BookRefused({"count": f"Please give from 1 to {MOST_STARS} stars. Nothing was changed."})
    _require_ready(letter)
    with transaction.atomic():
        before = Stars.objects.filter(letter=letter, editor=by).first()
        if before and before.count == count:
            return before
        values = {"count": count, "at": timezone.now()}
        stars, _ = Stars.objects.update_or_create(letter=letter, editor=by, defaults=values)
        record(letter, Event.Verb.STARRED, by, f"{count} of {MOST_STARS}")
    return stars


def tell_answer(letter: Letter, kind: Answer.Kind, words: str, by: User | None) -> Answer:
    """Keep what the recipient answered; told again, it replaces what was told before. `by` is nobody for the client.

    Raises NotYours, NotReady and BookRefused.
    """
    if by is not None:
        require(by, "approve_letter", "tell what a recipient answered")
    clean = clean_text(words)
    if kind not in Answer.Kind.values:
        raise BookRefused({"kind": "Please choose what the answer was. Nothing was changed."})
    if problem := line_problem(clean, ANSWER_CAP):
        raise BookRefused({"words": problem})
    _require_ready(letter)
    with transaction.atomic():
        before = Answer.objects.filter(letter=letter).first()
        if before and (before.kind, before.words) == (kind, clean):
            return before
        values = {"kind": kind, "words": clean, "at": timezone.now()}
        # They agreed to other words.
        _ask_anew(letter)
        answer, _ = Answer.objects.update_or_create(letter=letter, defaults=values)
        record(letter, Event.Verb.ANSWER_TOLD, by, Answer.Kind(kind).label)
    return answer


def _ask_anew(letter: Letter) -> None:
    """Whoever agreed that their answer stands behind the letter is asked again: another one was told."""
    agreed = Consent.objects.filter(letter=letter, may_answer=True)
    if agreed.update(may_answer=False):
        went_stale(letter, ANSWERED_ANEW.format(letter.pk))


def _require_ready(letter: Letter) -> None:
    if not Letter.objects.filter(pk=letter.pk, status=Letter.Status.READY).exists():
        raise NotReady("This letter is not written out yet. Nothing was changed.")
