"""Features: what tells a letter from others, and stays whatever a hand does to it: tall letters are tall, an s is no 8,
an e has an eye, and an i its dot. And how a pen goes that writes and does not draw: straight from turn to turn.

All lengths are x-heights.
Source: Douglas and Peucker 1973 (the fewest points that stand for a line).
"""

import unicodedata
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .seeding import Floats

STEP = 0.075
"""Between two points of a form."""


def steps_in(length: float) -> int:
    """How many steps a length of x-heights has, at least one."""
    return max(1, round(length / STEP))


PATH, BAR, DOT = range(3)
"""Kinds of marks: what is written as the pen comes along; bars and dots are set after the word."""

DOTTED = frozenset("ijіј")

DOT_ABOVE, DOT_ASIDE, DOT_HIGHEST = 0.4, 0.12, 0.6
"""How far above its stem an i has its dot, at least, how far beside it at most, and how far above it at most: some
typefaces set it over the next letter, where “il” would read as “d”."""

ASCENDING, LOWEST_RISE, HIGHEST_RISE = frozenset("bdfhkl"), 1.66, 2.1
"""Letters that are told from others by what rises above their middle, and how high that ends: lower, d would be an a;
higher, it would stand in the line above."""

ALIKE, CROSSED, CROSSES = (0.9, 1.12), "t", (0.72, 0.92)
"""Of how far they rise in a hand above small letters: what each of them does, and a t, which rises less."""

EYED = frozenset("eеє")
"""Letters whose eye is too small for straight strokes."""

EYE, MOST_EYE, EYE_STEPS = 0.44, 1.6, steps_in(0.7)
"""How wide an eye is at least, by how much it is widened at most, and the points of the way around the smallest."""

CLOSED, NEAR_BY, OVERLAP = frozenset("o0Oоº"), 0.32, 1
"""Letters that close, how far from its beginning such a one ends at most, and over how many points of it: an o that
stays open is a c."""

BOWED = 0.085
"""How far a way may bow and still be meant to be straight."""

OPEN, TRIMMED = 0.26, 0.2
"""How far the ends of an s stay away from its middle, and what is left away of it at most, as a share: closed, it would
be an 8."""

DEEPEST = -1.3
"""How far a letter hangs down at most: deeper, it would be written through the line below."""

type Stroke = tuple[int, Floats, Floats]
"""A mark while it is made: its kind, its points (n, 2), and the lead into it (k, 2)."""


def base_of(letter: str) -> str:
    """A letter without its accents."""
    return unicodedata.normalize("NFD", letter)[0]


def straightened(points: Floats, share: float) -> Floats:
    """A mark that goes straight from turn to turn, by so much: the way of a pen that is not drawing, but writing."""
    corners = _corners(points)
    ways = np.diff(points, axis=0)
    along = np.append(0.0, np.cumsum(np.sqrt((ways * ways).sum(axis=1))))
    straight = np.column_stack([np.interp(along, along[corners], points[corners, axis]) for axis in (0, 1)])
    moved: Floats = points + (straight - points) * share
    return moved


def _corners(points: Floats) -> NDArray[np.int64]:
    """Of which points chords are nowhere further from the way than `BOWED`."""
    found, left = {0, len(points) - 1}, [(0, len(points) - 1)]
    while left:
        first, last = left.pop()
        if last - first < 2:
            continue
        chord, away = points[last] - points[first], points[first + 1 : last] - points[first]
        length = float(np.sqrt(chord[0] * chord[0] + chord[1] * chord[1]))
        if length > 1e-6:
            far = np.abs(away[:, 0] * chord[1] - away[:, 1] * chord[0]) / length
        else:
            far = np.sqrt((away * away).sum(axis=1))
        if float(far.max()) > BOWED:
            middle = first + 1 + int(far.argmax())
            found.add(middle)
            left += [(first, middle), (middle, last)]
    return np.array(sorted(found))


def shaped(letter: str, points: Floats) -> Floats:
    """A mark that keeps what tells its letter from others."""
    base = base_of(letter)
    if base in EYED:
        return _eyed(points)
    if base in CLOSED:
        return _closed(points)
    return _open(points) if base == "s" else points


