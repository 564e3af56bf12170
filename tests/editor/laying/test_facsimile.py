"""Letters in their hands: one scale a paper, never larger than written, always within the text block."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from letters.editor import Book, Chapter, LetterMissing, Setting, lay_book
from letters.editor.laying import LaidBook, SetPlate
from letters.editor.laying.block import block_for
from letters.handwriting import Plate, Stationery
from tests.editor.books import MATTER, WORDS, letter, plain_book

from .made_up import KDP, LULU, in_hand, laid

LONG = WORDS.replace("I kept a branch.", "\n\n".join(["I kept a branch of it, and it is green. " * 12] * 4))


def book(trim: str = "6x9") -> Book:
    papers = ("a5", "a4", "a6", "5x7", "letter")
    letters = [replace(letter(number, LONG if number % 2 else WORDS), paper=papers[number % 5]) for number in range(8)]
    letters[0] = replace(letters[0], stationery=Stationery(ruled=True, letterhead="The Old Ferry House"))
    return Book(MATTER, (Chapter("All", tuple(letters)),), trim=trim)


def plates_of(laid_book: LaidBook) -> list[SetPlate]:
    return [plate for page in laid_book.pages for plate in page.plates]


@pytest.mark.parametrize("setting", [Setting.FACSIMILE, Setting.FACING])
@pytest.mark.parametrize("trim", ["5x8", "6x9", "8.25x6", "8.5x11"])
def test_what_is_written_keeps_to_the_text_block(trim: str, setting: Setting) -> None:
    made = laid(book(trim), setting)
    block = block_for(book(trim), KDP, made.page_count)
    for page in made.pages:
        for plate in page.plates:
            left, bottom, right, top = plate.box
            assert left >= block.left(page.side) - 0.05
            assert right <= block.left(page.side) + block.measure + 0.05
            assert bottom >= block.bottom - 0.05
            assert top <= block.top + 0.05
            captions = [line.y for line in page.type if "To Rosa" in line.line.text]
            assert all(top < y for y in captions)


def test_one_scale_for_all_letters_on_a_paper_and_none_above_their_own_size() -> None:
    made, written = laid(book(), Setting.FACSIMILE), in_hand(book())
    scales: dict[tuple[float, float], set[float]] = {}
    for plate in plates_of(made):
        sheet = written[plate.number][plate.sheet]
        scales.setdefault((sheet.width, sheet.height), set()).add(plate.scale)
    assert len(scales) == 5
    assert all(len(found) == 1 for found in scales.values())
    found = {round(width): next(iter(scale)) for (width, _), scale in scales.items()}
    assert found[298] == 1.0
    assert found[595] < found[420] < 1.0


def test_a_long_letter_flows_over_its_own_sheets_one_a_page() -> None:
    made, written = laid(book(), Setting.FACSIMILE), in_hand(book())
    assert max(map(len, written.values())) > 2
    shown = [(plate.number, plate.sheet) for page in made.pages for plate in page.plates]
    assert shown == [(number, sheet) for number in range(8) for sheet in range(len(written[number]))]
    assert all(len(page.plates) <= 1 for page in made.pages)


def test_a_plate_stands_where_its_scale_has_it() -> None:
    made, written = laid(book(), Setting.FACSIMILE), in_hand(book())
    for plate in plates_of(made):
        crop = written[plate.number][plate.sheet].crop
        assert plate.box[0] == pytest.approx(plate.x + plate.scale * crop[0], abs=0.01)
        assert plate.box[3] == pytest.approx(plate.y + plate.scale * crop[3], abs=0.01)


@pytest.mark.parametrize("setting", [Setting.FACSIMILE, Setting.FACING])
def test_a_letter_that_is_missing_is_named(setting: Setting) -> None:
    shown = {number: plates for number, plates in in_hand(plain_book()).items() if number != 12}
    for plates in (shown, {**shown, 12: ()}):
        with pytest.raises(LetterMissing, match="Letter 12") as caught:
            lay_book(replace(plain_book(), setting=setting), KDP, plates)
        assert caught.value.letter == 12


def test_each_letter_is_taken_from_its_pack_once() -> None:
    asked: list[int] = []

    class Packed(dict[int, tuple[Plate, ...]]):
        def get(self, number: int, default: object = None) -> object:  # type: ignore[override]
            asked.append(number)
            return super().get(number, default)

    packed: Mapping[int, tuple[Plate, ...]] = Packed(in_hand(plain_book()))
    lay_book(replace(plain_book(), setting=Setting.FACSIMILE, trim="4.25x6.875"), LULU, packed)
    assert asked == [11, 12, 13]
