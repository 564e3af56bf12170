"""Choose: which forms the letters of a page are written with where plates share them."""

from dataclasses import dataclass
from math import gcd

import numpy as np

from .alphabets import ALONE, Alphabet, Flags, Indexes, beginnings
from .forms import NONE
from .placing import Page
from .seeding import Floats, bits, key
from .shaping import usual_steps

JOINED_FEWER = 3
"""How many times fewer variants there are of letters that are joined to the next."""


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """The letters of a page as forms (g,): the form, the next where it is joined to that, how it begins, its variant;
    and where it stands in its word, in x-heights, where nothing strays, so that joins meet. usual (g,) is the way from
    each letter to the next; lengths (w,) that of each word."""

    forms: Indexes
    following: Indexes
    begins: Indexes
    variants: Indexes
    x: Floats
    usual: Floats
    lengths: Floats


def chosen_for(page: Page, alphabet: Alphabet) -> Chosen:
    letters = page.letters
    forms, word, count = letters.forms, letters.word, len(letters.forms)
    before = np.maximum(np.arange(count) - 1, 0)
    begins_word = np.diff(word, prepend=-1) > 0
    own = _set_apart(page)
    joined = letters.joined & ~own & ~own[before]
    following = np.append(np.where(joined[1:], forms[1:], NONE), NONE)
    usual = usual_steps(alphabet, forms, begins_word)
    # What was struck through, and what is written over something else, stays where it is.
    away = np.append(np.diff(letters.x), 0.0)
    steps = np.where(own | np.append(own[1:], False), away, usual)
    steps[np.append(begins_word[1:], True)] = usual[np.append(begins_word[1:], True)]
    pens = np.cumsum(steps) - steps
    firsts = np.flatnonzero(begins_word)
    return Chosen(
        forms=forms,
        following=following,
        begins=np.where(joined, beginnings(alphabet, forms[before], forms), ALONE),
        variants=np.zeros(count, dtype=np.int64),
        x=pens - pens[firsts][word],
        usual=usual,
        lengths=np.add.reduceat(steps, firsts),
    )


def _set_apart(page: Page) -> Flags:
    """Which letters of a page are no letter of a plain row: accents, and all of a cluster that holds several."""
    counts = np.bincount(page.owners, minlength=len(page.pieces.texts))
    several: Flags = counts[page.owners] > 1
    return several


def variants_of(forms: Indexes, seed: int, variants: int) -> Indexes:
    """Which variant each form of a letter is (g,): each goes through all in an order of its own, and again."""
    order = np.argsort(forms, kind="stable")
    known, firsts, counts = np.unique(forms[order], return_index=True, return_counts=True)
    ranks = np.empty(len(forms), dtype=np.int64)
    ranks[order] = np.arange(len(forms)) - np.repeat(firsts, counts)
    draw = bits(np.uint64(key(seed, "sort")) ^ known.astype(np.uint64), 2)
    strides = np.array([stride for stride in range(1, variants + 1) if gcd(stride, variants) == 1], dtype=np.int64)
    starts = (draw[:, 0] % np.uint64(variants)).astype(np.int64)
    steps = strides[(draw[:, 1] % np.uint64(len(strides))).astype(np.int64)]
    at = np.searchsorted(known, forms)
    numbers: Indexes = (starts[at] + steps[at] * ranks) % variants
    return numbers
