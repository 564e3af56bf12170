"""Tracks: the way of a pen as single lines, for what follows it: a plotter, or a page that writes itself.

Each stroke is one path of smooth curves on the sheet, in millimetres from its upper left corner, in the order in which
it was written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .alphabets import Indexes
from .inking import Written
from .papers import MM
from .placing import Page
from .seeding import Floats
from .stroking import Stroke

GROUP = 3
"""Samples to one curve."""

UNITS = 100
"""In a millimetre, where a path is spelled short."""


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """One stroke between setting down and lifting the pen.

    places (3 c + 1, 2) are where it begins, and of every curve its two controls and its end; width is its mean
    breadth; all in millimetres. times (k,) and ways (k,) say, from 0 to 1 each, how much of its time has passed when so
    much of its length is written; duration is in units of time, of which an ordinary letter takes about four.
    """

    places: Floats
    width: float
    times: tuple[float, ...]
    ways: tuple[float, ...]
    duration: float

    @property
    def begin(self) -> tuple[float, float]:
        """Where it starts."""
        return float(self.places[0, 0]), float(self.places[0, 1])

    @property
    def end(self) -> tuple[float, float]:
        """Where it stops."""
        return float(self.places[-1, 0]), float(self.places[-1, 1])

    @property
    def path(self) -> str:
        """The `d` of an SVG path, in millimetres."""
        curves = (
            "C{:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f}".format(*curve)
            for curve in self.places[1:].reshape(-1, 6).tolist()
        )
        return f"M{self.begin[0]:.2f} {self.begin[1]:.2f}{''.join(curves)}"

    @property
    def short_path(self) -> str:
        """The same in hundredths of a millimetre, each curve from where the last ended."""
        whole = np.rint(self.places * UNITS).astype(np.int64)
        ends = whole[:-1:3]
        away = (whole[1:].reshape(-1, 3, 2) - ends[:, None]).reshape(-1).tolist()
        return f"M{whole[0, 0]} {whole[0, 1]}c{' '.join(map(str, away)).replace(' -', '-')}"


def tracks(page: Page, way: Written, underlines: tuple[Stroke, ...] = ()) -> Iterator[Track]:
    """The strokes of a page in writing order, each line under words behind the last stroke of its word."""
    owners = page.owners[way.letter]
    base = page.lines.base[page.pieces.lines[owners]]
    x, y = way.x / MM, (page.height - base - way.y) / MM
    waiting = sorted(underlines, key=lambda stroke: stroke.piece)
    # A word's bars and dots are written behind it: a line under it waits for them.
    words = page.pieces.words
    for first, stop in pairwise(way.firsts.tolist()):
        word = int(words[owners[first]])
        while waiting and words[waiting[0].piece] < word:
            yield _line_under(waiting.pop(0), page)
        own = slice(first, stop)
        yield _track(x[own], y[own], way.time[own], float(way.half[own].mean()) * 2 / MM)
    yield from (_line_under(stroke, page) for stroke in waiting)


def _line_under(stroke: Stroke, page: Page) -> Track:
    """The middle of a line under words, whose outline goes along one side and back along the other."""
    half = len(stroke.controls) // 2
    there, back = stroke.controls[:half], stroke.controls[half:][::-1]
    middle = (there + back) / 2
    x, y = middle[:, 0] / MM, (page.height - middle[:, 1]) / MM
    breadth = float(np.abs(there[:, 1] - back[:, 1]).mean()) / MM
    length = float(x[-1] - x[0])
    return _track(x, y, np.full(len(x), 0.4 * length / max(1, len(x) - 1)), breadth)


def _track(x: Floats, y: Floats, time: Floats, width: float) -> Track:
    nodes = _nodes(len(x))
    slope_x, slope_y = np.gradient(x), np.gradient(y)
    third = np.diff(nodes) / 3
    here, there = nodes[:-1], nodes[1:]
    leaving = x[here] + slope_x[here] * third, y[here] + slope_y[here] * third
    arriving = x[there] - slope_x[there] * third, y[there] - slope_y[there] * third
    curves = np.column_stack([*leaving, *arriving, x[there], y[there]]).reshape(-1, 2)
    step_x, step_y = np.diff(x, prepend=x[:1]), np.diff(y, prepend=y[:1])
    along, passed = np.cumsum(np.sqrt(step_x * step_x + step_y * step_y)), np.cumsum(time) - time[0]
    some = _nodes(len(x), 3 * GROUP)
    return Track(
        places=np.concatenate([[[x[0], y[0]]], curves]),
        width=width,
        times=tuple((passed[some] / max(float(passed[-1]), 1e-9)).tolist()),
        ways=tuple((along[some] / max(float(along[-1]), 1e-9)).tolist()),
        duration=float(passed[-1]),
    )


def _nodes(count: int, group: int = GROUP) -> Indexes:
    """The first and the last of so many samples, and some between them at even steps."""
    pieces = max(1, round((count - 1) / group))
    return np.rint(np.arange(pieces + 1) * ((count - 1) / pieces)).astype(np.int64)
