"""A letter that might stand in a book, and what is known of it that can be weighed."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from letters.naming import fold


class Answer(StrEnum):
    """What became of a letter, as the client told us."""

    UNKNOWN = ""
    CAME = "came"
    WROTE = "wrote"
    CALLED = "called"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Selectable:
    """One letter.

    `number` is the house's own. `occasion` is the slug, `label` what people call it; `to` is whom the letter is for,
    `relation` who that is to the writer, and `writer` the one who had it written, which tells one Dad from another.
    `people` are those it names, `stars` what each editor gave it, from 1 to 5. `words` counts the words of the text.
    """

    number: int
    text: str
    occasion: str
    label: str
    tone: str
    to: str
    relation: str
    writer: str
    hand: str
    on: date
    people: tuple[str, ...] = ()
    stars: tuple[int, ...] = ()
    answer: str = Answer.UNKNOWN
    words: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", len(self.text.split()))

    @property
    def recipient(self) -> tuple[str, str]:
        """What tells this recipient from all others."""
        return fold(self.to), fold(self.writer)
