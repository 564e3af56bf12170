"""How alike letters are in their words: the share of runs of words that two have in common.

After A. Broder, "On the resemblance and containment of documents" (1997): a text is the set of its shingles, which are
all the runs of a few words in it. They are counted here, not sampled: from each shingle we know which letters have it,
so that one letter is compared with all others by looking only at what they share.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from letters.naming import fold

RUN = 4
"""Words in a shingle. Runs of three are everybody's ("I am sorry that"); of four, hardly."""

Counts = NDArray[np.int64]
Shares = NDArray[np.float64]

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_ODD = np.uint64(0x9E3779B97F4A7C15)  # 2**64 divided by the golden ratio: spreads word numbers over all 64 bits


@dataclass(frozen=True, slots=True, eq=False)
class Shingles:
    """The shingles of n letters.

    Letter i has the shingles `of[starts[i]:starts[i + 1]]`, each once; shingle s is had by the letters
    `owners[firsts[s]:firsts[s + 1]]`.
    """

    of: Counts
    starts: Counts
    owners: Counts
    firsts: Counts

    @property
    def sizes(self) -> Counts:
        """How many each letter has, (n,)."""
        return np.diff(self.starts)

    def likeness(self, letter: int) -> Shares:
        """For every letter, (n,): the share of the shingles of the shorter of the two that the other has as well.

        Of the shorter, so that a letter that stands in another one whole is like it, however much follows.
        """
        mine = self.of[self.starts[letter] : self.starts[letter + 1]]
        found = [self.owners[self.firsts[each] : self.firsts[each + 1]] for each in mine]
        shared = np.bincount(np.concatenate([*found, np.empty(0, np.int64)]), minlength=len(self.sizes))
        return shared / np.maximum(np.minimum(self.sizes, len(mine)), 1)

    def own(self) -> Shares:
        """The share of each letter's shingles that no other letter has, (n,). 0 for a letter without words."""
        alone = np.diff(self.firsts)[self.of] == 1
        summed = np.concatenate([[0], np.cumsum(alone)])[self.starts]
        return np.diff(summed) / np.maximum(self.sizes, 1)


def shingles_of(texts: Sequence[str]) -> Shingles:
    """The shingles of these letters, whatever the case, accents and stops of their words."""
    numbers: dict[str, int] = {}
    hashed = [_shingles([numbers.setdefault(word, len(numbers) + 1) for word in words_of(text)]) for text in texts]
    sizes = [len(each) for each in hashed]
    names, of = np.unique(np.concatenate([*hashed, np.empty(0, np.uint64)]), return_inverse=True)
    owners = np.repeat(np.arange(len(texts)), sizes)[np.argsort(of, kind="stable")]
    firsts = np.concatenate([[0], np.cumsum(np.bincount(of, minlength=len(names)))])
    return Shingles(of=of, starts=np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]), owners=owners, firsts=firsts)


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold(text))


def _shingles(words: Sequence[int]) -> NDArray[np.uint64]:
    """A 64-bit name for each run of words, each once. A text shorter than a run is one run."""
    if not words:
        return np.empty(0, np.uint64)
    padded = np.array([*words, *[0] * (RUN - len(words))], np.uint64)
    names = np.zeros(len(padded) - RUN + 1, np.uint64)
    for place in range(RUN):
        names = (names ^ padded[place : place + len(names)]) * _ODD
        names ^= names >> np.uint64(29)
    return np.unique(names)
