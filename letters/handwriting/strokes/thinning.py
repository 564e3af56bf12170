"""Raster: a glyph's ink as pixels, and its centre line by thinning (Guo and Hall 1989, who
keep diagonals that Zhang and Suen's older rule wears away).

Whole numbers throughout, so that every machine finds the same pixels. Row 0 is the lowest.
"""

from collections import deque
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ..seeding import Floats

type Ink = NDArray[np.bool_]
type Pixel = tuple[int, int]

SIZE = 110
"""Pixels in an x-height."""

MARGIN = 24

BLUR = (1, 4, 6, 4, 1)
BLURS = 4
"""Binomial smoothing, a standard deviation of two pixels: no rough edge grows a thorn."""

REACH = 48
"""In pixels: no stroke is broader than twice this."""

# The eight neighbours (row, column), going round.
ROUND: tuple[Pixel, ...] = ((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))


@dataclass(frozen=True, slots=True)
class Raster:
    """Ink as pixels, and where the origin of the glyph lies in them: column and row."""

    ink: Ink
    origin: tuple[int, int]


def raster(contours: tuple[Floats, ...]) -> Raster:
    """Polygons in pixels from the origin, filled where they wind around (non-zero)."""
    points = np.concatenate(contours)
    low = np.floor(points.min(axis=0)).astype(int) - MARGIN
    width, height = (np.ceil(points.max(axis=0)).astype(int) + MARGIN - low).tolist()
    winding = np.zeros((height, width), dtype=np.int32)
    for contour in contours:
        image = Image.new("L", (width, height), 0)
        ImageDraw.Draw(image).polygon([(x, y) for x, y in (contour - low).tolist()], fill=1)
        winding += np.asarray(image, dtype=np.int32) * (1 if turns_left(contour) else -1)
    return Raster(_smoothed(winding != 0), (-int(low[0]), -int(low[1])))


def turns_left(contour: Floats) -> bool:
    """Whether a closed chain of points (n, 2) runs round its inside counter-clockwise, with y upwards."""
    x, y = contour.T
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()) > 0


def _smoothed(ink: Ink) -> Ink:
    grey = ink.astype(np.int64)
    for _ in range(BLURS):
        for axis in (0, 1):
            shifted = [weight * np.roll(grey, shift - 2, axis) for shift, weight in enumerate(BLUR)]
            grey = np.sum(shifted, axis=0)
    smooth: Ink = grey * 2 > sum(BLUR) ** (2 * BLURS)
    return smooth


def blobs(ink: Ink) -> list[Ink]:
    """The ink that hangs together, piece by piece, from left to right."""
    left = ink.copy()
    groups = []
    for start in np.argwhere(ink.T)[:, ::-1].tolist():
        if left[start[0], start[1]]:
            groups.append(_flooded(left, (start[0], start[1])))
    return groups


def _flooded(left: Ink, start: Pixel) -> Ink:
    """What hangs together with a pixel, taken out of what is left."""
    blob = np.zeros_like(left)
    left[start] = False
    waiting = deque([start])
    while waiting:
        row, column = waiting.popleft()
        blob[row, column] = True
        for up, right in ROUND:
            near = row + up, column + right
            if left[near]:
                left[near] = False
                waiting.append(near)
    return blob


def depths(ink: Ink) -> Floats:
    """How far each pixel of ink is from the paper."""
    far = 4 * REACH
    column = np.where(ink, far, 0)
    for row in range(1, len(column)):
        np.minimum(column[row], column[row - 1] + 1, out=column[row])
    for row in range(len(column) - 2, -1, -1):
        np.minimum(column[row], column[row + 1] + 1, out=column[row])
    squares = column.astype(np.int64) ** 2
    padded = np.pad(squares, ((0, 0), (REACH, REACH)), constant_values=far * far)
    width = ink.shape[1]
    nearest = squares
    for shift in range(-REACH, REACH + 1):
        nearest = np.minimum(nearest, padded[:, REACH + shift : REACH + shift + width] + shift * shift)
    return np.sqrt(nearest.astype(np.float64))


def thinned(ink: Ink) -> Ink:
    """The centre line of ink that does not touch the edge, one pixel broad."""
    line = ink.astype(np.uint8)
    first, second = _removable()
    while True:
        before = int(line.sum())
        for table in (first, second):
            line[table[_codes(line)] & (line == 1)] = 0
        if int(line.sum()) == before:
            return _without_steps(line.astype(bool))


def _codes(line: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """For every pixel, which of its eight neighbours are set, a bit each."""
    codes = np.zeros_like(line)
    inner = codes[1:-1, 1:-1]
    rows, columns = line.shape
    for bit, (up, right) in enumerate(ROUND):
        inner |= line[1 + up : rows - 1 + up, 1 + right : columns - 1 + right] << bit
    return codes


@cache
def _removable() -> tuple[Ink, Ink]:
    """For every pattern of neighbours, whether each of Guo and Hall's two passes takes the pixel away."""
    tables = np.zeros((2, 256), dtype=bool)
    for code in range(256):
        near = [bool(code >> bit & 1) for bit in range(8)]
        pieces = sum(not near[at] and (near[at + 1] or near[(at + 2) % 8]) for at in (0, 2, 4, 6))
        pairs = (sum(near[at - shift] or near[at + 1 - shift] for at in (0, 2, 4, 6)) for shift in (0, 1))
        if pieces == 1 and 2 <= min(pairs) <= 3:
            north, north_east, east, south_east, south, south_west, west, north_west = near
            tables[0, code] = not ((south or south_west or not north_west) and west)
            tables[1, code] = not ((north or north_east or not south_east) and east)
    return tables[0], tables[1]


def _without_steps(line: Ink) -> Ink:
    """The line without corners that a diagonal does without, pixel by pixel, so that it hangs together."""
    for row, column in np.argwhere(line).tolist():
        near = [bool(line[row + up, column + right]) for up, right in ROUND]
        if sum(near) >= 2 and _pieces(near) == 1 and not all(near[0::2]):
            line[row, column] = False
    return line


def _pieces(near: list[bool]) -> int:
    """In how many pieces the set neighbours of a pixel fall, itself taken away; an edge neighbour ties its corners."""
    corners_filled = [on or (bit % 2 == 1 and near[bit - 1] and near[(bit + 1) % 8]) for bit, on in enumerate(near)]
    return sum(1 for bit in range(8) if not corners_filled[bit] and corners_filled[(bit + 1) % 8]) or int(
        all(corners_filled)
    )
