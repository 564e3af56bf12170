"""The questions of a brief, as they are answered here: cleaned, offered, kept, taken over and read again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings

from letters.drafting import QUESTIONS, STEPS, Occasion, Question, QuestionKind, Shown, Step, Value
from letters.drafting import asked_question as asked_by_occasion
from letters.models import Brief

from .catalogue import envelopes, hands, inks, paces, papers, pens
from .hygiene import clean_line, clean_text
from .styling import Style

__all__ = [
    "COLUMNS",
    "QUESTIONS",
    "STEPS",
    "Line",
    "Question",
    "QuestionKind",
    "Shown",
    "Step",
    "Value",
    "answers_of",
    "asked_question",
    "carried_over",
    "clean",
    "lines_for_client",
    "lines_for_writer",
    "offered",
]

COLUMNS = tuple(
    dict.fromkeys(
        column
        for step in STEPS
        for column in ("answers" if step.stems else "", *(question.column for question in step.questions))
        if column
    )
)
"""The columns of a brief that hold what was answered, in the order of the form."""

_CLEANERS: Mapping[QuestionKind, Callable[[str], str]] = {
    QuestionKind.LINE: clean_line,
    QuestionKind.EMAIL: clean_line,
    QuestionKind.PASSAGE: clean_text,
    QuestionKind.PHRASES: clean_text,
    QuestionKind.CHOICE: str,
}

_OF_THE_HOUSE: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "hand": hands,
    "pace": paces,
    "paper": papers,
    "ink": inks,
    "pen": pens,
    "envelope": envelopes,
}


def asked_question(question: Question, occasion: Occasion) -> Question | None:
    """The question as this occasion asks it; None where it does not, or this house does not."""
    if question.setting and not getattr(settings, question.setting):
        return None
    return asked_by_occasion(question, occasion)


def clean(question: Question, value: Value) -> Value:
    """The answer as it is kept: what nobody can see goes, and what was left empty is as it is preset."""
    if question.kind is QuestionKind.TICK:
        return bool(value)
    stays_open = question.required or not question.preselected
    return _CLEANERS[question.kind](str(value)) or ("" if stays_open else question.preset)


def offered(question: Question) -> Mapping[str, str]:
    """What can be chosen, by slug, as the house calls it. Nothing (`""`) where the question says what that means."""
    nothing = {"": question.labels[""]} if "" in question.labels else {}
    return nothing | dict(question.choices or _OF_THE_HOUSE[question.name]())


def answers_of(brief: Brief) -> dict[str, Value]:
    """What this brief answers, by the names of the questions; the sentences of its occasion are not among them."""
    style = Style.from_data(brief.style)
    return {question.name: getattr(style if question.in_style else brief, question.name) for question in QUESTIONS}


def carried_over(brief: Brief) -> dict[str, Value]:
    """What this brief answers that holds for the next letter to the same person too."""
    answers = answers_of(brief)
    return {question.name: answers[question.name] for question in QUESTIONS if question.carries_over}


@dataclass(frozen=True, slots=True)
class Line:
    """An answer as it is read again: the name of the line, and what stands in it."""

    question: Question
    name: str
    words: str


def lines_for_client(brief: Brief) -> tuple[Line, ...]:
    """What the client reads again, in the order of the form. Questions left open are left out."""
    return _lines(brief, {question.name: question.for_client for question in QUESTIONS if question.for_client})


def lines_for_writer(brief: Brief) -> tuple[Line, ...]:
    """The answers in short, in the order of the form. Questions left open are left out."""
    return _lines(brief, {question.name: question.for_writer for question in QUESTIONS if question.for_writer})


def _lines(brief: Brief, shown: Mapping[str, Shown]) -> tuple[Line, ...]:
    words = dict(_all_words(brief, shown))
    return tuple(
        Line(question, shown[question.name].name, words[question.name] + "".join(_behind(question, shown, words)))
        for question in QUESTIONS
        if question.name in words and shown[question.name].name
    )


def _behind(question: Question, shown: Mapping[str, Shown], words: Mapping[str, str]) -> Iterator[str]:
    """What stands in the line of this question behind its own words."""
    return (words[name] for name, each in shown.items() if each.behind == question.name and name in words)


def _all_words(brief: Brief, shown: Mapping[str, Shown]) -> Iterator[tuple[str, str]]:
    """Each answer that is shown, as it is shown, by the name of its question."""
    answers = answers_of(brief)
    for question in QUESTIONS:
        answer, how = answers[question.name], shown.get(question.name)
        is_shown = answer and how and (how.always or question.matters(answers))
        if how and is_shown and (words := _called(question, str(answer), how, brief)):
            yield question.name, how.form.format(words)


def _called(question: Question, answer: str, shown: Shown, brief: Brief) -> str:
    """What a given answer is called."""
    if shown.as_stored:
        return answer
    if shown.words is not None:
        return shown.words.get(answer, "")
    if question.kind is QuestionKind.CHOICE:
        return offered(question).get(answer, answer)
    return ", ".join(brief.phrases_in(question.name)) if question.kind is QuestionKind.PHRASES else answer
