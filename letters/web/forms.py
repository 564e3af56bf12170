"""The brief as a form: what is asked, and what is said beside it when something is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField

from letters.workflow import catalogue
from letters.workflow.briefs import BriefSubmission
from letters.workflow.catalogue import Occasion, Reads, Stem
from letters.workflow.errors import BriefRefused
from letters.workflow.hygiene import ANSWER_CAP
from letters.workflow.questions import QUESTIONS, STEPS, Question, asked_question

from .asked import StepOnPage, field_for, field_for_stem, steps_on_page
from .fields import SubmissionField

STEM = "stem_"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something to put right: the id of its control, and what to say."""

    target: str
    text: str


class BriefForm(forms.Form):
    """All that we ask for one letter, step by step. The occasion brings its own sentences to finish.

    It takes what was sent as it is: `submit_brief` cleans and checks it, and `take_objections` says what that found.
    """

    # Nothing here says `autocomplete="off"`: browsers then lose what was typed when someone comes back.
    answer_cap = f"{ANSWER_CAP:,}"
    submission = SubmissionField(required=False)
    as_it_is = forms.BooleanField(label="Send it as it is", required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        occasion: Occasion,
        data: Mapping[str, Any] | None = None,
        *,
        known: Mapping[str, Any] | None = None,
        after: str = "",
    ) -> None:
        """`data`: what was posted, or None for a form that nobody has filled in yet; `known` is then what an earlier
        letter to the same person, whose private address is `after`, already told."""
        initial = {"submission": uuid4(), **(known or {})}
        super().__init__(None if data is None else showable(data), initial=initial)
        self.occasion = occasion
        self.after = after
        self._stems = {STEM + stem.key: stem for stem in occasion.stems}
        for step in STEPS:
            asked = (asked_question(question, occasion) for question in step.questions)
            self.fields |= {question.name: field_for(question) for question in asked if question}
            if step.stems:
                self.fields |= {name: field_for_stem(stem) for name, stem in self._stems.items()}

    @property
    def steps(self) -> Iterator[StepOnPage]:
        """The steps in their order, with the fields of what they ask."""
        return steps_on_page(STEPS, self._field_of)

    @property
    def numbered_steps(self) -> int:
        """How many steps have a number."""
        return sum(not step.continues for step in STEPS)

    @property
    def stems(self) -> Iterator[tuple[BoundField, Stem, Reads]]:
        """Each sentence to finish, with the field that takes its end, and how it reads so far."""
        return ((self[name], stem, self._reads(stem, self[name].value() or "")) for name, stem in self._stems.items())

    def _reads(self, stem: Stem, answer: str) -> Reads:
        how_many = {name: self[name].value() for name in ("writers", "recipients") if name in self.fields}
        known = {name: sent for name, sent in how_many.items() if sent in catalogue.how_many()}
        about = bool(self["about_name"].value()) if "about_name" in self.fields else False
        return catalogue.reads_as(stem, answer, about=about, **known)

    @property
    def troubles(self) -> list[Trouble]:
        """What is wrong, in the order of the page, each with the place to put it right."""
        wrong = (self[name] for name in self.fields if name in self.errors)
        return [Trouble(target_of(field), " ".join(map(str, field.errors))) for field in wrong]

    @cached_property
    def brief(self) -> BriefSubmission:
        """The brief as `workflow` takes it. What an older page did not ask is as it is preset."""
        self.full_clean()
        sent = self.cleaned_data
        return BriefSubmission(
            key=sent["submission"],
            occasion=self.occasion.slug,
            answers={stem.key: sent[name] for name, stem in self._stems.items()},
            values={question.name: sent[question.name] for question in QUESTIONS if question.name in sent},
            after=self.after,
        )

    @property
    def sends_it_as_it_is(self) -> bool:
        """Whether the client was asked for more already, and has no more."""
        return bool(self["as_it_is"].value())

    def take_objections(self, refusal: BriefRefused) -> None:
        """Say what `workflow` objects to, each beside its field."""
        for name, sentence in refusal.problems.items():
            field = name.replace("answers.", STEM, 1)
            self.add_error(field if field in self.fields else None, sentence)

    def _field_of(self, question: Question) -> BoundField | None:
        return self[question.name] if question.name in self.fields else None


def showable(data: Mapping[str, Any]) -> dict[str, str]:
    """What was sent, without what no page can show: some encodings of a request bring halves of characters."""
    return {name: str(data[name]).encode("utf-8", "replace").decode("utf-8") for name in data}


def target_of(field: BoundField) -> str:
    """The id to jump to. A group of cards has no control of its own: its first card is the place."""
    return field.id_for_label or f"{field.auto_id}_0"
