"""A selection of letters for a book, proposed with reasons: the best first, and no two alike.

One letter after another is chosen, each time the one that adds most: its quality, what it brings that no other brings
(`variety`), less what it repeats. The last is the maximal marginal relevance of J. Carbonell and J. Goldstein, "The use
of MMR, diversity-based reranking" (1998). Nothing is left to chance: the same letters give the same proposal.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .likeness import shingles_of
from .qualities import POOR, average, quality
from .reasons import Company, why_chosen, why_no_room, why_poor, why_too_like
from .selectable import Selectable
from .variety import Variety

ALIKE = 0.5
"""Two letters are too like when half of the runs of words of the shorter one stand in the other."""

_REPEATING = 0.4
"""How much being like a chosen letter counts against one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A proposed letter: its number, why, and what it added when it was chosen. Scores fall from choice to choice."""

    number: int
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A letter that is not proposed, and why not."""

    number: int
    reason: str


@dataclass(frozen=True)
class Proposal:
    """What to put in the book, the best first, and what was left out of what is not in it already."""

    choices: tuple[Choice, ...]
    left_out: tuple[LeftOut, ...]


def propose(letters: Iterable[Selectable], wanted: int, already: Collection[int] = ()) -> Proposal:
    """Propose at most `wanted` letters beside those that are in the book already, which are numbers of `letters`.

    Quality comes first: the editors' stars, drawn towards the middle where few gave them, and the recipient's answer.
    A letter without stars stands in the middle; one with two stars or fewer is not proposed. Then comes variety: of
    occasion, person, tone, writer, hand and length. Of two letters that are alike, only the one that adds more is
    proposed. Whatever order the letters come in, the proposal is the same.
    """
    letters = [*{letter.number: letter for letter in sorted(letters, key=lambda each: each.number)}.values()]
    table = _Table(letters)
    for place, letter in enumerate(letters):
        if letter.number in already:
            table.take(place)
    before = tuple(table.chosen)
    scores = table.fill(wanted)
    company = Company([letters[place] for place in table.chosen])
    choices = (_choice(table, company, place, score) for place, score in scores.items())
    left_out = tuple(_left_out(table, company, wanted, frozenset(before)))
    return Proposal(tuple(choices), left_out)


class _Table:
    """The letters spread out: who is chosen, who may still be, and which chosen letter each is most like."""

    def __init__(self, letters: Sequence[Selectable]) -> None:
        self.letters = letters
        self.shingles = shingles_of([letter.text for letter in letters])
        self.own = self.shingles.own()
        self.chosen: list[int] = []
        self.nearest = np.zeros(len(letters), np.int64)
        self.nearness = np.zeros(len(letters))
        self._variety = Variety(letters)
        self._quality = np.array([quality(letter, own) for letter, own in zip(letters, self.own, strict=True)])
        self._barred = np.array([not letter.words or average(letter.stars) <= POOR for letter in letters], bool)

    def take(self, place: int) -> None:
        """This letter is chosen."""
        self.chosen.append(place)
        self._barred[place] = True
        self._variety.choose(place)
        likeness = self.shingles.likeness(place)
        nearer = likeness > self.nearness
        self.nearest[nearer], self.nearness[nearer] = place, likeness[nearer]

    def gains(self) -> NDArray[np.float64]:
        """What each letter would add now, rounded so that equals tie; minus infinity for one that may not be chosen."""
        gains = self._quality + self._variety.gains() - _REPEATING * self.nearness
        return np.where(self._barred | (self.nearness >= ALIKE), -np.inf, gains.round(9))

    def fill(self, wanted: int) -> dict[int, float]:
        """Choose up to `wanted` letters, each with what it added."""
        scores: dict[int, float] = {}
        while len(scores) < wanted and len(self.chosen) < len(self.letters):
            gains = self.gains()
            best = int(gains.argmax())
            if gains[best] == -np.inf:
                break
            scores[best] = float(gains[best])
            self.take(best)
        return scores


def _choice(table: _Table, company: Company, place: int, score: float) -> Choice:
    letter = table.letters[place]
    return Choice(letter.number, why_chosen(letter, company, float(table.own[place])), score)


def _left_out(table: _Table, company: Company, wanted: int, before: Collection[int]) -> Iterator[LeftOut]:
    """Every letter that is not chosen, and what kept it out."""
    gains = table.gains()
    chosen = frozenset(table.chosen)
    for place, letter in enumerate(table.letters):
        if place in chosen:
            continue
        if not letter.words:
            reason = "There are no words in it."
        elif average(letter.stars) <= POOR:
            reason = why_poor(letter)
        elif table.nearness[place] >= ALIKE:
            other = int(table.nearest[place])
            reason = why_too_like(letter, table.letters[other], other in before)
        else:
            reason = why_no_room(letter, company, wanted, is_next=place == int(gains.argmax()))
        yield LeftOut(letter.number, reason)
