"""What holds for every letter on every paper: nothing lost, nothing off the sheet, nothing left alone on a page."""

from collections.abc import Iterator
from itertools import groupby, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.handwriting import Layout, Stationery, hand_names, lay_out, pages_needed, paper_names
from letters.handwriting.grid import PEN
from letters.handwriting.manuscript import Role, read
from letters.handwriting.papers import MM, PAPERS, paper_named
from letters.handwriting.placing import Page
from letters.handwriting.stationery import PLAIN

SAFE = 3 * MM
"""From every edge: what an ordinary printer leaves white."""

LETTERHEAD = "The Old Ferry House"


def lines_of(page: Page) -> list[str]:
    """The text of every line of a page."""
    lines = [""] * len(page.lines.base)
    for text, line in zip(page.pieces.texts, page.pieces.lines.tolist(), strict=True):
        lines[line] += text
    return lines


def written(layout: Layout) -> str:
    """The words of a letter as a reader finds them, page numbers left out."""
    text = ""
    for page in layout.pages:
        paragraphs, continues = page.lines.paragraphs.tolist(), page.lines.continues.tolist()
        for line, paragraph, continued in zip(lines_of(page), paragraphs, continues, strict=True):
            text += "" if paragraph < 0 else line if continued else f" {line}"
    return text.strip()


def off_the_sheet(page: Page) -> Iterator[str]:
    """Lines of which some pen stands outside the safe area."""
    pieces, lines = page.pieces, page.lines
    for line, text in enumerate(lines_of(page)):
        own = pieces.lines == line
        left = pieces.pens[own].min() * PEN
        right = (pieces.pens + pieces.advances)[own].max() * PEN
        if left < SAFE or right > page.width - SAFE:
            yield f"{text!r} runs from {left / MM:.1f} to {right / MM:.1f} mm on {page.width / MM:.0f} mm"
        if not SAFE < lines.base[line] < page.height - SAFE - page.x_height:
            yield f"{text!r} stands at {lines.base[line] / MM:.1f} mm"


def roles_of(text: str) -> Iterator[Role]:
    """The role of every paragraph; a name below a valediction is one of its own."""
    for block in read(text):
        yield block.role
        if block.role is Role.CLOSING and len(block.lines) > 1:
            yield Role.SIGNATURE


def alone(layout: Layout, text: str) -> Iterator[str]:
    """First or last lines of a paragraph that stand alone on a page, and what is parted from what it belongs to."""
    roles = list(roles_of(text))
    lines = [(each, page.number) for page in layout.pages for each in page.lines.paragraphs.tolist() if each >= 0]
    for paragraph, group in groupby(lines, key=lambda line: line[0]):
        counts = [len(list(pages)) for _, pages in groupby(page for _, page in group)]
        if len(counts) > 1 and 1 in (counts[0], counts[-1]):
            yield f"{roles[paragraph]} stands as {counts}"
    for (before, page), (after, following) in pairwise(lines):
        if page != following and (roles[before] in HELD_WITH_NEXT or roles[after] in HELD_WITH_LAST):
            yield f"{roles[before]} and {roles[after]} parted"


HELD_WITH_NEXT = (Role.HEADING, Role.ADDRESS, Role.SALUTATION)
HELD_WITH_LAST = (Role.CLOSING, Role.SIGNATURE)

WORDS = ("I", "we", "the", "kettle", "remember,", "afternoon.", "extraordinarily", "Thursday:", "“no”", "é", "1987")
WORD = st.sampled_from(WORDS)
SENTENCE = st.lists(WORD, min_size=1, max_size=60).map(" ".join)
LIST = st.lists(WORD, min_size=1, max_size=6).map(lambda things: "\n".join(f"- {thing} and more" for thing in things))
LONG_WORD = st.integers(20, 400).map(lambda length: "m" * length)
PARAGRAPH = st.one_of(SENTENCE, SENTENCE, SENTENCE, LIST, LONG_WORD)


@st.composite
def letters(draw: st.DrawFn) -> str:
    heading = draw(st.sampled_from(["", "Whitby, 22 November\n\n", "14 Garden Row\nWhitby\n\n22 November\n\n"]))
    body = "\n\n".join(draw(st.lists(PARAGRAPH, min_size=1, max_size=9)))
    closing = draw(st.sampled_from(["", "\n\nPaul", "\n\nWith all my love,\nPaul", "\n\nYours,\nPaul\nand Rosa"]))
    postscript = draw(st.sampled_from(["", "\n\nP.S. Come soon, and bring the dog and the photographs."]))
    return f"{heading}Dear Amy,\n\n{body}{closing}{postscript if closing else ''}"


