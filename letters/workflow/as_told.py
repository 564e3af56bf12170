"""What the client told us, to be read again."""

from collections.abc import Iterator

from letters.models import Brief

from . import catalogue
from .questions import STEPS, lines_for_client


def questions_and_answers(brief: Brief) -> Iterator[tuple[str, str]]:
    """Each question with its answer, in the order of the form. Questions left open are left out."""
    lines = lines_for_client(brief)
    for step in STEPS:
        if step.stems:
            yield from _sentences(brief)
        yield from ((line.name, line.words) for line in lines if line.question in step.questions)


def _sentences(brief: Brief) -> Iterator[tuple[str, str]]:
    """The sentences that were finished, as those who write say them."""
    occasion = catalogue.occasion_named(brief.occasion)
    stems = occasion.stems if occasion else ()
    openings = {stem.key: catalogue.opening_for(stem, brief.writers, brief.recipients) for stem in stems}
    return ((f"{openings.get(key, key)} …", answer) for key, answer in brief.answers.items() if answer)
