"""Smooth random fields: noise on a grid, read between its nodes with uniform quadratic B-splines.

Because a field is continuous, two points that touch move alike, so a joined hand stays joined. A field of splines also
holds every plane and every parabola exactly, so what a whole line does (slope, slant, bow) can be laid into the nodes
and costs nothing more to read.

Coarse noise is refined onto a fine grid, and all that works on one scale or another is added there and read once.
"""

import math

import numpy as np
from numpy.typing import NDArray

from .seeding import Floats

Ints = NDArray[np.int64]

KEPT = math.sqrt(0.55)
"""The deviation that a spline of white noise keeps in one dimension: 11/20 is the integral over a cell of the summed
squares of the three basis pieces."""


def basis(fraction: Floats) -> tuple[Floats, Floats, Floats]:
    """The three quadratic B-spline weights at `fraction` in [0, 1) of a cell, each the shape of `fraction`."""
    rest = 1.0 - fraction
    return rest * rest / 2, 0.5 + fraction * rest, fraction * fraction / 2


def nodes_for(cells: int, halvings: int = 0) -> int:
    """How many nodes, `halvings` refinements coarser, cover that many fine cells."""
    return -(-cells // (1 << halvings)) + 2


def refined(nodes: Floats, halvings: int, axis: int = -1) -> Floats:
    """The same field on a grid of half the spacing, as often as told, along `axis` −1 or −2; n nodes become 2n − 2.

    Source: Chaikin, “An algorithm for high-speed curve generation”, 1974, whose corners cut are these splines.
    """
    for _ in range(halvings):
        nodes = _refined_down(nodes) if axis == -2 else _refined_along(nodes)
    return nodes


def _refined_along(nodes: Floats) -> Floats:
    """Twice as fine along the last axis."""
    finer = np.empty((*nodes.shape[:-1], 2 * nodes.shape[-1] - 2))
    quarter, rest = 0.25 * nodes, 0.75 * nodes
    np.add(rest[..., :-1], quarter[..., 1:], out=finer[..., 0::2])
    np.add(quarter[..., :-1], rest[..., 1:], out=finer[..., 1::2])
    return finer


def _refined_down(nodes: Floats) -> Floats:
    """Twice as fine along the last axis but one."""
    finer = np.empty((*nodes.shape[:-2], 2 * nodes.shape[-2] - 2, nodes.shape[-1]))
    quarter, rest = 0.25 * nodes, 0.75 * nodes
    np.add(rest[..., :-1, :], quarter[..., 1:, :], out=finer[..., 0::2, :])
    np.add(quarter[..., :-1, :], rest[..., 1:, :], out=finer[..., 1::2, :])
    return finer


def centres(count: int, start: float, cell: float) -> Floats:
    """Where the nodes of a grid stand whose first cell begins at `start`: a field with these values is the identity."""
    return start + (np.arange(count, dtype=np.float64) - 0.5) * cell


def squares(centres: Floats, cell: float) -> Floats:
    """The nodes of a field that is the square of the place."""
    return centres * centres - cell * cell / 4


def cells_of(places: Floats, count: int) -> tuple[Ints, tuple[Floats, Floats, Floats]]:
    """The cell of each place (in cells from the start of a grid with `count` nodes) and its three weights.

    Beyond its edges a field stays as it is there.
    """
    places = np.clip(places, 0.0, count - 2.001)
    cell = places.astype(np.int64)
    return cell, basis(places - cell)


def read(nodes: Floats, corner: Ints, weights: tuple[Floats, ...]) -> Floats:
    """The sum of three neighbouring nodes from `corner` on, each by its weight; `nodes` is flat.

    `take` on one flat channel: indexing two axes at once costs five times as much.
    """
    value = nodes.take(corner)
    value *= weights[0]
    for step, weight in enumerate(weights[1:], start=1):
        node = nodes.take(corner + step)
        node *= weight
        value += node
    return value
