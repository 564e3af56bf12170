"""Marks as they are stored, in whole numbers: their box, moved, stretched."""

from collections.abc import Iterator

import numpy as np

from ..seeding import Floats
from .files import UNIT
from .glyphs import Kind
from .thinning import Ink

GROWN = 3
"""Pixels around a letter that are taken for its own when an accent touches it."""

TALL = 1.15
"""In x-heights: a character that rises higher has an ascender."""

type Stored = tuple[tuple[Kind, tuple[tuple[int, int], ...]], ...]


def whole_numbers(places: Floats) -> tuple[tuple[int, int], ...]:
    """Places as stored numbers, none twice in a row."""
    rounded = [(int(x), int(y)) for x, y in np.rint(places * UNIT).tolist()]
    return tuple(dict.fromkeys(rounded)) if len(set(rounded)) == 1 else tuple(without_repeats(rounded))


def without_repeats(nodes: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for index, node in enumerate(nodes):
        if index == 0 or node != nodes[index - 1]:
            yield node


def box_of(marks: Stored) -> tuple[int, int, int, int]:
    across = [x for _, nodes in marks for x, _ in nodes]
    upwards = [y for _, nodes in marks for _, y in nodes]
    return min(across), min(upwards), max(across), max(upwards)


def stretched(marks: Stored, top: float) -> Stored:
    """Marks whose parts above the middle of small letters end at a height."""
    middle = UNIT / 2
    factor = (top - middle) / (box_of(marks)[3] - middle)
    return tuple(
        (kind, tuple((x, round(middle + (y - middle) * factor) if y > middle else y) for x, y in nodes))
        for kind, nodes in marks
    )


def centred(marks: Stored) -> Stored:
    left, _, right, _ = box_of(marks)
    middle = (left + right) // 2
    return tuple((kind, tuple((x - middle, y) for x, y in nodes)) for kind, nodes in marks)


def grown(ink: Ink) -> Ink:
    grown = ink.copy()
    for _ in range(GROWN):
        wider = grown.copy()
        for axis in (0, 1):
            for way in (-1, 1):
                wider |= np.roll(grown, way, axis)
        grown = wider
    return grown


def ratio(ours: float, theirs: float) -> float:
    """How much of what rises above small letters is kept, so that a borrowed letter is as tall as our own."""
    return min(1.6, max(0.6, (ours - 1) / (theirs - 1))) if theirs > TALL and ours > TALL else 1.0
