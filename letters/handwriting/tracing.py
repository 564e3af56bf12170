"""Trace: a page as SVG, the very outlines of the PDF, for screens on which somebody is still typing.

A TrueType outline is quadratic curves whose ends may be left out where they lie half way between two controls. SVG has
a command for just that: a smooth curve, whose control mirrors the last one. Coordinates are whole halves of the grid.
"""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .alphabets import Flags, Indexes
from .grid import PEN
from .inking import InkedPage
from .placing import Page, Rules
from .printing import PrintedLine
from .shades import Colour, shades
from .stationery import RULE_COLOUR, RULE_WIDTH, TYPE_COLOUR

HALF = PEN / 2
"""Points in one unit of a path."""

_MOVE, _LINE, _CURVE, _SMOOTH = b"Mlqt"

type _Bytes = NDArray[np.uint8]


def trace(inked: InkedPage, *, title: str, language: str) -> str:
    """A page as SVG, one path a word. The lengths of its `viewBox` are points."""
    page = inked.page
    size = f"{page.width:.2f} {page.height:.2f}"
    width, height = size.split()
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{width}pt" height="{height}pt" '
            f'role="img" lang="{escape(language)}"><title>{escape(title)}</title><desc>{escape(words_of(page))}</desc>'
            f'<path fill="#fff" d="M0 0H{width}V{height}H0Z"/>',
            *_ruled(page.rules, page.height),
            *(_printed(page.letterhead, page.height) if page.letterhead else ()),
            *_written(inked),
            *_underlined(inked),
            "</svg>",
        )
    )


def words_of(page: Page) -> str:
    """What is written on the page, its lines one under the other."""
    lines = [""] * len(page.lines.base)
    for text, line in zip(page.pieces.texts, page.pieces.lines.tolist(), strict=True):
        lines[line] += text
    return "\n".join(lines)


def _ruled(rules: Rules, height: float) -> Iterator[str]:
    if len(rules.heights):
        lines = "".join(f"M{rules.left:.2f} {height - y:.2f}H{rules.right:.2f}" for y in rules.heights.tolist())
        yield f'<path stroke="{_spelled(RULE_COLOUR)}" stroke-width="{RULE_WIDTH}" fill="none" d="{lines}"/>'


def _printed(line: PrintedLine, height: float) -> Iterator[str]:
    """A line of type as one path."""
    pens = np.cumsum(line.advances) - line.advances
    points = _standing(line.points, line.point_counts, pens)
    ends = _last_points(line.ends, line.point_counts, line.contour_counts)
    (path,) = _paths(points, line.on_curve, ends, [len(points)])
    yield f'{_group(line.left, height - line.base)}<path fill="{_spelled(TYPE_COLOUR)}" d="{path}"/></g>'


def _written(inked: InkedPage) -> Iterator[str]:
    """Every line as a group that stands on its baseline, with a path for each word."""
    page, pieces = inked.page, inked.page.pieces
    points = _standing(inked.points, inked.point_counts, pieces.pens)
    ends = _last_points(inked.ends, inked.point_counts, inked.contour_counts)
    firsts = _word_starts(page)
    stops = np.cumsum(inked.point_counts)[np.append(firsts[1:], len(pieces.texts)) - 1]
    inks = shades(page)
    paths = _paths(points, inked.on_curve, ends, stops.tolist())
    line = -1
    for first, path in zip(firsts.tolist(), paths, strict=True):
        if pieces.lines[first] != line:
            yield "</g>" if line >= 0 else ""
            line = int(pieces.lines[first])
            yield _group(0.0, page.height - round(float(page.lines.base[line]), 2))
        if path:
            yield f'<path fill="{_spelled(inks[first])}" d="{path}"/>'
    yield "</g>"


def _underlined(inked: InkedPage) -> Iterator[str]:
    """Every line under words as a path on the sheet."""
    inks, height = shades(inked.page), inked.page.height
    for stroke in inked.strokes:
        controls, knots = ((0.0, height) + points * (1, -1) for points in (stroke.controls, stroke.knots))
        curves = "".join(
            f"Q{x:.2f} {y:.2f} {to_x:.2f} {to_y:.2f}"
            for (x, y), (to_x, to_y) in zip(controls.tolist(), knots.tolist(), strict=True)
        )
        yield f'<path fill="{_spelled(inks[stroke.piece])}" d="M{knots[-1, 0]:.2f} {knots[-1, 1]:.2f}{curves}Z"/>'


def _word_starts(page: Page) -> Indexes:
    """The first piece of every word: of what stands behind a space, or begins a line."""
    new = np.ones(len(page.pieces.texts), dtype=bool)
    new[1:] = [text == " " for text in page.pieces.texts[:-1]]
    new[page.starts[:-1]] = True
    return np.flatnonzero(new)


