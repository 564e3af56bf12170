"""Afterwards: bars and dots, as they are set when the word is written: late, and never twice alike."""

from dataclasses import replace

import numpy as np

from .alphabets import BAND, BANDS, LOWEST, Alphabet, Flags, Indexes
from .features import BAR, PATH
from .marks import Letters, Marks
from .seeding import Floats, gaussians, stretches, uniforms
from .slopes import SLOPE
from .spans import runs_of

BAR_LENGTH, BAR_CLIMB, BAR_ASIDE, BAR_UP = 0.17, 4.0, 0.06, 0.055
"""Deviations of bars: of their length as a share, of their slope in degrees, of where they cross, in x-heights: a bar
is a habit, and strays less than it seems."""

UNDER_ONE_BAR = 0.75
"""Of two t, one behind the other."""

DOT_LENGTH = 0.09
"""In x-heights: what is at least drawn for a point, for a pen that is set down slips a little."""

STEMS, CLEAR, SHORTEST = frozenset("bdfkl"), 0.05, 0.34
"""Letters whose stem the bar of a t before them does not cross, how far it stays away, and how short it becomes at
most: a bar crosses the stem of its own letter."""

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
    length = stretches(BAR_LENGTH * stray[:, 0]) * movement.bar_length
    climb = (movement.bar_climb + BAR_CLIMB * stray[:, 1]) * SLOPE
    bar_x = middle_x + 0.1 * lag + 0.04 + BAR_ASIDE * stray[:, 2] + 0.25 * (movement.bar_length - 1)
    bar_y = middle_y + 0.03 * lag + BAR_UP * stray[:, 3]
    loose = np.array([alphabet.letters[form] in LOOSE_DOTS for form in range(len(alphabet.letters))])
    free = loose[letters.forms[own]]
    dot_x = middle_x + np.where(
        free, letters.dot_right[own] * movement.bar_late + 0.11 * stray[:, 0], 0.03 * stray[:, 0]
    )
    dot_y = middle_y + np.where(free, letters.dot_up[own] + 0.075 * stray[:, 1], 0.02 * stray[:, 1])
    x[points] = np.where(
        bars[owner], bar_x[owner] + away_x * length[owner], dot_x[owner] + away_x * (1 + 0.1 * stray[owner, 2])
    )
    y[points] = np.where(
        bars[owner],
        bar_y[owner] + away_y + away_x * (length * climb)[owner],
        dot_y[owner] + away_y * (1 + 0.1 * stray[owner, 3]),
    )
    x[points] = _clear(x[points], y[points], owner, own, bars, letters, alphabet)
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


def _clear(
    x: Floats, y: Floats, owner: Indexes, own: Indexes, bars: Flags, letters: Letters, alphabet: Alphabet
) -> Floats:
    """Where the points (n,) of late marks are (x), of bars drawn in so that they cross no letter but their own (k,)."""
    count = len(own)
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(low, owner, x)
    np.maximum.at(high, owner, x)
    up = np.bincount(owner, weights=y) / np.bincount(owner)
    band = np.clip(((up - LOWEST) / BAND).astype(np.int64), 0, BANDS - 1)
    sides = []
    for step, reach in ((-1, alphabet.rights), (1, alphabet.lefts)):
        other = np.clip(own + step, 0, len(letters.forms) - 1)
        form = letters.forms[other]
        at = letters.x[other] + reach[form, band] * letters.wide[other] + letters.shear[other] * up
        beside = (other != own) & (letters.word[other] == letters.word[own]) & np.isfinite(at) & bars
        if step > 0:
            beside &= np.array([letter in STEMS for letter in alphabet.letters])[form]
        sides.append(np.where(beside, at - step * CLEAR, step * np.inf))
    begin, end = np.maximum(low, sides[0]), np.minimum(high, sides[1])
    middle = (low + high) / 2
    short = end - begin < SHORTEST
    begin, end = np.where(short, middle - SHORTEST / 2, begin), np.where(short, middle + SHORTEST / 2, end)
    stretched = (end - begin) / np.maximum(high - low, 1e-6)
    clear: Floats = np.where(bars[owner], begin[owner] + (x - low[owner]) * stretched[owner], x)
    return clear


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
        mark=marks.mark[remaining],
        letter=marks.letter[remaining],
        kind=marks.kind[remaining],
        joined=marks.joined[remaining],
        x=x[points],
        y=y[points],
        first=stops - counts,
        stop=stops,
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
    length = DOT_LENGTH + 0.03 * np.abs(stray[:, 0]) + np.where(tick, 0.08 + 0.3 * chance, 0.0)
    slope = 0.5 + 0.4 * stray[:, 1]
    norm = np.sqrt(1 + slope * slope)
    spread = np.linspace(-0.5, 0.5, 4)
    cells = first[spots][:, None] + np.arange(4)
    x[cells] = marks.x[marks.first[spots]][:, None] + spread * (length * slope / norm)[:, None]
    y[cells] = marks.y[marks.first[spots]][:, None] - spread * (length / norm)[:, None]
    return replace(marks, x=x, y=y, first=first, stop=stops)
