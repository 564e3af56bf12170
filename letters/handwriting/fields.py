"""Smooth random fields: noise on a coarse grid, read between the nodes with uniform cubic B-splines.

Because a field is continuous, two points that touch move alike, so a joined hand stays joined.
"""

import math

import numpy as np
from numpy.typing import NDArray

from .seeding import Floats, gaussians

Ints = NDArray[np.int64]

# A B-spline of white noise has less variance than its nodes. Averaged over a cell the basis keeps 151/315 of it
# (the integral of the summed squares of the four basis pieces), once for each dimension.
_KEPT = math.sqrt(151 / 315)


def basis(fraction: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """The four cubic B-spline weights at `fraction` in [0, 1) of a cell, each the shape of `fraction`."""
    rest = 1.0 - fraction
    square, rest_square = fraction * fraction, rest * rest
    return (
        rest_square * rest / 6.0,
        (4.0 - 3.0 * square * (2.0 - fraction)) / 6.0,
        (4.0 - 3.0 * rest_square * (2.0 - rest)) / 6.0,
        square * fraction / 6.0,
    )


def along(positions: Floats, rows: Ints, nodes: Floats) -> list[Floats]:
    """Read row-wise noise at `positions` (in cells, ≥ 0).

    `rows` (n,) picks the row of `nodes` (channels, rows, cells + 3). Returns one (n,) for each channel, deviation 1.
    Beyond the last node a field stays as it is at its end.
    """
    positions = np.clip(positions, 0, nodes.shape[2] - 4.001)
    cell = positions.astype(np.int64)
    weights = basis(positions - cell)
    corner = rows * nodes.shape[2] + cell
    return [_weighed(channel.ravel(), corner, weights) / _KEPT for channel in nodes]


def across(x: Floats, y: Floats, nodes: Floats) -> list[Floats]:
    """Read a plane of noise `nodes` (channels, rows, columns) at `x`, `y` (in cells, ≥ 0), each (n,).

    Returns one (n,) for each channel, deviation 1. Beyond its edges a field stays as it is there.
    """
    x, y = np.clip(x, 0, nodes.shape[2] - 4.001), np.clip(y, 0, nodes.shape[1] - 4.001)
    column, row = x.astype(np.int64), y.astype(np.int64)
    across_weights, down_weights = basis(x - column), basis(y - row)
    width = nodes.shape[2]
    corner = row * width + column
    values = [np.zeros(len(x)) for _ in nodes]
    for step, weight in enumerate(down_weights):
        for value, channel in zip(values, nodes, strict=True):
            line = _weighed(channel.ravel(), corner + step * width, across_weights)
            line *= weight
            value += line
    return [value / _KEPT**2 for value in values]


def _weighed(noise: Floats, corner: Ints, weights: tuple[Floats, ...]) -> Floats:
    """The sum of four neighbouring nodes from `corner` on, each by its weight.

    `take` on one flat channel: indexing two axes at once costs five times as much.
    """
    value = noise.take(corner)
    value *= weights[0]
    for step, weight in enumerate(weights[1:], start=1):
        node = noise.take(corner + step)
        node *= weight
        value += node
    return value


def plane(place: int, width: float, height: float, channels: int = 2) -> Floats:
    """Noise enough for `across` over a plane of `width` × `height` cells, from one 64-bit key."""
    rows, columns = int(height) + 5, int(width) + 5
    return gaussians(place, channels * rows * columns).reshape(channels, rows, columns)
