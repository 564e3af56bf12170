"""Move: the letters of a page become the way of a pen. A word is one movement: its letters are chained, with what joins
them; then written in time, fast where the way is straight and slow where it bends, so that corners melt as far as this
writer hurries. Bars and dots follow when the word is written. All lengths are x-heights, in the word's own place.

Sources: Lacquaniti, Terzuolo and Viviani 1983 (speed is a power of curvature); Plamondon 2013 (kinematic theory).
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from .alphabets import Alphabet, Flags, Indexes
from .chaining import Chain
from .features import DOT, STEP
from .fields import KEPT, cells_of, nodes_for, read, refined
from .pens import Pen
from .seeding import Floats, Words, evenly, evenly_each, key
from .spans import runs_of
from .turns import steps_of, ways_and_turns

SHAKEN, SHAKE = 0.9, ((0, 0.4), (1, 0.92))
"""What strays along the way: from node to node of the quickest noise; and of each, how often it is slower by half, and
its share."""

STEADY = 1.5
"""A shorter stroke strays less."""

HASTE = 0.16
"""In units of time, of which an ordinary letter takes about four: over how long a movement is smoothed."""

QUICKEST, SLOWEST = 0.03, 0.9
"""What that may come to."""

FINENESS = 1.44
"""Samples of time for each such span."""

BELL = 3
"""Samples to either side of which a smoothed one is the mean: of three, three times over, a bell with a deviation of
1.41."""

AWAY = 2 * BELL
"""Samples: how far a sample tells on its neighbours."""

FINE, LARGE = 0.32, 4
"""From node to node of what the breadth of a line strays by from letter to letter; and how often that which it strays
by from word to word is slower by half."""

BLOTTED = 0.2
"""In x-heights: how far a drop of ink reaches from where a stroke begins."""

DRY, DRIEST = 0.8, 1.6
"""From node to node of where a line runs dry, and from how many deviations on it does: a pen skips seldom, and then for
all to see."""

EXIT, ENTRY = 0.7, 0.4
"""Over how much of its way a line runs out where the pen flies off, and comes in where it lands in flight."""

SLOWED = 0.38
"""How fast a pen is where it is set down or comes to rest, as a factor: twice as much more for every x-height."""

STILL = 5
"""Samples: a dot of fewer is not smoothed away."""

type Octaves = tuple[tuple[int, float], ...]
"""Noises that are added: how often each is slower by half than the quickest, and its deviation."""

FAINTEST = 0.6
"""What is left of a line wherever the pen stays on the paper: with less, an o is open and a w is gone."""

DOTTING, DWELLING = 8, 1.25
"""Samples: of how many fewer a point is, where the pen stays; and how much broader that makes it."""

LOST, MOST_LOST = 0.07, 0.2
"""In x-heights: what smoothing takes at most where a way turns back, without haste and at all. More, and n would be an
r, d an a, m an n."""

TURNING = 2
"""Samples on both sides of a turn that go back with it."""

DEEPENINGS = 2
"""How often what smoothing took is given back: turns that are near one another take from each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Movement:
    """The way of the pen at even steps of its time.

    For each sample (n,): x, y; width, as a factor of the nib's; letter, the number of the letter on the page; time
    that has passed since the sample before. firsts (r + 1,): where each stroke between setting down and lifting the pen
    begins, and where the last ends; kinds (r,).
    """

    x: Floats
    y: Floats
    width: Floats
    letter: Indexes
    time: Floats
    firsts: Indexes
    kinds: Indexes


class Noise(Protocol):
    """Where chance comes from on the way of a pen."""

    def along(self, along: Floats, letter: Indexes, cell: float, ways: dict[str, Octaves]) -> list[Floats]:
        """Some smooth noises at places along a way (n,), in letters (n,), the nodes of the quickest `cell` apart."""


