"""A page as single strokes: for a plotter with a real pen, and for a page that writes itself. Both are the movement of
the PDF."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from letters.handwriting import Layout, NoSuchPage, hand_names, lay_out
from letters.handwriting.inking import written
from letters.handwriting.papers import MM

LETTER = "Dear Zoë,\n\nIt is *quite* four o'clock, and the little letters settle.\n\nWith love,\nJosé"
SVG = "{http://www.w3.org/2000/svg}"
LABEL = "{http://www.inkscape.org/namespaces/inkscape}label"


def laid(hand: str = "theodore") -> Layout:
    return lay_out(LETTER, hand, "a6", 5)


def layers(svg: str) -> dict[str, list[str]]:
    """The paths of each layer, by its name."""
    groups = ElementTree.fromstring(svg).iter(f"{SVG}g")
    return {group.get(LABEL, ""): [path.get("d", "") for path in group.iter(f"{SVG}path")] for group in groups}


def begins(path: str) -> tuple[float, float]:
    x, y = re.match(r"M(-?[\d.]+) (-?[\d.]+)", path).groups()  # type: ignore[union-attr]
    return float(x), float(y)


@pytest.mark.parametrize("hand", hand_names())
def test_a_plot_has_every_stroke_once_where_it_is_on_the_sheet_and_in_order(hand: str) -> None:
    layout = laid(hand)
    page = layout.pages[0]
    ((name, paths),) = layers(layout.plot(1)).items()
    assert name.startswith("2 Ballpoint, 0.") and name.endswith("mm")
    way = written(page, layout.alphabet, layout.seed)
    assert len(paths) == len(way.kinds) + len(page.underlines)
    first = way.firsts[:-1]
    base = page.lines.base[page.pieces.lines[page.owners[way.letter[first]]]]
    wanted = np.column_stack([way.x[first] / MM, (page.height - base - way.y[first]) / MM])
    under = len(page.underlines)
    found = [begins(path) for path in paths]
    missing = [place for place in found if np.abs(wanted - place).max(axis=1).min() > 0.011]
    assert len(missing) == under
    in_order = [place for place in found if place not in missing]
    assert np.abs(np.array(in_order) - wanted).max() < 0.011, "as they were written, not the shortest way"


def test_marks_and_a_strip_have_layers_of_their_own_and_come_first() -> None:
    names = [name[2:] for name in layers(laid().plot(1, marks=True, strip=True))]
    assert names[:2] == ["Test strip", "Registration marks"] and len(names) == 3
    assert len(layers(laid().plot(1, marks=True))) == 2


def test_a_plot_is_as_large_as_the_sheet_in_millimetres() -> None:
    root = ElementTree.fromstring(laid().plot(1))
    assert (root.get("width"), root.get("height")) == ("105.01mm", "148.00mm") or root.get("width", "").startswith(
        "105"
    )
    width, height = map(float, root.get("viewBox", "").split()[2:])
    assert (width, height) == pytest.approx((105, 148), abs=0.02)


def test_a_film_uncovers_one_stroke_after_the_other_in_the_pens_time() -> None:
    root = ElementTree.fromstring(laid().film(1))
    animations = list(root.iter(f"{SVG}animate"))
    starts = [float(each.get("begin", "")[:-1]) for each in animations]
    lasts = [float(each.get("dur", "")[:-1]) for each in animations]
    assert starts == sorted(starts) and starts[0] == 0
    assert all(start + last <= later + 0.02 for start, last, later in zip(starts, lasts, starts[1:], strict=False))
    for each in animations:
        times, ways = ([float(part) for part in each.get(name, "").split(";")] for name in ("keyTimes", "values"))
        assert times[0] == 0 and times[-1] == 1 and times == sorted(times)
        assert ways[-1] == 0 and ways == sorted(ways, reverse=True) and len(ways) == len(times)
    longest = max(animations, key=lambda each: len(each.get("values", "")))
    steps = -np.diff([float(part) for part in longest.get("values", "").split(";")])
    assert steps.std() > 0.15 * steps.mean(), "fast along strokes, slow round corners"


def test_a_film_can_be_told_how_long_it_takes() -> None:
    def end(svg: str) -> float:
        animations = ElementTree.fromstring(svg).iter(f"{SVG}animate")
        return max(float(each.get("begin", "")[:-1]) + float(each.get("dur", "")[:-1]) for each in animations)

    assert end(laid().film(1, seconds=6.0)) == pytest.approx(6.0, abs=0.1)
    assert 12 < end(laid().film(1)) < 60, "as long as somebody takes who writes seventy letters"


def test_where_less_motion_is_wanted_nothing_is_covered() -> None:
    svg = laid().film(1)
    assert "@media (prefers-reduced-motion:reduce){path{stroke-dasharray:none!important}}" in svg


def test_the_words_of_a_film_can_be_read() -> None:
    assert "the little letters" in " ".join(laid().film(1).split("<desc>")[1].split("</desc>")[0].split())


def test_same_letter_same_bytes_and_no_page_that_is_not_there() -> None:
    assert laid().plot(1) == laid().plot(1) and laid().film(1) == laid().film(1)
    with pytest.raises(NoSuchPage):
        laid().plot(2)
    with pytest.raises(NoSuchPage):
        laid().film(0)


def test_the_shell_plots_and_films(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER + "\n\n" + "And more. " * 150, encoding="utf-8")
    command = [sys.executable, "-m", "letters.handwriting", "letter.txt", "--paper", "a6", "--seed", "5"]
    options = ["--plot", "plot.svg", "--written", "film.svg", "--pen", "fountain"]
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [*command, *options], cwd=tmp_path, check=True, capture_output=True, env={"PYTHONPATH": str(root)}
    )
    assert {path.name for path in tmp_path.iterdir()} >= {"plot-1.svg", "plot-2.svg", "film.svg", "letter.pdf"}
    assert "Fountain pen" in (tmp_path / "plot-1.svg").read_text(encoding="utf-8")
    assert b"plot-2.svg" in run.stdout
