"""Sorts: what a page that shares its forms is composed of, as a printer's case holds a few pieces of every letter.

A sort is a cluster as it is set: forms, as much larger and as far from the pen as they are needed, with the advance and
the text that a reader of the file is told. Two sorts are one where all of that is alike.

Everything about sorts is kept in numbers of two bytes, least first: of each its head (the number of its text, its
advance, how many steps larger its forms are), then, for every letter, its form, that of the letter it is joined to,
its variant and how it begins, and how far to the right and up it stands. Lengths are grid units at the hand's own size.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .alphabets import Alphabet, Indexes
from .forms import Forms, draw_forms
from .grid import PEN
from .hands import Hand

TALLER = 1.045
"""The step in which sorts are larger than usual, as a factor."""

TALLEST = 32
"""In steps, up and down: three times as tall, or a third."""

_TALLER = np.cumprod([TALLER] * TALLEST)
HEIGHTS = np.concatenate([1 / _TALLER[::-1], [1.0], _TALLER])
"""How large sorts can be, from the smallest to the largest."""

SIZE = 0.98
"""Of the distance of two lines: the size of the font. MuPDF takes lines that are further apart than 1.4 of it for
paragraphs, and those that are closer than 0.8 for one line; and lines that climb come nearer to each other."""

MOST_GLYPHS = 65_534
"""In one font, beside an empty one: sorts and the forms that they are made of."""

BLANK = -1
"""In place of a glyph: no ink."""

HEAD, PART = 3, 5
"""Numbers of a sort's head, and of each of its letters."""

BEGINNINGS = 4
"""In how many ways a form can begin: the number of its variant counts them as well."""

type Numbers = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Stick:
    """The sorts of a page in the order in which they are set, as a composing stick holds them.

    texts are what heads point into. rows (p, 8), end to end, are a head and one letter for each sort; those that are
    clusters of several have their letters in `clusters`, each with its place.
    """

    texts: tuple[str, ...]
    rows: bytes
    clusters: tuple[tuple[int, bytes], ...]

    def sorts(self, texts: Mapping[str, int]) -> list[bytes]:
        """Each sort as bytes that are its own and nobody else's, where `texts` have these numbers."""
        rows = np.frombuffer(self.rows, dtype="<i2").reshape(-1, HEAD + PART).copy()
        rows[:, 0] = np.array([texts[text] for text in self.texts], dtype=np.int16)[rows[:, 0]]
        spelled, size = rows.tobytes(), 2 * (HEAD + PART)
        sorts = [spelled[start : start + size] for start in range(0, len(spelled), size)]
        for place, parts in self.clusters:
            sorts[place] = sorts[place][: 2 * HEAD] + parts
        return sorts


@dataclass(frozen=True, slots=True, eq=False)
class DrawnSorts:
    """Sorts in order (s,), drawn: their texts and advances; the forms that they are made of; and every part of them in
    order (q,): whose it is, which form it is, and how far it stands to the right and up (q, 2)."""

    texts: tuple[str, ...]
    advances: Indexes
    forms: Forms
    owners: Indexes
    parts: Indexes
    offsets: Indexes


class Case:
    """The sorts of a hand that a file needs, numbered from 1 in the order in which they were first needed."""

    def __init__(self) -> None:
        self._codes: dict[bytes, int] = {}
        self._texts: dict[str, int] = {}
        self._forms: set[bytes] = set()

    @property
    def counts(self) -> tuple[int, int]:
        """How many sorts there are, and how many drawn forms they are made of."""
        return len(self._codes), len(self._forms)

    def has_room_for(self, stick: Stick) -> bool:
        """Whether the font can hold all sorts of a page, were they and their forms all new."""
        parts = sum(map(len, (stick.rows, *(parts for _, parts in stick.clusters)))) // (2 * PART)
        return len(self._codes) + len(self._forms) + 2 * parts <= MOST_GLYPHS

    def codes(self, stick: Stick) -> list[int]:
        """The number of every sort of a page, in order."""
        for text in stick.texts:
            self._texts.setdefault(text, len(self._texts))
        sorts = stick.sorts(self._texts)
        for sort in dict.fromkeys(sorts):
            if sort not in self._codes:
                self._codes[sort] = len(self._codes) + 1
                self._forms.update(_forms_of(sort))
        return [self._codes[sort] for sort in sorts]

    def draw(self, alphabet: Alphabet, engine: str) -> DrawnSorts:
        """All its sorts, and the forms that they are made of."""
        texts = list(self._texts)
        heads = np.frombuffer(b"".join(sort[: 2 * HEAD] for sort in self._codes), dtype="<i2").reshape(-1, HEAD)
        parts = np.frombuffer(b"".join(sort[2 * HEAD :] for sort in self._codes), dtype="<i2").reshape(-1, PART)
        owners = np.repeat(np.arange(len(self._codes)), [(len(sort) // 2 - HEAD) // PART for sort in self._codes])
        inked = parts[:, 0] != BLANK
        parts, owners = parts[inked].astype(np.int64), owners[inked]
        rows = np.column_stack([heads[owners, 2], parts[:, :2], parts[:, 2] % BEGINNINGS, parts[:, 2] // BEGINNINGS])
        distinct, chosen = np.unique(rows, axis=0, return_inverse=True)
        texts_in_order = tuple(texts[number] for number in heads[:, 0].tolist())
        forms = draw_forms(alphabet, distinct[:, 1:], HEIGHTS[distinct[:, 0] + TALLEST], engine)
        return DrawnSorts(texts_in_order, heads[:, 1].astype(np.int64), forms, owners, chosen, parts[:, 3:])


def _forms_of(sort: bytes) -> Iterator[bytes]:
    """The forms of a sort: steps larger, form, next and variant of each."""
    for start in range(2 * HEAD, len(sort), 2 * PART):
        yield sort[4:6] + sort[start : start + 6]


def size_of(hand: Hand) -> int:
    """The size of the font of a hand's sorts, in grid units, when it writes at its own size."""
    return round(SIZE * hand.leading / PEN / 25) * 25
