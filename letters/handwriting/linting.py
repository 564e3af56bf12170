"""Lint: what would betray the machine, found in the placed pages before anything is drawn.

Two letters are twins when a person laying one over the other would see no difference: they are compared at nine places
of the way of the pen. The other tells are figures of the whole
letter, judged by what hands measure (the ranges are wider than people's: a careful hand is no machine).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from .afterwards import LOOSE_DOTS
from .alphabets import Alphabet, Flags, Indexes
from .features import DOT, PATH
from .inking import Written, written
from .placing import Page
from .seeding import Floats
from .slopes import SLOPE

TWINS = 0.022
"""In x-heights: what is bent alike to this, on average over nine places, looks the same."""

MERE_STROKE = 0.45
"""In x-heights: what is no wider, such as a straight l, is alike in anybody's hand."""

ENOUGH_LINES = 6
"""Fewer lines say nothing about margins and slopes."""

ENOUGH = 12
"""Fewer dots or gaps say nothing about how they scatter."""

PLACES = 9
"""At which two letters are compared."""

type Range = tuple[float, float]

RANGES: Mapping[str, Range] = MappingProxyType(
    {
        "margin_deviation": (0.1, 1.6),
        "slope_deviation": (0.05, 1.6),
        "pitch_variation": (0.004, 0.13),
        "gap_variation": (0.1, 0.6),
        "dot_deviation": (0.05, 0.7),
    }
)
"""What each figure may be. Margins and dots in x-heights, slopes in degrees, variations as a share of the mean."""

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "margin_deviation": "The lines begin one under the other as if along a ruler.",
        "slope_deviation": "The lines run parallel as if printed.",
        "pitch_variation": "The lines follow one another at the same distance.",
        "gap_variation": "The spaces between words are all alike.",
        "dot_deviation": "The dots stand in one place over their letters.",
    }
)


@dataclass(frozen=True, slots=True)
class Tell:
    """One thing that betrays the machine: its kind, a sentence, and the page and line, from 1, or 0."""

    kind: str
    sentence: str
    page: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Findings:
    """What was measured, and what of it tells. A figure that too little writing can give is not there."""

    figures: Mapping[str, float]
    tells: tuple[Tell, ...]

    def as_data(self) -> dict[str, object]:
        """The same as plain values, to be kept with what was written."""
        tells = [{"kind": each.kind, "page": each.page, "line": each.line} for each in self.tells]
        return {"figures": dict(self.figures), "tells": tells}


def lint(pages: tuple[Page, ...], alphabet: Alphabet, seed: int) -> Findings:
    """What may betray a machine in the pages of a letter, and the figures that it was judged by."""
    ways = [written(page, alphabet, seed) for page in pages]
    twins = [_Twins.of(page, way, alphabet) for page, way in zip(pages, ways, strict=True)]
    tells = [tell for page, twins_there in zip(pages, twins, strict=True) for tell in twins_there.tells(page)]
    figures = {name: round(value, 4) for name, value in _figures(pages, alphabet, ways, twins)}
    for name, (low, high) in RANGES.items():
        value = figures.get(name)
        if value is not None and value < low:
            tells.append(Tell(name, SENTENCES[name]))
        elif value is not None and value > high:
            tells.append(Tell(name, "This strays farther than a person's hand does."))
    return Findings(MappingProxyType(figures), tuple(tells))


@dataclass(frozen=True, slots=True, eq=False)
class _Twins:
    """Pairs of letters of one form that stand near one another on a page.

    first and second (n,) are letters of the page; apart (n,) how differently they are written, in x-heights; doubled
    (n,) whether one follows the other, as in “letter”.
    """

    first: Indexes
    second: Indexes
    apart: Floats
    doubled: Flags

    @classmethod
    def of(cls, page: Page, way: Written, alphabet: Alphabet) -> "_Twins":
        forms, owners = page.letters.forms, page.owners
        line = page.pieces.lines[owners]
        shapes, whole = shapes_of(way, len(forms))
        letters = np.array([letter.isalpha() for letter in alphabet.letters])
        shaped = np.flatnonzero(letters[forms] & whole & (np.ptp(shapes[..., 0], axis=1) > MERE_STROKE * page.x_height))
        order = shaped[np.lexsort((shaped, forms[shaped], line[shaped]))]
        firsts, seconds = [], []
        for step in range(1, len(order)):
            one, other = order[:-step], order[step:]
            alike = (forms[one] == forms[other]) & (line[one] == line[other])
            if not alike.any():
                break
            # A mended letter is written over itself: that is no twin.
            alike &= owners[one] != owners[other]
            firsts.append(one[alike])
            seconds.append(other[alike])
        none = np.zeros(0, dtype=np.int64)
        first, second = np.concatenate([none, *firsts]), np.concatenate([none, *seconds])
        away = shapes[first] - shapes[second]
        apart = np.sqrt((away * away).mean(axis=(1, 2)) * 2) / page.x_height
        return cls(first, second, apart, owners[second] - owners[first] == 1)

    def tells(self, page: Page) -> Iterator[Tell]:
        owners = page.owners
        for index in np.flatnonzero(self.apart < TWINS).tolist():
            piece = int(owners[self.first[index]])
            letter, line = page.pieces.texts[piece], int(page.pieces.lines[piece]) + 1
            kind, where = ("double", "One") if self.doubled[index] else ("twins", "On one line one")
            yield Tell(kind, f"{where} “{letter}” looks like the other.", page.number, line)


