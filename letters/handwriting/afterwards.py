"""Afterwards: bars and dots, as they are set when the word is written: late, and never twice alike."""

import numpy as np

from .alphabets import BAR, PATH, Alphabet, Flags, Indexes
from .marks import Letters, Marks
from .seeding import Floats, gaussians, stretches, uniforms
from .slopes import SLOPE
from .spans import runs_of

UNDER_ONE_BAR = 0.75
"""Of two t, one behind the other."""

LOOSE_DOTS = frozenset("ijїіјё")
"""Letters whose dots land where they will."""


def set_after(marks: Marks, letters: Letters, alphabet: Alphabet, one_bar: bool) -> Marks:
    """Bars and dots as they come when their word is written: late, never twice alike, two t under one bar."""
    movement = alphabet.hand.movement
    late = np.flatnonzero(marks.kind != PATH)
    if not len(late):
        return marks
    x, y, first, stop = marks.x.copy(), marks.y.copy(), marks.first, marks.stop
    own = marks.letter[late]
    keys = letters.keys[own] ^ (marks.mark[late].astype(np.uint64) << np.uint64(8))
    stray = gaussians(keys, 4) * alphabet.hand.wander.letter
    chance = uniforms(keys ^ np.uint64(1), 3)
    bars = marks.kind[late] == BAR
    points, owner = runs_of(first[late], stop[late] - first[late])
    middle_x = np.bincount(owner, weights=x[points]) / np.bincount(owner)
    middle_y = np.bincount(owner, weights=y[points]) / np.bincount(owner)
    away_x, away_y = x[points] - middle_x[owner], y[points] - middle_y[owner]
    lag = movement.bar_late * (0.3 + 1.5 * chance[:, 0])
    length = stretches(0.25 * stray[:, 0]) * movement.bar_length
    climb = (movement.bar_climb + 6 * stray[:, 1]) * SLOPE
    bar_x = middle_x + 0.1 * lag + 0.04 + 0.1 * stray[:, 2] + 0.25 * (movement.bar_length - 1)
    bar_y = middle_y + 0.03 * lag + 0.09 * stray[:, 3]
    loose = np.array([alphabet.letters[form] in LOOSE_DOTS for form in range(len(alphabet.letters))])
    free = loose[letters.forms[own]]
    dot_x = middle_x + np.where(
        free, letters.dot_right[own] * movement.bar_late + 0.13 * stray[:, 0], 0.03 * stray[:, 0]
    )
    dot_y = middle_y + np.where(free, letters.dot_up[own] + 0.12 * stray[:, 1], 0.02 * stray[:, 1])
    x[points] = np.where(
        bars[owner], bar_x[owner] + away_x * length[owner], dot_x[owner] + away_x * (1 + 0.1 * stray[owner, 2])
    )
    y[points] = np.where(
        bars[owner],
        bar_y[owner] + away_y + away_x * (length * climb)[owner],
        dot_y[owner] + away_y * (1 + 0.1 * stray[owner, 3]),
    )
    under_one = _under_one(marks, late, bars, chance[:, 2], letters, alphabet) if one_bar else []
    for one, other in under_one:
        low, high = x[first[one]], x[stop[other] - 1]
        own_span = slice(first[one], stop[one])
        share = (x[own_span] - low) / max(1e-6, x[stop[one] - 1] - low)
        y[own_span] += share * (y[stop[other] - 1] - y[stop[one] - 1])
        x[own_span] = low + share * (high - low)
    remaining = np.ones(len(marks.mark), dtype=bool)
    remaining[[other for _, other in under_one]] = False
    in_place = remaining[late]
    return _ticked(_only(marks, remaining, x, y), chance[in_place, 1], stray[in_place, 2:], alphabet)


def _under_one(
    marks: Marks, late: Indexes, bars: Flags, chance: Floats, letters: Letters, alphabet: Alphabet
) -> list[tuple[int, int]]:
    """Pairs of bars, of two t one behind the other, that are made as one."""
    pairs: list[tuple[int, int]] = []
    for at in np.flatnonzero(bars[:-1] & bars[1:] & (chance[:-1] < UNDER_ONE_BAR)).tolist():
        one, other = int(late[at]), int(late[at + 1])
        a, b = marks.letter[one], marks.letter[other]
        spelled = alphabet.letters[letters.forms[a]] + alphabet.letters[letters.forms[b]]
        free = not pairs or pairs[-1][1] != one
        if free and b - a == 1 and spelled == "tt" and letters.word[a] == letters.word[b]:
            pairs.append((one, other))
    return pairs


def _only(marks: Marks, remaining: Flags, x: Floats, y: Floats) -> Marks:
    """Some of the marks, with new points."""
    points, owner = runs_of(marks.first[remaining], (marks.stop - marks.first)[remaining])
    counts = np.bincount(owner, minlength=int(remaining.sum()))
    stops = np.cumsum(counts)
    return Marks(
        marks.mark[remaining],
        marks.letter[remaining],
        marks.kind[remaining],
        marks.joined[remaining],
        x[points],
        y[points],
        stops - counts,
        stops,
    )


def _ticked(marks: Marks, chance: Floats, stray: Floats, alphabet: Alphabet) -> Marks:
    """The marks with every single point drawn as what a pen leaves that is set down: a point, or a short stroke."""
    at = np.flatnonzero(marks.kind != PATH)
    single = (marks.stop - marks.first)[at] == 1
    spots, chance, stray = at[single], chance[single], stray[single]
    counts = marks.stop - marks.first
    new_counts = counts.copy()
    new_counts[spots] = 4
    stops = np.cumsum(new_counts)
    first = stops - new_counts
    x, y = np.empty(int(stops[-1])), np.empty(int(stops[-1]))
    rest = np.ones(len(counts), dtype=bool)
    rest[spots] = False
    to, _ = runs_of(first[rest], counts[rest])
    source, _ = runs_of(marks.first[rest], counts[rest])
    x[to], y[to] = marks.x[source], marks.y[source]
    tick = chance < alphabet.hand.movement.ticks
    length = 0.04 + 0.03 * np.abs(stray[:, 0]) + np.where(tick, 0.08 + 0.3 * chance, 0.0)
    slope = 0.5 + 0.4 * stray[:, 1]
    norm = np.sqrt(1 + slope * slope)
    spread = np.linspace(-0.5, 0.5, 4)
    cells = first[spots][:, None] + np.arange(4)
    x[cells] = marks.x[marks.first[spots]][:, None] + spread * (length * slope / norm)[:, None]
    y[cells] = marks.y[marks.first[spots]][:, None] - spread * (length / norm)[:, None]
    return Marks(marks.mark, marks.letter, marks.kind, marks.joined, x, y, first, stops)
