"""A hand's typeface, opened once: what HarfBuzz needs to shape it, and every outline, redrawn, as arrays.

All lengths are font units unless a docstring says otherwise.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from string import ascii_lowercase

import numpy as np
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates
from numpy.typing import NDArray

from .hands import Hand
from .redrawing import Outlines, redraw
from .seeding import Floats

Flags = NDArray[np.bool_]
Indexes = NDArray[np.int64]

ROUND_LETTERS = "acemnorsuvxz"

STRIKES = tuple(1.2 + 0.4 * number for number in range(20))
"""In x-heights: how long the strokes are with which a word is struck through."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """Outlines of all glyphs end to end, and the measures of the typeface.

    points (n, 2); swelling (n, 2), how far each moves out of the ink when the stroke doubles; on_curve (n,);
    floating (n,) marks the contours that a writer adds after lifting the pen, such as the dot of an i; ends (c,) the
    last point of every contour, counted within its glyph. Glyph g owns points first_point[g]:first_point[g + 1] and
    contours first_contour[g]:first_contour[g + 1], and fills boxes[g]: left, bottom, right, top.
    advances (g,) are how far the pen moves on behind each glyph. drawings are the OpenType features that each draw the
    whole alphabet in another way. The last glyphs, from first_strike on, are not the typeface's: strokes as long as
    `STRIKES`, with which words are struck through.
    """

    hand: Hand
    sha256: str
    shaper: hb.Font
    characters: frozenset[int]
    drawings: tuple[str, ...]
    units_per_em: int
    x_height: float
    stroke: float
    points: Floats
    swelling: Floats
    on_curve: Flags
    floating: Flags
    ends: Indexes
    first_point: Indexes
    first_contour: Indexes
    boxes: Floats
    advances: Floats
    first_strike: int

    @property
    def scale(self) -> float:
        """Points on paper for one font unit, when this hand writes at its own size."""
        return self.hand.x_height / self.x_height


@lru_cache(maxsize=32)
def face_of(hand: Hand) -> Face:
    """The opened typeface of a hand."""
    data = hand.font.read_bytes()
    font = TTFont(BytesIO(data), lazy=True)
    cmap = font.getBestCmap()
    _set_right(font, hand)
    traced, contours = _traced(font)
    samples = [font.getGlyphID(cmap[ord(letter)]) for letter in ROUND_LETTERS if ord(letter) in cmap]
    x_height = _x_height(traced, contours, samples)
    stroke, outwards = _stroke(traced, contours, samples)
    traced, contours = _with_strikes(traced, contours, x_height, stroke, outwards)
    drawn, contours = _without_nothings(redraw(traced, x_height), contours)
    first_contour = np.concatenate([[0], np.cumsum(contours)])
    first_point = np.concatenate([[0], np.cumsum(drawn.counts)])[first_contour]
    nib = hand.nib * x_height / hand.x_height if hand.nib else stroke
    points, swelling = _penned(drawn, first_point, outwards, stroke, nib)
    floating = _floating(drawn, first_contour)
    for letter in "ij":
        glyph = font.getGlyphID(cmap[ord(letter)])
        span = slice(first_point[glyph], first_point[glyph + 1])
        points[span, 0] += hand.dots * x_height * floating[span]
    return Face(
        hand=hand,
        sha256=hashlib.sha256(data).hexdigest(),
        shaper=hb.Font(hb.Face(data)),
        characters=hand.characters,
        drawings=_drawings(font, cmap),
        units_per_em=font["head"].unitsPerEm,
        x_height=x_height,
        stroke=nib,
        points=points,
        swelling=swelling,
        on_curve=drawn.on_curve,
        floating=floating,
        ends=np.cumsum(drawn.counts) - 1 - np.repeat(first_point[:-1], contours),
        first_point=first_point,
        first_contour=first_contour,
        boxes=_boxes(points, first_point),
        advances=_advances(font, len(contours)),
        first_strike=len(contours) - len(STRIKES),
    )


def _drawings(font: TTFont, cmap: Mapping[int, str]) -> tuple[str, ...]:
    """The stylistic sets (ss01 …) that hold another drawing of every small letter."""
    if "GSUB" not in font or not font["GSUB"].table.FeatureList:
        return ()
    table = font["GSUB"].table
    covered: dict[str, set[str]] = {}
    for record in table.FeatureList.FeatureRecord:
        for index in record.Feature.LookupListIndex if record.FeatureTag.startswith("ss") else ():
            for step in table.LookupList.Lookup[index].SubTable:
                covered.setdefault(record.FeatureTag, set()).update(getattr(step, "mapping", ()))
    letters = {cmap[ord(letter)] for letter in ascii_lowercase if ord(letter) in cmap}
    return tuple(sorted(tag for tag, glyphs in covered.items() if letters <= glyphs))


def _set_right(font: TTFont, hand: Hand) -> None:
    """Draw in the opened typeface, not in its file, what `hand` says it draws wrong."""
    glyphs, cmap = font["glyf"], font.getBestCmap()
    for sign in hand.turned:
        points = glyphs[cmap[ord(sign)]].coordinates
        left, bottom, right, top = points.calcBounds()
        points.scale((-1, -1))
        points.translate((left + right, bottom + top))
    dot = glyphs[cmap[ord(".")]]
    for letter in hand.dotted:
        # What is left of the lost dot is its last contour, one single point.
        glyph, points = glyphs[cmap[ord(letter)]], dot.coordinates.copy()
        left, bottom, right, top = points.calcBounds()
        x, y = glyph.coordinates[-1]
        points.translate((x - round(left + right) // 2, y - round(bottom + top) // 2))
        glyph.coordinates = GlyphCoordinates([*glyph.coordinates[:-1], *points])
        glyph.flags = glyph.flags[:-1] + dot.flags
        glyph.endPtsOfContours[-1] += len(points) - 1


def _traced(font: TTFont) -> tuple[Outlines, Indexes]:
    """The outlines of all glyphs as they are in the file, composites taken apart; the contours of each glyph."""
    points, flags, counts, contours = [], [], [], []
    for name in font.getGlyphOrder():
        coordinates, ends, on_curve = font["glyf"][name].getCoordinates(font["glyf"])
        points.append(np.array(coordinates, dtype=np.float64).reshape(-1, 2))
        flags.append((np.array(on_curve, dtype=np.uint8) & 1).astype(bool))
        counts.append(np.diff(np.array(ends, dtype=np.int64).reshape(-1), prepend=-1))
        contours.append(len(ends))
    outlines = Outlines(np.concatenate(points), np.concatenate(flags), np.concatenate(counts))
    return outlines, np.array(contours, dtype=np.int64)


def _without_nothings(outlines: Outlines, contours: Indexes) -> tuple[Outlines, Indexes]:
    """The outlines without contours that enclose nothing, and how many contours each glyph is left with."""
    full = outlines.counts > 2
    owner = np.repeat(np.arange(len(contours)), contours)
    kept = np.repeat(full, outlines.counts)
    left = np.bincount(owner[full], minlength=len(contours))
    return Outlines(outlines.points[kept], outlines.on_curve[kept], outlines.counts[full]), left


def _neighbours(counts: Indexes) -> tuple[Indexes, Indexes]:
    """For every point, the index of the one before and the one after on its closed contour; no contour is empty."""
    stops = np.cumsum(counts)
    starts, count = stops - counts, int(counts.sum())
    before, after = np.arange(-1, count - 1), np.arange(1, count + 1)
    before[starts], after[stops - 1] = stops - 1, starts
    return before, after


def _stroke(outlines: Outlines, contours: Indexes, samples: list[int]) -> tuple[float, float]:
    """How thick the pen is, twice the ink of the sample glyphs over the length of its edge; and −1 where outer contours
    run clockwise, as in TrueType, else 1. Areas of polygons by the shoelace formula."""
    points = outlines.points
    _, after = _neighbours(outlines.counts)
    step = points[after] - points
    cross = points[:, 0] * points[after, 1] - points[after, 0] * points[:, 1]
    length = np.sqrt(step[:, 0] * step[:, 0] + step[:, 1] * step[:, 1])
    owner = np.repeat(np.repeat(np.arange(len(contours)), contours), outlines.counts)
    inside = np.isin(owner, samples)
    area, edge = float(cross[inside].sum()) / 2, float(length[inside].sum())
    return 2 * abs(area) / edge, -1.0 if area < 0 else 1.0


def _with_strikes(
    outlines: Outlines, contours: Indexes, x_height: float, stroke: float, outwards: float
) -> tuple[Outlines, Indexes]:
    """The outlines, behind them those with which words are struck through; and the contours of every glyph."""
    strikes = [_strike(number, length, stroke / x_height) * x_height for number, length in enumerate(STRIKES)]
    counts = np.array([len(points) for points in strikes])
    together = Outlines(
        np.concatenate([outlines.points, *(points if outwards < 0 else points[::-1] for points in strikes)]),
        np.concatenate([outlines.on_curve, np.ones(counts.sum(), dtype=bool)]),
        np.concatenate([outlines.counts, counts]),
    )
    return together, np.append(contours, np.ones_like(counts))


def _strike(number: int, length: float, stroke: float) -> Floats:
    """A stroke from the origin to the right, clockwise (n, 2), in x-heights: the waves of a pen that hurries through a
    word, thinner where it lands and leaves."""
    along = np.linspace(0.0, length, int(length / 0.08))
    waves = along / (0.9 + 0.17 * (number % 4))
    turn = np.floor(waves)
    rest, share = waves - turn, along / length
    middle = (0.09 + 0.03 * (number % 3)) * (1 - 2 * (turn % 2)) * 4 * rest * (1 - rest) + 0.02 * along
    half = stroke * (0.2 + 1.2 * share * (1 - share))
    return np.column_stack([np.append(along, along[::-1]), np.append(middle + half, (middle - half)[::-1])])


MITRE = 0.55
"""The least cosine of half a turn that a point's swelling makes up for: beyond, a corner would grow a thorn."""


