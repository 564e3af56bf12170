"""Alphabet: a hand's letters as this writer makes them, opened once as arrays.

What a writer does oddly is done every time: each form is bent by a habit of its own, that comes from the hand and the
form alone. Some letters have forms of another hand beside or in place of their own. All lengths are x-heights.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .features import (
    ASCENDING,
    BAR,
    DOT,
    EYE_STEPS,
    EYED,
    HIGHEST_RISE,
    LOWEST_RISE,
    PATH,
    STEP,
    Stroke,
    base_of,
    dotted,
    shaped,
    steps_in,
    straightened,
    within_the_line,
)
from .fields import KEPT, cells_of, nodes_for, read
from .grid import as_bytes
from .hands import Hand, hand_named
from .seeding import Floats, evenly, key
from .signing import signed
from .slopes import SLOPE
from .strokes import Glyph, resampled, strokes_of

Indexes = NDArray[np.int64]
Flags = NDArray[np.bool_]

HABIT = 1.5
"""Between two nodes of what bends a form: slow, so that a habit changes proportions and leaves no tremor."""

STRIKES = tuple(1.2 + 0.4 * number for number in range(20))
"""How long the strokes are with which words are struck through."""

ALONE, LED, AT_ITS_TOP, RAISED = range(4)
"""How a letter begins: by itself; from the letter before it, by the way that leads into it; from there, at its top; or
from high up, without the stroke that would lead into it from below."""

HIGH = 0.7
"""Where a letter ends higher, such as o, v or w, the next is not begun from below: “on” would read as “an”."""

RAISED_LETTERS = frozenset("imnrujpvwysxz")

ARCHED = frozenset("mn")
"""Of those, what would lose a stem without the stroke that leads into it from below."""

MADE_ALIKE = frozenset("tfpkdrsTF")
"""Letters of which nobody makes two kinds in one line."""

USUAL = 0.7
"""How often a letter of several forms is made in its usual one."""

ROUND = frozenset("acdgoqасофэ")
"""Letters that begin at the right end of a bowl: a join comes over its top."""

TO_THE_LEFT = frozenset("bspgjyqſь")
"""Letters whose last stroke usually ends leftwards, or below: hands that print seldom join them to the next."""

BOWL_LEAD, NARROW_LEAD = 0.7, 0.3
"""How far back over the top of a bowl a join comes, and over that of a c, which would close."""

STEM_TOP, STEM_FOOT = 1.3, 0.62
"""A stem that begins higher than this is reached by going up beside it, from this height."""

LEAD_APART = 0.05
"""How far left of a stem a join goes up."""

LOWEST, BAND, BANDS = -0.7, 0.2, 15
"""Heights in which the sides of a form are measured: from where, how high each is, how many."""

ENTRY, EXIT = 0.3, 0.38
"""What of a joining stroke is no side of a letter."""

_STRIKES = tuple(enumerate(STRIKES))


@dataclass(frozen=True, slots=True, eq=False)
class Alphabet:
    """All forms of a hand (f,), their marks (m,) and the points of those (n, 2), end to end.

    characters are what can be written, by code point. numbers[c] is the number of a character; it has forms from
    first_form[number] on, and comes to the next where chance reaches chances[number] (c, k). advances (f,); lefts and
    rights (f, BANDS) are how far a form reaches in each band of height, ±inf where it does not. entries and exits
    (f, 2) are where its stroke begins and ends, exit_ways (f,) how far that goes right at last, middles (f,) its own.

    The last forms, from first_strike on, are no letters: strokes as long as `STRIKES`, with which words are struck
    through.

    rises[m] are the points of a mark until it is high, where it comes from below.

    Mark m owns points first_point[m]:first_point[m + 1], of which the first leads[m] are a way into it from a letter
    before; kinds[m] is PATH, BAR or DOT. Form f owns marks first_mark[f]:first_mark[f + 1].
    """

    hand: Hand
    sha256: str
    characters: frozenset[int]
    numbers: Mapping[str, int]
    first_form: Indexes
    chances: Floats
    advances: Floats
    boxes: Floats
    lefts: Floats
    rights: Floats
    entries: Floats
    exits: Floats
    exit_ways: Floats
    middles: Floats
    letters: tuple[str, ...]
    first_mark: Indexes
    kinds: Indexes
    leads: Indexes
    rises: Indexes
    first_point: Indexes
    points: Floats
    first_strike: int

    def points_of(self, form: int) -> Floats:
        """All points of a form (n, 2), its leads included."""
        first, stop = self.first_point[self.first_mark[[form, form + 1]]]
        return self.points[first:stop]


@dataclass(frozen=True, slots=True, eq=False)
class _Form:
    """One form while it is made: its character, its advance, and its marks with the lead of each."""

    letter: str
    advance: float
    marks: tuple[Stroke, ...]


@lru_cache(maxsize=32)
def alphabet_of(hand: Hand) -> Alphabet:
    """The letters of a hand, opened."""
    glyphs = sorted(_glyphs(hand).items())
    rise = _rise_of(hand)
    forms = [
        _formed(hand, letter, number, glyph, rise)
        for letter, drawn in glyphs
        for number, (_, glyph) in enumerate(drawn)
    ]
    forms += (_Form("", length, ((PATH, _strike(number, length), np.zeros((0, 2))),)) for number, length in _STRIKES)
    return _opened(hand, forms, [(letter, [chance for chance, _ in drawn]) for letter, drawn in glyphs])


def _glyphs(hand: Hand) -> dict[str, list[tuple[float, Glyph]]]:
    """The glyphs of every character, each with its chance: the hand's own, what it borrows, and what all write."""
    own = strokes_of(hand)
    forms = {letter: list(zip(_chances(letter, len(glyphs)), glyphs, strict=True)) for letter, glyphs in own.items()}
    for loan in hand.movement.borrowed:
        lender = hand_named(loan.hand)
        lean = (hand.movement.lean - lender.movement.lean) * SLOPE
        theirs = strokes_of(lender)
        for letter in _lent(loan.letters, own):
            source = theirs.get(letter)
            if source is None:
                continue
            glyphs = [(chance * (1 - loan.share), glyph) for chance, glyph in forms[letter]]
            forms[letter] = [*glyphs, (loan.share, _sheared(source[0], lean))]
            forms[letter] = [each for each in forms[letter] if each[0] > 0]
    usual = {letter: glyphs[0][1] for letter, glyphs in forms.items()}
    return forms | {sign: [(1.0, glyph)] for sign, glyph in signed(usual, hand.movement.lean * SLOPE)}


