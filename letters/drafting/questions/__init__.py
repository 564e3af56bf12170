"""The questions of a brief, each declared once: its kind, its cap, its words, its step, when it matters.

The form and its checks, what the next letter takes over, the facts of a draft, the desk and what the client reads again
are made from them. One more is an entry in `people`, `words` or `looks`, and a column of `Brief`.
"""

from .question import Question, QuestionKind, Shown, Step, Value
from .table import QUESTIONS, STEPS, asked_question

__all__ = ["QUESTIONS", "STEPS", "Question", "QuestionKind", "Shown", "Step", "Value", "asked_question"]
