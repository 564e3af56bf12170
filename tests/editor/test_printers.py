"""What printers ask: the figures of the profiles, and the geometry that follows from them."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from letters.editor import DamagedProfile, Printer, TooManyPages, UnknownPrinter, load_printers, printer_named

FOLDER = Path(__file__).resolve().parents[2] / "seeds" / "printers"
PRINTERS = load_printers(FOLDER)
KDP, LULU, INGRAM = (printer_named(PRINTERS, slug) for slug in ("kdp", "lulu", "ingramspark"))


def inch(points: float) -> float:
    return round(points / 72, 4)


def test_who_is_unknown_is_told_what_there_is() -> None:
    with pytest.raises(UnknownPrinter, match=r"“blurb”.*ingramspark, kdp-case, kdp, lulu-case, lulu"):
        printer_named(PRINTERS, "blurb")
    with pytest.raises(UnknownPrinter, match=r"“4x4”.*5x8, 5.06x7.81"):
        KDP.trim("4x4")
    with pytest.raises(UnknownPrinter, match=r"“vellum”.*cream, white"):
        KDP.spine(100, "vellum")


def test_every_profile_is_dated_and_says_where_its_figures_are_from() -> None:
    for printer in PRINTERS:
        assert printer.collected in (date(2026, 11, 22), date(2026, 12, 1))
        tables = [key for key, table in tomllib.loads((FOLDER / f"{printer.slug}.toml").read_text()).items()
                  if isinstance(table, dict)]  # fmt: skip
        assert sorted(printer.sources) == sorted(tables)
        assert all(len(source.says) > 20 for source in printer.sources.values())
    assert INGRAM.is_unsure("spine")
    assert not KDP.is_unsure("spine", "cover")


@pytest.mark.parametrize(
    ("printer", "pages", "inside"),
    [
        (KDP, 24, 0.375), (KDP, 150, 0.375), (KDP, 151, 0.5), (KDP, 300, 0.5), (KDP, 301, 0.625), (KDP, 500, 0.625),
        (KDP, 501, 0.75), (KDP, 700, 0.75), (KDP, 701, 0.875), (KDP, 828, 0.875), (KDP, 900, 0.875),
        (LULU, 60, 0.5), (LULU, 61, 0.625), (LULU, 150, 0.625), (LULU, 151, 1.0), (LULU, 400, 1.0),
        (LULU, 401, 1.125), (LULU, 600, 1.125), (LULU, 601, 1.25),
        (INGRAM, 18, 0.5), (INGRAM, 1050, 0.5),
    ],
)  # fmt: skip
def test_the_gutter_grows_with_the_book(printer: Printer, pages: int, inside: float) -> None:
    assert inch(printer.gutter(pages)) == inside
    assert printer.margins(pages).inside == printer.gutter(pages)


def test_margins_are_wider_where_art_bleeds() -> None:
    assert inch(KDP.margins(100).outside) == inch(KDP.margins(100).top) == 0.25
    assert inch(KDP.margins(100, bleeds=True).bottom) == 0.375
    assert inch(LULU.margins(100).outside) == inch(INGRAM.margins(100).bottom) == 0.5


def test_a_page_without_bleed_is_the_size_of_the_book() -> None:
    for printer in PRINTERS:
        boxes = printer.page_box(printer.trim("6x9"), 7)
        assert boxes.media == boxes.trim == boxes.bleed == (0, 0, 432, 648)


def test_bleed_is_at_the_outer_edge_of_a_recto_and_of_a_verso() -> None:
    for printer in (KDP, INGRAM):
        recto, verso = (printer.page_box(printer.trim("6x9"), number, bleeds=True) for number in (1, 2))
        assert recto.media == verso.media == recto.bleed == (0, 0, 441, 666)
        assert recto.trim == (0, 9, 432, 657)
        assert verso.trim == (9, 9, 441, 657)
    assert LULU.page_box(LULU.trim("6x9"), 2, bleeds=True).trim == (9, 9, 441, 657)
    assert LULU.page_box(LULU.trim("6x9"), 2, bleeds=True).media == (0, 0, 450, 666)


@pytest.mark.parametrize(
    ("printer", "stock", "spine"),
    [
        (KDP, "white", 200 * 0.002252), (KDP, "cream", 0.5), (KDP, "premium", 200 * 0.002347),
        (LULU, "cream", 200 / 444 + 0.06), (LULU, "white", 200 / 444 + 0.06),
    ],
)  # fmt: skip
def test_the_spine_of_two_hundred_pages(printer: Printer, stock: str, spine: float) -> None:
    assert printer.spine(200, stock) / 72 == pytest.approx(spine)


def test_who_publishes_no_formula_is_given_the_caliper() -> None:
    assert INGRAM.stock("cream").is_estimate
    assert not KDP.stock("cream").is_estimate
    assert INGRAM.spine(200, "cream", 0.0026) / 72 == pytest.approx(0.52)


def test_the_cover_is_two_pages_a_spine_and_a_quarter_of_an_inch() -> None:
    for printer in (each for each in PRINTERS if each.cover.case is None):
        width, height = printer.cover_size(printer.trim("5.5x8.5"), 36.0)
        assert (inch(width), inch(height)) == (11.75, 8.75)


def test_spines_have_words_from_so_many_pages_on() -> None:
    assert [printer.spine_text_from for printer in (KDP, LULU, INGRAM)] == [79, 81, 48]


def test_page_limits() -> None:
    assert (KDP.least_pages("cream"), KDP.most_pages("cream"), KDP.most_pages("white")) == (24, 776, 828)
    assert (LULU.least_pages("white"), LULU.most_pages("white")) == (32, 800)
    assert (INGRAM.least_pages("cream"), INGRAM.most_pages("cream"), INGRAM.most_pages("white")) == (18, 1050, 900)
    assert KDP.most_pages("white", "8.5x11") == 590
    assert KDP.most_pages("white", "6x9") == 828
    for pages in (22, 778):
        with pytest.raises(TooManyPages, match=f"{pages} pages.*24 to 776"):
            KDP.require_page_count(pages, "cream", "6x9")
    KDP.require_page_count(24, "cream", "6x9")


def test_any_size_between_the_ends_where_the_printer_takes_that() -> None:
    assert (INGRAM.trim("6.5x8.25").width, INGRAM.trim("6.5x8.25").height) == (468, 594)
    assert INGRAM.trim("4x6").label == "4 × 6 in"
    for slug in ("3.9x6", "8.5x11.1", "6.5x", "x", "", "6x9x2", "١x٢", "1e1x9", "-6x9"):
        with pytest.raises(UnknownPrinter):
            INGRAM.trim(slug)
    with pytest.raises(UnknownPrinter):
        LULU.trim("6.5x8.25")


def test_only_ingramspark_takes_pdfx_and_says_for_which_condition() -> None:
    assert [printer.file.pdfx for printer in (KDP, LULU)] == [(), ()]
    assert INGRAM.file.pdfx == ("PDF/X-1a:2001", "PDF/X-3:2002")
    assert INGRAM.file.printing_condition == "CGATS TR 001"
    assert [printer.cover.colour for printer in (KDP, LULU, INGRAM)] == ["rgb", "rgb", "cmyk"]
    assert [printer.file.largest_mb for printer in (KDP, LULU, INGRAM)] == [650, None, None]
    assert [printer.last_page_blank for printer in (KDP, LULU, INGRAM)] == [False, False, True]


def test_all_trims_have_a_label_and_slugs_of_their_own() -> None:
    for printer in PRINTERS:
        assert len({trim.slug for trim in printer.trims}) == len(printer.trims)
        assert printer.trim("6x9").label == "6 × 9 in"


@pytest.mark.parametrize(
    ("was", "now", "reason"),
    [
        ("label = ", "lable = ", "label is missing"),
        ("[bleed]\nsource", "[bleed]\nsauce", r"\[bleed\] has no source"),
        ('"5x8"', '"5 by 8"', "“5 by 8” is no size"),
        ("[[150, 0.375], [300", "[[310, 0.375], [300", "bands"),
        ('"outside"]', '"spine"]', "no edge “spine”"),
        ('"rgb"', '"grey"', "rgb or cmyk"),
        ("[spine]", "[spine", "is not TOML"),
    ],
)
def test_a_damaged_profile_is_named_with_its_reason(tmp_path: Path, was: str, now: str, reason: str) -> None:
    text = (FOLDER / "kdp.toml").read_text(encoding="utf-8")
    assert was in text
    (tmp_path / "kdp.toml").write_text(text.replace(was, now, 1), encoding="utf-8")
    with pytest.raises(DamagedProfile, match=rf"kdp.toml.*{reason}"):
        load_printers(tmp_path)


def test_a_folder_without_a_printer_is_named(tmp_path: Path) -> None:
    with pytest.raises(DamagedProfile, match=tmp_path.name):
        load_printers(tmp_path)