def _chances(letter: str, count: int) -> list[float]:
    """How often each of so many forms of a letter is made: the first is a habit."""
    if letter in MADE_ALIKE:
        return [1.0, *[0.0] * (count - 1)]
    rest = (1 - USUAL) / max(1, count - 1)
    return [USUAL, *[rest] * (count - 1)] if count > 1 else [1.0]


def _lent(letters: str, own: Mapping[str, object]) -> Iterator[str]:
    """The characters that are borrowed: those that are named, and those that are made from one of them by an accent."""
    for letter in own:
        if letter in letters or base_of(letter) in letters:
            yield letter


def _sheared(glyph: Glyph, lean: float) -> Glyph:
    """A glyph that leans as the others of the hand do."""
    marks = tuple(
        type(mark)(mark.kind, np.column_stack([mark.points[:, 0] + lean * mark.points[:, 1], mark.points[:, 1]]))
        for mark in glyph.marks
    )
    return Glyph(glyph.advance, marks)


def _rise_of(hand: Hand) -> float:
    """How high the tall letters of a hand usually end."""
    own = strokes_of(hand)
    tops = [max(float(mark.points[:, 1].max()) for mark in own[letter][0].marks) for letter in sorted(ASCENDING)]
    usual = 1 + (float(np.median(tops)) - 1) * hand.movement.ascenders
    return min(max(usual, LOWEST_RISE), HIGHEST_RISE)


def _formed(hand: Hand, letter: str, number: int, glyph: Glyph, rise: float) -> _Form:
    """A glyph as this writer makes it: with the habits and proportions of the hand, at even steps."""
    marks_of_glyph: list[Stroke] = []
    for index, mark in enumerate(glyph.marks):
        kind = {"path": PATH, "bar": BAR, "dot": DOT}[mark.kind] if len(mark.points) > 1 else DOT
        points = resampled(mark.points, STEP) if len(mark.points) > 1 else np.asarray(mark.points, dtype=np.float64)
        if len(points) > steps_in(0.4) and kind != DOT:
            points = points + _habit(hand, letter, number, index, len(points))
        if len(points) > steps_in(0.4) and kind == PATH and base_of(letter) not in EYED:
            points = straightened(points, hand.movement.straight)
        if kind == PATH and len(points) > EYE_STEPS:
            points = shaped(letter, points)
        points = _proportioned(points, hand)
        marks_of_glyph.append((kind, points, np.zeros((0, 2))))
    marks = [*dotted(letter, [*within_the_line(letter, marks_of_glyph, rise)])]
    first = next((index for index, (kind, _, _) in enumerate(marks) if kind == PATH), -1)
    if first >= 0:
        kind, points, _ = marks[first]
        marks[first] = kind, points, _lead(letter, points)
    return _Form(letter, glyph.advance * hand.movement.width, tuple(marks))


