"""A step of the brief as a form: what is asked, and what is said beside it when something is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from letters.workflow.catalogue import Occasion, Reads, asked_stems
from letters.workflow.hygiene import ANSWER_CAP
from letters.workflow.questions import Question, QuestionKind, Step, Value, asked_question

from .asked import STEM, Asked, Fold, asked_in_field, asked_to_finish, field_for, field_for_stem, folds_of

ANSWER = "answers."


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something to put right: the id of its control, and what to say."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: how sentences were finished, by stem key, and the other answers, by the names of questions."""

    answers: Mapping[str, str]
    values: Mapping[str, Value]

    def over(self, earlier: "Typed") -> "Typed":
        """This, and what was typed earlier where this has nothing."""
        return Typed({**earlier.answers, **self.answers}, {**earlier.values, **self.values})


class StepForm(forms.Form):
    """One step of the brief, with everything that was typed so far. The occasion brings its own sentences to finish.

    It checks nothing: `workflow` does, and `take_objections` says what that found.
    """

    # Nothing here says `autocomplete="off"`: browsers then lose what was typed when someone comes back.
    answer_cap = f"{ANSWER_CAP:,}"

    def __init__(
        self, occasion: Occasion, step: Step, typed: Typed, sentences: Mapping[str, Reads] | None = None
    ) -> None:
        """`sentences`: how those that were finished will read, by stem key."""
        self.occasion, self.step, self.typed = occasion, step, typed
        self._sentences = sentences or {}
        self._stems = {STEM + stem.key: stem for stem in occasion.stems} if step.stems else {}
        self._questions = {question.name: question for question in questions_in(step, occasion)}
        stems = {name: typed.answers.get(stem.key, "") for name, stem in self._stems.items()}
        super().__init__({**{name: self._value(each) for name, each in self._questions.items()}, **stems})
        self.fields |= {name: field_for(question) for name, question in self._questions.items()}
        self.fields |= {name: field_for_stem(stem) for name, stem in self._stems.items()}

    @cached_property
    def questions(self) -> list[Asked]:
        """All questions of the step, in their order."""
        matter = {stem.key for stem in asked_stems(self.occasion, self.typed.answers)}
        stems = [
            asked_to_finish(stem, self[name], stem.key in matter, self._sentences.get(stem.key))
            for name, stem in self._stems.items()
        ]
        return stems + [asked_in_field(each, self[name], self.typed.values) for name, each in self._questions.items()]

    @property
    def leader(self) -> Asked | None:
        """What the title asks, None if it asks nothing."""
        return next((each for each in self.questions if each.leads), None)

    @property
    def shown(self) -> Iterator[Asked]:
        """The questions that stand open under the first."""
        return (each for each in self.questions if not each.leads and not each.fold)

    @property
    def folds(self) -> Iterator[Fold]:
        """The questions that are folded away, by their fold."""
        return folds_of(self.questions)

    @property
    def troubles(self) -> list[Trouble]:
        """What is wrong, in the order of the page, each with the place to put it right."""
        wrong = (self[name] for name in self.fields if name in self.errors)
        return [Trouble(target_of(field), " ".join(map(str, field.errors))) for field in wrong]

    def take_objections(self, problems: Mapping[str, str]) -> None:
        """Say what `workflow` objects to, each beside its field."""
        for name, sentence in problems.items():
            field = name.replace(ANSWER, STEM, 1)
            self.add_error(field if field in self.fields else None, sentence)

    def not_shown_yet(self, shown: list[str]) -> bool:
        """Whether something matters by now that the page, which showed these followers, did not ask."""
        return any(each.follows and each.matters and each.field.name not in shown for each in self.questions)

    def _value(self, question: Question) -> Value:
        preset = question.preset if question.preselected else ""
        return self.typed.values.get(question.name, preset)


def questions_in(step: Step, occasion: Occasion) -> Iterator[Question]:
    """The questions of this step as the occasion asks them."""
    questions = (asked_question(question, occasion) for question in step.questions)
    return (question for question in questions if question)


def typed_in(step: Step, occasion: Occasion, sent: Mapping[str, Any]) -> Typed:
    """What was sent of this step. A tick that is not there was taken away; whatever else is not there was not asked."""
    posted = showable(sent)
    stems = occasion.stems if step.stems else ()
    answers = {stem.key: posted[STEM + stem.key] for stem in stems if STEM + stem.key in posted}
    values: dict[str, Value] = {}
    for question in questions_in(step, occasion):
        if question.kind is QuestionKind.TICK:
            values[question.name] = question.name in posted
        elif question.name in posted:
            values[question.name] = posted[question.name]
    return Typed(answers, values)


def showable(data: Mapping[str, Any]) -> dict[str, str]:
    """What was sent, without what no page can show: some encodings of a request bring halves of characters."""
    return {name: str(data[name]).encode("utf-8", "replace").decode("utf-8") for name in data}


def target_of(field: BoundField) -> str:
    """The id to jump to. A group of cards has no control of its own: its first card is the place."""
    return field.id_for_label or f"{field.auto_id}_0"
