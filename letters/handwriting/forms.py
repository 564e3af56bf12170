"""Forms: letters that all plates of a hand in a file share, as a printer's case holds a few pieces of each letter.

A form is a letter as the pen writes it between two neighbours: its beginning, if it is joined to the letter before it,
its end with what joins it to the next. It is settled by the hand, the letters and the number of the variant alone, so
plates that were made by different workers fit together. Where letters are joined no variant strays: a form begins
and ends in the very places where its neighbours end and begin.
"""

from dataclasses import dataclass, replace

import numpy as np

from .alphabets import ALONE, AT_ITS_TOP, Alphabet, Flags, Indexes, beginnings
from .chaining import Chain, chained
from .grid import PEN
from .marks import Letters
from .moving import Movement, OwnNoise, move
from .penning import LETTER_ASCENDER, LETTER_DESCENDER, LETTER_HEIGHT, LETTER_SLANT, WORD_HASTE
from .pens import PENS
from .ribbons import Ribbons, ribbons
from .seeding import Floats, Words, gaussians, key, stretches
from .shaping import usual_steps
from .slopes import SLOPE
from .spans import runs_of

AT_ONCE = 512
"""Forms that are written together."""

STEADY = 0.7
"""In x-heights: over how much of a joined form its straying fades towards a join."""

NONE = -1
"""In place of the next letter: the form is not joined to it."""

MEETING = 8
"""Samples over which the end of a form is drawn to where the next begins."""

PEN_OF_SORTS = PENS["ballpoint"]


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """Some forms in whole grid units from their origins, as in `InkedPage`."""

    points: Indexes
    on_curve: Flags
    ends: Indexes
    point_counts: Indexes
    contour_counts: Indexes


def draw_forms(alphabet: Alphabet, wanted: Indexes, sizes: Floats, engine: str) -> Forms:
    """The outlines of some forms (f, 4), each a letter of the alphabet, the next one or `NONE`, whether it is joined to
    the one before, and the number of its variant; as large as `sizes` (f,) say, with a pen that stays as broad.

    Each is the same whatever others are drawn with it. `engine` is that of the letters.
    """
    parts = [
        _drawn(alphabet, wanted[at : at + AT_ONCE], sizes[at : at + AT_ONCE], engine)
        for at in range(0, len(wanted), AT_ONCE)
    ]
    return Forms(*(np.concatenate([getattr(part, name) for part in parts]) for name in Forms.__slots__))


