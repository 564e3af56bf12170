"""What a letter adds to those that are chosen already: an occasion, a tone, a person, a hand not met before.

Each facet has its weight, and a letter gets all of it for a value that nobody chosen has, half of it for a value that
one has, a quarter for the second, and so on. Such a sum only ever gives less the more is chosen, which is what makes
choosing one letter after another by what it adds nearly as good as trying every selection: G. Nemhauser, L. Wolsey and
M. Fisher, "An analysis of approximations for maximizing submodular set functions" (1978).
"""

from collections.abc import Callable, Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from letters.naming import fold

from .selectable import Selectable

LENGTHS = (120, 200, 300)
"""Words at which a letter stops being short, middling, long."""

FACETS: tuple[tuple[float, Callable[[Selectable], Iterable[Hashable]]], ...] = (
    (0.20, lambda letter: [letter.occasion]),
    (0.08, lambda letter: [letter.recipient]),
    (0.06, lambda letter: [fold(letter.tone)]),
    (0.05, lambda letter: [fold(letter.writer)]),
    (0.04, lambda letter: [fold(letter.relation)]),
    (0.04, lambda letter: [letter.hand]),
    (0.03, lambda letter: [sum(letter.words >= length for length in LENGTHS)]),
    (0.02, lambda letter: {fold(person) for person in letter.people}),
)
"""What makes letters different, and how much each counts. A star more from one editor is worth 0.17."""

_HALVINGS = 0.5 ** np.arange(64)


class Variety:
    """What each of n letters would add to those that were chosen, kept up to date."""

    def __init__(self, letters: Sequence[Selectable]) -> None:
        self._facets = [_Facet(weight, [[*values(letter)] for letter in letters]) for weight, values in FACETS]

    def gains(self) -> NDArray[np.float64]:
        """What every letter would add now, (n,)."""
        return np.sum([facet.gains() for facet in self._facets], axis=0)

    def choose(self, letter: int) -> None:
        """From now on this letter is one of the chosen."""
        for facet in self._facets:
            facet.choose(letter)


class _Facet:
    """One facet of n letters. Letter `owners[i]` has the value `values[i]`, and several letters may have several."""

    def __init__(self, weight: float, values: Sequence[Sequence[Hashable]]) -> None:
        numbers: dict[Hashable, int] = {}
        sizes = np.array([len(mine) for mine in values], np.int64)
        self._values = np.array([numbers.setdefault(one, len(numbers)) for mine in values for one in mine], np.int64)
        self._owners = np.repeat(np.arange(len(values)), sizes)
        self._shares = weight / sizes[self._owners]
        self._letters = len(values)
        self._chosen = np.zeros(len(numbers), np.int64)

    def gains(self) -> NDArray[np.float64]:
        left = _HALVINGS[np.minimum(self._chosen[self._values], len(_HALVINGS) - 1)] * self._shares
        return np.bincount(self._owners, weights=left, minlength=self._letters)

    def choose(self, letter: int) -> None:
        self._chosen[self._values[self._owners == letter]] += 1
