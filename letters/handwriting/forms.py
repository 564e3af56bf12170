"""Forms: letter forms that all plates of a hand in a file share, as a printer's case holds a few pieces of each letter.

A form is the typeface's glyph, bent by a field of its own and swollen by the pressure of a pen of its own, both settled
by the hand, the glyph and the number of the variant alone. So plates that were made by different workers fit together.

In a joined hand the bend fades to nothing where letters join: at the left and the right edge of the advance, as high as
small letters are. In the loops above and below them it does not.
"""

from dataclasses import dataclass

import numpy as np

from .faces import Face, Flags, Indexes
from .fields import KEPT, nodes_for, refined
from .grid import PEN
from .hands import Hand
from .inking import (
    CELL,
    DOT_RIGHT,
    DOT_UP,
    FINE_WARP,
    LETTER_DRIFT,
    LETTER_HEIGHT,
    LETTER_LIFT,
    LETTER_PRESS,
    LETTER_SLANT,
    PRESS,
    PRESSURE_RANGE,
    WARP,
    WARP_HALVINGS,
    Field,
    spans,
)
from .penning import SLOPE
from .seeding import Floats, Words, evenly_each, gaussians, key
from .temper import EVERYDAY, Manner, manner_of

AT_ONCE = 256
"""Forms that are bent together."""

# In x-heights: what the field of a form covers, from the glyph's origin. Beyond, it stays as it is at its edge.
LEFTMOST, RIGHTMOST = -3.0, 9.0
LOWEST, HIGHEST = -3.0, 5.0

JOINS = (-0.1, 1.05)
"""In x-heights: between these heights letters join."""

FADED = 1.3
"""In x-heights: how far above and below the joins a bend is wholly free."""

ALONE = 0.75
"""Of what changes from letter to letter on a page, where it does so by and by: here it does from one to the next."""

HELD = 1.15
"""How much more the letters of a joined hand are bent, which their joins hold back."""

SETTLED = 0.85
"""How much of the way that a letter of a print hand was moved along the line is taken back: its neighbours were not
moved with it, and stand where they leave it room."""

WIDE = 1.2
"""In x-heights: a narrower letter drifts less, or its strokes would swell and shrink."""


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """Some forms in whole grid units from their origins, as in `InkedPage`."""

    points: Indexes
    on_curve: Flags
    ends: Indexes
    point_counts: Indexes
    contour_counts: Indexes


def draw_forms(face: Face, forms: Indexes, heights: Floats, engine: str) -> Forms:
    """The outlines of some forms (f, 2), each a glyph of the face and the number of its variant, as tall as `heights`
    (f,) say.

    Each is the same whatever others are drawn with it. `engine` is that of the letters.
    """
    known, chosen = np.unique(forms, axis=0, return_inverse=True)
    bent = np.concatenate([_bent(face, known[at : at + AT_ONCE], engine) for at in range(0, len(known), AT_ONCE)])
    counts = np.diff(face.first_point)
    points, form = spans(np.append(0, np.cumsum(counts[known[:, 0]])), chosen)
    source, _ = spans(face.first_point, forms[:, 0])
    contours, _ = spans(face.first_contour, forms[:, 0])
    return Forms(
        points=np.rint(bent[points] * np.column_stack([np.ones(len(form)), heights[form]]) / PEN).astype(np.int64),
        on_curve=face.on_curve[source],
        ends=face.ends[contours],
        point_counts=counts[forms[:, 0]],
        contour_counts=np.diff(face.first_contour)[forms[:, 0]],
    )


def _bent(face: Face, forms: Indexes, engine: str) -> Floats:
    """The place of all points of some forms (n, 2), in points."""
    manner = manner_of(face.hand, EVERYDAY)
    source, form = spans(face.first_point, forms[:, 0])
    x, y = face.points[source].T * face.scale
    floating = face.floating[source]
    held = _Held.of(face, forms, form, x, y, floating)
    right, up, press = _bend(face.hand, forms, form, held, manner, engine)
    grown = np.clip(press, *PRESSURE_RANGE) * face.scale
    lands = _lands(face.hand, forms, manner, engine)[form] * floating[:, None]
    x += right + face.swelling[source, 0] * grown + lands[:, 0]
    y += up + face.swelling[source, 1] * grown + lands[:, 1]
    return np.column_stack([x, y])


