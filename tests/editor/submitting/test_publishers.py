"""The publishers that the house begins with."""

from pathlib import Path

import pytest

from letters.editor import DamagedSeed
from letters.editor.submitting import load_publishers

SEEDS = Path(__file__).resolve().parents[3] / "seeds" / "publishers"


def test_crown_point_press_is_one_of_them() -> None:
    (press,) = load_publishers(SEEDS)
    assert (press.slug, press.name) == ("crown-point-press", "Crown Point Press")
    assert press.contact
    assert press.address
    assert "three sample letters" in press.wants
    assert press.email.endswith(".example")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name = ", "is not TOML"),
        ('name = " "', "needs a name"),
        ("name = 7", "name has to be a text"),
        ('name = "A"\nfax = "1"', "no “fax”"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "odd.toml").write_text(text)
    with pytest.raises(DamagedSeed, match=f"odd.toml.*{reason}"):
        load_publishers(tmp_path)
