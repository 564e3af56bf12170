"""Chain: the strokes of a page's letters, set beside one another and joined, in the order in which a pen makes them.

First all that is written as the pen comes along, then, when its word is done, its bars and dots. All lengths are
x-heights in the place of each word.
"""

from dataclasses import dataclass

import numpy as np

from .afterwards import set_after
from .alphabets import ALONE, LED, RAISED, Alphabet, Flags, Indexes
from .features import BAR, DOT, PATH, STEP, steps_in
from .marks import Letters, Marks
from .seeding import Floats, uniforms
from .signs import SMALL_SIGNS
from .spans import runs_of, spans_of
from .turns import steps_of

TAIL = steps_in(0.45)
"""Points of an exit stroke that may be left away where the next letter is joined to it."""

LOOK = steps_in(0.2)
"""Points over which a stroke is seen to go somewhere."""

FLUNG, FURTHEST_FLUNG = 3.0, 0.7
"""How far the last stroke of a word flies out, at most of its usual, and at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Where a pen goes. For each point (n,): x, y; how far along the way of the whole page it is; the letter it is of;
    its haste; how much it may stray, from 0 to 1.

    firsts (r + 1,): the first point of each stroke between setting down and lifting the pen, and one past the last;
    kinds (r,), PATH, BAR or DOT; flying and landing (r,) say whether the pen leaves and comes in flight; chances (r,)
    are from 0 to 1.
    """

    x: Floats
    y: Floats
    along: Floats
    letter: Indexes
    haste: Floats
    shaking: Floats
    firsts: Indexes
    kinds: Indexes
    flying: Flags
    landing: Flags
    chances: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Extras:
    """What is written behind marks beside their own: which mark each point is behind (m,), and where it is."""

    behind: Indexes
    x: Floats
    y: Floats


def chained(letters: Letters, alphabet: Alphabet, *, one_bar: bool = True) -> Chain:
    """The way of a pen through the letters of a page. `one_bar` says whether two t may be under one."""
    marks = _gathered(_ordered(letters, alphabet), letters, alphabet)
    marks = set_after(marks, letters, alphabet, one_bar)
    cut = _cut(marks)
    bridges = _bridges(marks, cut, letters)
    flung, lengths = _flung(marks, letters, alphabet)
    extras = _Extras(
        np.concatenate([bridges.behind, flung.behind]),
        np.concatenate([bridges.x, flung.x]),
        np.concatenate([bridges.y, flung.y]),
    )
    return _assembled(marks, cut, extras, lengths, letters, alphabet)


def _ordered(letters: Letters, alphabet: Alphabet) -> tuple[Indexes, Indexes]:
    """The marks of all letters, those that come after their word behind it; and the letter of each."""
    mark, letter = spans_of(alphabet.first_mark, letters.forms)
    order = np.argsort(letters.word[letter] * 2 + (alphabet.kinds[mark] != PATH), kind="stable")
    return mark[order], letter[order]


def _gathered(ordered: tuple[Indexes, Indexes], letters: Letters, alphabet: Alphabet) -> Marks:
    """The points of all marks where their letters stand."""
    mark, letter = ordered
    kind = alphabet.kinds[mark]
    forms = letters.forms[letter]
    first = (mark == alphabet.first_mark[forms]) & (kind == PATH)
    joined = letters.joined[letter] & first
    before = np.roll(letter, 1)
    joined &= (before == letter - 1) & (np.roll(kind, 1) == PATH)
    joined[:1] = False
    begins = np.where(first, letters.begins[letter], ALONE)
    leads = np.where(begins == LED, 0, alphabet.leads[mark]) + np.where(begins == RAISED, alphabet.rises[mark], 0)
    starts = alphabet.first_point[mark] + leads
    counts = alphabet.first_point[mark + 1] - starts
    points, _ = runs_of(starts, counts)
    x, y = alphabet.points.T[0].take(points), alphabet.points.T[1].take(points)

    def own(values: Floats) -> Floats:
        """For each point (n,), the value of the letter it belongs to."""
        return np.repeat(values[letter], counts)

    # Wear lowers small letters alone: a d that lost its stem would be an a.
    up = np.maximum(y - 1, 0.0) * own(letters.ascender)
    up += np.clip(y, 0.0, 1.0) * own(letters.high)
    up += np.minimum(y, 0.0) * own(letters.descender * letters.high)
    up += own(letters.y + letters.rise)
    x *= own(letters.wide)
    x += own(letters.shear) * up
    x += own(letters.x)
    stops = np.cumsum(counts)
    return Marks(
        mark=mark,
        letter=letter,
        kind=kind,
        joined=joined,
        x=x,
        y=up,
        first=stops - counts,
        stop=stops,
    )


