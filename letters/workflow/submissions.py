"""A brief on its way into the house: what was typed is cleaned here, once, and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self
from uuid import UUID

from .hygiene import clean_text
from .mail_addresses import mailbox_of
from .questions import QUESTIONS, Question, Value, clean
from .styling import Style


@dataclass(frozen=True)
class BriefSubmission:
    """What a client sends, clean from the moment it exists.

    `key` is hidden in the form: sending it twice is sending it once. `occasion` is a slug. `answers` holds how the
    sentences of the occasion were finished, by stem key, `values` what was answered to the other questions, by name;
    one that is not in it is as it is preset. `after` is the private address of an earlier letter to the same person,
    when the client comes from there.
    """

    key: UUID
    occasion: str
    answers: Mapping[str, str]
    values: Mapping[str, Value] = field(default_factory=dict)
    after: str = ""

    def __post_init__(self) -> None:
        answers = {key: clean_text(answer) for key, answer in self.answers.items()}
        values = {each.name: clean(each, self.values.get(each.name, each.preset)) for each in QUESTIONS}
        if unknown := self.values.keys() - values.keys():
            raise TypeError(f"There are no questions called {', '.join(sorted(unknown))}.")
        object.__setattr__(self, "answers", {key: answer for key, answer in answers.items() if answer})
        object.__setattr__(self, "values", values)

    def but(self, **changes: Any) -> Self:
        """The same with some of it otherwise: questions by their names, and the rest."""
        own = {name: value for name, value in changes.items() if name in self.__dataclass_fields__}
        values = {name: value for name, value in changes.items() if name not in own}
        return replace(self, **own, values={**self.values, **values})

    def text(self, name: str) -> str:
        """What was answered to the question called `name`."""
        return str(self.values[name])

    @property
    def style(self) -> Style:
        """How the letter is to look beside its hand and paper."""
        return Style.from_data(self.values)

    def as_columns(self) -> dict[str, Any]:
        """The columns of the brief that keep it: all but the form's key, and the address that it came from."""
        own = {each.name: self._column(each) for each in QUESTIONS if not each.in_style}
        others = {"occasion": self.occasion, "answers": dict(self.answers), "style": self.style.as_data()}
        return {**own, **others, "mailbox": self.mailbox}

    @property
    def mailbox(self) -> str:
        """Where mail to the client most likely arrives."""
        return mailbox_of(self.text("client_email"))

    def _column(self, question: Question) -> Value:
        """What is kept of an answer. A choice that did not matter was left open."""
        value = self.values[question.name]
        return question.preset if value == "" and not question.preselected else value