def shapes_of(way: Written, count: int) -> tuple[Floats, Flags]:
    """Nine places of each letter's own strokes (g, 9, 2), in points, less where it stands; and which letters have as
    many."""
    own = np.flatnonzero(np.repeat(way.kinds == PATH, np.diff(way.firsts)))
    own = own[np.argsort(way.letter[own], kind="stable")]
    counts = np.bincount(way.letter[own], minlength=count)
    whole = counts >= PLACES
    starts = np.cumsum(counts) - counts
    share = np.arange(PLACES) / (PLACES - 1)
    at = np.minimum(starts[:, None] + (share * np.maximum(counts - 1, 0)[:, None]).astype(np.int64), len(own) - 1)
    places = np.stack([way.x[own][at], way.y[own][at]], axis=-1)
    centred: Floats = places - places.mean(axis=1, keepdims=True)
    return centred, whole


def _figures(
    pages: tuple[Page, ...], alphabet: Alphabet, ways: list[Written], twins: list[_Twins]
) -> Iterator[tuple[str, float]]:
    """The figures that this much writing can give, by name."""
    apart = np.concatenate([each.apart for each in twins])
    if len(apart):
        yield "twins_on_a_line", float((apart < TWINS).mean())
        yield "nearest_on_a_line", float(apart.min())
    bodies = [_body(page) for page in pages]
    margins = np.concatenate([page.lines.left[body] for page, body in zip(pages, bodies, strict=True)])
    slopes = np.concatenate([page.lines.slope[body] for page, body in zip(pages, bodies, strict=True)])
    if len(margins) >= ENOUGH_LINES:
        yield "margin_deviation", float(margins.std()) / pages[0].x_height
        yield "slope_deviation", float(slopes.std()) / SLOPE
    pitches = np.concatenate([_pitches(page) for page in pages])
    if len(pitches) >= ENOUGH_LINES:
        yield "pitch_variation", float(pitches.std() / pitches.mean())
    gaps = np.concatenate([_gaps(page, alphabet) for page in pages])
    if len(gaps) >= ENOUGH:
        yield "gap_variation", float(gaps.std() / gaps.mean())
    dots = np.concatenate([_dots(page, way, alphabet) for page, way in zip(pages, ways, strict=True)])
    if len(dots) >= ENOUGH:
        yield "dot_deviation", float(dots.std())


def _body(page: Page) -> Flags:
    """The lines (l,) that keep to the margin: not first lines, headings and goodbyes."""
    body: Flags = np.abs(page.lines.left - np.median(page.lines.left)) < 2.0 * page.x_height
    return body


def _pitches(page: Page) -> Floats:
    """The distances between lines that follow one another without a space, in points."""
    steps: Floats = page.lines.base[:-1] - page.lines.base[1:]
    near: Floats = steps[steps < 1.2 * steps.min()] if len(steps) else steps
    return near


def _gaps(page: Page, alphabet: Alphabet) -> Floats:
    """The spaces between words, in grid units; where a struck word stands is no space."""
    pieces = page.pieces
    spaces = np.array([text == " " for text in pieces.texts], dtype=bool)
    struck = page.owners[page.letters.forms >= alphabet.first_strike]
    spaces[struck[struck > 0] - 1] = False
    gaps: Floats = pieces.advances[spaces].astype(np.float64)
    return gaps


def _dots(page: Page, way: Written, alphabet: Alphabet) -> Floats:
    """How far each dot of an i lands from where its writer makes it, to the right, in x-heights."""
    first, stop = way.firsts[:-1], way.firsts[1:]
    dots = np.flatnonzero(way.kinds == DOT)
    letter = way.letter[first[dots]]
    loose = np.array([each in LOOSE_DOTS for each in alphabet.letters])
    dots, letter = (each[loose[page.letters.forms[letter]]] for each in (dots, letter))
    word = page.letters.word[letter]
    stands = page.penned.start[word] + page.letters.x[letter] * page.penned.width[word]
    lands = (way.x[first[dots]] + way.x[stop[dots] - 1]) / 2 - stands
    usual = {form: float(np.median(lands[page.letters.forms[letter] == form])) for form in page.letters.forms[letter]}
    away: Floats = lands - np.array([usual[form] for form in page.letters.forms[letter]])
    return away / page.x_height
