"""Barcode: the EAN-13 of an ISBN, as ISO/IEC 15420 draws it. Widths are modules; a module is so many points."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..geometry import Box
from ..typesetting import TypeStyle, set_line
from .board import Board
from .tints import Tint

MODULE = 0.33 / 25.4 * 72
"""Points: a module at full size."""

LEAST, MOST = 0.8, 1.0
"""Of full size: what scanners in shops read, and what a book needs at most."""

BEFORE, AFTER = 11, 7
"""Quiet modules at the left and the right of the bars, which stay white."""

BARS = 95

TALL, GUARD = 22.85 / 25.4 * 72, 5
"""The height of the bars at full size, in points, and by how many modules the guards reach lower."""

DIGITS = 9
"""Modules below the bars that the digits take."""

_LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
_MIRRORED = ("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA")
"""Which of the six digits at the left are drawn in set B: that tells the first digit, which has no bars."""

_GUARDS = frozenset((*range(3), *range(45, 50), *range(92, 95)))


def modules(isbn: str) -> str:
    """The bars of a number of 13 digits, hyphens aside: 95 modules, "1" for dark. Raises ValueError for no such number,
    or one whose last digit does not prove the others."""
    digits = [int(digit) for digit in isbn.replace("-", "") if digit.isascii() and digit.isdigit()]
    if len(digits) != 13 or sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10:
        raise ValueError(f"{isbn} is no number for a barcode.")
    sets = _MIRRORED[digits[0]]
    left = "".join(_left(digit, in_set) for digit, in_set in zip(digits[1:7], sets, strict=True))
    right = "".join(_LEFT[digit].translate(_FLIPPED) for digit in digits[7:])
    return f"101{left}01010{right}101"


_FLIPPED = str.maketrans("01", "10")


def _left(digit: int, in_set: str) -> str:
    return _LEFT[digit] if in_set == "A" else _LEFT[digit].translate(_FLIPPED)[::-1]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A barcode in a box: how large it is, of full size, and where its quiet zone begins at the lower left."""

    scale: float
    left: float
    bottom: float

    @property
    def module(self) -> float:
        return MODULE * self.scale

    @property
    def width(self) -> float:
        """With the quiet zones."""
        return (BEFORE + BARS + AFTER) * self.module

    @property
    def height(self) -> float:
        """With the digits."""
        return TALL * self.scale + DIGITS * self.module

    @property
    def box(self) -> Box:
        return self.left, self.bottom, self.left + self.width, self.bottom + self.height


def symbol_in(room: Box) -> Symbol | None:
    """The largest barcode that a box holds, in its middle; None where not even the smallest fits."""
    wide, high = room[2] - room[0], room[3] - room[1]
    whole = Symbol(1.0, 0.0, 0.0)
    scale = min(MOST, int(100 * min(wide / whole.width, high / whole.height)) / 100)
    if scale < LEAST:
        return None
    symbol = Symbol(scale, 0.0, 0.0)
    return Symbol(scale, room[0] + (wide - symbol.width) / 2, room[1] + (high - symbol.height) / 2)


def draw_barcode(board: Board, symbol: Symbol, isbn: str, language: str) -> None:
    """The bars and the digits below them. Raises ValueError as `modules` does."""
    bars = modules(isbn)
    board.fill(symbol.box, Tint.WHITE)
    top = symbol.bottom + symbol.height
    for start, end, is_guard in _runs(bars):
        lower = symbol.bottom + (DIGITS - GUARD if is_guard else DIGITS) * symbol.module
        left = symbol.left + (BEFORE + start) * symbol.module
        board.fill((left, lower, left + (end - start) * symbol.module, top), Tint.BAR)
    digits = isbn.replace("-", "")
    for number, place in zip(digits, _places(), strict=True):
        line = set_line(number, TypeStyle(9.5 * symbol.scale, 12, old_style=False), emphasis=False, language=language)
        x = symbol.left + (BEFORE + place) * symbol.module - line.width / 2
        board.words(line, x, symbol.bottom + 1.2 * symbol.module, Tint.BAR)


def _runs(bars: str) -> Iterator[tuple[int, int, bool]]:
    """Dark bars, from module to module, and whether each is one of the guards that reach lower."""
    start = None
    for place, module in enumerate((*bars, "0")):
        if module == "1" and start is None:
            start = place
        elif module == "0" and start is not None:
            yield start, place, start in _GUARDS
            start = None


def _places() -> Iterator[float]:
    """Where the middle of each digit stands, in modules from the first bar."""
    yield -6.5
    yield from (3 + 7 * place + 3.5 for place in range(6))
    yield from (50 + 7 * place + 3.5 for place in range(6))
