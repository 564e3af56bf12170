"""From many points to few: a stroke smoothed, and the nodes that are enough to draw it again. In x-heights."""

import math
from itertools import pairwise

import numpy as np

from ..seeding import Floats
from .glyphs import EVEN_STEPS, curve

STEP = 0.025
SMOOTHED = 0.05
"""Standard deviation of the Gaussian along the stroke that takes the grain of the pixels out of it."""

CLOSE = 0.018
"""A curve through the nodes strays no further from the stroke."""

MOST = 40
"""Nodes of one stroke."""


def smoothed(points: Floats) -> Floats:
    """A stroke (n, 2) at even steps, without the grain of its pixels; its ends stay."""
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    count = max(2, int(along[-1] / STEP))
    at = np.linspace(0.0, along[-1], count + 1)
    even = np.column_stack([np.interp(at, along, points[:, 0]), np.interp(at, along, points[:, 1])])
    reach = min(int(4 * SMOOTHED / STEP), count)
    shifts = np.arange(-reach, reach + 1)
    weights = [math.exp(-0.5 * (shift * STEP / SMOOTHED) ** 2) for shift in shifts.tolist()]
    padded = np.concatenate([2 * even[0] - even[reach:0:-1], even, 2 * even[-1] - even[-2 : -reach - 2 : -1]])
    total = np.zeros_like(even)
    for shift, weight in enumerate(weights):
        total += padded[shift : shift + len(even)] * (weight / sum(weights))
    return total


def nodes_of(points: Floats) -> Floats:
    """The fewest of the points (n, 2), its ends among them, whose smooth curve runs close to all of them."""
    nodes = [0, len(points) - 1]
    if np.allclose(points[0], points[-1], atol=0.05):
        nodes = [0, len(points) // 3, 2 * len(points) // 3, len(points) - 1]
    while len(nodes) < MOST:
        worst, off = _worst(points, nodes)
        if off <= CLOSE:
            break
        nodes = sorted({*nodes, worst})
    return points[nodes]


def _worst(points: Floats, nodes: list[int]) -> tuple[int, float]:
    """Which point the curve through the kept ones misses most, and by how much."""
    drawn = curve(points[nodes], EVEN_STEPS)
    worst, most = 0, -1.0
    for gap, (first, last) in enumerate(pairwise(nodes)):
        inner = points[first + 1 : last]
        if not len(inner):
            continue
        piece = drawn[gap * EVEN_STEPS : (gap + 1) * EVEN_STEPS + 1]
        off = np.hypot(*(inner[:, None] - piece[None]).transpose(2, 0, 1)).min(axis=1)
        at = int(off.argmax())
        if off[at] > most:
            worst, most = first + 1 + at, float(off[at])
    return worst, most
