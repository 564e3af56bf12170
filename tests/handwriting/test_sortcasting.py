"""The font of sorts, read by a library that had no part in making it."""

from io import BytesIO

import numpy as np
from fontTools.ttLib import TTFont

from letters.handwriting import hands, lay_out, plates
from letters.handwriting.alphabets import alphabet_of
from letters.handwriting.sortcasting import cast_sorts
from letters.handwriting.sorts import Case, DrawnSorts, size_of

TEXT = "Dear Zoë – “it is” 3 o’clock. " + "Thank you for every letter that you wrote last winter. " * 12
FACE = alphabet_of(hands()["theodore"])


def drawn() -> DrawnSorts:
    case = Case()
    for seed in (0, 3):
        for plate in plates(lay_out(TEXT, "theodore", seed=seed, mends=True), 3):
            assert plate.shared
            case.codes(plate.shared.stick)
    return case.draw(FACE, "2")


SORTS = drawn()
FONT = TTFont(BytesIO(cast_sorts(SORTS, size_of(FACE.hand)).program), checkChecksums=2)


def wanted(sort: int) -> list[tuple[int, int]]:
    """The points of a sort: those of its forms, moved."""
    forms = np.split(SORTS.forms.points, np.cumsum(SORTS.forms.point_counts)[:-1])
    own = np.flatnonzero(SORTS.owners == sort)
    return [tuple(point) for part in own for point in (forms[SORTS.parts[part]] + SORTS.offsets[part]).tolist()]


def test_every_sort_can_be_read_back_to_the_point() -> None:
    table, names = FONT["glyf"], FONT.getGlyphOrder()
    assert len(names) == 1 + len(SORTS.texts) + len(SORTS.forms.point_counts)
    for sort in range(len(SORTS.texts)):
        points, _, _ = table[names[sort + 1]].getCoordinates(table)
        assert [tuple(point) for point in points] == wanted(sort)


def test_words_struck_through_are_one_sort_of_many_forms() -> None:
    parts = np.bincount(SORTS.owners)
    assert parts.max() >= 4
    assert FONT["maxp"].maxComponentElements == parts.max()
    assert FONT["maxp"].maxComponentDepth == 1


def test_the_box_of_a_sort_holds_it_and_readers_find_where_it_begins() -> None:
    table = FONT["glyf"]
    for name, width in zip(FONT.getGlyphOrder()[1:], SORTS.advances.tolist(), strict=False):
        glyph = table[name]
        advance, side = FONT["hmtx"][name]
        assert advance == width
        if glyph.isComposite():
            points = np.array(glyph.getCoordinates(table)[0])
            assert (points >= [glyph.xMin, glyph.yMin]).all() and (points <= [glyph.xMax, glyph.yMax]).all()
            assert side == glyph.xMin


def test_a_space_is_a_sort_without_ink() -> None:
    blank = [sort for sort, text in enumerate(SORTS.texts) if text == " "]
    assert blank
    names = FONT.getGlyphOrder()
    assert all(FONT["glyf"][names[sort + 1]].numberOfContours == 0 for sort in blank)