FINEST = 0.3
"""Of the breadth of a stroke, where it is narrowest: more a finer pen takes from neither side, or dots would vanish."""


DOT = 1.7
"""In nibs: a full stop is put down and not drawn, and no smaller than this across, however fine the pen."""


def _penned(
    outlines: Outlines, first_point: Indexes, outwards: float, stroke: float, nib: float
) -> tuple[Floats, Floats]:
    """The points (n, 2) as a pen of breadth `nib` would draw what a pen of breadth `stroke` drew; and how far each
    moves out of the ink when the stroke doubles there.

    A pen presses hardest on the way down: strokes that run up and down, whose edges face sideways, grow more. Where a
    stroke is narrower than the pen, as at its end, all of this happens in proportion.
    """
    normals, stretch = _normals(outlines, outwards)
    breadths = np.minimum(_breadths(outlines, first_point, normals), 4 * stroke)
    finer = np.minimum((stroke - nib) / 2, FINEST * breadths)
    points = _with_full_stops(outlines, outlines.points - normals * (stretch * finer)[:, None], outwards, nib)
    left = np.minimum(breadths - 2 * finer, nib)
    share = (0.65 + 0.7 * np.abs(normals[:, 0])) * (left / 2) * stretch
    return points, normals * share[:, None]


def _with_full_stops(outlines: Outlines, points: Floats, outwards: float, nib: float) -> Floats:
    """The points (n, 2) with every dot as broad as a pen makes it that is put down: `DOT` nibs across and more."""
    starts = np.cumsum(outlines.counts) - outlines.counts
    low, high = (side.reduceat(points, starts) for side in (np.minimum, np.maximum))
    _, after = _neighbours(outlines.counts)
    areas = np.add.reduceat(points[:, 0] * points[after, 1] - points[after, 0] * points[:, 1], starts)
    across = (high - low).max(axis=1)
    small = (areas * outwards > 0) & (across > 0) & (across < DOT * nib)
    larger = np.repeat(np.where(small, DOT * nib / np.where(small, across, 1.0), 1.0), outlines.counts)
    middle = np.repeat((low + high) / 2, outlines.counts, axis=0)
    stopped: Floats = middle + (points - middle) * larger[:, None]
    return stopped


