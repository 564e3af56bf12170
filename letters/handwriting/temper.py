"""Temper: in what mood this writer writes this letter, from careful to hasty, and how the hand tires on the way.

A careful hand is steady, upright and a little smaller; a hasty one is drawn out along the line, leans over, lifts its
pen less and dots its letters late. What is the hand's own (`hand.toml`) and what is the pace's meet in `manner_of`
alone; every stage reads the result.
"""

from dataclasses import dataclass
from typing import NamedTuple

from .hands import Hand
from .seeding import gaussian

EVERYDAY = 0.5
"""The pace, from 0 to 1, at which a hand writes as its `hand.toml` says."""

HURRY = 0.5
"""How far the pace would have risen at the end of a letter without end."""

FASTEST = 1.1
"""The pace of a hasty writer who has grown tired: faster nobody reads."""

ENDURANCE = 400
"""Words, about two pages of A5: after so many one is half as tired as one can be."""


class Manner(NamedTuple):
    """How one writes at a pace.

    slant in degrees; size, and width beyond that size, are factors; weight a share of the stroke; haste a factor of how
    far a movement is smoothed; dot_right and dot_up, in x-heights, where dots land from their place. What is left says
    how far all else strays, as in `Wander`, with gap for the spaces between words.
    """

    slant: float = 0.0
    size: float = 1.0
    width: float = 1.0
    weight: float = 0.0
    haste: float = 1.0
    dot_right: float = 0.1
    dot_up: float = 0.02
    gap: float = 1.0
    page: float = 1.0
    line: float = 1.0
    word: float = 1.0
    letter: float = 1.0
    shape: float = 1.0
    pressure: float = 1.0


CAREFUL_MANNER = Manner(
    slant=-1.5,
    size=0.97,
    width=0.98,
    weight=0.03,
    haste=0.8,
    dot_right=0.05,
    dot_up=0.01,
    gap=0.85,
    page=0.75,
    line=0.6,
    word=0.75,
    letter=0.9,
    shape=0.96,
    pressure=0.9,
)

EVERYDAY_MANNER = Manner()

HASTY_MANNER = Manner(
    slant=4.0,
    size=1.05,
    width=1.1,
    weight=-0.06,
    haste=1.15,
    dot_right=0.2,
    dot_up=0.09,
    gap=1.15,
    page=1.2,
    line=1.35,
    word=1.12,
    letter=1.1,
    shape=1.06,
    pressure=1.02,
)


def manner_of(hand: Hand, pace: float) -> Manner:
    """How this hand writes at a pace: its own measures times the pace's."""
    toward = HASTY_MANNER if pace > EVERYDAY else CAREFUL_MANNER
    share = 2 * abs(pace - EVERYDAY)
    own, at_pace = (
        hand.wander,
        Manner(*(usual + (end - usual) * share for usual, end in zip(EVERYDAY_MANNER, toward, strict=True))),
    )
    return at_pace._replace(
        slant=hand.slant + at_pace.slant,
        gap=own.word * at_pace.gap,
        page=own.page * at_pace.page,
        line=own.line * at_pace.line,
        word=own.word * at_pace.word,
        letter=own.letter * at_pace.letter,
        shape=own.shape * at_pace.shape,
        pressure=own.pressure * at_pace.pressure,
    )


@dataclass(frozen=True, slots=True)
class Temper:
    """What is settled once for a whole letter of so many words: how this writer felt that day.

    slant and slope in degrees; size a factor; weight as a share of the stroke. What tiring adds, by the end of a letter
    without end: to the height as a share, to the slant in degrees. What a page adds to the left margin from top to
    bottom is in x-heights.
    """

    pace: float
    words: int
    slant: float
    size: float
    weight: float
    slope: float
    tired_height: float
    tired_slant: float
    margin_drift: float

    def tired(self, word: int) -> float:
        """How tired the hand is before the numbered word: from 0 towards 1, slowly at first, more in a long letter."""
        written = min(1.0, word / self.words)
        return self.words / (self.words + ENDURANCE) * (written + written * written) / 2

    def pace_at(self, word: int) -> float:
        """The pace at the numbered word of the letter: tired, one hurries."""
        return min(FASTEST, self.pace + HURRY * self.tired(word))


def temper_of(seed: int, hand: Hand, pace: float, words: int) -> Temper:
    """One draw for a letter of at least one word."""
    draw = [gaussian(seed, "temper", index) for index in range(7)]
    manner = manner_of(hand, pace)
    return Temper(
        pace=pace,
        words=words,
        slant=2.0 * draw[0] * manner.page,
        size=manner.size * (1 + 0.03 * draw[1] * manner.page),
        weight=0.05 * draw[2] * manner.page,
        slope=0.25 * draw[3] * manner.page,
        tired_height=(0.03 + 0.06 * draw[4]) * manner.page,
        tired_slant=(0.8 + 3.0 * draw[5]) * manner.page,
        margin_drift=0.5 * draw[6] * manner.page,
    )
