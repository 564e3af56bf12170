"""Covers: they fit the printer and the pages, say what they should, and know for which pages they were made."""

from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path

import pikepdf
import pytest

from letters.editor import (
    BlurbTooLong,
    Book,
    CannotBeSet,
    Matter,
    Printer,
    StaleCover,
    UnknownPrinter,
    draw_cover,
    load_printers,
    preflight_cover,
    printer_named,
    require_fresh,
)
from letters.editor.cover.board import panels
from letters.editor.cover.spine import spine_size
from letters.editor.cover.tints import Tint
from letters.handwriting import Plate, Stationery, lay_out, plates, words_on

PRINTERS = load_printers(Path(__file__).resolve().parents[3] / "seeds" / "printers")
KDP, LULU, INGRAM = (printer_named(PRINTERS, slug) for slug in ("kdp", "lulu", "ingramspark"))
DIGEST = "0123456789abcdef" * 4

MATTER = Matter(
    title="Letters from Your Life",
    subtitle="What we meant to say, and to whom",
    author="Theodore Twombly",
    blurb="For years he wrote *other people’s* letters.\n\nHere are the best of them.",
    isbn="978-1-86197-271-2",
    publisher="Crown Point Press",
    place="Los Angeles",
)


@pytest.fixture(scope="module")
def plate() -> Plate:
    return plates(lay_out("Dear Chris,\n\n" + "The bench is still green. " * 20 + "\n\nTheodore", "theodore", "a5", 7))[
        0
    ]


def book(matter: Matter = MATTER, trim: str = "6x9") -> Book:
    return Book(matter, (), trim=trim)


def failed(pdf: bytes, printer: Printer, pages: int, trim: str = "6x9") -> list[str]:
    isbn = MATTER.isbn if "ISBN" in words_on(pdf, 1) else ""
    return [check.name for check in preflight_cover(pdf, printer, trim, "cream", pages, DIGEST, isbn=isbn).failed]


@pytest.mark.parametrize(("printer", "trim"), [*product(PRINTERS, ("5.5x8.5", "6x9", "6.14x9.21"))])
def test_a_cover_passes_at_every_printer(printer: Printer, trim: str, plate: Plate) -> None:
    for pages, shown in ((50, plate), (240, None)):
        cover = draw_cover(book(trim=trim), printer, pages, DIGEST, plate=shown)
        assert failed(cover, printer, pages, trim) == []


def test_a_case_is_larger_than_its_pages_and_keeps_words_off_its_hinges(plate: Plate) -> None:
    for slug, pages, size in (("kdp-case", 200, (14.401, 10.654)), ("lulu-case", 200, (14.5, 10.75))):
        printer = printer_named(PRINTERS, slug)
        cover = draw_cover(book(), printer, pages, DIGEST, plate=plate)
        assert failed(cover, printer, pages) == []
        with pikepdf.open(BytesIO(cover)) as opened:
            assert [float(side) / 72 for side in opened.pages[0].MediaBox[2:]] == pytest.approx(size, abs=0.001)
        parts = panels(printer, printer.trim("6x9"), printer.spine(pages, "cream"))
        assert parts.back_face[2] < parts.back[2] and parts.front_face[0] > parts.front[0]


def test_the_spine_of_a_case_is_as_the_printers_table_has_it() -> None:
    lulu = printer_named(PRINTERS, "lulu-case")
    widths = [lulu.spine(pages, "white") / 72 for pages in (24, 84, 86, 140, 500, 800)]
    assert widths == [0.25, 0.25, 0.5, 0.5, 1.375, 2.125]
    assert lulu.spine(100, "white", 0.01) == 72


@pytest.mark.parametrize("trim", ["4.25x6.875", "7.5x7.5", "8.27x11.69"])
def test_small_square_and_large_covers_pass_too(trim: str, plate: Plate) -> None:
    assert failed(draw_cover(book(trim=trim), LULU, 120, DIGEST, plate=plate), LULU, 120, trim) == []