def _drawn(alphabet: Alphabet, wanted: Indexes, sizes: Floats, engine: str) -> Forms:
    keys = np.array([key(0, "sort", engine, alphabet.hand.slug, *each) for each in wanted.tolist()], dtype=np.uint64)
    letters = _letters(alphabet, wanted, keys)
    chain = _held(chained(letters, alphabet, one_bar=False), wanted)
    movement = move(chain, alphabet, PEN_OF_SORTS, 1.0, OwnNoise(keys, 2))
    x, y = _meeting(movement, chain)
    size = sizes[movement.letter // 2] * alphabet.hand.x_height
    half = movement.width * (alphabet.hand.nib * PEN_OF_SORTS.breadth / 2)
    cuts = np.flatnonzero(np.diff(movement.letter) == 1) + 1
    cuts = cuts[movement.letter[cuts] % 2 == 1]
    firsts = np.unique(np.concatenate([movement.firsts, cuts]))
    return _packed(ribbons(x * size, y * size, half, firsts, movement.letter), movement, len(wanted))


def _letters(alphabet: Alphabet, wanted: Indexes, keys: Words) -> Letters:
    """Each form and the letter behind it, as a word of two; where nothing is joined to it, it stands alone."""
    count = len(wanted)
    form, following, led, _ = wanted.T
    forms = np.column_stack([form, np.where(following == NONE, form, following)]).reshape(-1)
    begins = np.tile([True, False], count)
    draw = gaussians(keys, 6)
    after = np.where(following == NONE, ALONE, beginnings(alphabet, form, np.maximum(following, 0)))
    steps = usual_steps(alphabet, forms, begins)[::2]
    both = np.repeat
    # What is joined is as high and slants as its neighbours do.
    alone, own = (following == NONE) & (led == ALONE), np.tile([1.0, 0.0], count)
    free = alone.astype(np.float64)
    hanging = both(np.where(led == AT_ITS_TOP, 0.0, 1.0), 2) * own
    return Letters(
        forms=forms,
        word=both(np.arange(count), 2),
        x=np.column_stack([np.zeros(count), steps]).reshape(-1),
        y=np.zeros(2 * count),
        rise=np.zeros(2 * count),
        wide=np.ones(2 * count),
        high=both(1 + LETTER_HEIGHT * draw[:, 0] * free, 2),
        shear=both(LETTER_SLANT * SLOPE * draw[:, 1] * free, 2),
        ascender=1 + LETTER_ASCENDER * both(draw[:, 2], 2) * hanging,
        descender=1 + LETTER_DESCENDER * both(draw[:, 3], 2) * hanging,
        worn=np.zeros(2 * count),
        haste=both(stretches(WORD_HASTE * draw[:, 4]), 2),
        joined=np.column_stack([np.zeros(count), following != NONE]).reshape(-1).astype(bool),
        begins=np.column_stack([led, after]).reshape(-1),
        dot_right=np.full(2 * count, 0.1),
        dot_up=np.full(2 * count, 0.02),
        keys=_twice(keys),
    )


def _twice(keys: Words) -> Words:
    doubled: Words = np.repeat(keys, 2)
    doubled[1::2] ^= np.uint64(0xD6E8FEB86659FD93)
    return doubled


def _held(chain: Chain, wanted: Indexes) -> Chain:
    """The chain with what strays fading where a form is joined, and nothing straying behind it."""
    form, own = chain.letter // 2, chain.letter % 2 == 0
    count = len(wanted)
    starts = np.searchsorted(form, np.arange(count))
    near = np.where((wanted[:, 2] == ALONE)[form], 1.0, (chain.along - chain.along[starts][form]) / STEADY)
    joins = np.flatnonzero(~own & np.append(False, own[:-1]) & (np.diff(form, prepend=-1) == 0))
    end = np.full(count, np.inf)
    # The first of them: later ones are bars and dots.
    end[form[joins][::-1]] = chain.along[joins][::-1]
    end[wanted[:, 1] == NONE] = np.inf
    far = np.abs(end[form] - chain.along) / STEADY
    return replace(chain, shaking=chain.shaking * np.clip(np.minimum(near, far), 0.0, 1.0) * own)


def _meeting(movement: Movement, chain: Chain) -> tuple[Floats, Floats]:
    """The way of each form moved, towards its end, to the place where the next letter begins."""
    x, y = movement.x.copy(), movement.y.copy()
    own = movement.letter % 2 == 0
    ends = np.flatnonzero(own[:-1] & ~own[1:] & (movement.letter[1:] == movement.letter[:-1] + 1))
    begins = np.flatnonzero((chain.letter[1:] == chain.letter[:-1] + 1) & (chain.letter[1:] % 2 == 1)) + 1
    joined = ~np.isin(begins, chain.firsts)
    begins = begins[joined]
    ends = ends[~np.isin(ends + 1, movement.firsts)]
    ramp = np.arange(MEETING)
    share = (1 - ramp / MEETING) ** 2
    stroke = np.searchsorted(movement.firsts, ends, side="right") - 1
    at = np.maximum(ends[:, None] - ramp, movement.firsts[stroke][:, None])
    inside = ends[:, None] - ramp >= movement.firsts[stroke][:, None]
    for way, target in ((x, chain.x[begins]), (y, chain.y[begins])):
        np.add.at(way, at, (target - way[ends])[:, None] * share * inside)
    return x, y


def _packed(drawn: Ribbons, movement: Movement, count: int) -> Forms:
    letter = movement.letter[drawn.samples]
    chosen = np.flatnonzero(letter % 2 == 0)
    chosen = chosen[np.argsort(letter[chosen], kind="stable")]
    owner, counts = letter[chosen] // 2, drawn.counts[chosen]
    points, _ = runs_of((np.cumsum(drawn.counts) - drawn.counts)[chosen], counts)
    point_counts = np.bincount(owner, weights=counts, minlength=count).astype(np.int64)
    return Forms(
        points=np.rint(drawn.points[points] / PEN).astype(np.int64),
        on_curve=drawn.on_curve[points],
        ends=np.cumsum(counts) - 1 - (np.cumsum(point_counts) - point_counts)[owner],
        point_counts=point_counts,
        contour_counts=np.bincount(owner, minlength=count),
    )
