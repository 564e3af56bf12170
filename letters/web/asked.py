"""The questions of a brief as fields of a form, and its steps as parts of a page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from letters.workflow.catalogue import Stem
from letters.workflow.questions import Question, QuestionKind, Step, offered

from .fields import ChoiceAsSent, TextAsSent
from .widgets import Cards, Passage


def field_for(question: Question) -> forms.Field:
    """The field that takes the answer, as it is sent: `submit_brief` cleans and checks it."""
    common: dict[str, Any] = {"label": question.label, "help_text": question.help, "required": question.required}
    if question.kind is QuestionKind.TICK:
        return forms.BooleanField(**common)
    if question.kind is QuestionKind.CHOICE:
        choices = [(slug, question.labels.get(slug, name)) for slug, name in offered(question).items()]
        return ChoiceAsSent(choices=choices, widget=Cards(question.pictures), initial=question.default, **common)
    return TextAsSent(widget=_widget(question), **common)


def field_for_stem(stem: Stem) -> forms.Field:
    """The field that takes the end of a sentence."""
    # The answer goes on in the middle of a sentence, where a telephone would set a capital.
    widget = Passage(attrs={"autocapitalize": "none"})
    return TextAsSent(label=f"{stem.opening} …", required=stem.required, help_text=stem.example, widget=widget)


def _widget(question: Question) -> forms.Widget:
    if question.kind is QuestionKind.LINE:
        return forms.TextInput(attrs=dict(question.attributes))
    if question.kind is QuestionKind.EMAIL:
        return forms.EmailInput(attrs=dict(question.attributes))
    return Passage(question.rows, attrs=question.attributes)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on the page, and its field."""

    question: Question
    field: BoundField

    @property
    def template(self) -> str:
        """What draws it."""
        kind = self.question.kind
        part = {QuestionKind.TICK: "_tick", QuestionKind.CHOICE: "_group"}.get(kind, "_field")
        return f"letters/{part}.html"


@dataclass(frozen=True, slots=True)
class Fold:
    """Questions that are folded away under a line until they are wanted."""

    summary: str
    asked: tuple[Asked, ...]

    @property
    def is_open(self) -> bool:
        """Whether something was told in one of them, or went wrong."""
        return any(each.field.value() or each.field.errors for each in self.asked)


@dataclass(frozen=True, slots=True)
class StepOnPage:
    """A step of the brief on the page. `number` counts from 1, and is 0 where the step continues the one before it.

    `leader` is asked by the title, None if nothing is; `shown` stand open, the others in `folds`.
    """

    step: Step
    number: int
    leader: Asked | None
    shown: tuple[Asked, ...]
    folds: tuple[Fold, ...]


def steps_on_page(steps: tuple[Step, ...], field_of: Callable[[Question], BoundField | None]) -> Iterator[StepOnPage]:
    """The steps with their fields; `field_of` gives None for a question that is not asked."""
    for place, step in enumerate(steps, start=1):
        asked = [Asked(question, field) for question in step.questions if (field := field_of(question))]
        leader = next((each for each in asked if each.question.leads), None)
        shown = tuple(each for each in asked if each is not leader and not each.question.fold)
        folded = groupby((each for each in asked if each.question.fold), lambda each: each.question.fold)
        folds = tuple(Fold(summary, tuple(members)) for summary, members in folded)
        continuing = sum(each.continues for each in steps[:place])
        yield StepOnPage(step, 0 if step.continues else place - continuing, leader, shown, folds)
