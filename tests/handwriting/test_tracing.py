"""The page on a screen: the outlines of the PDF, in their places."""

import re
from itertools import chain
from xml.etree import ElementTree

import pytest

from letters.handwriting import HandwritingError, Stationery, hand_names, lay_out

from .reading_fonts import fonts, streams

LETTER = """Dear Zoë,

It's three o'clock & the café is <closing>. Will you still come?

With love,
José"""

type Point = tuple[int, int]
type Word = tuple[list[Point], set[Point]]
"""The controls of its curves, and the ends of its strokes, in halves of the grid from its line and the sheet's edge."""

NUMBER = re.compile(r"-?\d+")


def traced(path: str) -> Word:
    """What a path of M, l, q and t goes through."""
    controls: list[Point] = []
    ends: set[Point] = set()
    x = y = 0
    for command, rest in re.findall(r"([Mlqt])([^Mlqt]*)", path):
        numbers = list(map(int, NUMBER.findall(rest)))
        step = 4 if command == "q" else 2
        for at in range(0, len(numbers), step):
            one = numbers[at : at + step]
            if command == "q":
                controls.append((x + one[0], y + one[1]))
            if command == "t":
                controls.append((2 * x - controls[-1][0], 2 * y - controls[-1][1]))
            x, y = (one[0], one[1]) if command == "M" else (x + one[-2], y + one[-1])
            ends.add((x, y))
    return sorted(controls), ends


def on_screen(svg: str) -> list[list[Word]]:
    """The words of every line."""
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    return [[traced(path.attrib["d"]) for path in group] for group in root.findall(f"{space}g")]


def on_paper(pdf: bytes) -> list[list[Word]]:
    """The same of the first page of a PDF, from its operators and its font alone."""
    content = next(data for data in streams(pdf) if data.endswith(b"ET")).decode()
    (font, *_) = fonts(pdf)
    lines: list[list[Word]] = []
    pen = 0
    for place, codes in re.findall(r"1 0 0 1 ([\d.]+) [\d.]+ Tm|<([0-9a-f]+)> Tj", content):
        if place:
            pen = round(float(place) / 0.02)
            lines.append([])
            continue
        word: tuple[list[Point], set[Point]] = ([], set())
        for code in re.findall("....", codes):
            name = font.getGlyphName(int(code, 16))
            points, _, flags = font["glyf"][name].getCoordinates(font["glyf"])
            for (x, y), on in zip(points, flags, strict=True):
                point = (2 * (pen + x), 2 * y)
                word[1].add(point) if on & 1 else word[0].append(point)
            pen += font["hmtx"][name][0]
        if word[0] or word[1]:
            lines[-1].append((sorted(word[0]), word[1]))
    return lines


@pytest.mark.parametrize("hand", hand_names())
def test_every_point_stands_where_it_stands_in_the_pdf(hand: str) -> None:
    layout = lay_out(LETTER, hand)
    screen, paper = on_screen(layout.svg(1)), on_paper(layout.pdf())
    assert [len(line) for line in screen] == [len(line) for line in paper]
    for shown, drawn in zip(chain(*screen), chain(*paper), strict=True):
        assert shown[0] == drawn[0]
        # Where two controls follow upon each other the end between them is in neither font nor PDF.
        assert drawn[1] <= shown[1]


def test_lines_stand_as_high_as_in_the_pdf() -> None:
    layout = lay_out(LETTER)
    (page,) = layout.pages
    heights = [float(height) for height in re.findall(r'matrix\([^)]* ([\d.]+)\)"', layout.svg(1))]
    bases = [float(base) for base in re.findall(r"1 0 0 1 [\d.]+ ([\d.]+) Tm", streams(layout.pdf())[-1].decode())]
    assert [page.height - height for height in heights] == pytest.approx(bases, abs=0.006)


def test_it_says_what_it_shows_and_nothing_in_it_runs() -> None:
    svg = lay_out(LETTER).svg(1)
    root = ElementTree.fromstring(svg)
    assert root.attrib["role"] == "img"
    assert root.attrib["lang"] == "en"
    said = root.findtext("{http://www.w3.org/2000/svg}desc") or ""
    assert said.split() == LETTER.split()
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "Page 1 of 1"
    assert not {"script", "style", "href", "onload"} & {each.tag.split("}")[-1] for each in root.iter()}


def test_ink_rules_and_letterhead_are_shown() -> None:
    plain = lay_out(LETTER).svg(1)
    chosen = lay_out(LETTER, stationery=Stationery(ruled=True, ink="burgundy", letterhead="Ferry House")).svg(1)
    assert "stroke=" in chosen
    assert "stroke=" not in plain
    assert chosen.count("<g ") == plain.count("<g ") + 1
    red, green = (int(part, 16) for part in re.findall(r'fill="#(..)(..)', chosen)[-1])
    assert red > 2 * green


@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_page_that_is_not_there_is_refused(page: int) -> None:
    layout = lay_out(LETTER)
    with pytest.raises(HandwritingError, match=f"no page {page}"):
        layout.svg(page)
    with pytest.raises(HandwritingError, match=f"no page {page}"):
        layout.png(page)
