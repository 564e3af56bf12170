"""Front: the title above a letter that begins on the cover and runs on below its edge."""

from collections.abc import Sequence
from dataclasses import dataclass

from letters.handwriting import Plate

from ..book import Matter
from ..geometry import INCH, Box
from ..typesetting import Face, TypeLine, TypeStyle
from .board import Board
from .fitting import fitted
from .stamp import SIZE as STAMP
from .stamp import draw_stamp
from .tints import Tint

TITLE = TypeStyle(46, 50)
TITLE_SIZES = (48, 44, 40, 36, 32, 28, 25, 22, 19, 17, 15, 13)
SUBTITLE = TypeStyle(15, 20, Face.ITALIC)
SUBTITLE_SIZES = (15, 14, 13, 12, 11, 10)
AUTHOR = TypeStyle(12.5, 17, small_caps=True, tracking=60)
AUTHOR_SIZES = (12.5, 11, 10, 9, 8)

_USUAL, _SMALLER, _LARGER = 6 * INCH, 0.8, 1.4
"""The width of the book that these sizes are for; others have them larger or smaller, within these limits."""

_MARGIN = 0.115
"""From the edges to the words, as a share of the width."""

_LEAST_SHEET, _MOST_SHEET = 0.3, 0.62
"""How much of the height the letter may cover."""

_LARGEST = 1.3
"""How many times as large as it was written a letter may be shown."""

_RULE = 24.0
"""How far apart the rules of an empty sheet are."""


def draw_front(board: Board, box: Box, lower_edge: float, matter: Matter, plate: Plate | None) -> None:
    """The front. The letter goes on to the lower edge of the cover, so that the cut falls in it; without one, its
    sheet lies there empty."""
    left, bottom, right, top = box
    margin, height = (right - left) * _MARGIN, top - bottom
    scale = min(max((right - left) / _USUAL, _SMALLER), _LARGER)
    words = _Head(board, left + margin, right - margin, matter, scale).draw(top - 0.085 * height)
    head = min(words - 0.05 * height, bottom + _MOST_SHEET * height)
    head = max(head, bottom + _LEAST_SHEET * height)
    sheet = (left + 0.6 * margin, lower_edge, right - 0.6 * margin, head)
    _lay_sheet(board, sheet)
    if plate is None:
        _rule(board, sheet, margin)
    else:
        _write(board, sheet, plate, (left + margin, right - margin))


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the letter, between two margins: stamp, title, subtitle and author."""

    board: Board
    left: float
    right: float
    matter: Matter
    scale: float

    def draw(self, top: float) -> float:
        """From the top down. Returns how low it reaches."""
        stamp = (self.right - STAMP[0] * self.scale, top - STAMP[1] * self.scale, self.right, top)
        draw_stamp(self.board, stamp, Tint.PAPER)
        measure = stamp[0] - 0.3 * INCH - self.left
        y = top
        for line in self._set(self.matter.title, TITLE, TITLE_SIZES, measure, 4):
            y -= line.style.leading if y < top else 0.7 * line.style.size
            self.board.words(line, self.left, y)
        y -= 8 * self.scale
        for line in self._set(self.matter.subtitle, SUBTITLE, SUBTITLE_SIZES, measure, 3):
            y -= line.style.leading
            self.board.words(line, self.left, y, Tint.FADED)
        for line in self._set(self.matter.author, AUTHOR, AUTHOR_SIZES, self.right - self.left, 1):
            y -= line.style.leading + 12 * self.scale
            self.board.words(line, self.left, y)
        return min(y, stamp[1])

    def _set(
        self, text: str, style: TypeStyle, sizes: Sequence[float], measure: float, most: int
    ) -> tuple[TypeLine, ...]:
        scaled = [round(size * self.scale, 1) for size in sizes]
        return fitted(text, style, scaled, measure, most, self.matter.language)


def _lay_sheet(board: Board, sheet: Box) -> None:
    """A sheet of paper, with the shade that it throws and its edge."""
    left, bottom, right, top = sheet
    board.fill((left + 4, bottom, right + 5, top - 6), Tint.SHADE)
    board.fill((left - 0.75, bottom, right + 0.75, top + 0.75), Tint.EDGE)
    board.fill(sheet, Tint.SHEET)


def _write(board: Board, sheet: Box, plate: Plate, across: tuple[float, float]) -> None:
    """A letter on its sheet, its lines beginning below the title and no wider than all that stands above."""
    left, right = across
    scale = min((right - left) / (plate.crop[2] - plate.crop[0]), _LARGEST)
    board.letter(plate, scale, left, sheet[3] - 0.8 * (left - sheet[0]), sheet)


def _rule(board: Board, sheet: Box, air: float) -> None:
    left, bottom, right, top = sheet
    y = top - 2.2 * _RULE
    while y > bottom:
        board.fill((left + air, y, right - air, y + 0.75), Tint.EDGE)
        y -= _RULE
