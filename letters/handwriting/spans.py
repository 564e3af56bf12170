"""Spans: parts of arrays that lie end to end, taken by number."""

import numpy as np
from numpy.typing import NDArray

Indexes = NDArray[np.int64]


def spans_of(first: Indexes, chosen: Indexes) -> tuple[Indexes, Indexes]:
    """The indexes first[c] … first[c + 1] − 1 of every chosen c, end to end; and which of `chosen` each belongs to."""
    return runs_of(first[chosen], first[chosen + 1] - first[chosen])


def runs_of(starts: Indexes, counts: Indexes) -> tuple[Indexes, Indexes]:
    """starts[i], starts[i] + 1 … for as many as counts[i] says, end to end; and the i of each."""
    owner = np.repeat(np.arange(len(counts)), counts)
    places = np.repeat(starts - (np.cumsum(counts) - counts), counts)
    places += np.arange(len(places))
    return places, owner