@dataclass(frozen=True, slots=True)
class PageNoise:
    """Noise of one page of a letter, that runs on through all of it."""

    seed: int
    page: int

    def along(self, along: Floats, letter: Indexes, cell: float, ways: dict[str, Octaves]) -> list[Floats]:
        """Noises at places along the way of the page."""
        count = int(float(along[-1]) / cell) + 1
        at, weights = cells_of(along / cell, nodes_for(count))
        return [read(self._nodes(way, octaves, count), at, weights) for way, octaves in ways.items()]

    def _nodes(self, way: str, octaves: Octaves, count: int) -> Floats:
        summed = np.zeros(nodes_for(count))
        for halvings, share in octaves:
            nodes = evenly(key(self.seed, way, halvings, self.page), nodes_for(count, halvings))
            summed += refined(nodes, halvings)[: len(summed)] * (share / KEPT)
        return summed


@dataclass(frozen=True, slots=True, eq=False)
class OwnNoise:
    """Noise of each of some words of `size` letters that have a key of their own (w,): the same, whatever others there
    are."""

    keys: Words
    size: int

    def along(self, along: Floats, letter: Indexes, cell: float, ways: dict[str, Octaves]) -> list[Floats]:
        """Noises at places along ways that are sorted by their words."""
        word = letter // self.size
        begins = along[np.searchsorted(word, np.arange(len(self.keys)))][word]
        places = (along - begins) / cell
        # As many for all, whatever others there are.
        count = int(float(places.max())) + 1
        at, weights = cells_of(places, nodes_for(count))
        at += word * nodes_for(count)
        return [read(self._nodes(way, octaves, count).reshape(-1), at, weights) for way, octaves in ways.items()]

    def _nodes(self, way: str, octaves: Octaves, count: int) -> Floats:
        summed = np.zeros((len(self.keys), nodes_for(count)))
        for halvings, share in octaves:
            nodes = evenly_each(self.keys ^ np.uint64(key(0, way, halvings)), nodes_for(count, halvings))
            summed += refined(nodes, halvings)[:, : nodes_for(count)] * (share / KEPT)
        return summed


def move(chain: Chain, alphabet: Alphabet, pen: Pen, strays: float, noise: Noise) -> Movement:
    """Write a chain of strokes, which stray so much more or less than this hand does."""
    x, y = _shaken(chain, alphabet.hand.movement.shake * strays, noise)
    timed = _timed(chain, x, y)
    smooth_x, smooth_y = _smoothed(timed, alphabet.hand.movement.sharpening)
    width = _width(timed, smooth_x, smooth_y, pen, noise)
    return Movement(smooth_x, smooth_y, width, timed.letter, timed.step, timed.firsts, chain.kinds)


def _shaken(chain: Chain, shake: float, noise: Noise) -> tuple[Floats, Floats]:
    """The way with what this hand strays from it."""
    along = chain.along
    lengths = along[chain.firsts[1:] - 1] - along[chain.firsts[:-1]]
    held = np.repeat(shake * np.minimum(1.0, lengths / STEADY), np.diff(chain.firsts)) * chain.shaking
    across, up = noise.along(along, chain.letter, SHAKEN, {"shake x": SHAKE, "shake y": SHAKE})
    return chain.x + across * (1.15 * held), chain.y + up * (0.9 * held)


@dataclass(frozen=True, slots=True, eq=False)
class _Timed:
    """A way at even steps of time, by its strokes: samples (n,), the span of smoothing in one step of time
    (n,), and the haste (n,)."""

    x: Floats
    y: Floats
    letter: Indexes
    step: Floats
    haste: Floats
    firsts: Indexes
    kinds: Indexes
    flying: Flags
    landing: Flags
    chances: Floats