def test_the_rules_of_a_letter_do_not_break_up_on_paper() -> None:
    ruled = plates(lay_out("Dear Chris,\n\nThe bench is still green.", stationery=Stationery(ruled=True)))[0]
    for printer, trim in ((LULU, "4.25x6.875"), (INGRAM, "6x9"), (KDP, "8.5x11")):
        cover = draw_cover(book(trim=trim), printer, 120, DIGEST, plate=ruled)
        assert failed(cover, printer, 120, trim) == []


def test_its_size_follows_from_the_pages() -> None:
    with pikepdf.open(BytesIO(draw_cover(book(), KDP, 200, DIGEST))) as cover:
        assert [float(side) for side in cover.pages[0].MediaBox] == [0, 0, (12 + 0.5 + 0.25) * 72, 9.25 * 72]
        assert [float(side) for side in cover.pages[0].TrimBox] == [9, 9, (12 + 0.5 + 0.125) * 72, 9.125 * 72]


def test_a_caliper_from_the_printers_template_makes_another_spine() -> None:
    cover = draw_cover(book(), INGRAM, 200, DIGEST, caliper=0.003)
    with pikepdf.open(BytesIO(cover)) as opened:
        assert float(opened.pages[0].MediaBox[2]) == pytest.approx((12 + 0.6 + 0.25) * 72)
    preflight = preflight_cover(cover, INGRAM, "6x9", "cream", 200, DIGEST, caliper=0.003, isbn=MATTER.isbn)
    assert preflight.passed
    assert not preflight.undecided
    (estimate,) = preflight_cover(
        draw_cover(book(), INGRAM, 200, DIGEST), INGRAM, "6x9", "cream", 200, DIGEST
    ).undecided
    assert (estimate.name, estimate.figure) == ("Width of the spine", "0.45 in")


def test_the_same_book_gives_the_same_bytes(plate: Plate) -> None:
    assert draw_cover(book(), KDP, 90, DIGEST, plate=plate) == draw_cover(book(), KDP, 90, DIGEST, plate=plate)


def test_what_it_says_can_be_read(plate: Plate) -> None:
    words = " ".join(words_on(draw_cover(book(), KDP, 200, DIGEST, plate=plate), 1).split())
    for said in ("Letters from Your Life", "What we meant to say", "Theodore Twombly", "other people’s letters",
                 "ISBN 978-1-86197-271-2", "Crown Point Press, Los Angeles", "Dear Chris"):  # fmt: skip
        assert said in words
    assert words.count("Letters from Your Life") == 2  # on the front and on the spine


def test_without_a_blurb_the_epigraph_stands_on_the_back() -> None:
    matter = replace(MATTER, blurb=" ", epigraph="A letter is a joy of earth.", epigraph_source="Emily Dickinson")
    words = words_on(draw_cover(book(matter), KDP, 200, DIGEST), 1)
    assert "A letter is a joy of earth." in words
    assert "Emily Dickinson" in words


def test_a_cover_may_say_nothing_but_a_title() -> None:
    cover = draw_cover(book(Matter(title="Letters")), KDP, 200, DIGEST)
    assert failed(cover, KDP, 200) == []
    assert words_on(cover, 1).split() == ["Letters", "Letters"]


@pytest.mark.parametrize(
    "title",
    [
        "X", "Señor Ångström’s Œuvre", "<b>Tom & Jerry</b> {{ x }} %s (1/2) \\ [[y]]",
        "Everything That I Never Said to the People Whom I Loved Most, in the Order in Which I Should Have Said It, "
        "with the Answers of Those Who Answered, and One", "Donaudampfschifffahrtsgesellschaftskapitän",
    ],
)  # fmt: skip
@pytest.mark.parametrize("printer", PRINTERS)
def test_titles_short_and_long_find_room(title: str, printer: Printer) -> None:
    matter = replace(MATTER, title=title, author="Theodore Twombly and Catherine Klausen-Twombly")
    cover = draw_cover(book(matter), printer, 200, DIGEST)
    assert failed(cover, printer, 200) == []
    if "<b>" in title:
        assert "<b>Tom & Jerry</b>" in words_on(cover, 1)


