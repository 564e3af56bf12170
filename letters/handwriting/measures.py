"""What every stage knows of the letter: who writes how large, on what, and in what temper."""

from dataclasses import dataclass

from .faces import Face
from .papers import MM, Paper
from .stationery import Stationery
from .temper import Manner, Temper, manner_of

SMALLEST_X_HEIGHT = 1.6 * MM
"""No letter is written smaller, whatever the paper: about the x-height of type of ten points."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What every stage knows of the letter: who writes how large, on what, and in what temper."""

    face: Face
    paper: Paper
    seed: int
    stationery: Stationery
    temper: Temper
    mends: bool

    @property
    def scale(self) -> float:
        """Points for one font unit."""
        return self.face.scale * self._enlarged(self.paper.writing * self.temper.size)

    @property
    def x_height(self) -> float:
        return self.face.hand.x_height * self._enlarged(self.paper.writing * self.temper.size)

    @property
    def leading(self) -> float:
        return self.face.hand.leading * self._enlarged(self.paper.writing)

    def _enlarged(self, size: float) -> float:
        """The size as a share of the hand's own, or what keeps it legible."""
        return max(size, SMALLEST_X_HEIGHT / self.face.hand.x_height)

    @property
    def gap(self) -> float:
        return self.face.hand.word_gap * self.x_height

    @property
    def widest(self) -> float:
        """The scale along the line at the end of the letter, when the hand hurries most."""
        return self.scale * self.manner_at(self.temper.words).width

    def manner_at(self, word: int) -> Manner:
        """How the numbered word of the letter is written, and the line it begins."""
        return manner_of(self.face.hand, self.temper.pace_at(word))
