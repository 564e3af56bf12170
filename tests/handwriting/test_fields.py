"""Fields are smooth, hold planes and parabolas exactly, and keep the deviation they are given."""

import numpy as np
import pytest

from letters.handwriting.fields import KEPT, cells_of, centres, nodes_for, read, refined, squares
from letters.handwriting.seeding import Floats, evenly

CELLS = 40
PLACES = np.linspace(0.0, CELLS, 997)


def read_at(nodes: Floats, places: Floats) -> Floats:
    return read(nodes, *cells_of(places, len(nodes)))


@pytest.mark.parametrize("halvings", range(5))
def test_a_refined_field_is_the_same_field(halvings: int) -> None:
    coarse = evenly(3, nodes_for(CELLS, halvings))
    fine = refined(coarse, halvings)
    assert len(fine) >= nodes_for(CELLS)
    places = PLACES[PLACES < CELLS - 0.01]
    np.testing.assert_allclose(read_at(fine, places), read_at(coarse, places / 2**halvings), atol=1e-12)


def test_lines_and_parabolas_are_held_exactly() -> None:
    places = PLACES[PLACES < CELLS - 0.01]
    nodes = centres(nodes_for(CELLS), -3.0, 0.5)
    wanted = places * 0.5 - 3.0
    np.testing.assert_allclose(read_at(nodes, places), wanted, atol=1e-12)
    np.testing.assert_allclose(read_at(squares(nodes, 0.5), places), wanted**2, atol=1e-12)


def test_a_field_is_continuous_and_stays_as_it_is_beyond_its_edges() -> None:
    nodes = evenly(5, nodes_for(CELLS))
    assert np.abs(np.diff(read_at(nodes, np.linspace(0, CELLS, 40_001)))).max() < 0.01
    beyond = read_at(nodes, np.array([-50.0, 0.0, CELLS - 0.001, CELLS + 50.0]))
    assert beyond[0] == beyond[1]
    assert beyond[2] == beyond[3]


def test_noise_is_even_and_keeps_the_share_of_its_deviation_that_is_said() -> None:
    noise = evenly(11, 60_000)
    assert abs(float(noise.mean())) < 0.02
    assert abs(float(noise.std()) - 1) < 0.01
    assert float(np.abs(noise).max()) < 1.7321
    smooth = read_at(noise, evenly(12, 200_000) * 10_000 + 20_000)
    assert abs(float(smooth.std()) / KEPT - 1) < 0.02