def _lands(hand: Hand, forms: Indexes, manner: Manner, engine: str) -> Floats:
    """Where the dots of each form land, from their place (forms, 2), in points."""
    strays = gaussians(_keys(hand, forms, "dots", engine), 2) * (DOT_RIGHT * manner.letter, DOT_UP * manner.letter)
    usual = np.array([manner.dot_right, manner.dot_up])
    lands: Floats = (usual + strays) * hand.x_height
    return lands


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """Points of forms (n,), in points: where they are, where their form begins and ends to be free, and how much each
    is held by the joins, from 0 to 1."""

    x: Floats
    y: Floats
    share: Floats
    width: Floats
    joined: Floats
    held: Floats

    @classmethod
    def of(cls, face: Face, forms: Indexes, form: Indexes, x: Floats, y: Floats, floating: Flags) -> "_Held":
        """What is written without lifting the pen is held where letters join; in a print hand, nothing is."""
        width = np.maximum(1e-6, face.advances[forms[:, 0]] * face.scale)[form]
        low, high = JOINS
        size = face.hand.x_height
        beyond = np.maximum((low - y / size) / FADED, (y / size - high) / FADED)
        joined: Floats = (~floating & face.hand.joined).astype(np.float64)
        return cls(x, y, np.clip(x / width, 0.0, 1.0), width, joined, joined * (1 - _smooth(beyond)))


def _bend(
    hand: Hand, forms: Indexes, form: Indexes, held: _Held, manner: Manner, engine: str
) -> tuple[Floats, Floats, Floats]:
    """How far points move to the right and up, in points, and how hard the pen presses there."""
    field = _field(hand, forms, manner, engine)
    inner = held.share * held.width
    right, up, press = field.at(form, held.x + held.held * (inner - held.x), held.y)
    for place, share in ((0.0, 1 - held.share), (held.width, held.share)):
        edge_right, edge_up, edge_press = field.at(form, np.broadcast_to(place, held.x.shape), held.y)
        right -= held.held * share * edge_right
        up -= held.held * share * edge_up
        press -= held.held * share * edge_press
    lift, tall, slant, drift = gaussians(_keys(hand, forms, "letter", engine), 4)[form].T * (ALONE * manner.letter)
    size, rise = hand.x_height, 16 * (held.share * (1 - held.share)) ** 2
    inside = 1 - held.joined * (1 - rise)
    free = 1 - held.held * (1 - rise)
    narrow = 1 - held.joined * (1 - np.minimum(1.0, held.width / (WIDE * size)))
    right += free * slant * (LETTER_SLANT * SLOPE) * held.y + inside * drift * (LETTER_DRIFT * size) * narrow
    up += free * tall * LETTER_HEIGHT * held.y + inside * lift * (LETTER_LIFT * size)
    if not hand.joined:
        right -= SETTLED * (np.bincount(form, right) / np.maximum(1, np.bincount(form)))[form]
    return right, up, press


def _keys(hand: Hand, forms: Indexes, way: str, engine: str) -> Words:
    """A key for each form."""
    return np.array([key(0, "sort", way, engine, hand.slug, *form) for form in forms.tolist()], dtype=np.uint64)


def _field(hand: Hand, forms: Indexes, manner: Manner, engine: str) -> Field:
    """What bends each form, in place of the lines of a page."""
    size = hand.x_height
    strength = manner.shape * size * (HELD if hand.joined else 1.0)
    across, upwards = int((RIGHTMOST - LEFTMOST) / CELL) + 1, int((HIGHEST - LOWEST) / CELL) + 1
    columns, rows = nodes_for(across), nodes_for(upwards)
    right, up = (_warp(_keys(hand, forms, f"warp {way}", engine), rows, columns) * strength for way in ("right", "up"))
    press = _pressure(_keys(hand, forms, "press", engine), columns) * manner.pressure
    return Field(CELL * size, LEFTMOST * size, LOWEST * size, right, up, press)


def _warp(keys: Words, rows: int, columns: int) -> Floats:
    """What makes each form its own, in x-heights (forms, rows, columns)."""
    few, fewer = nodes_for(rows - 2, WARP_HALVINGS), nodes_for(columns - 2, WARP_HALVINGS)
    noise = evenly_each(keys, few * fewer + rows * columns)
    coarse = noise[:, : few * fewer].reshape(-1, few, fewer)
    smooth = refined(refined(coarse, WARP_HALVINGS, axis=-2), WARP_HALVINGS)[:, :rows, :columns]
    fine = noise[:, few * fewer :].reshape(-1, rows, columns)
    warp: Floats = (smooth * WARP + fine * FINE_WARP) / (KEPT * KEPT)
    return warp


def _pressure(keys: Words, columns: int) -> Floats:
    """How hard the pen presses along each form, as a share of the stroke (forms, columns)."""
    noise = evenly_each(keys, 1 + nodes_for(columns - 2, 1))
    press: Floats = noise[:, :1] * PRESS + refined(noise[:, 1:], 1)[:, :columns] * (LETTER_PRESS / KEPT)
    return press


def _smooth(share: Floats) -> Floats:
    """From 0 to 1 without a bend at either end."""
    share = np.clip(share, 0.0, 1.0)
    return share * share * (3 - 2 * share)