def _closed(points: Floats) -> Floats:
    """An o that ends a little beyond where it began, if it ends near by."""
    beyond = points[OVERLAP] - points[-1]
    if float(np.sqrt(beyond[0] * beyond[0] + beyond[1] * beyond[1])) > NEAR_BY:
        return points
    share = np.clip(np.linspace(-1.5, 1, len(points)), 0, 1)[:, None]
    closed: Floats = points + share * share * beyond
    return closed


def _eyed(points: Floats) -> Floats:
    """An e with an eye that is as wide as it must be to stay open."""
    first, last = _loop(points)
    eye = points[first : last + 1]
    middle, chord = eye.mean(axis=0), eye[len(eye) // 2] - (eye[0] + eye[-1]) / 2
    across = np.array([-chord[1], chord[0]]) / (float(np.sqrt(chord[0] * chord[0] + chord[1] * chord[1])) + 1e-9)
    aside = (eye[:, 0] - middle[0]) * across[0] + (eye[:, 1] - middle[1]) * across[1]
    wide = float(aside.max() - aside.min())
    more = min(EYE / max(wide, 1e-6), MOST_EYE) - 1
    if more <= 0:
        return points
    share = np.linspace(-1, 1, len(eye))
    widened = points.copy()
    widened[first : last + 1] += ((1 - share * share) * more * aside)[:, None] * across
    return widened


def _loop(points: Floats) -> tuple[int, int]:
    """Between which points a way comes nearest to itself."""
    away = points[:, None] - points[None]
    first, last = np.triu_indices(len(points), EYE_STEPS)
    nearest = int(np.argmin((away * away).sum(axis=2)[first, last]))
    return int(first[nearest]), int(last[nearest])


def _open(points: Floats) -> Floats:
    """An s whose ends stay away from its middle."""
    length = len(points)
    most, near = int(length * TRIMMED), steps_in(0.5)
    away = points[:, None] - points[None]
    far = np.sqrt((away * away).sum(axis=2)) + 9.0 * (
        np.abs(np.subtract.outer(np.arange(length), np.arange(length))) < near
    )
    closed = far.min(axis=1) < OPEN
    tail = int(np.argmin(closed[::-1][:most])) if closed[-1] and not closed[::-1][:most].all() else 0
    return points[: length - tail]


def within_the_line(letter: str, marks: list[Stroke], rise: float) -> Iterator[Stroke]:
    """The marks of a small letter, rising as high as others of the hand, and hanging no deeper than they may."""
    paths = [points[:, 1] for kind, points, _ in marks if kind == PATH]
    if not letter.islower() or not paths:
        yield from marks
        return
    top, bottom = (float(way(np.concatenate(paths))) for way in (np.max, np.min))
    least, most = (1 + (rise - 1) * share for share in (CROSSES if letter == CROSSED else ALIKE))
    bound = top > 1.1 and (letter in ASCENDING or letter == CROSSED)
    taller = (min(max(top, least), most) - 1) / (top - 1) if bound else 1.0
    deeper = min(1.0, DEEPEST / min(bottom, -0.01))
    for kind, points, lead in marks:
        x, y = points.T
        yield kind, np.column_stack([x, np.where(y > 1, 1 + (y - 1) * taller, np.where(y < 0, y * deeper, y))]), lead


def dotted(letter: str, marks: list[Stroke]) -> Iterator[Stroke]:
    """The marks, with one dot of an i over its stem, and not too near to it, whatever the typeface has."""
    written = [points for kind, points, _ in marks if kind == PATH]
    if letter not in DOTTED or not written:
        yield from marks
        return
    stem = written[0][: 1 + 2 * len(written[0]) // 3]
    over, top = stem[int(np.argmax(stem[:, 1]))].tolist()
    right, up = next((points.mean(axis=0).tolist() for kind, points, _ in marks if kind == DOT), (over, top))
    aside = min(DOT_ASIDE, max(-DOT_ASIDE, right - over))
    yield from (mark for mark in marks if mark[0] != DOT)
    yield DOT, np.array([[over + aside, min(max(up, top + DOT_ABOVE), top + DOT_HIGHEST)]]), np.zeros((0, 2))
