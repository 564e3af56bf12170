"""What must not be mentioned is read as people write lists."""

import pytest

from letters.models import Brief


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("", ()),
        ("the trial\nSacramento", ("the trial", "Sacramento")),
        ("Daniel, the hospital", ("Daniel", "the hospital")),
        ("Daniel; the hospital,\r\n , drinking ", ("Daniel", "the hospital", "drinking")),
    ],
)
def test_lines_commas_and_semicolons_part_phrases(typed: str, phrases: tuple[str, ...]) -> None:
    assert Brief(avoid=typed).avoided == phrases
