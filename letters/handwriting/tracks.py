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

GROUP = 2
"""Samples to one curve."""


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """One stroke between setting down and lifting the pen.

    path is the `d` of an SVG path; begin and end are where it starts and stops; width its mean breadth; all in
    millimetres. times (k,) and ways (k,) say, from 0 to 1 each, how much of its time has passed when so much of its
    length is written; duration is in units of time, of which an ordinary letter takes about four.
    """

    path: str
    begin: tuple[float, float]
    end: tuple[float, float]
    width: float
    times: tuple[float, ...]
    ways: tuple[float, ...]
    duration: float


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
    curves = [f"M{x[0]:.2f} {y[0]:.2f}"]
    third = np.diff(nodes) / 3
    here, there = nodes[:-1], nodes[1:]
    leaving = x[here] + slope_x[here] * third, y[here] + slope_y[here] * third
    arriving = x[there] - slope_x[there] * third, y[there] - slope_y[there] * third
    for curve in np.column_stack([*leaving, *arriving, x[there], y[there]]).tolist():
        curves.append("C{:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f}".format(*curve))
    step_x, step_y = np.diff(x, prepend=x[:1]), np.diff(y, prepend=y[:1])
    along, passed = np.cumsum(np.sqrt(step_x * step_x + step_y * step_y)), np.cumsum(time) - time[0]
    some = _nodes(len(x), 2 * GROUP)
    return Track(
        path="".join(curves),
        begin=(float(x[0]), float(y[0])),
        end=(float(x[-1]), float(y[-1])),
        width=width,
        times=tuple((passed[some] / max(float(passed[-1]), 1e-9)).tolist()),
        ways=tuple((along[some] / max(float(along[-1]), 1e-9)).tolist()),
        duration=float(passed[-1]),
    )


def _nodes(count: int, group: int = GROUP) -> Indexes:
    """The first and the last of so many samples, and some between them at even steps."""
    pieces = max(1, round((count - 1) / group))
    return np.rint(np.arange(pieces + 1) * ((count - 1) / pieces)).astype(np.int64)