def _group(x: float, y: float) -> str:
    """A group whose units are halves of the grid, upwards from (x, y), in points from the upper left of the sheet."""
    return f'<g transform="matrix({HALF:g} 0 0 -{HALF:g} {x:.2f} {y:.2f})">'


def _spelled(colour: Colour) -> str:
    red, green, blue = (round(255 * part) for part in colour)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _standing(points: Indexes, counts: Indexes, pens: Indexes) -> Indexes:
    """Points in halves of the grid, from where their line begins to count."""
    whole = points.astype(np.int64)
    whole[:, 0] += np.repeat(pens, counts)
    return whole * 2


def _last_points(ends: Indexes, point_counts: Indexes, contour_counts: Indexes) -> Indexes:
    """The last point of every contour (c,), counted on the page."""
    return ends + np.repeat(np.cumsum(point_counts) - point_counts, contour_counts)


def _paths(points: Indexes, on_curve: Flags, ends: Indexes, stops: list[int]) -> Iterator[str]:
    """The path of each stretch of points: of those from the stop before to its own."""
    commands, numbers, owners = _commands(points, on_curve, ends)
    spelled, lengths = _spelled_out(commands, numbers)
    places = np.append(0, np.cumsum(lengths))[np.searchsorted(owners, [0, *stops])].tolist()
    text = spelled.tobytes().decode("ascii")
    for start, stop in pairwise(places):
        yield text[start:stop]


def _commands(points: Indexes, on_curve: Flags, ends: Indexes) -> tuple[_Bytes, Indexes, Indexes]:
    """Some outlines as path commands: for every number its command, or 0 behind the first; itself; its point (m,)."""
    count = len(points)
    firsts = np.append(0, ends[:-1] + 1)
    before, after = np.arange(-1, count - 1), np.arange(1, count + 1)
    before[firsts], after[ends] = ends, firsts
    begins = np.zeros(count, dtype=bool)
    begins[firsts] = True
    # Where a command that ends at or behind a point leaves the pen: half way to the next control, where that is one.
    halfway = ~on_curve & ~on_curve[after]
    left = points.copy()
    left[~on_curve] = points[after[~on_curve]]
    left[halfway] = (points[halfway] + points[after[halfway]]) // 2
    came = left[before]
    line = on_curve & on_curve[before] & ~begins
    smooth = ~on_curve & ~on_curve[before] & ~begins
    curve = ~on_curve & ~smooth
    # Two slots for each point: one to begin a contour, one to go on from the point before.
    slots = np.zeros((count, 2, 4), dtype=np.int64)
    slots[:, 0, :2] = np.where(on_curve[:, None], points, came)
    slots[:, 1, :2] = np.where(curve[:, None], points, left) - came
    slots[:, 1, 2:] = left - came
    used = np.zeros((count, 2, 4), dtype=bool)
    used[:, 0, :2] = begins[:, None]
    used[:, 1, :2] = (line | smooth | curve)[:, None]
    used[:, 1, 2:] = curve[:, None]
    commands = np.zeros((count, 2, 4), dtype=np.uint8)
    commands[:, 0, 0] = _MOVE
    commands[:, 1, 0] = np.where(line, _LINE, np.where(smooth, _SMOOTH, _CURVE))
    places = np.flatnonzero(used)
    return commands.reshape(-1)[places], slots.reshape(-1)[places], places >> 3


def _spelled_out(commands: _Bytes, numbers: Indexes) -> tuple[_Bytes, Indexes]:
    """The characters of a path, end to end, and how many belong to each number (m,)."""
    heads = np.flatnonzero(commands)
    written = commands[heads]
    # A command that repeats the last one need not be said again; and a minus parts two numbers as a space does.
    written[1:] *= (written[1:] != written[:-1]) | (written[1:] == _MOVE)
    signs = np.zeros(len(numbers), dtype=np.uint8)
    signs[heads] = written
    signs[(signs == 0) & (numbers >= 0)] = ord(" ")
    sizes = np.abs(numbers).astype(np.uint32)
    digits = len(str(int(sizes.max(initial=0))))
    characters = np.empty((len(numbers), digits + 2), dtype=np.uint8)
    spelled = np.empty(characters.shape, dtype=bool)
    characters[:, 0], spelled[:, 0] = signs, signs > 0
    characters[:, 1], spelled[:, 1] = ord("-"), numbers < 0
    for column in range(digits + 1, 1, -1):
        rest = sizes // 10
        characters[:, column] = sizes - rest * 10 + ord("0")
        spelled[:, column] = (sizes > 0) | (column == digits + 1)
        sizes = rest
    return characters.reshape(-1).compress(spelled.reshape(-1)), spelled.sum(axis=1)
