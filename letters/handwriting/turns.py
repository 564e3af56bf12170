"""Turns: how far a way goes from each of its samples to the next, and by how much it turns there."""

import numpy as np

from .alphabets import Indexes
from .seeding import Floats


def ways_and_turns(x: Floats, y: Floats, firsts: Indexes) -> tuple[Floats, Floats]:
    """How far each sample is from the one before it (n,), whether or not the pen is lifted between; and by how much
    the way turns there (n,), as the distance of two directions: 0 straight on, 2 straight back, and 0 where strokes
    begin and end. `firsts` is where strokes begin, and where the last ends (s + 1,)."""
    ways_x, ways_y = steps_of(x), steps_of(y)
    ways = np.sqrt(ways_x * ways_x + ways_y * ways_y)
    alike = ways_x[:-1] * ways_x[1:]
    alike += ways_y[:-1] * ways_y[1:]
    alike /= ways[:-1] * ways[1:] + 1e-18
    turn = np.zeros(len(x))
    np.sqrt(np.maximum(2 - 2 * alike, 0.0), out=turn[:-1])
    turn[firsts[:-1]] = 0.0
    turn[firsts[1:] - 1] = 0.0
    return ways, turn


def steps_of(values: Floats) -> Floats:
    """Each value less the one before it (n,); 0 for the first."""
    steps = np.empty_like(values)
    steps[:1] = 0.0
    np.subtract(values[1:], values[:-1], out=steps[1:])
    return steps