def _timed(chain: Chain, x: Floats, y: Floats) -> _Timed:
    """When the pen is where: the speed is a power of the curvature, slow where strokes begin and end."""
    speed, ways = _speed(chain, x, y)
    span = np.clip(HASTE * chain.haste, QUICKEST, SLOWEST)
    between = ways[1:] * 2 / ((speed[1:] * span[1:]) + (speed[:-1] * span[:-1]))
    firsts, lasts = chain.firsts[:-1], chain.firsts[1:] - 1
    between[firsts[1:] - 1] = 1.0
    passed = np.append(0.0, np.cumsum(between))
    # To millionths: where a stroke stands on the page must not tell.
    took = np.rint((passed[lasts] - passed[firsts]) * 1e6) / 1e6
    counts = np.maximum(np.ceil(took * FINENESS).astype(np.int64), 3) + 1
    stroke = np.repeat(np.arange(len(counts)), counts)
    starts = np.cumsum(counts) - counts
    share = (np.arange(len(stroke)) - starts[stroke]) / (counts - 1)[stroke]
    wanted = passed[firsts][stroke] + took[stroke] * share
    places = np.interp(wanted, passed, np.arange(len(passed), dtype=np.float64))
    at = np.minimum(places.astype(np.int64), lasts[stroke] - 1)
    at = np.maximum(at, firsts[stroke])
    part = places - at
    rest = 1 - part
    return _Timed(
        x=x[at] * rest + x[at + 1] * part,
        y=y[at] * rest + y[at + 1] * part,
        letter=chain.letter[at],
        haste=chain.haste[at],
        step=span[at] * (took / (counts - 1))[stroke],
        firsts=np.append(starts, len(stroke)),
        kinds=chain.kinds,
        flying=chain.flying,
        landing=chain.landing,
        chances=chain.chances,
    )


