"""A whole book: what stands where, that its numbers are true, and that gutter and page count agree."""

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.editor import (
    Book,
    CannotBeSet,
    Chapter,
    EmptyBook,
    LaidBook,
    Matter,
    Printer,
    Setting,
    Side,
    TooManyPages,
    draw_interior,
    lay_book,
    lay_galley,
    measure_for,
    preflight_interior,
)
from letters.editor.laying import BookPage, Kind
from letters.editor.laying.block import block_for
from letters.editor.laying.quire import roman
from letters.editor.typesetting import Face
from tests.editor.books import MATTER, WORDS, cyrillic_book, letter, long_book, plain_book

from .made_up import INGRAM, KDP, LULU, in_hand, laid

KINDS = [
    "half-title", "blank", "title", "copyright", "dedication", "blank", "epigraph", "blank", "contents", "blank",
    "chapter", "letter", "letter", "blank", "chapter", "letter",
    "afterword", "blank", "acknowledgements", "blank", "index of people", "colophon", "blank", "blank",
]  # fmt: skip


def bound_by(printer: Printer, book: Book) -> LaidBook:
    """The book in type."""
    return lay_book(replace(book, setting=Setting.READING), printer, {})


def texts(page: BookPage) -> list[str]:
    return [set_line.line.text for set_line in page.type]


def numbers_in_contents(book: LaidBook) -> dict[str, str]:
    """What the contents say: of every anchor, the number at the end of the line that leads there."""
    found = {}
    for page in book.pages:
        if page.kind is Kind.CONTENTS:
            for link in page.links:
                row = [each for each in page.type if link.bottom < each.y < link.top]
                number = max(row, key=lambda each: each.x).line.text
                if number.isdecimal():
                    found[link.to] = number
    return found


def test_a_book_has_its_parts_in_their_order() -> None:
    book = laid(plain_book())
    assert [str(page.kind) for page in book.pages] == KINDS
    assert [page.label for page in book.pages[:12]] == [*map(roman, range(1, 11)), "1", "2"]
    assert book.front == 10


def test_front_pages_have_roman_numbers() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99, 108)] == ["i", "iv", "ix", "xiv", "xl", "xcix", "cviii"]


def test_what_is_empty_is_left_out() -> None:
    bare = Book(Matter(title="One letter"), (Chapter("", (letter(11, people=()),)),))
    kinds = [page.kind for page in laid(bare).pages if not page.is_blank and page.kind is not Kind.NOTES]
    assert kinds == [Kind.HALF_TITLE, Kind.TITLE, Kind.COPYRIGHT, Kind.CONTENTS, Kind.LETTER, Kind.COLOPHON]


