"""The questions of a step as fields of a form, and as parts of its page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from letters.workflow.catalogue import Reads, Stem
from letters.workflow.questions import Question, QuestionKind, offered

from .fields import ChoiceAsSent, TextAsSent
from .widgets import Cards, Passage

STEM = "stem_"


def field_for(question: Question) -> forms.Field:
    """The field that takes the answer, as it is sent: `workflow` cleans and checks it."""
    common: dict[str, Any] = {"label": question.label, "help_text": question.help, "required": question.required}
    if question.kind is QuestionKind.TICK:
        return forms.BooleanField(label=question.label, help_text=question.help, required=False)
    if question.kind is QuestionKind.CHOICE:
        choices = [(slug, question.labels.get(slug, name)) for slug, name in offered(question).items()]
        return ChoiceAsSent(choices=choices, widget=Cards(question.pictures), **common)
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
    """A question on the page, or a sentence to finish, and its field.

    `follows` is the control without whose answer it does not matter, "" for none; `matters` whether it does now.
    """

    field: BoundField
    template: str
    look: str = ""
    fold: str = ""
    leads: bool = False
    follows: str = ""
    matters: bool = True
    stem: Stem | None = None
    reads: Reads | None = None


def asked_in_field(question: Question, field: BoundField, answers: Mapping[str, Any]) -> Asked:
    """A question on the page, given the answers so far."""
    part = {QuestionKind.TICK: "_tick", QuestionKind.CHOICE: "_group"}.get(question.kind, "_field")
    return Asked(
        field,
        f"letters/{part}.html",
        look=question.look,
        fold=question.fold,
        leads=question.leads,
        follows=question.only_with,
        matters=question.matters(answers),
    )


def asked_to_finish(stem: Stem, field: BoundField, matters: bool, reads: Reads | None) -> Asked:
    """A sentence to finish. `reads` is how it will read, None while nobody has asked."""
    follows = f"{STEM}{stem.only_with}" if stem.only_with else ""
    return Asked(field, "letters/_field.html", follows=follows, matters=matters, stem=stem, reads=reads)


@dataclass(frozen=True, slots=True)
class Fold:
    """Questions that are folded away under a line until they are wanted."""

    summary: str
    questions: tuple[Asked, ...]

    @property
    def is_open(self) -> bool:
        """Whether something was told in one of them, or went wrong."""
        return any(each.field.value() or each.field.errors for each in self.questions)


def folds_of(questions: list[Asked]) -> Iterator[Fold]:
    """Those of them that are folded, under their lines."""
    folded = groupby((each for each in questions if each.fold), lambda each: each.fold)
    return (Fold(summary, tuple(members)) for summary, members in folded)