def _normals(outlines: Outlines, outwards: float) -> tuple[Floats, Floats]:
    """Unit vectors out of the ink (n, 2), and by how much more a point at a bend must move than the edges beside it."""
    points = outlines.points
    before, after = _neighbours(outlines.counts)
    arriving, leaving = _unit(points - points[before]), _unit(points[after] - points)
    along = _unit(arriving + leaving)
    half = np.maximum(MITRE, along[:, 0] * leaving[:, 0] + along[:, 1] * leaving[:, 1])
    return outwards * np.column_stack([along[:, 1], -along[:, 0]]), 1 / half


def _breadths(outlines: Outlines, first_point: Indexes, normals: Floats) -> Floats:
    """How broad the ink is behind each point (n,): the way from there, against its normal, to the next edge."""
    points = outlines.points
    _, after = _neighbours(outlines.counts)
    breadths = np.full(len(points), np.inf)
    for first, last in pairwise(first_point.tolist()):
        start, way = points[first:last], -normals[first:last, None, :]
        edge = points[after[first:last]] - start
        offset = start[None] - start[:, None]
        turn = way[..., 0] * edge[:, 1] - way[..., 1] * edge[:, 0]
        safe = np.where(turn == 0, 1.0, turn)
        far = (offset[..., 0] * edge[:, 1] - offset[..., 1] * edge[:, 0]) / safe
        along = (offset[..., 0] * way[..., 1] - offset[..., 1] * way[..., 0]) / safe
        hit = (turn != 0) & (along >= 0) & (along <= 1) & (far > 1.0)
        if last > first:
            breadths[first:last] = np.where(hit, far, np.inf).min(axis=1)
    return breadths


