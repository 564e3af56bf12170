"""Sorts: what a page that shares its forms is composed of, as a printer's case holds a few pieces of every letter.

A sort is a cluster as it is set: forms, as much taller and as far from the pen as they are needed, with the advance and
the text that a reader of the file is told. Two sorts are one where all of that is alike.

Everything about sorts is kept in numbers of two bytes, least first: of each its head (the number of its text, its
advance, how many steps taller it is), then, for every glyph, the glyph, its variant, and how far to the right and up it
stands. Lengths are grid units at the hand's own size.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .faces import Face, Flags, Indexes
from .forms import draw_forms
from .grid import PEN
from .hands import Hand
from .inking import spans

TALLER = 0.044
"""The step in which sorts are taller than usual, as a share."""

SIZE = 0.92
"""Of the distance of two lines: the size of the font. MuPDF takes lines that are further apart than 1.4 of it for
paragraphs, and those that are closer than 0.8 for one line; and lines that climb come nearer to each other."""

MOST_SORTS = 65_534
"""In one case: a code has two bytes, 0 is taken, and so is one glyph."""

BLANK = -1
"""In place of a glyph: no ink."""

HEAD, PART = 3, 4
"""Numbers of a sort's head, and of each of its glyphs."""

type Numbers = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Stick:
    """The sorts of a page in the order in which they are set, as a composing stick holds them.

    texts are what heads point into. rows (p, 7), end to end, are a head and one glyph for each sort; those that are
    clusters of several have their glyphs in `clusters`, by place.
    """

    texts: tuple[str, ...]
    rows: bytes
    clusters: Mapping[int, bytes]

    def sorts(self, texts: Mapping[str, int]) -> list[bytes]:
        """Each sort as bytes that are its own and nobody else's, where `texts` have these numbers."""
        rows = np.frombuffer(self.rows, dtype="<i2").reshape(-1, HEAD + PART).copy()
        rows[:, 0] = np.array([texts[text] for text in self.texts], dtype=np.int16)[rows[:, 0]]
        spelled, size = rows.tobytes(), 2 * (HEAD + PART)
        sorts = [spelled[start : start + size] for start in range(0, len(spelled), size)]
        for place, parts in self.clusters.items():
            sorts[place] = sorts[place][: 2 * HEAD] + parts
        return sorts


@dataclass(frozen=True, slots=True, eq=False)
class DrawnSorts:
    """Sorts in order, drawn: as in `InkedPage`, each a piece."""

    texts: tuple[str, ...]
    advances: Indexes
    points: Indexes
    on_curve: Flags
    ends: Indexes
    point_counts: Indexes
    contour_counts: Indexes


class Case:
    """The sorts of a hand that a file needs, numbered from 1 in the order in which they were first needed."""

    def __init__(self) -> None:
        self._codes: dict[bytes, int] = {}
        self._texts: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._codes)

    def has_room_for(self, stick: Stick) -> bool:
        """Whether there are numbers left for all sorts of a page, were they all new."""
        return len(self) + len(stick.rows) // (2 * (HEAD + PART)) <= MOST_SORTS

    def codes(self, stick: Stick) -> list[int]:
        """The number of every sort of a page, in order."""
        for text in stick.texts:
            self._texts.setdefault(text, len(self._texts))
        known = self._codes
        return [known.setdefault(sort, len(known) + 1) for sort in stick.sorts(self._texts)]

    def draw(self, face: Face, engine: str) -> DrawnSorts:
        """The outlines of all its sorts."""
        texts = list(self._texts)
        heads = np.frombuffer(b"".join(sort[: 2 * HEAD] for sort in self._codes), dtype="<i2").reshape(-1, HEAD)
        parts = np.frombuffer(b"".join(sort[2 * HEAD :] for sort in self._codes), dtype="<i2").reshape(-1, PART)
        owners = np.repeat(np.arange(len(self)), [(len(sort) // 2 - HEAD) // PART for sort in self._codes])
        inked = parts[:, 0] != BLANK
        told = tuple(texts[number] for number in heads[:, 0].tolist())
        return _drawn(face, told, heads.astype(np.int64), parts[inked].astype(np.int64), owners[inked], engine)


def size_of(hand: Hand) -> int:
    """The size of the font of a hand's sorts, in grid units, when it writes at its own size."""
    return round(SIZE * hand.leading / PEN / 25) * 25


def _drawn(
    face: Face, texts: tuple[str, ...], heads: Indexes, parts: Indexes, owners: Indexes, engine: str
) -> DrawnSorts:
    """Sorts with these heads (s, 3) and parts (q, 4), which belong to `owners` (q,)."""
    known, chosen = np.unique(parts[:, :2], axis=0, return_inverse=True)
    forms = draw_forms(face, known, engine)
    source, part = spans(_starts(forms.point_counts), chosen)
    contours, contour_part = spans(_starts(forms.contour_counts), chosen)
    counts = forms.point_counts[chosen]
    point_counts = np.bincount(owners, weights=counts, minlength=len(texts)).astype(np.int64)
    inside = np.cumsum(counts) - counts - (np.cumsum(point_counts) - point_counts)[owners]
    points = forms.points[source] + parts[part, 2:]
    points[:, 1] = np.rint(points[:, 1] * (1 + TALLER * heads[owners[part], 2]))
    return DrawnSorts(
        texts=texts,
        advances=heads[:, 1],
        points=points,
        on_curve=forms.on_curve[source],
        ends=forms.ends[contours] + inside[contour_part],
        point_counts=point_counts,
        contour_counts=np.bincount(owners[contour_part], minlength=len(texts)),
    )


def _starts(counts: Indexes) -> Indexes:
    """Where each of so many begins, end to end, and where the last stops."""
    return np.append(0, np.cumsum(counts))
