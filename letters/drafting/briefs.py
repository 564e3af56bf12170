"""A brief as a file says it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from .errors import BriefError
from .facts import Facts
from .occasions import Occasion, unanswered_stems
from .questions import QUESTIONS, QuestionKind

_FACTS = {field.name for field in fields(Facts)}
_QUESTIONS = sorted((each for each in QUESTIONS if each.name in _FACTS), key=lambda question: not question.required)
"""Those that cannot be left out first: so they are named first where they are at fault."""
_LISTS = tuple(question.name for question in _QUESTIONS if question.kind is QuestionKind.PHRASES)
_TEXTS = ("occasion", *(question.name for question in _QUESTIONS if question.name not in _LISTS))
_REQUIRED = ("occasion", *(question.name for question in _QUESTIONS if question.required))


def facts_from(brief: Any, occasions: Iterable[Occasion]) -> tuple[Facts, Occasion]:
    """The facts in what a JSON file holds, and their occasion. What drafting does not need (hand, paper) is left.

    Raises BriefError, naming every field at fault.
    """
    known = {occasion.slug: occasion for occasion in occasions}
    problems = [*_shape_problems(brief)] or [*_value_problems(brief, known)]
    if problems:
        raise BriefError(problems)
    texts = {name: brief[name] for name in _TEXTS if name in brief}
    lists: dict[str, Any] = {name: tuple(brief.get(name, ())) for name in _LISTS}
    return Facts(answers=dict(brief["answers"]), **texts, **lists), known[brief["occasion"]]


def _shape_problems(brief: Any) -> Iterator[str]:
    if not isinstance(brief, dict):
        yield "A brief is one object in curly brackets."
        return
    for name in (*_REQUIRED, "answers"):
        if name not in brief:
            yield f"{name} is missing."
    for name in _TEXTS:
        if not isinstance(brief.get(name, ""), str):
            yield f"{name} has to be a text."
    for name in _LISTS:
        if not _are_texts(brief.get(name, [])):
            yield f"{name} has to be a list of texts."
    answers = brief.get("answers", {})
    if not (isinstance(answers, dict) and _are_texts([*answers.values()])):
        yield "answers has to be an object of texts, one for each stem."


def _value_problems(brief: Mapping[str, Any], occasions: Mapping[str, Occasion]) -> Iterator[str]:
    for name in _REQUIRED:
        if not brief[name].strip():
            yield f"{name} is empty."
    for question in _QUESTIONS:
        value = brief.get(question.name, question.default)
        if question.choices and value not in question.choices:
            yield f"{question.name}: there is no “{value}”. There are: {', '.join(question.choices)}."
    occasion = occasions.get(brief["occasion"])
    if occasion is None:
        yield f"occasion: there is no “{brief['occasion']}”. There are: {', '.join(occasions)}."
        return
    keys = [stem.key for stem in occasion.stems]
    for key in brief["answers"]:
        if key not in keys:
            yield f"answers.{key}: “{occasion.name}” does not ask that. It asks: {', '.join(keys)}."
    for stem in unanswered_stems(occasion, brief["answers"]):
        yield f"answers.{stem.key}: the sentence “{stem.opening} …” has to be finished."


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
