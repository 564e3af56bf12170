"""Outlines drawn again with few points stay where they were."""

import math
from dataclasses import replace

import numpy as np
import pytest
from fontTools.ttLib import TTFont

from letters.handwriting.faces import _traced, face_of
from letters.handwriting.hands import hands
from letters.handwriting.redrawing import TOLERANCE, Outlines, _course, redraw
from letters.handwriting.seeding import Floats

X_HEIGHT = 400.0


def ring(points: int, radius: float = 200.0, roughness: float = 0.0) -> Floats:
    angles = [2 * math.pi * step / points for step in range(points)]
    radii = [radius + (roughness if step % 2 else -roughness) for step in range(points)]
    return np.array([(r * math.cos(angle), r * math.sin(angle)) for r, angle in zip(radii, angles, strict=True)])


def outlined(*contours: Floats) -> Outlines:
    points = np.concatenate(contours)
    return Outlines(points, np.ones(len(points), dtype=bool), np.array([len(each) for each in contours]))


def farthest(one: Outlines, other: Outlines) -> float:
    """The farthest that a point of one outline is from the other."""
    fine, course = _course(one, 4.0).points, _course(other, 4.0).points
    return float(np.sqrt(((fine[:, None] - course[None]) ** 2).sum(axis=2)).min(axis=1).max())


def test_a_ring_of_many_points_becomes_a_ring_of_few() -> None:
    traced = outlined(ring(300), ring(120, 90.0)[::-1])
    drawn = redraw(traced, X_HEIGHT)
    assert len(drawn.counts) == 2
    assert drawn.counts.max() <= 24
    assert max(farthest(traced, drawn), farthest(drawn, traced)) < 2 * TOLERANCE * X_HEIGHT + 2


def test_corners_stay_corners() -> None:
    square = np.array([(0.0, 0.0), (300.0, 0.0), (300.0, 300.0), (0.0, 300.0)])
    drawn = redraw(outlined(square), X_HEIGHT)
    on = drawn.points[drawn.on_curve]
    for corner in square:
        assert np.abs(on - corner).max(axis=1).min() < 1e-9


def test_a_long_stroke_keeps_points_to_bend_at() -> None:
    stroke = np.array([(0.0, 0.0), (60.0, 0.0), (60.0, 1600.0), (0.0, 1600.0)])
    assert len(redraw(outlined(stroke), X_HEIGHT).points) >= 14


def test_a_contour_too_small_to_see_has_no_points() -> None:
    drawn = redraw(outlined(ring(40), ring(5, 1.0)), X_HEIGHT)
    assert drawn.counts[0] > 3
    assert drawn.counts[1] == 0


@pytest.mark.parametrize("slug", hands())
def test_every_letter_of_a_hand_is_where_its_typeface_has_it(slug: str) -> None:
    face = face_of(replace(hands()[slug], nib=None))
    font = TTFont(face.hand.font)
    traced, contours = _traced(font)
    starts = np.cumsum(traced.counts) - traced.counts
    for letter in "aegQ":
        glyph = font.getGlyphID(font.getBestCmap()[ord(letter)])
        first = int(contours[:glyph].sum())
        counts = traced.counts[first : first + contours[glyph]]
        part = slice(int(starts[first]), int(starts[first] + counts.sum()))
        was = Outlines(traced.points[part], traced.on_curve[part], counts)
        mine = slice(face.first_point[glyph], face.first_point[glyph + 1])
        ends = face.ends[face.first_contour[glyph] : face.first_contour[glyph + 1]]
        now = Outlines(face.points[mine], face.on_curve[mine], np.diff(ends, prepend=-1))
        # Three times the tolerance where a typeface is rough, and the grain itself.
        assert max(farthest(was, now), farthest(now, was)) < 0.07 * face.x_height
        assert len(now.points) < 100
