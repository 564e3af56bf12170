"""The text in which strokes are kept, and the table of corrections."""

from pathlib import Path

import pytest

from letters.handwriting.strokes.corrections import corrections_in
from letters.handwriting.strokes.files import parsed, put_together, written

TEXT = """\
# Strokes of nobody.

U+0020 space 50

U+0069 i 40
path 10,100 12,50 30,0
dot 14,150

U+0069 i/2 44
path 10,100 30,0
dot 16,148

U+00ED í 40 = U+0069.path 0,0 U+0301 12,5

U+0301 ◌́ 0
dot -10,140 10,170
"""


def test_what_is_read_is_written_again() -> None:
    assert written("# Strokes of nobody.", parsed(TEXT)) == TEXT


def test_an_accented_letter_is_put_together_from_its_parts() -> None:
    glyphs = put_together(parsed(TEXT))
    (accented,) = glyphs["í"]
    assert [mark.kind for mark in accented.marks] == ["path", "dot"]
    assert accented.marks[1].points.tolist() == [[0.02, 1.45], [0.22, 1.75]]
    assert accented.advance == 0.4
    assert len(glyphs["i"]) == 2
    assert glyphs[" "][0].marks == ()


@pytest.mark.parametrize("line", ["paht 1,2 3,4", "path 1;2", "path 1,2,3", "U+ZZ a 4", "U+0061 a", "dot x,1"])
def test_a_slip_is_named_with_its_line(line: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        parsed(f"U+0061 a 50\n{line}")


def test_a_hand_that_needs_no_corrections_has_none(tmp_path: Path) -> None:
    assert corrections_in(tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [('[a]\nstroke = ["path 1,2 3,4"]', "nobody knows: stroke"), ('[a]\nstrokes = ["line 1,2"]', "is no stroke")],
)
def test_corrections_that_nobody_understands_are_refused(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "corrections.toml").write_text(text)
    with pytest.raises(ValueError, match=problem):
        corrections_in(tmp_path)