def _strike(number: int, length: float) -> Floats:
    """The middle of a stroke from the origin to the right (n, 2): the waves of a pen that hurries through a word."""
    along = np.linspace(0.0, length, round(length / STEP))
    waves = along / (0.9 + 0.17 * (number % 4))
    turn = np.floor(waves)
    rest = waves - turn
    middle = (0.09 + 0.03 * (number % 3)) * (1 - 2 * (turn % 2)) * 4 * rest * (1 - rest) + 0.02 * along
    return np.column_stack([along, middle])


def _habit(hand: Hand, letter: str, number: int, mark: int, count: int) -> Floats:
    """What this writer always does to a mark of so many points (n, 2)."""
    along = np.arange(count, dtype=np.float64) * (STEP / HABIT)
    nodes = nodes_for(int(along[-1]) + 1)
    cell, weights = cells_of(along, nodes)
    ways = (evenly(key(0, "habit", hand.slug, letter, number, mark, way), nodes) for way in "xy")
    return np.column_stack([read(way, cell, weights) for way in ways]) * (hand.movement.habit / KEPT)


def _proportioned(points: Floats, hand: Hand) -> Floats:
    """Ascenders and descenders as long, and letters as wide, as this writer's."""
    x, y = points.T
    movement = hand.movement
    tall = np.where(y > 1, 1 + (y - 1) * movement.ascenders, np.where(y < 0, y * movement.descenders, y))
    return np.column_stack([x * movement.width, tall])


def _lead(letter: str, points: Floats) -> Floats:
    """The way into a letter from the one before it (k, 2): over the top of a bowl, or up beside a tall stem."""
    base = base_of(letter)
    if base in ROUND and len(points) > steps_in(0.4):
        head = points[: steps_in(0.9)]
        low = np.flatnonzero(head[:, 1] < head[:, 1].max() - 0.1)
        low = low[low > steps_in(0.1)]
        back = int(low[0]) if len(low) else len(head) // 2
        most = steps_in(NARROW_LEAD if base == "c" else BOWL_LEAD)
        return points[min(back, most) : 0 : -1]
    falls = steps_in(0.55)
    high = len(points) > falls + 1 and points[0, 1] > STEM_TOP
    if base.islower() and high and points[0, 1] - points[falls, 1] > 0.35:
        below = np.flatnonzero(points[:, 1] < STEM_FOOT)
        if len(below) and steps_in(0.3) < below[0] < steps_in(2.2):
            way = points[int(below[0]) : 0 : -1]
            share = np.linspace(1.0, 0.0, len(way))
            return way - np.column_stack([LEAD_APART * (share + 4 * share * (1 - share)), np.zeros(len(way))])
    return np.zeros((0, 2))


def _rise(letter: str, points: Floats) -> int:
    """How many points of a mark come before it is high, where it begins below with a stroke that leads up."""
    if not letter or base_of(letter) not in RAISED_LETTERS or len(points) <= steps_in(0.55) or points[0, 1] > 0.4:
        return 0
    high = np.flatnonzero(points[:, 1] > 0.62)
    rise = int(high[0]) if len(high) and high[0] < steps_in(1.3) else 0
    if base_of(letter) in ARCHED and not _comes_up_again(points[rise:, 1]):
        return 0
    return rise if (np.diff(points[:rise, 1]) > -0.01).all() else 0


def _comes_up_again(heights: Floats) -> bool:
    """Whether a way goes to the foot of its line and up again: else what leads into it is its first stem."""
    low = np.flatnonzero(heights < 0.4)
    return bool(len(low)) and bool((heights[low[0] :] > 0.7).any())


def beginnings(alphabet: Alphabet, before: Indexes, forms: Indexes) -> Indexes:
    """How forms (n,) begin that are joined to the forms before them (n,)."""
    exits = alphabet.exits[before, 1]
    first = np.minimum(alphabet.first_mark[forms], len(alphabet.rises) - 1)
    raised = np.where((exits > HIGH) & (alphabet.rises[first] > 0), RAISED, LED)
    begins: Indexes = np.where((exits > 1.0) & (alphabet.entries[forms, 1] > 1.0), AT_ITS_TOP, raised)
    return begins