def _unit(vectors: Floats) -> Floats:
    length = np.sqrt(vectors[:, 0] * vectors[:, 0] + vectors[:, 1] * vectors[:, 1])
    return vectors / np.where(length > 0, length, 1.0)[:, None]


def _floating(outlines: Outlines, first_contour: Indexes) -> Flags:
    """Points of contours that hang wholly above the largest contour of their glyph: dots and accents."""
    starts = np.cumsum(outlines.counts) - outlines.counts
    low, high = (side.reduceat(outlines.points, starts) for side in (np.minimum, np.maximum))
    size = (high - low)[:, 0] * (high - low)[:, 1]
    contour_floats = np.zeros(len(starts), dtype=bool)
    for first, last in pairwise(first_contour.tolist()):
        if last - first > 1:
            body = first + int(np.argmax(size[first:last]))
            contour_floats[first:last] = low[first:last, 1] > low[body, 1] + 0.85 * (high[body, 1] - low[body, 1])
    return np.repeat(contour_floats, outlines.counts)


def _boxes(points: Floats, first_point: Indexes) -> Floats:
    """Left, bottom, right and top of every glyph (g, 4); zeros for an empty one."""
    boxes = np.zeros((len(first_point) - 1, 4))
    full = np.diff(first_point) > 0
    starts = first_point[:-1][full]
    boxes[full, :2], boxes[full, 2:] = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
    return boxes


def _advances(font: TTFont, count: int) -> Floats:
    """The advances of so many glyphs, of which the last, strokes, have none."""
    advances = np.zeros(count)
    metrics = [font["hmtx"][name][0] for name in font.getGlyphOrder()]
    advances[: len(metrics)] = metrics
    return advances


def _x_height(outlines: Outlines, contours: Indexes, samples: list[int]) -> float:
    """How far the small letters rise: their median, because a hand's *x* may stand taller than its *a*."""
    owner = np.repeat(np.repeat(np.arange(len(contours)), contours), outlines.counts)
    return float(np.median([outlines.points[owner == glyph, 1].max() for glyph in samples]))
