"""Lines and pages: everything is set, in order, on the paper, and nothing that belongs together is parted."""

import pytest

from letters.handwriting import lay_out
from letters.handwriting.alphabets import alphabet_of
from letters.handwriting.breaking import Line
from letters.handwriting.errors import TextTooLong
from letters.handwriting.hands import hand_named
from letters.handwriting.manuscript import read
from letters.handwriting.measures import Measures
from letters.handwriting.paging import FURTHEST, fill_pages
from letters.handwriting.papers import paper_named
from letters.handwriting.setting import set_letter
from letters.handwriting.stationery import PLAIN
from letters.handwriting.temper import EVERYDAY, temper_of

PROSE = "I walked home along the river and thought of the kitchen where you taught me to make bread. "


def measures(hand: str = "theodore", paper: str = "a5", seed: int = 7) -> Measures:
    face = alphabet_of(hand_named(hand))
    temper = temper_of(seed, face.hand, EVERYDAY, words=100)
    return Measures(face, paper_named(paper), seed, PLAIN, temper, mends=False)


def words_of(lines: list[Line]) -> list[str]:
    return [word.text for line in lines for word in line.words]


@pytest.mark.parametrize("hand", ["theodore", "catherine", "amy"])
def test_every_word_is_set_once_in_order(hand: str) -> None:
    text = f"Dear Amy,\n\n{PROSE * 8}\n\n{PROSE * 3}\n\nYours,\nPaul"
    to = measures(hand)
    pages = fill_pages(set_letter(read(text), to), to)
    assert words_of([line for page in pages for line in page]) == text.split()


def test_no_line_runs_off_the_paper() -> None:
    to = measures()
    for line in set_letter(read(PROSE * 30), to):
        width = sum(word.width for word in line.words) * to.x_height + sum(line.gaps)
        assert width + line.indent <= to.paper.measure + to.paper.right / 2


def test_a_word_longer_than_a_line_is_parted_and_kept_whole() -> None:
    to = measures()
    lines = set_letter(read("m" * 300), to)
    assert len(lines) > 3
    assert "".join(words_of(lines)) == "m" * 300


@pytest.mark.parametrize("sentences", range(1, 40))
def test_a_signature_is_never_alone_on_a_page(sentences: int) -> None:
    to = measures()
    pages = fill_pages(set_letter(read(f"Dear Amy,\n\n{PROSE * sentences}\n\nYours,\nPaul"), to), to)
    assert len(pages[-1]) >= 3


@pytest.mark.parametrize("sentences", range(10, 30))
def test_no_page_is_overfull(sentences: int) -> None:
    to = measures()
    text = "Dear Amy,\n\n" + "\n\n".join([PROSE * 2] * sentences) + "\n\nYours,\nPaul"
    for page in fill_pages(set_letter(read(text), to), to):
        assert page[-1].base >= to.paper.bottom * (1 - FURTHEST) - 1e-9


def test_a_letter_without_end_is_refused() -> None:
    with pytest.raises(TextTooLong, match="more than 400 pages"):
        fill_pages(set_letter(read("a\n" * 9_000), measures()), measures())
    with pytest.raises(TextTooLong, match="more than 400 pages"):
        lay_out("a\n" * 20_000)