def test_words_without_a_form_are_named() -> None:
    with pytest.raises(CannotBeSet, match="永"):
        draw_cover(book(replace(MATTER, title="永遠")), KDP, 200, DIGEST)


def test_an_unknown_size_or_paper_is_named() -> None:
    with pytest.raises(UnknownPrinter, match="1x1"):
        draw_cover(book(trim="1x1"), KDP, 200, DIGEST)


def test_more_words_than_the_back_holds_are_refused_with_a_figure() -> None:
    def back(characters: int) -> bytes:
        return draw_cover(
            book(replace(MATTER, blurb=("A plain word. " * 400)[: characters - 1] + ".")), KDP, 200, DIGEST
        )

    with pytest.raises(BlurbTooLong, match=r"have 5000 characters, and there is room for about (\d+)") as refused:
        back(5000)
    room = int(str(refused.value).split("about ")[1].split()[0])
    assert failed(back(room - room // 10), KDP, 200) == []


def spine_words(printer: Printer, pages: int) -> bool:
    cover = draw_cover(book(replace(MATTER, title="Title", author="")), printer, pages, DIGEST)
    assert failed(cover, printer, pages) == []
    return words_on(cover, 1).split().count("Title") == 2


@pytest.mark.parametrize(("printer", "least"), [(KDP, 79), (LULU, 81), (INGRAM, 48)])
def test_a_thin_spine_is_bare(printer: Printer, least: int) -> None:
    assert spine_size(printer, least - 1, 100.0) == 0
    assert spine_size(printer, least, 100.0) > 0
    assert not spine_words(printer, least - 1)
    assert spine_words(printer, 200)


def test_words_on_a_spine_are_as_large_as_fits_and_no_smaller_than_can_be_read() -> None:
    sizes = [spine_size(KDP, pages, KDP.spine(pages, "cream")) for pages in range(79, 200)]
    assert sizes == sorted(sizes)
    shown = {pages: spine_words(KDP, pages) for pages in (79, 90, 96, 110)}
    assert not shown[79]  # 0.2 in less two sixteenths: type would be smaller than 7 pt
    assert shown[110]


def test_a_cover_in_press_colours_has_no_others(plate: Plate) -> None:
    preflight = preflight_cover(
        draw_cover(book(), INGRAM, 200, DIGEST, plate=plate), INGRAM, "6x9", "cream", 200, DIGEST
    )
    figures = {check.name: check.figure for check in preflight.checks}
    assert figures["Colours"] == "DeviceCMYK, DeviceGray"
    assert float(figures["Ink on one spot"].removesuffix(" %")) <= 240


def test_there_is_no_blue() -> None:
    for tint in Tint:
        red, green, blue = tint.value.rgb
        cyan, magenta, yellow, black = tint.value.cmyk
        assert blue <= green <= red
        assert cyan <= magenta <= yellow
        assert cyan + magenta + yellow + black <= 2.4


def test_a_fresh_cover_is_taken() -> None:
    require_fresh(draw_cover(book(), KDP, 200, DIGEST), 200, DIGEST)


def test_a_stale_cover_is_refused_with_both_figures() -> None:
    cover = draw_cover(book(), KDP, 200, DIGEST)
    with pytest.raises(StaleCover, match="for 200 pages, and the book has 204 now"):
        require_fresh(cover, 204, DIGEST)
    with pytest.raises(StaleCover, match=r"\(0123456789ab\).*\(fedcba987654\).*both have 200"):
        require_fresh(cover, 200, DIGEST[::-1])


def test_a_cover_that_does_not_say_what_it_was_made_for_is_refused() -> None:
    file = BytesIO()
    with pikepdf.open(BytesIO(draw_cover(book(), KDP, 200, DIGEST))) as cover:
        del cover.docinfo["/BookPageCount"]
        cover.save(file)
    with pytest.raises(StaleCover, match="does not say how many pages"):
        require_fresh(file.getvalue(), 200, DIGEST)
    with pytest.raises(StaleCover, match="cannot be read"):
        require_fresh(b"Dear Amy,", 200, DIGEST)