STATIONERY = st.builds(
    Stationery, ruled=st.booleans(), letterhead=st.sampled_from(["", LETTERHEAD]), numbered=st.booleans()
)


@settings(max_examples=60, deadline=None)
@given(
    letters(),
    st.sampled_from(list(hand_names())),
    st.sampled_from(list(paper_names())),
    st.integers(0, 2**63 - 1),
    STATIONERY,
    st.floats(0, 1),
)
def test_every_letter_is_whole_on_its_sheets_and_leaves_nothing_alone(
    text: str, hand: str, paper: str, seed: int, stationery: Stationery, pace: float
) -> None:
    layout = lay_out(text, hand, paper, seed, stationery=stationery, pace=pace)
    assert written(layout) == " ".join(text.split())
    assert [said for page in layout.pages for said in off_the_sheet(page)] == []
    assert list(alone(layout, text)) == []
    assert pages_needed(text, hand, paper, seed, stationery=stationery, pace=pace) == layout.page_count


EVERY_SHEET = [
    pytest.param(paper, Stationery(ruled, letterhead=letterhead, numbered=numbered), id=f"{paper}{index}")
    for paper in PAPERS
    for index, (ruled, letterhead, numbered) in enumerate(product((False, True), ("", LETTERHEAD), (False, True)))
]


@pytest.mark.parametrize(("paper", "stationery"), EVERY_SHEET)
def test_every_sheet_takes_one_word_and_six_pages(paper: str, stationery: Stationery) -> None:
    one = lay_out("Yes", "amy", paper, stationery=stationery)
    assert (one.page_count, written(one)) == (1, "Yes")
    text = "\n\n".join(["I walked home along the river and thought of the kitchen where you taught me to bake."] * 150)
    many = lay_out(text, "amy", paper, stationery=stationery)
    assert many.page_count >= 6
    assert written(many) == " ".join(text.split())
    for page in (*one.pages, *many.pages):
        assert list(off_the_sheet(page)) == []
        assert len(page.rules.heights) == 0 or stationery.ruled
        numbers = [
            line
            for line, paragraph in zip(lines_of(page), page.lines.paragraphs.tolist(), strict=True)
            if paragraph < 0
        ]
        assert numbers == ([str(page.number)] if stationery.numbered and page.number > 1 else [])
        assert bool(page.letterhead) == (bool(stationery.letterhead) and page.number == 1)


@pytest.mark.parametrize("paper", PAPERS)
def test_writing_sits_on_the_rules(paper: str) -> None:
    for page in lay_out(
        "I walked home and thought of you. " * 60, paper=paper, stationery=Stationery(ruled=True)
    ).pages:
        for base, left, rise in zip(page.lines.base, page.lines.left, page.lines.slope * page.measure, strict=True):
            nearest = abs(page.rules.heights - base).min()
            assert nearest < 0.25 * page.x_height
            assert abs(rise) < 0.5 * page.x_height
            assert left > page.rules.left
        assert page.rules.heights.min() > SAFE


@pytest.mark.parametrize("hand", hand_names())
@pytest.mark.parametrize("paper", PAPERS)
def test_no_hand_grows_too_small_to_read(hand: str, paper: str) -> None:
    assert lay_out("Dear Amy", hand, paper, pace=0.0).pages[0].x_height >= 1.6 * MM - 1e-9


@pytest.mark.parametrize("stationery", [PLAIN, Stationery(ruled=True)], ids=["blank", "ruled"])
def test_a_line_too_many_is_written_a_little_closer_or_turned_whole(stationery: Stationery) -> None:
    letters = ["Dear Amy,\n\n" + "and so\n" * count + "\nYours,\nPaul" for count in range(14, 40)]
    pages = [lay_out(text, "amy", "a5", stationery=stationery).pages for text in letters]
    pitches = [(page[0].lines.base[1] - page[0].lines.base[11]) / 10 for page in pages]
    lowest = min(float(page.lines.base.min()) for each in pages for page in each)
    assert {len(each) for each in pages} == {1, 2}
    assert min(pitches) > 0.92 * max(pitches)
    assert lowest > 0.55 * paper_named("a5").bottom
