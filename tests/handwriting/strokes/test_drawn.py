"""From ink to strokes: thinning, the graph, the walk, the nodes."""

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw

from letters.handwriting.seeding import Floats
from letters.handwriting.strokes.extracting import marks_of, pieces_of
from letters.handwriting.strokes.fitting import CLOSE, nodes_of, smoothed
from letters.handwriting.strokes.glyphs import Mark, resampled
from letters.handwriting.strokes.routing import route
from letters.handwriting.strokes.skeleton import skeleton_of
from letters.handwriting.strokes.thinning import Ink, blobs, raster, thinned

ORIGIN = (20, 20)


def ink(*strokes: list[tuple[float, float]], width: int = 12) -> Ink:
    """Polylines in pixels from the origin, y upwards, drawn with a pen."""
    image = Image.new("L", (260, 300), 0)
    draw = ImageDraw.Draw(image)
    for stroke in strokes:
        points = [(x + ORIGIN[0], y + ORIGIN[1]) for x, y in stroke]
        draw.line(points, fill=1, width=width, joint="curve")
    return np.asarray(image, dtype=bool)


def circle(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    angles = np.linspace(0, 2 * math.pi + 0.3, 80)
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles.tolist()]


def written(character: str, drawing: Ink, joined: bool = False) -> list[tuple[str, Floats]]:
    return [(kind, points) for kind, points in marks_of(character, pieces_of(drawing), ORIGIN, joined, None)]


@pytest.mark.parametrize("slope", [(100, 100), (100, -100), (100, 0), (0, 100), (100, 40)])
def test_thinning_keeps_a_stroke_whole_whichever_way_it_runs(slope: tuple[int, int]) -> None:
    right, up = slope
    line = thinned(ink([(40, 120), (40 + right, 120 + up)]))
    rows, columns = np.nonzero(line)
    assert max(np.ptp(rows), np.ptp(columns)) >= 85
    assert len(blobs(line)) == 1


def test_two_strokes_that_cross_make_one_crossing_of_four_lines() -> None:
    skeleton = skeleton_of(ink([(20, 20), (140, 150)], [(20, 130), (140, 30)], width=18))
    assert len(skeleton.lines) == 4
    assert sum(skeleton.crossings) == 1


def test_a_ring_begins_at_its_top_and_runs_against_the_clock() -> None:
    ((_, points),) = written("o", ink(circle(60, 60, 40)))
    assert points[0, 1] > 90
    assert points[len(points) // 4, 0] < 45
    assert np.hypot(*(points[0] - points[-1])) < 4


def test_the_stem_of_a_t_is_written_before_its_bar() -> None:
    marks = written("t", ink([(60, 190), (60, 0)], [(20, 120), (100, 124)]))
    (stem, down), (bar, across) = marks
    assert (stem, bar) == ("path", "bar")
    assert down[0, 1] > down[-1, 1]
    assert across[0, 0] < across[-1, 0]


def test_an_h_goes_back_up_its_stem() -> None:
    arch = [(20 + 30 - 30 * math.cos(a), 70 + 30 * math.sin(a)) for a in np.linspace(0, math.pi, 30).tolist()]
    ((_, points),) = written("h", ink([(20, 190), (20, 0)], [*arch, (80, 0)]))
    assert points[0, 1] > 175 and points[0, 0] < 30
    assert points[-1, 1] < 15 and points[-1, 0] > 70


def test_small_pieces_are_dots_only_of_letters_that_have_dots() -> None:
    drawing = ink([(30, 100), (30, 0)], [(30, 150), (32, 160)])
    assert [kind for kind, _ in written("i", drawing)] == ["path", "dot"]
    assert [kind for kind, _ in written("H", drawing)] == ["path", "path"]


def test_a_way_goes_along_the_ink_through_every_place() -> None:
    skeleton = skeleton_of(ink([(20, 20), (20, 150)], [(20, 80), (120, 80)]))
    places = np.array([[118.0, 80.0], [20.0, 150.0], [20.0, 20.0]]) + ORIGIN
    way = route([skeleton], places)
    steps = np.hypot(*np.diff(way, axis=0).T)
    assert steps.max() < 8
    assert np.hypot(*(way[0] - places[0])) < 10 and np.hypot(*(way[-1] - places[-1])) < 10


def test_holes_stay_open_and_contours_that_overlap_stay_full() -> None:
    outer = np.array([[0, 0], [100, 0], [100, 100], [0, 100]], dtype=float)
    hole = np.array([[30, 30], [30, 70], [70, 70], [70, 30]], dtype=float)
    drawn = raster((outer, hole))
    column, row = drawn.origin
    assert not drawn.ink[row + 50, column + 50] and drawn.ink[row + 15, column + 50]
    assert raster((outer, outer + 20)).ink[row + 50, column + 50]


def test_nodes_are_few_and_their_curve_stays_close() -> None:
    angles = np.linspace(0, 3 * math.pi, 400)
    spiral = np.column_stack([np.cos(angles), np.sin(angles)]) * (0.3 + 0.05 * angles)[:, None]
    stroke = smoothed(spiral)
    nodes = nodes_of(stroke)
    drawn = resampled(nodes, 0.005)
    off = np.hypot(*(stroke[:, None] - drawn[None]).transpose(2, 0, 1)).min(axis=1)
    assert len(nodes) <= 22
    assert off.max() < CLOSE + 0.005


@pytest.mark.parametrize("step", [0.01, 0.05, 0.3])
def test_a_stroke_is_drawn_at_even_steps_from_end_to_end(step: float) -> None:
    points = np.array([[0.0, 1.0], [0.1, 0.2], [0.5, 0.0], [0.9, 0.6], [0.4, 0.9]])
    drawn = resampled(points, step)
    steps = np.hypot(*np.diff(drawn, axis=0).T)
    assert np.allclose(drawn[[0, -1]], points[[0, -1]])
    assert abs(float(steps.mean()) - step) < 0.2 * step
    assert resampled(points[:1], step).shape == (1, 2)
    assert Mark("dot", points[:1]).points.shape == (1, 2)
