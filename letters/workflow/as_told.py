"""What the client told us, to be read again."""

from collections.abc import Iterator
from dataclasses import dataclass

from letters.models import Brief

from . import catalogue
from .questions import STEPS, Step, lines_for_client


@dataclass(frozen=True, slots=True)
class Group:
    """What was answered in one step: each question with its answer. Questions left open are left out."""

    step: Step
    answers: tuple[tuple[str, str], ...]


def groups_of(brief: Brief) -> Iterator[Group]:
    """The steps with what was answered in each, in the order of the form."""
    lines = lines_for_client(brief)
    for step in STEPS:
        sentences = _sentences(brief) if step.stems else ()
        others = ((line.name, line.words) for line in lines if line.question in step.questions)
        yield Group(step, (*sentences, *others))


def questions_and_answers(brief: Brief) -> Iterator[tuple[str, str]]:
    """Each question with its answer, in the order of the form."""
    return (answer for group in groups_of(brief) for answer in group.answers)


def _sentences(brief: Brief) -> Iterator[tuple[str, str]]:
    """The sentences that were finished, as those who write say them."""
    occasion = catalogue.occasion_named(brief.occasion)
    stems = occasion.stems if occasion else ()
    openings = {stem.key: catalogue.opening_for(stem, brief.writers, brief.recipients) for stem in stems}
    return ((f"{openings.get(key, key)} …", answer) for key, answer in brief.answers.items() if answer)
