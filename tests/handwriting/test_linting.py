"""The linter finds what betrays a machine, and nothing in a person's hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from letters.handwriting import Layout, Stationery, hands, lay_out, lay_out_without_tells, writing
from letters.handwriting.hands import Wander, hand_named
from letters.handwriting.linting import RANGES, TWINS
from letters.handwriting.writing import ATTEMPTS

LETTER = (Path(__file__).parents[2] / "bench" / "letter-of-300-words.txt").read_text(encoding="utf-8")


def printed(monkeypatch: pytest.MonkeyPatch, **wander: float) -> Layout:
    """The letter as a machine would write it: nothing strays but what is said."""
    still = Wander(**(dict.fromkeys(("page", "line", "word", "letter", "shape", "pressure"), 0.0) | wander))
    shaken = {} if "shape" in wander else {"shake": 0.0}
    alike = replace(
        hand_named("paul").movement,
        joining=0.0,
        fling=0.0,
        ticks=0.0,
        borrowed=(),
        wear=0.0,
        wrist=0.0,
        arc=0.0,
        **shaken,
    )
    monkeypatch.setattr(writing, "hand_named", lambda slug: replace(hand_named(slug), wander=still, movement=alike))
    return lay_out(LETTER, "paul", "a4")


def kinds(layout: Layout) -> set[str]:
    return {tell.kind for tell in layout.findings.tells}


def test_a_machine_is_told_by_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    found = kinds(printed(monkeypatch))
    assert {"twins", "double", "margin_deviation", "slope_deviation", "gap_variation", "dot_deviation"} <= found


def test_each_tell_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    still, bent = printed(monkeypatch), printed(monkeypatch, shape=1.0, letter=1.0)
    assert still.findings.figures["twins_on_a_line"] > 0.25
    assert bent.findings.figures["twins_on_a_line"] < 0.005
    assert "margin_deviation" not in kinds(printed(monkeypatch, line=1.0))
    assert "gap_variation" not in kinds(printed(monkeypatch, word=1.0))


def test_a_tell_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = printed(monkeypatch)
    double = next(tell for tell in layout.findings.tells if tell.kind == "double")
    page = layout.pages[double.page - 1]
    line = "".join(
        text
        for text, number in zip(page.pieces.texts, page.pieces.lines.tolist(), strict=True)
        if number == double.line - 1
    )
    letter = double.sentence.split("“")[1][0]
    assert letter * 2 in line


@pytest.mark.parametrize("slug", hands())
def test_our_hands_are_not_told(slug: str) -> None:
    layout = lay_out_without_tells(LETTER, slug, "a4", 3)
    assert not kinds(layout) & set(RANGES)
    assert layout.findings.figures["twins_on_a_line"] < 0.005
    assert lay_out(LETTER, slug, "a4", layout.seed).digest == layout.digest


@pytest.mark.parametrize("pace", [0.0, 1.0])
@pytest.mark.parametrize("ruled", [False, True])
def test_neither_are_careful_and_hasty_ones(pace: float, ruled: bool) -> None:
    layout = lay_out_without_tells(LETTER, "theodore", "a4", 5, stationery=Stationery(ruled=ruled), pace=pace)
    assert not kinds(layout) & set(RANGES)


def test_a_letter_with_tells_is_laid_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    as_before = writing._laid_out

    def noting(commission: writing._Commission) -> Layout:
        asked.append(commission.seed)
        return as_before(commission)

    printed(monkeypatch)
    monkeypatch.setattr(writing, "_laid_out", noting)
    chosen = lay_out_without_tells(LETTER, "paul", "a4", 7)
    assert len(set(asked)) == ATTEMPTS
    assert asked[0] == 7
    assert chosen.seed in asked


def test_a_short_note_says_little() -> None:
    findings = lay_out("Back at six. Soup is in the pot.", "paul", "a6").findings
    assert not findings.tells
    assert "margin_deviation" not in findings.figures
    assert findings.figures["nearest_on_a_line"] > TWINS
    assert findings.as_data() == {"figures": dict(findings.figures), "tells": []}
