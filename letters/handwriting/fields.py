"""Smooth random fields: noise on a coarse grid, read between the nodes with uniform cubic B-splines.

Because a field is continuous, two points that touch move alike, so a joined hand stays joined.
"""

import numpy as np
from numpy.typing import NDArray

from .seeding import Floats, gaussians

Ints = NDArray[np.int64]

# A B-spline of white noise has less variance than its nodes. Averaged over a cell the basis keeps 0.4794 of it
# (the integral of the summed squares of the four basis pieces), once for each dimension.
_KEPT = 0.4793650793650794**0.5


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


def along(positions: Floats, rows: Ints, nodes: Floats) -> Floats:
    """Read row-wise noise at `positions` (in cells, ≥ 0).

    `rows` (n,) picks the row of `nodes` (rows, cells + 3, channels). Returns (n, channels) with deviation 1.
    """
    cell = positions.astype(np.int64)
    weights = basis(positions - cell)
    value = nodes[rows, cell] * weights[0][:, None]
    for step in (1, 2, 3):
        value += nodes[rows, cell + step] * weights[step][:, None]
    return value / _KEPT


def across(x: Floats, y: Floats, nodes: Floats) -> Floats:
    """Read a plane of noise `nodes` (rows, columns, channels) at `x`, `y` (in cells, ≥ 0), each (n,).

    Returns (n, channels) with deviation 1.
    """
    column, row = x.astype(np.int64), y.astype(np.int64)
    across_weights, down_weights = basis(x - column), basis(y - row)
    width, channels = nodes.shape[1:]
    flat = nodes.reshape(-1, channels)
    corner = row * width + column
    value = np.zeros((len(x), channels))
    for step_y, weight_y in enumerate(down_weights):
        line = flat[corner + step_y * width] * across_weights[0][:, None]
        for step_x in (1, 2, 3):
            line += flat[corner + (step_y * width + step_x)] * across_weights[step_x][:, None]
        value += line * weight_y[:, None]
    return value / _KEPT**2


def plane(place: int, width: float, height: float, channels: int = 2) -> Floats:
    """Noise enough for `across` over a plane of `width` × `height` cells, from one 64-bit key."""
    rows, columns = int(height) + 5, int(width) + 5
    return gaussians(place, rows * columns * channels).reshape(rows, columns, channels)
