"""The parts of a letter, set as letter writers set them."""

import pytest

from letters.handwriting import Stationery, hand_names, lay_out
from letters.handwriting.alphabets import alphabet_of
from letters.handwriting.breaking import Line
from letters.handwriting.hands import hand_named
from letters.handwriting.manuscript import Role, read
from letters.handwriting.measures import Measures
from letters.handwriting.papers import PAPERS, paper_named
from letters.handwriting.setting import set_letter
from letters.handwriting.stationery import PLAIN
from letters.handwriting.temper import EVERYDAY, temper_of

PROSE = "I walked home along the river and thought of the kitchen where you taught me to make bread."


def measures(hand: str = "theodore", paper: str = "a5", stationery: Stationery = PLAIN, seed: int = 7) -> Measures:
    face = alphabet_of(hand_named(hand))
    return Measures(face, paper_named(paper), seed, stationery, temper_of(seed, face.hand, EVERYDAY, 100), mends=False)


def text_of(line: Line) -> str:
    return " ".join(word.text for word in line.words)


def length_of(line: Line, to: Measures) -> float:
    wide = to.x_height * line.size * line.manner.width
    return sum(word.width for word in line.words) * wide + sum(line.gaps)


def by_role(text: str, to: Measures) -> dict[Role, list[Line]]:
    found: dict[Role, list[Line]] = {}
    for line in set_letter(read(text), to):
        found.setdefault(line.role, []).append(line)
    return found


LETTER = f"""14 Garden Row
Whitby

22 November

Dear Amy,

{PROSE}

With all my love,
Paul

P.S. {PROSE}"""


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("hand", hand_names())
def test_date_and_place_stand_at_the_right_and_end_near_the_margin(hand: str, paper: str) -> None:
    to = measures(hand, paper)
    heading = by_role(LETTER, to)[Role.HEADING]
    assert [text_of(line) for line in heading] == ["14 Garden Row", "Whitby", "22 November"]
    assert all(line.indent > 0.35 * to.paper.measure for line in heading)
    assert all(line.indent + length_of(line, to) <= to.paper.measure for line in heading)
    assert len({line.indent for line in heading}) == 3


def test_a_heading_too_long_for_the_right_begins_at_the_left() -> None:
    to = measures(paper="a6")
    long = "The Old Ferry House, 14 Garden Row, Whitby YO21"
    assert by_role(f"{long}\n\nDear Amy,\n\n{PROSE}", to)[Role.HEADING][0].indent == 0


def test_an_addressee_stands_at_the_left() -> None:
    text = f"22 November\n\nMs. A. Hale\nThe Harbour Office\n\nDear Ms. Hale,\n\n{PROSE}"
    assert [line.indent for line in by_role(text, measures())[Role.ADDRESS]] == [0, 0]


@pytest.mark.parametrize("hand", hand_names())
@pytest.mark.parametrize("name", ["Paul", "Maximiliana Featherstonehaugh-Cholmondeley"])
def test_a_name_is_signed_larger_and_no_larger_than_its_line(hand: str, name: str) -> None:
    to = measures(hand, "a6")
    (signed, *rest) = by_role(f"Dear Amy,\n\n{PROSE}\n\nYours,\n{name}", to)[Role.SIGNATURE]
    assert signed.size > 1 or len(name) > 20
    assert rest == [] or signed.size == 1
    assert signed.indent + length_of(signed, to) * signed.squeezed <= to.paper.measure * 1.001


def test_a_name_is_signed_freer() -> None:
    climbs, slants = [], []
    for seed in range(40):
        page = lay_out(f"Dear Amy,\n\n{PROSE}\n\nYours,\nPaul", seed=seed).pages[0]
        climbs.append(page.lines.slope[-1] - page.lines.slope[:-1].mean())
        slants.append(page.lines.slant[-1] - page.lines.slant[:-1].mean())
    assert sum(climbs) / 40 > 0.02
    assert sum(slants) / 40 > 0.05


def test_a_postscript_is_smaller_and_apart() -> None:
    postscript = by_role(LETTER, measures())[Role.POSTSCRIPT]
    assert {line.size for line in postscript} == {0.94}
    assert postscript[0].space_before > 0.5
    assert all(line.space_before == 0 for line in postscript[1:])


@pytest.mark.parametrize("mark", ["-", "–", "•", "*", "1.", "12)", "a)"])
def test_a_list_hangs_from_its_marks(mark: str) -> None:
    to = measures()
    first, second, *_ = by_role(f"Please bring\n{mark} {PROSE}", to)[Role.LIST]
    words = first.words[0].width * to.x_height * first.manner.width + first.gaps[0]
    assert second.indent == pytest.approx(first.indent + words, abs=0.3 * to.x_height)
    assert first.indent > 0


@pytest.mark.parametrize(
    "line", ["1987. That was the year of the flood", "— Yes, she said, and I", "-", "I. Hale came"]
)
def test_what_only_looks_like_a_list_does_not_hang(line: str) -> None:
    lines = by_role(f"Please bring\n{line} {PROSE}" if len(line) > 1 else f"Please bring\n{line}", measures())
    assert Role.LIST not in lines


def test_on_ruled_paper_only_whole_lines_are_left_free() -> None:
    lines = set_letter(read(LETTER), measures(stationery=Stationery(ruled=True)))
    assert {line.space_before for line in lines} == {0.0, 1.0}


def test_a_short_last_word_seldom_stands_alone() -> None:
    texts = [read(f"{PROSE} {PROSE} {'and ' * more}So I do.") for more in range(4)]
    lasts = [set_letter(text, measures(paper="a4", seed=seed))[-1] for text in texts for seed in range(40)]
    assert sum(len(line.words) == 1 for line in lasts) < 0.06 * len(lasts)


def test_squeezing_narrows_spaces_before_words_and_only_a_little() -> None:
    squeezed = [
        line
        for seed in range(40)
        for line in set_letter(read(f"{PROSE} " * 6), measures(seed=seed))
        if line.squeezed < 1
    ]
    assert squeezed
    assert all(line.squeezed >= 0.9 for line in squeezed)
