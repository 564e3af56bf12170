"""What a hand's characters are made of: strokes of a pen, in the order and direction in which they are written.

All lengths are x-heights: the centre lines of the median small letter reach from 0 to 1. x counts from where the pen
stands before the character, y upwards.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..seeding import Floats

type Kind = Literal["path", "bar", "dot"]

KINDS: tuple[Kind, ...] = ("path", "bar", "dot")

EVEN_STEPS = 12
"""Steps between two nodes in which the length of the curve is measured."""


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """One stroke, from where the pen touches the paper to where it leaves it.

    A path belongs to the movement of the word; bars (of t, f, đ …) and dots (of i and ä; accents) are set when the word
    is done. points (n, 2) are few, and joined by a smooth curve, see `resampled`; a dot may be a single point.
    """

    kind: Kind
    points: Floats


@dataclass(frozen=True, slots=True)
class Glyph:
    """One form of a character: its marks in writing order, and how far the next character begins behind it."""

    advance: float
    marks: tuple[Mark, ...]


def resampled(points: Floats, step: float) -> Floats:
    """The smooth curve through some points (n, 2), at even steps of about `step` (m, 2); its ends are kept."""
    if len(points) < 2:
        return points
    fine = curve(points, EVEN_STEPS)
    lengths = np.hypot(*np.diff(fine, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    count = max(1, round(float(along[-1]) / step))
    at = np.linspace(0.0, along[-1], count + 1)
    return np.column_stack([np.interp(at, along, fine[:, 0]), np.interp(at, along, fine[:, 1])])


def curve(points: Floats, steps: int) -> Floats:
    """A centripetal Catmull–Rom spline through some points (n, 2), each gap in `steps` steps ((n - 1) * steps + 1, 2).

    Centripetal, because it neither loops nor overshoots where nodes stand close (Yuksel, Schaefer and Keyser 2011).
    """
    apart = np.maximum(np.sqrt(np.hypot(*np.diff(points, axis=0).T)), 1e-6)
    chords = np.diff(points, axis=0) / apart[:, None]
    inner = (chords[:-1] * apart[1:, None] + chords[1:] * apart[:-1, None]) / (apart[:-1] + apart[1:])[:, None]
    slopes = np.concatenate([chords[:1], inner, chords[-1:]])
    if len(points) > 2:
        # The ends bend on as their neighbours do.
        slopes[0] = 1.5 * chords[0] - 0.5 * slopes[1]
        slopes[-1] = 1.5 * chords[-1] - 0.5 * slopes[-2]
    share = (np.arange(steps) / steps)[:, None]
    square, cube = share * share, share * share * share
    start, stop = points[:-1, None], points[1:, None]
    leave = (slopes[:-1] * apart[:, None])[:, None]
    arrive = (slopes[1:] * apart[:, None])[:, None]
    pieces = (
        start * (2 * cube - 3 * square + 1)
        + leave * (cube - 2 * square + share)
        + stop * (3 * square - 2 * cube)
        + arrive * (cube - square)
    )
    return np.concatenate([pieces.reshape(-1, 2), points[-1:]])