def _opened(hand: Hand, forms: Sequence[_Form], chances: Sequence[tuple[str, list[float]]]) -> Alphabet:
    marks = [mark for form in forms for mark in form.marks]
    points = [np.concatenate([lead, own]) for _, own, lead in marks]
    lefts, rights = zip(*map(_sides, forms), strict=True)
    entries, exits, ways, middles = zip(*map(_ends, forms), strict=True)
    together = np.concatenate(points)
    digest = hashlib.sha256(as_bytes(np.rint(together * 10_000).astype(np.int64)))
    digest.update(as_bytes(np.rint(np.array([form.advance for form in forms]) * 10_000).astype(np.int64)))
    counts = [len(each) for _, each in chances]
    summed = np.full((len(chances), max(counts)), 2.0)
    for row, (_, each) in zip(summed, chances, strict=True):
        row[: len(each) - 1] = np.cumsum(each)[:-1]
    return Alphabet(
        hand=hand,
        sha256=digest.hexdigest(),
        characters=frozenset(ord(letter) for letter, _ in chances if len(letter) == 1),
        numbers={letter: number for number, (letter, _) in enumerate(chances)},
        first_form=np.cumsum([0, *counts[:-1]]),
        chances=summed,
        advances=np.array([form.advance for form in forms]),
        boxes=np.array([_box(form) for form in forms]),
        lefts=np.array(lefts),
        rights=np.array(rights),
        entries=np.array(entries),
        exits=np.array(exits),
        exit_ways=np.array(ways),
        middles=np.array(middles),
        letters=tuple(form.letter for form in forms),
        first_mark=np.cumsum([0, *(len(form.marks) for form in forms)]),
        kinds=np.array([kind for kind, _, _ in marks]),
        leads=np.array([len(lead) for _, _, lead in marks]),
        rises=np.array([_rise(form.letter, points) for form in forms for _, points, _ in form.marks]),
        first_point=np.cumsum([0, *map(len, points)]),
        # One axis behind the other, so that what reads them reads memory in a row.
        points=np.asfortranarray(together),
        first_strike=len(forms) - len(STRIKES),
    )


def _box(form: _Form) -> Floats:
    """Left, bottom, right and top of a form; zeros for an empty one."""
    every = np.concatenate([np.concatenate([lead, points]) for _, points, lead in form.marks] or [np.zeros((1, 2))])
    return np.concatenate([every.min(axis=0), every.max(axis=0)])


def _ends(form: _Form) -> tuple[Floats, Floats, float, float]:
    """Where the strokes of a form begin and end, how far right they go at last, and the middle of the form."""
    written = [points for kind, points, _ in form.marks if kind == PATH]
    if not written:
        return np.zeros(2), np.zeros(2), 0.0, form.advance / 2
    every, last = np.concatenate(written)[:, 0], written[-1]
    way = float(last[-1, 0] - last[max(-1 - steps_in(0.2), -len(last)), 0])
    return written[0][0], last[-1], way, float(every.min() + every.max()) / 2


def _sides(form: _Form) -> tuple[Floats, Floats]:
    """How far a form reaches to the left and right in each band of height, without the strokes that join it."""
    left, right = np.full(BANDS, np.inf), np.full(BANDS, -np.inf)
    written = [points for kind, points, _ in form.marks if kind == PATH] or [points for _, points, _ in form.marks]
    joins = form.letter.isalpha()
    for index, points in enumerate(written):
        entry = steps_in(ENTRY) if joins and index == 0 and len(points) > steps_in(1.2) else 0
        leaves = joins and form.letter.islower() and index == len(written) - 1 and len(points) > steps_in(1.2)
        leaves = leaves and points[-1, 0] > points[:, 0].max() - 0.05
        band = np.clip(((points[:, 1] - LOWEST) / BAND).astype(np.int64), 0, BANDS - 1)
        stop = len(points) - (steps_in(EXIT) if leaves else 0)
        np.minimum.at(left, band[entry:], points[entry:, 0])
        np.maximum.at(right, band[:stop], points[:stop, 0])
    for kind, points, _ in form.marks:
        if kind == BAR and written:
            near = (points + (points.mean(axis=0) - points) / 2)[: len(points) // 2]
            np.minimum.at(left, np.clip(((near[:, 1] - LOWEST) / BAND).astype(np.int64), 0, BANDS - 1), near[:, 0])
    # What stands a little above or below is in the way as well.
    left = np.minimum(left, np.minimum(np.append(left[1:], np.inf), np.append(np.inf, left[:-1])) + 0.05)
    right = np.maximum(right, np.maximum(np.append(right[1:], -np.inf), np.append(-np.inf, right[:-1])) - 0.05)
    return left, right