def _cut(marks: Marks) -> Indexes:
    """How many points at the end of each mark (k,) are left away, because the next letter begins before them: the rise
    of an exit stroke that would run into it."""
    cut = np.zeros(len(marks.mark), dtype=np.int64)
    joins = np.flatnonzero(marks.joined)
    if not len(joins):
        return cut
    before = joins - 1
    begin = marks.x[marks.first[joins]] - 0.03
    index = marks.stop[before][:, None] - 1 - np.arange(TAIL + 1)
    index = np.maximum(index, marks.first[before][:, None])
    x, y = marks.x[index], marks.y[index]
    beyond = (x[:, :-1] > begin[:, None]) & (y[:, :-1] >= y[:, 1:] - 0.01)
    most = (marks.stop - marks.first)[before] // 3
    cut[before] = np.minimum(np.cumprod(beyond, axis=1).sum(axis=1), most)
    return cut


def _bridges(marks: Marks, cut: Indexes, letters: Letters) -> _Extras:
    """What joins letters: curves that leave as the one letter ends and arrive as the other begins (Hermite)."""
    joins = np.flatnonzero(marks.joined)
    before = joins - 1
    last = marks.stop[before] - 1 - cut[before]
    back = np.maximum(last - LOOK, marks.first[before])
    first = marks.first[joins]
    ahead = np.minimum(first + LOOK, marks.stop[joins] - 1)
    begin, leave = _place_and_way(marks, last, back, last)
    end, arrive = _place_and_way(marks, first, first, ahead)
    chord_x, chord_y = end[0] - begin[0], end[1] - begin[1]
    length = np.sqrt(chord_x * chord_x + chord_y * chord_y)
    against = arrive[0] * chord_x + arrive[1] * chord_y < 0
    softer = np.where(against, 0.25, 1.0)
    pull = np.minimum(length, 1.0)
    counts = np.maximum((length / STEP).astype(np.int64) - 1, 1)
    steps, owner = runs_of(np.ones(len(joins), dtype=np.int64), counts)
    share = steps / (counts + 1)[owner]
    square, cube = share * share, share * share * share
    from_, out = 2 * cube - 3 * square + 1, cube - 2 * square + share
    to, into = 3 * square - 2 * cube, cube - square
    ways = []
    for axis in (0, 1):
        ways.append(
            from_ * begin[axis][owner]
            + out * (pull * leave[axis])[owner]
            + to * end[axis][owner]
            + into * (pull * softer * arrive[axis])[owner]
        )
    return _Extras(before[owner], ways[0], ways[1])


MANY_HUMPED, MANY_HUMPED_HASTE = frozenset("mwшщжм"), 0.45
"""Letters with so many humps that most would melt, and what they keep of their word's haste and wear."""

HUMPED, HUMPED_HASTE = frozenset("nuhdrbklisñńňпдт"), 0.62
"""Letters that are told from others by a hump, a stem or a bend, and what they keep of their word's haste and wear."""

BOWLED, BOWLED_HASTE = frozenset("eaogqpvyеоа"), 0.75
"""Letters that are told by what they enclose, and what these keep."""

ENCLOSING = frozenset("oacdgqe069Oоаэ")
"""Letters that are open where their line runs thin at its end."""

type _Pair = tuple[Floats, Floats]


def _place_and_way(marks: Marks, at: Indexes, start: Indexes, stop: Indexes) -> tuple[_Pair, _Pair]:
    """Where points are, and in which direction the way goes from one to another."""
    way_x, way_y = marks.x[stop] - marks.x[start], marks.y[stop] - marks.y[start]
    length = np.sqrt(way_x * way_x + way_y * way_y) + 1e-9
    return (marks.x[at], marks.y[at]), (way_x / length, way_y / length)


