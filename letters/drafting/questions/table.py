"""All that a brief asks beside the sentences of its occasion, in the order of the form."""

from ..occasions import Occasion
from .looks import HAND, PAPER
from .people import CLIENT, RECIPIENT
from .question import Question, Step
from .words import MEMORIES, MENTIONS, SIGNATURE, TONE

STEPS: tuple[Step, ...] = (CLIENT, RECIPIENT, TONE, MEMORIES, MENTIONS, SIGNATURE, HAND, PAPER)

QUESTIONS: tuple[Question, ...] = tuple(question for step in STEPS for question in step.questions)


def asked_question(question: Question, occasion: Occasion) -> Question | None:
    """The question as this occasion asks it, in its own words where it has any; None if it does not."""
    return question.worded(question, occasion) if question.worded else question
