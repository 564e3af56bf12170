"""Facts: what the content of a page does, as far as a printer asks. All lengths in points, on the page."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..geometry import Box

type Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f, as PDF has them: x' = ax + cy + e, y' = bx + dy + f."""

UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

X_HEIGHT = 0.43
"""Of its size: how tall the small letters of the book face are, with what round ones reach over the line."""

ALIKE = 0.9
"""A typeface whose letters are no smaller than this, to those of the book face, is as large as it says."""


@dataclass(frozen=True, slots=True)
class FontFacts:
    """A font as the file names it. `widths` are in thousandths of the size, by code; codes beyond have the last one.

    `is_hand` is true of handwriting, which is drawn and not set: its size says nothing of how large it looks.
    `x_height` is how tall its small letters are, as a share of its size, where that can be told.
    """

    name: str
    is_embedded: bool
    is_subset: bool
    has_text: bool
    is_hand: bool
    is_wide: bool
    widths: array[float]
    x_height: float | None = None

    @property
    def likeness(self) -> float:
        """How large type in it looks, as a share of its size. It is 1 but for letterheads, which are drawn and not set
        as handwriting is; they are in the book face."""
        share = 1.0 if self.x_height is None else self.x_height / X_HEIGHT
        return share if share < ALIKE else 1.0

    def length(self, codes: Sequence[int]) -> float:
        """How long glyphs are one after the other, in thousandths of the size."""
        widths, last = self.widths, len(self.widths) - 1
        return sum([widths[code if code < last else last] for code in codes])


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of type that are shown together. `size` is how large they are on the page, as their letters look.

    Those of a letterhead are drawn as a hand is, and not set.
    """

    box: Box
    size: float
    font: str
    is_drawn: bool = False


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture. `dpi` is its resolution where that is least."""

    dpi: float
    box: Box


@dataclass(slots=True)
class PageFacts:
    """What one page does, the forms that are drawn on it included. Colours and effects are by name.

    `runs` are words of type and `written` the box around all handwriting, of which a page has too many runs to keep;
    `hands` how tall its small letters are, in points, each with the scale at which it is shown.
    """

    number: int
    colours: set[str] = field(default_factory=set)
    effects: set[str] = field(default_factory=set)
    runs: list[Run] = field(default_factory=list)
    written: Box | None = None
    hands: set[tuple[float, float]] = field(default_factory=set)
    lines: list[float] = field(default_factory=list)
    images: list[ImageFacts] = field(default_factory=list)
    most_ink: float = 0.0
    is_blank: bool = True


def times(first: Matrix, then: Matrix) -> Matrix:
    """What both do, one after the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def carried(box: Box, matrix: Matrix) -> Box:
    """The upright box around a box that was moved."""
    a, b, c, d, e, f = matrix
    left, bottom, right, top = box
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return min(across), min(up), max(across), max(up)


def around(box: Box | None, other: Box) -> Box:
    """The box around both."""
    if box is None:
        return other
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])


def within(box: Box, window: Box | None) -> Box:
    """What of a box shows through a window."""
    if window is None:
        return box
    left, bottom = (min(max(box[side], window[side]), window[side + 2]) for side in (0, 1))
    right, top = (max(min(box[side], window[side]), window[side - 2]) for side in (2, 3))
    return left, bottom, right, top


def scales(matrix: Matrix) -> tuple[float, float]:
    """How much longer a step to the right becomes, and one up."""
    a, b, c, d, *_ = matrix
    return (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