def _flung(marks: Marks, letters: Letters, alphabet: Alphabet) -> tuple[_Extras, Floats]:
    """The last strokes of words that fly out to the right; and how far behind every mark (k,)."""
    following = np.roll(marks.kind, -1) != PATH
    following |= np.roll(letters.word[marks.letter], -1) != letters.word[marks.letter]
    following[-1:] = True
    last = np.flatnonzero((marks.kind == PATH) & following & (marks.stop - marks.first > steps_in(0.3)))
    lower = np.array([letter.islower() for letter in alphabet.letters])
    own = marks.letter[last]
    ends = np.append(letters.word[1:] != letters.word[:-1], True)
    last = last[lower[letters.forms[own]] & ends[own]]
    end = marks.stop[last] - 1
    place, way = _place_and_way(marks, end, end - LOOK, end)
    chance = uniforms(letters.keys[marks.letter[last]] ^ np.uint64(5), 2)
    long = np.minimum(alphabet.hand.movement.fling * FLUNG * chance[:, 0] * chance[:, 0] * chance[:, 0], FURTHEST_FLUNG)
    flies = (way[0] > 0.3) & (place[1] < 1.1) & (long > 2 * STEP)
    counts = np.where(flies, (long / STEP).astype(np.int64), 0)
    steps, owner = runs_of(np.ones(len(last), dtype=np.int64), counts)
    far = steps * STEP
    low = way[1] * 0.75
    norm = np.sqrt(way[0] * way[0] + low * low) + 1e-9
    bend = (0.5 * chance[:, 1] - 0.3)[owner] * far * far
    x = place[0][owner] + (way[0] / norm)[owner] * far
    y = place[1][owner] + (low / norm)[owner] * far + bend
    lengths = np.zeros(len(marks.mark))
    lengths[last] = np.where(flies, long, 0.0)
    return _Extras(last[owner], x, y), lengths


def _assembled(
    marks: Marks, cut: Indexes, extras: _Extras, flung: Floats, letters: Letters, alphabet: Alphabet
) -> Chain:
    """All points (n,), those of each stroke behind the other."""
    own = marks.stop - marks.first - cut
    more = np.bincount(extras.behind, minlength=len(own))
    counts = own + more
    starts, total = np.cumsum(counts) - counts, int(counts.sum())
    x, y = np.empty(total), np.empty(total)
    to, _ = runs_of(starts, own)
    source, _ = runs_of(marks.first, own)
    x[to], y[to] = marks.x[source], marks.y[source]
    order = np.argsort(extras.behind, kind="stable")
    to, _ = runs_of(starts + own, more)
    x[to], y[to] = extras.x[order], extras.y[order]
    begins = ~marks.joined
    firsts = np.append(starts[begins], total)
    ways_x, ways_y = steps_of(x), steps_of(y)
    ways = np.sqrt(ways_x * ways_x + ways_y * ways_y)
    ways[firsts[:-1]] = 2.0
    ways[:1] = 0.0
    kinds = marks.kind[begins]
    stroke = np.cumsum(begins) - 1
    chance = uniforms(letters.keys[marks.letter[begins]] ^ np.uint64(9) ^ marks.mark[begins].astype(np.uint64), 3)
    enclosing = np.array([each in ENCLOSING for each in alphabet.letters])[letters.forms[marks.letter]]
    opening, closing = enclosing[begins], enclosing[np.append(begins[1:], True)]
    flies = np.bincount(stroke, weights=flung, minlength=len(kinds)) > 0
    bars = kinds == BAR
    slow = np.array([_unhurried(each) for each in alphabet.letters])[letters.forms]
    worn = 1 + 0.9 * letters.worn * np.where(slow < 1, HUMPED_HASTE / 2, 1.0)
    wear = worn * letters.haste * alphabet.hand.movement.speed
    still = np.repeat(np.where(kinds == DOT, 0.3, 1.0), np.diff(firsts))
    return Chain(
        x=x,
        y=y,
        along=np.cumsum(ways),
        letter=np.repeat(marks.letter, counts),
        haste=np.repeat((wear * slow)[marks.letter], counts),
        shaking=still,
        firsts=firsts,
        kinds=kinds,
        flying=(kinds == PATH) & ((chance[:, 0] < 0.8) & ~closing | flies) | bars,
        landing=(kinds == PATH) & (chance[:, 1] < 0.55) & ~opening | bars,
        chances=chance[:, 2],
    )


def _unhurried(letter: str) -> float:
    """How much of its haste a writer keeps for a letter: one with humps would lose them, and be another; capitals and
    figures are made with care; stops, and what is raised or lowered, are small."""
    if letter in SMALL_SIGNS:
        return 0.4
    if letter in MANY_HUMPED:
        return MANY_HUMPED_HASTE
    if letter.islower():
        return HUMPED_HASTE if letter in HUMPED else BOWLED_HASTE if letter in BOWLED else 1.0
    return 0.75 if letter.isalnum() else 0.4