def _speed(chain: Chain, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """How fast the pen goes at each point (n,), and how far it came from the one before (n,)."""
    ways, turn = ways_and_turns(x, y, chain.firsts)
    # Where the pen is lifted there is no way.
    ways[chain.firsts[:-1]] = 0.0
    curvature = _softened(turn) / STEP + 0.35
    # The power −3/8 by square roots alone, which are the same on every machine.
    root = np.sqrt(np.sqrt(curvature))
    own = 1 / (root * np.sqrt(root))
    speed = _softened(own)
    for ends in (chain.firsts[:-1], chain.firsts[1:] - 1):
        speed[ends] = own[ends]
    speed *= _starts_and_stops(chain)
    return speed, ways


def _starts_and_stops(chain: Chain) -> Floats:
    """How much slower the pen is near the ends of strokes that it does not fly through (n,), as a factor."""
    slower = np.ones(len(chain.x))
    firsts, lasts = chain.firsts[:-1], chain.firsts[1:] - 1
    for step in range(int((1 - SLOWED) / (2 * STEP)), -1, -1):
        factor = SLOWED + 2 * STEP * step
        slower[np.minimum(firsts + step, lasts)] = factor
        slower[np.maximum(lasts - step, firsts)[~chain.flying]] = factor
    return slower


def _belled(values: Floats) -> Floats:
    """Values smoothed by a bell, without the `BELL` at either end."""
    for _ in range(BELL):
        summed = values[:-2] + values[1:-1]
        summed += values[2:]
        values = summed
    values *= 1 / 27
    return values


def _softened(values: Floats) -> Floats:
    """Values with a sixth of each neighbour's: a mean over as long as two of them."""
    soft = values * (2 / 3)
    soft[1:] += values[:-1] * (1 / 6)
    soft[:-1] += values[1:] * (1 / 6)
    soft[:1] += values[:1] * (1 / 6)
    soft[-1:] += values[-1:] * (1 / 6)
    return soft


def _smoothed(timed: _Timed, sharpening: float) -> tuple[Floats, Floats]:
    """The way as it is written: smoothed in time, and what that takes of its size given back."""
    counts = np.diff(timed.firsts)
    firsts, lasts = timed.firsts[:-1], timed.firsts[1:] - 1
    begins = np.cumsum(counts + 2 * AWAY) - counts - AWAY
    own_points, _ = runs_of(begins, counts)
    # Beyond its ends a way goes on as it would were it turned round there.
    beyond = np.arange(1, AWAY + 1)
    mirrored = np.concatenate(
        [np.minimum(firsts[:, None] + beyond, lasts[:, None]), np.maximum(lasts[:, None] - beyond, firsts[:, None])]
    )
    outside = np.concatenate([begins[:, None] - beyond, (begins + counts - 1)[:, None] + beyond])
    ends = np.concatenate([firsts, lasts])[:, None]
    still = np.repeat((timed.kinds == DOT) & (counts < STILL), counts)
    lost = np.minimum(LOST * timed.haste, MOST_LOST)
    smooth = []
    for points in (timed.x, timed.y):
        values = np.empty(len(points) + 2 * AWAY * len(counts))
        values[own_points] = points
        values[outside] = 2 * points[ends] - points[mirrored]
        once = _belled(values)
        if sharpening:
            twice = _belled(once)
            once = once[BELL:-BELL] * (1 + sharpening) - twice * sharpening
        again = once[own_points - (AWAY if sharpening else BELL)]
        smooth.append(np.where(still, points, _deepened(points, again, timed.firsts, lost)))
    return smooth[0], smooth[1]


def _deepened(points: Floats, smooth: Floats, firsts: Indexes, lost: Floats) -> Floats:
    """One coordinate of a smoothed way, with no turn of it further from where it was than it may
    have `lost` (n,)."""
    ways = np.diff(points, append=points[-1:])
    before = np.roll(ways, 1)
    turns = (before * ways <= 0) & (before != ways)
    turns[firsts[:-1]] = turns[firsts[1:] - 1] = False
    at = np.flatnonzero(turns)
    out = np.where(before[at] > ways[at], 1.0, -1.0)
    bell = 1 - (np.arange(-TURNING, TURNING + 1) / (TURNING + 1)) ** 2
    deep = smooth.copy()
    around = at[:, None] + np.arange(-TURNING, TURNING + 1)
    stroke = np.searchsorted(firsts, at, side="right") - 1
    inside = (around > firsts[stroke][:, None]) & (around < firsts[stroke + 1][:, None] - 1)
    around = np.clip(around, 0, len(points) - 1)
    for _ in range(DEEPENINGS):
        missing = np.maximum(0.0, (points[at] - deep[at]) * out - lost[at]) * out
        np.add.at(deep, around, missing[:, None] * bell * inside)
    return deep


def _width(timed: _Timed, x: Floats, y: Floats, pen: Pen, noise: Noise) -> Floats:
    """How broad the line is at each sample, as a factor of the nib: more on the way down, less where the pen is fast,
    and running out where it flies."""
    counts = np.diff(timed.firsts)
    ways_x, ways_y = steps_of(x), steps_of(y)
    starts = timed.firsts[:-1]
    ways_x[starts], ways_y[starts] = ways_x[starts + 1], ways_y[starts + 1]
    way = np.sqrt(ways_x * ways_x + ways_y * ways_y)
    down = -ways_y / (way + 1e-6)
    quick = np.clip(way / (1.3 * timed.step + 1e-9), 0.0, 1.6)
    way[starts] = 0.0
    along = np.cumsum(way)
    width = 1 + pen.pressure * down - pen.thinning * (quick - 0.6)
    (strays,) = noise.along(along, timed.letter, FINE, {"press": ((0, pen.grain), (LARGE, pen.unrest))})
    width += strays
    begun = along - np.repeat(along[starts], counts)
    left = np.repeat(along[timed.firsts[1:] - 1], counts) - along
    width = np.maximum(width, FAINTEST)
    if pen.dryness:
        (dry,) = noise.along(along, timed.letter, DRY, {"dry": ((0, 1.0),)})
        dry += 1.1 * (quick - 0.75) - 0.5 * down
        width *= 1 - np.clip(pen.dryness * (dry - DRIEST), 0.0, 0.7)
    left += np.repeat(np.where(timed.flying, 0.0, EXIT), counts)
    width *= np.minimum(pen.taper + left * ((1 - pen.taper) / EXIT), 1.0)
    width *= np.minimum(
        pen.taper + 0.15 + (begun + np.repeat(np.where(timed.landing, 0.0, ENTRY), counts)) / ENTRY, 1.0
    )
    width *= np.repeat(np.where((timed.kinds == DOT) & (counts < DOTTING), DWELLING, 1.0), counts)
    blobs = np.repeat(np.where(timed.chances < pen.blobs, pen.blob, 0.0), counts)
    blobs *= np.maximum(0.0, 1 - (begun / BLOTTED) * (begun / BLOTTED))
    width *= 1 + blobs
    return np.maximum(width, 0.12)
