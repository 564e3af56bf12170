"""Letters in type: each part keeps its form, no word is lost, and a galley is kept to the last bit."""

from dataclasses import replace

import pytest

from letters.editor import BOOK_ENGINE, CannotBeSet, DamagedGalley, Galley, lay_galley, pack_galley, unpack_galley
from letters.editor.laying.rows import Row
from letters.editor.typesetting import Face
from tests.editor.books import letter

MEASURE = 306.0

LETTER = """14 Garden Row
Whitby, 22 November

Dear Zoë,

I still think about the summer we painted the boat. You said that it should be *red*, and so we made it red, and then \
the rain came and it was **neither**. Señor Núñez, ça suffit!

Please bring:
- the photographs of your mother, the ones in the biscuit tin that she was so careful of
- a warm coat

Thank you.

With all my love,
José

P.S. The pear tree came down."""


def galley(text: str = LETTER) -> Galley:
    return lay_galley(letter(11, text), MEASURE)


def told(row: Row) -> str:
    return " ".join(line.text for _, line in row.pieces)


def row_with(words: str, rows: tuple[Row, ...]) -> Row:
    return next(row for row in rows if words in told(row))


def test_no_word_is_lost_and_every_accent_stays() -> None:
    read = " ".join(map(told, galley().rows)).replace("\u00ad ", "")
    assert read.split() == LETTER.replace("*", "").split()


def test_emphasis_is_set() -> None:
    faces = {piece.text: piece.face for row in galley().rows for _, line in row.pieces for piece in line.pieces}
    assert faces["red"] is Face.ITALIC
    assert faces["neither"] is Face.BOLD


def test_each_part_has_the_form_it_has_in_a_letter() -> None:
    rows = galley().rows
    place, hello, first = (row_with(words, rows) for words in ("Whitby", "Dear", "I still"))
    assert place.pieces[0][0] + place.pieces[0][1].width == pytest.approx(MEASURE)
    assert place.pieces[0][1].style.face is Face.ITALIC
    assert hello.pieces[0][0] == 0
    assert hello.space == 1
    assert first.pieces[0][0] > 10
    goodbye, name, postscript = (row_with(words, rows) for words in ("With all", "José", "P.S."))
    assert MEASURE / 3 < goodbye.pieces[0][0] < name.pieces[0][0]
    assert name.pieces[0][1].style.small_caps
    assert postscript.pieces[0][0] == 0
    assert postscript.space > 0


def test_what_does_not_fit_on_a_line_of_a_list_hangs() -> None:
    rows = galley().rows
    mark, more = row_with("- the photographs", rows), row_with("careful of", rows)
    assert mark is not more
    assert more.pieces[0][0] > mark.pieces[0][0]


def test_a_long_goodbye_moves_to_the_left_and_never_out_of_the_measure() -> None:
    name = "Zeynep, who is not your mother and is very much your family, whatever anybody tells you"
    for row in galley(f"Dear Deniz,\n\nCome soon.\n\nWith all the love that there is in this house,\n{name}").rows:
        for left, line in row.pieces:
            assert left >= 0
            assert left + line.width <= MEASURE + 0.01


def test_a_goodbye_keeps_two_lines_of_the_letter_and_a_greeting_what_follows() -> None:
    rows = galley().rows
    said = [told(row) for row in rows]
    assert not rows[0].turns
    assert not rows[said.index("Dear Zoë,")].turns
    goodbye = said.index("With all my love,")
    assert [row.turns for row in rows[goodbye - 2 : goodbye + 1]] == [False, False, False]


def test_a_postscript_of_one_line_does_not_stand_alone() -> None:
    rows = galley().rows
    assert not rows[-2].turns


def test_what_the_book_face_lacks_is_named_with_its_letter() -> None:
    with pytest.raises(CannotBeSet, match=r"“★” U\+2605, “漢” U\+6F22 in letter 11") as caught:
        galley("Dear Rosa,\n\nA star ★ and 漢.")
    assert caught.value.letter == 11


def test_what_was_kept_comes_back_to_the_last_bit() -> None:
    made = galley()
    kept = pack_galley(made)
    again = unpack_galley(kept)
    assert again == made
    assert pack_galley(again) == kept
    pieces = [line.pieces for row in made.rows for _, line in row.pieces]
    for before, after in zip(pieces, (line.pieces for row in again.rows for _, line in row.pieces), strict=True):
        assert [piece.glyphs for piece in after] == [piece.glyphs for piece in before]


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b'{"engine": "0"}', b'{"engine": "%b"}' % BOOK_ENGINE.encode()])
def test_what_is_no_galley_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedGalley):
        unpack_galley(data)


def test_a_galley_fits_one_text_at_one_measure_in_one_language() -> None:
    made, sent = galley(), letter(11, LETTER)
    assert made.fits(sent, MEASURE, "en")
    assert not made.fits(sent, MEASURE - 1, "en")
    assert not made.fits(sent, MEASURE, "fr")
    assert not made.fits(replace(sent, text=LETTER.replace("José", "Pepe")), MEASURE, "en")
    assert not made.fits(replace(sent, number=12), MEASURE, "en")
