"""Stamp: the one spot of colour on a cover, where a letter has it."""

from collections.abc import Iterator

from ..geometry import INCH, Box
from .board import Board
from .tints import Tint

SIZE = (0.6 * INCH, 0.74 * INCH)
"""Width and height on a book that is six inches wide."""

_HOLE, _APART = 1.5, 4.8
"""How large a hole of the perforation is, and about how far one is from the next, in points."""

_LINE = 1.1
_FRAME = 6.0
"""How thick the lines of the water are, and how far the picture stays from the edge."""

_LINES = ((0.36, 0.66), (0.27, 0.44), (0.18, 0.24))
"""The lines of the water: how high, and how long, as shares of the stamp."""


def draw_stamp(board: Board, box: Box, ground: Tint) -> None:
    """A stamp on a ground: a low sun over water."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    board.fill(box, Tint.ACCENT)
    for x, y in _holes(box):
        board.dot(x, y, _HOLE, ground)
    middle, horizon = (left + right) / 2, bottom + 0.45 * height
    board.dot(middle, horizon, 0.27 * width, Tint.PAPER)
    board.fill((left + _FRAME, bottom + _FRAME, right - _FRAME, horizon), Tint.ACCENT)
    for rise, length in _LINES:
        y, half = bottom + rise * height, length * width / 2
        board.fill((middle - half, y, middle + half, y + _LINE), Tint.PAPER)


def _holes(box: Box) -> Iterator[tuple[float, float]]:
    """The middles of the holes along all four edges, one at each corner."""
    left, bottom, right, top = box
    across, up = (round(length / _APART) for length in (right - left, top - bottom))
    for step in range(across + 1):
        x = left + (right - left) * step / across
        yield from ((x, bottom), (x, top))
    for step in range(1, up):
        y = bottom + (top - bottom) * step / up
        yield from ((left, y), (right, y))
