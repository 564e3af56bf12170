"""What every stage knows of the letter: who writes how large, on what, and in what temper."""

from dataclasses import dataclass

from .alphabets import Alphabet
from .papers import MM, Paper
from .stationery import Stationery
from .temper import Manner, Temper, manner_of

SMALLEST_X_HEIGHT = 1.6 * MM
"""No letter is written smaller, whatever the paper: about the x-height of type of ten points."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What every stage knows of the letter: who writes how large, on what, and in what temper."""

    alphabet: Alphabet
    paper: Paper
    seed: int
    stationery: Stationery
    temper: Temper
    mends: bool
    language: str = "en"
    """In which long words are parted, as a BCP 47 tag."""

    @property
    def x_height(self) -> float:
        return self.alphabet.hand.x_height * self._enlarged(self.paper.writing * self.temper.size)

    @property
    def nib(self) -> float:
        """The breadth of the pen, in points: whatever is written with it, however large."""
        return self.alphabet.hand.nib

    @property
    def leading(self) -> float:
        return self.alphabet.hand.leading * self._enlarged(self.paper.writing)

    def _enlarged(self, size: float) -> float:
        """The size as a share of the hand's own, or what keeps it legible."""
        return max(size, SMALLEST_X_HEIGHT / self.alphabet.hand.x_height)

    @property
    def gap(self) -> float:
        return self.alphabet.hand.word_gap * self.x_height

    @property
    def widest(self) -> float:
        """The scale along the line at the end of the letter, when the hand hurries most."""
        return self.x_height * self.manner_at(self.temper.words).width

    def manner_at(self, word: int) -> Manner:
        """How the numbered word of the letter is written, and the line it begins."""
        return manner_of(self.alphabet.hand, self.temper.pace_at(word))