@pytest.mark.parametrize("setting", Setting)
def test_pages_alternate_and_openings_are_on_the_right(setting: Setting) -> None:
    book = laid(plain_book(), setting)
    assert [page.side for page in book.pages] == [Side.RECTO, Side.VERSO] * (book.page_count // 2)
    seen: set[Kind] = set()
    for page in book.pages:
        if page.kind in (Kind.COPYRIGHT, Kind.COLOPHON):
            continue
        if page.kind is Kind.CHAPTER or (page.kind not in seen and page.kind not in (Kind.BLANK, Kind.LETTER)):
            assert page.side is Side.RECTO, page.kind
        seen.add(page.kind)


@pytest.mark.parametrize("setting", Setting)
def test_the_contents_tell_where_everything_is(setting: Setting) -> None:
    book = laid(plain_book(), setting)
    said = numbers_in_contents(book)
    assert said == {anchor: book.pages[place].label for anchor, place in book.places.items() if anchor != "contents"}
    assert {f"letter {number}" for number in (11, 12, 13)} < set(said)
    assert [(bookmark.to, label) for bookmark, label in book.contents][1:] == list(said.items())


@pytest.mark.parametrize("setting", Setting)
def test_every_link_and_every_bookmark_has_a_page(setting: Setting) -> None:
    book = laid(plain_book(), setting)
    targets = [link.to for page in book.pages for link in page.links] + [bookmark.to for bookmark in book.bookmarks]
    assert set(targets) <= set(book.places)
    for number in (11, 12, 13):
        page = book.pages[book.places[f"letter {number}"]]
        assert any(text.startswith("To ") for text in texts(page))


def test_letters_in_a_facing_book_begin_on_the_left_with_their_text_beside_them() -> None:
    book = laid(plain_book(), Setting.FACING)
    for number in (11, 12, 13):
        place = book.places[f"letter {number}"]
        left, right = book.pages[place], book.pages[place + 1]
        assert left.side is Side.VERSO
        assert left.plates
        assert not right.plates
        assert any("Dear Rosa" in text for text in texts(right))
    for page in book.pages:
        assert not page.plates or page.side is Side.VERSO


LONG = WORDS.replace("I kept a branch.", "\n\n".join(["I kept a branch of it in a jug, and it is green. " * 9] * 8))


def facing(in_type: str, in_hand_: str, paper: str) -> list[tuple[BookPage, BookPage]]:
    """The spreads of a letter in a small book."""
    sent = replace(letter(11, in_type), paper=paper)
    book = replace(plain_book(), trim="4.25x6.875", chapters=(Chapter("A", (sent,)),), setting=Setting.FACING)
    shown = in_hand(replace(book, chapters=(Chapter("A", (replace(sent, text=in_hand_),)),)))
    made = lay_book(book, LULU, shown)
    first = made.places["letter 11"]
    pages = made.pages[first : next(at for at in range(first, 99) if made.pages[at].kind is Kind.AFTERWORD)]
    return list(zip(pages[::2], pages[1::2], strict=False))


def test_text_that_is_longer_than_the_hand_goes_on_beside_blank_pages() -> None:
    spreads = facing(LONG, WORDS, "a4")
    assert [bool(left.plates) for left, _ in spreads] == [True, False, False]
    assert [left.is_blank for left, _ in spreads] == [False, True, True]
    read = " ".join(text for _, right in spreads for text in texts(right)).replace("\u00ad ", "")
    assert read.split() == LONG.replace("*", "").replace('"good"', "“good”").split()


def test_a_hand_that_is_longer_than_the_text_goes_on_beside_blank_pages() -> None:
    spreads = facing("Dear Rosa,\n\nThank you.\n\nPaul", LONG, "a6")
    assert all(left.plates for left, _ in spreads)
    assert [right.is_blank for _, right in spreads] == [False] + [True] * (len(spreads) - 1)
    assert len(spreads) > 3


def test_running_heads_and_folios_are_where_they_belong() -> None:
    book = laid(plain_book())
    silent = ("blank", "half-title", "title", "copyright", "dedication", "epigraph", "chapter", "colophon")
    for page in book.pages:
        furniture = [each.line.text for each in page.furniture]
        head = "The Pear Tree" if page.side is Side.VERSO else "The storm"
        heads = [head] if page.kind is Kind.LETTER else []
        folio = [] if page.kind in silent else [page.label]
        assert furniture == [*heads, *folio]


def test_no_running_head_stands_above_the_same_words() -> None:
    book = replace(plain_book(), chapters=(Chapter("To Rosa", (letter(11), letter(12), letter(13))),))
    for page in laid(book).pages:
        if page.kind is Kind.LETTER:
            heads = [each.line.text for each in page.furniture[:-1]]
            assert heads == (["The Pear Tree"] if page.side is Side.VERSO else [])


@pytest.mark.parametrize(("printer", "trim"), [(KDP, "6x9"), (KDP, "7x10"), (LULU, "4.25x6.875"), (LULU, "8.5x11")])
def test_nothing_is_too_small_for_the_printer_where_there_are_no_small_capitals(printer: Printer, trim: str) -> None:
    book = bound_by(printer, replace(cyrillic_book(), trim=trim))
    (check,) = [check for check in preflight_interior(draw_interior(book), printer, trim, "cream").checks
                if check.name == "Smallest type"]  # fmt: skip
    assert check.passed, check.says


def test_captions_and_running_heads_look_alike_in_the_whole_book() -> None:
    """One name without small capitals, one title without them, and no other has them."""
    letters = [page for page in laid(cyrillic_book()).pages if page.kind is Kind.LETTER]
    assert [page.type[0].line.text for page in letters] == ["To Анна Сергеевна", "To Rosa"]
    assert not any(page.type[0].line.style.small_caps for page in letters)
    assert {page.furniture[0].line.style.face for page in letters} == {Face.ITALIC}
    latin = [page for page in laid(plain_book()).pages if page.kind is Kind.LETTER]
    assert all(page.type[0].line.style.small_caps for page in latin)
    assert all(page.furniture[0].line.style.small_caps for page in latin)


def test_a_running_head_keeps_to_its_line() -> None:
    for title in ("A word " * 30, "x" * 200):
        book = replace(plain_book(), matter=replace(MATTER, title=title))
        (head, _) = next(page for page in laid(book).pages if page.kind is Kind.LETTER).furniture
        assert head.line.text.endswith("…")
        assert head.line.width <= measure_for(book, KDP)


@pytest.mark.parametrize("printer", [KDP, LULU, INGRAM], ids=lambda printer: printer.slug)
def test_a_thin_book_is_filled_up_to_what_the_printer_binds(printer: Printer) -> None:
    bare = Book(Matter(title="One"), (Chapter("", (letter(11, people=()),)),), printer=printer.slug)
    book = bound_by(printer, bare)
    assert book.page_count == printer.least_pages("cream")
    assert book.pages[-1].is_blank is printer.last_page_blank
    assert [page.kind for page in book.pages].count(Kind.NOTES) > 8
    assert all("Notes" in texts(page) for page in book.pages if page.kind is Kind.NOTES)
    assert book.page_count % 2 == 0


@pytest.mark.parametrize("setting", Setting)
@pytest.mark.parametrize("count", [1, 2, 5, 9])
def test_no_more_than_two_blank_pages_follow_each_other(setting: Setting, count: int) -> None:
    book = replace(plain_book(), chapters=(Chapter("A", tuple(letter(number) for number in range(1, count + 1))),))
    made = laid(book, setting)
    runs = [len([*pages]) for is_blank, pages in groupby(page.is_blank for page in made.pages) if is_blank]
    assert max(runs) <= 2
    (check,) = [
        each
        for each in preflight_interior(draw_interior(made), KDP, "6x9", "cream").checks
        if each.name == "Blank pages"
    ]
    assert check.passed


def test_a_printer_who_wants_the_last_page_blank_gets_it() -> None:
    for count in range(20, 24):
        book = bound_by(INGRAM, long_book(count))
        assert book.page_count > INGRAM.least_pages("cream")
        assert book.page_count % 2 == 0
        assert book.pages[-1].is_blank
        assert not book.pages[-3].is_blank


def test_too_many_pages_are_refused_with_both_figures() -> None:
    few = replace(KDP, stocks=tuple(replace(stock, most=40) for stock in KDP.stocks), fewer={})
    with pytest.raises(TooManyPages, match=r"has \d+ pages.*from 24 to 40"):
        bound_by(few, long_book(30))


def banded(*insides: tuple[int, float]) -> Printer:
    return replace(LULU, insides=insides)


def test_the_gutter_is_that_of_the_page_count() -> None:
    printer = banded((60, 40.0), (100, 90.0), (800, 120.0))
    for count in (10, 30, 60):
        book = bound_by(printer, long_book(count))
        chapter = next(page for page in book.pages if page.kind is Kind.LETTER and page.side is Side.RECTO)
        block = block_for(long_book(count), printer, book.page_count)
        assert block.inside > printer.gutter(book.page_count)
        assert min(line.x for line in chapter.type) == pytest.approx(block.inside, abs=0.01)


def test_at_the_edge_of_a_band_the_wider_gutter_is_taken() -> None:
    """With the narrow gutter the book is too thick for it, and with the wide one so thin that it could be narrow: on
    shorter lines the type is smaller, and each letter fits on a page."""
    text = "\n\n".join(["Dear Rosa,", *["A line."] * 27, "With love,\nPaul"])
    letters = tuple(letter(number, text, people=()) for number in range(1, 211))
    book = Book(MATTER, (Chapter("All", letters),), trim="5.5x8.5", printer="lulu")
    narrow = bound_by(banded((800, 36.0)), book)
    both = bound_by(banded((401, 36.0), (800, 100.0)), book)
    assert narrow.page_count > 401 > both.page_count
    lefts = [
        line.x for page in both.pages if page.kind is Kind.LETTER and page.side is Side.RECTO for line in page.type
    ]
    assert min(lefts) > 100


def test_the_same_book_is_laid_alike_and_another_is_not() -> None:
    first, again = laid(plain_book()), laid(plain_book())
    assert first.proof == again.proof
    assert first.digest == again.digest
    assert laid(replace(plain_book(), stock="white")).digest != first.digest
    other = Chapter("The storm", (letter(11, WORDS.replace("saw", "axe")),))
    assert laid(replace(plain_book(), chapters=(other,))).digest != first.digest


def test_galleys_that_fit_are_used_and_others_are_not() -> None:
    book = replace(plain_book(), setting=Setting.READING)
    measure = measure_for(book, KDP)
    marked = {
        each.number: lay_galley(replace(each, text=each.text.replace("saw", "axe")), measure) for each in book.letters
    }
    forged = {
        number: replace(galley, words=lay_galley(letter(number), measure).words) for number, galley in marked.items()
    }
    assert " axe" in lay_book(book, KDP, {}, forged).proof
    assert " axe" not in lay_book(book, KDP, {}, marked).proof
    short = {each.number: replace(lay_galley(each, 200.0), rows=()) for each in book.letters}
    assert lay_book(book, KDP, {}, short).proof == laid(book).proof


def test_a_book_without_letters_is_refused() -> None:
    for chapters in ((), (Chapter("Empty", ()),)):
        with pytest.raises(EmptyBook):
            lay_book(Book(MATTER, chapters), KDP, {})


def test_a_chapter_without_letters_is_left_out() -> None:
    book = replace(plain_book(), chapters=(Chapter("Nothing", ()), *plain_book().chapters))
    assert "Nothing" not in laid(book).proof


@pytest.mark.parametrize("setting", [Setting.READING, Setting.FACING])
def test_a_text_that_cannot_be_set_names_its_letter(setting: Setting) -> None:
    book = replace(
        plain_book(), chapters=(Chapter("A", (letter(11), letter(12, "Dear Rosa,\n\nA jar of \u2697 for you."))),)
    )
    plates = {number: in_hand(plain_book())[11] for number in (11, 12)}
    with pytest.raises(CannotBeSet, match=r"U\+2697") as caught:
        lay_book(replace(book, setting=setting), KDP, plates)
    assert caught.value.letter == 12
    assert lay_book(replace(book, setting=Setting.FACSIMILE), KDP, plates)


@pytest.mark.parametrize("setting", Setting)
def test_a_caption_or_a_title_that_cannot_be_set_is_told_in_every_setting(setting: Setting) -> None:
    book = replace(plain_book(), setting=setting, chapters=(Chapter("A", (replace(letter(11), to="רחל"),)),))
    with pytest.raises(CannotBeSet, match="in letter 11"):
        lay_book(book, KDP, in_hand(plain_book()))
    with pytest.raises(CannotBeSet) as caught:
        lay_book(replace(plain_book(), setting=setting, matter=replace(MATTER, title="漢")), KDP, in_hand(plain_book()))
    assert caught.value.letter == 0


def worded(lengths: list[int]) -> list[list[str]]:
    """Paragraphs of so many words, each word saying where it is from."""
    return [[f"p{number}w{word}" for word in range(length)] for number, length in enumerate(lengths)]


def counted(page: BookPage) -> Counter[int]:
    """How many lines of each paragraph are on a page."""
    lines = (re.findall(r"p(\d+)w", text) for text in texts(page))
    return Counter(number for line in lines for number in set(map(int, line)))


@given(
    st.lists(st.lists(st.integers(1, 130), min_size=1, max_size=25), min_size=1, max_size=3),
    st.sampled_from(["5x8", "6x9", "8.25x6"]),
)
@settings(max_examples=40, deadline=None)
def test_whatever_is_written_nothing_is_lost_and_no_line_stands_alone(letters: list[list[int]], trim: str) -> None:
    written = ["\n\n".join(map(" ".join, worded(lengths))) for lengths in letters]
    sent = tuple(letter(at, f"Dear Rosa,\n\n{text}\n\nWith love,\nPaul") for at, text in enumerate(written, start=1))
    book = laid(Book(MATTER, (Chapter("All", sent),), trim=trim))
    pages = [page for page in book.pages if page.kind is Kind.LETTER]
    read = " ".join(text for page in pages for text in texts(page)).replace("\u00ad ", "")
    assert re.findall(r"p\d+w\d+", read) == " ".join(written).split()
    for page, following in pairwise(pages):
        if "With love," not in texts(page):
            before, after = counted(page), counted(following)
            assert all(before[number] > 1 and after[number] > 1 for number in before.keys() & after.keys())
    for page in pages:
        if "With love," in texts(page):
            assert "Dear Rosa," in texts(page) or counted(page).total() >= 2
