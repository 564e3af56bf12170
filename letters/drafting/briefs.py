"""A brief as a file says it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .errors import BriefError
from .facts import HOW_MANY, PRONOUNS, TONES, Facts
from .occasions import Occasion, unanswered_stems

_NEEDED = ("client_name", "recipient_name", "relation", "occasion", "tone", "signature")
_TEXTS = (*_NEEDED, "writers", "recipients", "about_name", "about_pronouns", "nickname", "voice")
_LISTS = ("avoid", "named")
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "tone": TONES, "writers": HOW_MANY, "recipients": HOW_MANY, "about_pronouns": PRONOUNS,
}  # fmt: skip


def facts_from(brief: Any, occasions: Iterable[Occasion]) -> tuple[Facts, Occasion]:
    """The facts in what a JSON file holds, and their occasion. What drafting does not need (hand, paper) is left.

    Raises BriefError, naming every field at fault.
    """
    known = {occasion.slug: occasion for occasion in occasions}
    problems = [*_shape_problems(brief)] or [*_value_problems(brief, known)]
    if problems:
        raise BriefError(problems)
    texts = {name: brief[name] for name in _TEXTS if name in brief}
    avoid, named = (tuple(brief.get(name, ())) for name in _LISTS)
    return Facts(answers=dict(brief["answers"]), avoid=avoid, named=named, **texts), known[brief["occasion"]]


def _shape_problems(brief: Any) -> Iterator[str]:
    if not isinstance(brief, dict):
        yield "A brief is one object in curly brackets."
        return
    for name in (*_NEEDED, "answers"):
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
    for name in _NEEDED:
        if not brief[name].strip():
            yield f"{name} is empty."
    for name, choices in _CHOICES.items():
        if name in brief and brief[name] not in choices:
            yield f"{name}: there is no “{brief[name]}”. There are: {', '.join(choices)}."
    occasion = occasions.get(brief["occasion"])
    if occasion is None:
        yield f"occasion: there is no “{brief['occasion']}”. There are: {', '.join(occasions)}."
        return
    for key in brief["answers"]:
        if occasion.stem(key) is None:
            yield f"answers.{key}: “{occasion.name}” does not ask that. It asks: {', '.join(_keys(occasion))}."
    for stem in unanswered_stems(occasion, brief["answers"]):
        yield f"answers.{stem.key}: the sentence “{stem.opening} …” has to be finished."


def _keys(occasion: Occasion) -> list[str]:
    return [stem.key for stem in occasion.stems]


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
