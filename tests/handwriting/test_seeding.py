"""Chance must be the same in every process and on every machine, and bell-shaped enough to look human."""

import numpy as np

from letters.handwriting.seeding import gaussian, gaussians, key, stretch, uniforms, wandering


def test_a_place_has_one_key_for_ever() -> None:
    assert key(7, "line", 3) == 0x300EDCFFD70CC12C
    assert float(uniforms(key(7, "line", 3), 1)[0]) == 0.18973077643147318


def test_places_do_not_share_numbers() -> None:
    assert gaussian(7, "line", 3) != gaussian(7, "line", 4)
    assert gaussian(7, "line", 3) != gaussian(8, "line", 3)
    assert key(1, "a", 23) != key(1, "a2", 3)


def test_gaussians_are_bell_shaped_and_never_monstrous() -> None:
    draws = gaussians(key(1, "bell"), 100_000)
    assert abs(draws.mean()) < 0.02
    assert abs(draws.std() - 1) < 0.02
    assert np.abs(draws).max() < 3.47


def test_wandering_remembers() -> None:
    keys = np.arange(5000, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    walk = wandering(keys, 0.5)
    assert abs(walk.std() - 1) < 0.1
    assert abs(np.corrcoef(walk[1:], walk[:-1])[0, 1] - 0.5) < 0.06


def test_stretch_is_close_to_the_exponential() -> None:
    amounts = np.linspace(-0.8, 0.8, 17)
    assert np.allclose([stretch(float(amount)) for amount in amounts], np.exp(amounts), rtol=0.01)
