"""Marks: what a page's letters are made of, where each stands. All lengths are x-heights in the place of each word."""

from dataclasses import dataclass

from .alphabets import Flags, Indexes
from .seeding import Floats, Words


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """The letters of a page in order (n,).

    word counts the words of the page; x and y are where each stands in its word, and rise how much higher it comes out;
    wide and high are factors, shear a
    slope, ascender and descender factors of what is above and below small letters; worn how worn it is, from 0 to 1;
    haste how fast its word is written, as a factor; joined whether it is joined to the one before it, and begins how
    it begins, as ALONE or LED. dot_right and dot_up are where dots land from their place. keys are what chance
    comes from.
    """

    forms: Indexes
    word: Indexes
    x: Floats
    y: Floats
    rise: Floats
    wide: Floats
    high: Floats
    shear: Floats
    ascender: Floats
    descender: Floats
    worn: Floats
    haste: Floats
    joined: Flags
    begins: Indexes
    dot_right: Floats
    dot_up: Floats
    keys: Words


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """The marks of a page in the order in which they are made (k,): the mark, its letter, its kind, whether it is
    joined to the one before; its own points (n, 2), end to end, and where they begin and stop (k,)."""

    mark: Indexes
    letter: Indexes
    kind: Indexes
    joined: Flags
    x: Floats
    y: Floats
    first: Indexes
    stop: Indexes
