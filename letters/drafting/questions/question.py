"""What is said of a question of the brief: kind, cap, words, step, when it matters, how its answer is read again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..occasions import Occasion

type Value = str | bool
"""What is kept of an answer: a text or a slug, and for a tick whether it is set."""


LINE_CAP = 120
EMAIL_CAP = 254
PHRASES_CAP = 1_000
ADDRESS_CAP = 400
VOICE_CAP = 8_000
"""Characters."""


class QuestionKind(StrEnum):
    """What an answer is, and so how it is cleaned, asked for and kept."""

    LINE = "line"
    EMAIL = "email"
    PASSAGE = "passage"  # several lines
    PHRASES = "phrases"  # several lines, each of them one thing
    CHOICE = "choice"  # a slug of what is offered
    TICK = "tick"

    @property
    def is_typed(self) -> bool:
        """Whether the client types it, so that it has to be cleaned and measured."""
        return self not in (QuestionKind.CHOICE, QuestionKind.TICK)


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the brief, with what it asks. In one with `stems` the sentences of the occasion are finished.

    One with a `sample` shows how the letter would look. A question that `leads` its step is asked by the title.
    """

    name: str
    title: str
    questions: "tuple[Question, ...]"
    stems: bool = False
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """How an answer is read again: in a line called `name`, or in the line of the question `behind` which it stands.

    `form` is put around the words. A choice is called what the house calls it, and phrases are put in one line; with
    `as_stored` both stand as they are kept. With `words` a choice is called that, and passed over where none is given.
    With `always` it is shown also where it does not matter, so that nobody misses what they typed.
    """

    name: str = ""
    behind: str = ""
    form: str = "{}"
    words: Mapping[str, str] | None = None
    as_stored: bool = False
    always: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the brief. Its answer is the column of that name, or one name in the column `style`.

    `cap`: characters of what is typed. `default`: what is chosen when nobody chooses; where it is not `preselected`,
    the form makes no guess, and asks for a choice where the question matters. `carries_over`: holds for the next
    letter to the same person. `only_with`: the question without whose answer this one does not matter; `setting`: that
    of the house without which it is not asked.

    `missing`: what to say when nothing is given that must be, or nothing that is offered; `invalid`: of an address that
    cannot be one. `in_letter`: what to call it when a character of it cannot be written, for what the letter says as it
    was typed. `for_client` is how the client reads it again, `for_writer` how the writer does, None where they do not.

    `choices`: what is offered, by slug; empty where the house offers what it has. `labels`: what these are called in
    the form, where that is another name. `worded`: the question as an occasion asks it, None if it does not.

    `fold`: the line under which the form keeps it folded. `look`, `pictures`, `rows`, `attributes`: the style of its
    cards, the folder of their pictures, the lines of its box, what a browser should know about it.
    """

    name: str
    kind: QuestionKind
    label: str
    for_client: Shown | None
    for_writer: Shown | None
    help: str = ""
    missing: str = ""
    invalid: str = ""
    cap: int = 0
    required: bool = False
    default: str = ""
    preselected: bool = True
    carries_over: bool = True
    in_style: bool = False
    only_with: str = ""
    setting: str = ""
    in_letter: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    worded: Callable[["Question", Occasion], "Question | None"] | None = None
    leads: bool = False
    fold: str = ""
    look: str = "pair"
    pictures: str = ""
    rows: int = 2
    attributes: Mapping[str, str] = field(default_factory=dict)

    def matters(self, answers: Mapping[str, Value]) -> bool:
        """Whether it need be asked, given the answers so far, by the names of their questions."""
        return not self.only_with or bool(answers.get(self.only_with))

    @property
    def is_always_answered(self) -> bool:
        """Whether there is an answer in every brief."""
        return self.required or bool(self.default)

    @property
    def column(self) -> str:
        """The column of the brief that keeps the answer."""
        return "style" if self.in_style else self.name

    @property
    def preset(self) -> Value:
        """The answer of a client who left the question as it was."""
        return False if self.kind is QuestionKind.TICK else self.default
