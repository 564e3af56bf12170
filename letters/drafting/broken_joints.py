"""Where in a text an answer stands behind an opening that it does not join."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .facts import Facts
from .joint_cases import Joint
from .joints import joint_of, opening_of, sentence_of
from .occasions import Occasion, Stem
from .tidying import tidy
from .turning import turned

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_BEFORE, _BEHIND = 2, 3  # words at either side of a joint that tell it


@dataclass(frozen=True, slots=True)
class BrokenJoint:
    """`text[start:end]` are the words at the joint; `better` is the sentence as it could read, "" if nobody knows."""

    stem: Stem
    start: int
    end: int
    better: str
    ask: str


def broken_joints(text: str, facts: Facts, occasion: Occasion) -> Iterator[BrokenJoint]:
    """Every answer that runs on from its opening as typed though it does not join it, or joins it only perhaps."""
    for stem in occasion.stems:
        typed = tidy(facts.answers.get(stem.key, ""))
        if typed and stem.kind == "text":
            yield from _broken(text, stem, typed, facts)


def _broken(text: str, stem: Stem, typed: str, facts: Facts) -> Iterator[BrokenJoint]:
    several = facts.recipients == "several"
    opening = turned(stem.opening, facts.writers, facts.recipients)
    joint = joint_of(stem, typed, opening=opening, several=several, about=bool(facts.about_name))
    better = sentence_of(stem, joint, facts.writers, facts.recipients)
    if joint.answer and not joint.sure:
        led = turned(opening_of(stem, joint), facts.writers, facts.recipients)
        yield from (BrokenJoint(stem, *place, "", joint.ask) for place in _places(text, led, joint.answer))
    if _changes(typed, joint):
        yield from (BrokenJoint(stem, *place, better, joint.ask) for place in _places(text, opening, typed))


def _changes(typed: str, joint: Joint) -> bool:
    """Whether the answer may not stand as typed."""
    return bool(joint.cut or joint.put) or _first(joint.answer) != _first(typed)


def _first(answer: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(answer)[:_BEHIND]]


def _places(text: str, opening: str, answer: str) -> Iterator[tuple[int, int]]:
    """Where the last words of the opening stand before the first ones of the answer."""
    words = [*_WORD.findall(opening)[-_BEFORE:], *_WORD.findall(answer)[:_BEHIND]]
    pattern = r"[^\w.!?]+".join(map(re.escape, words))
    if words:
        yield from (found.span() for found in re.finditer(rf"\b{pattern}\b", text, re.IGNORECASE))
