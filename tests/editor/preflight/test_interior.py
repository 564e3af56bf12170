"""Preflight of the pages: a sound file passes, and each thing that can be wrong is found, wherever it hides."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String
from reportlab.pdfgen.canvas import Canvas

from letters.editor import (
    Preflight,
    Printer,
    UnknownPrinter,
    load_printers,
    preflight_interior,
    preflight_screen,
    printer_named,
)
from letters.editor.preflight.margins import SAMPLE, sample
from letters.handwriting import write_letter

from .pdfs import Change, Draw, changed, drawn, helvetica, in_form, nothing, picture, sound_pdf

PRINTERS = load_printers(Path(__file__).resolve().parents[3] / "seeds" / "printers")
KDP, LULU, INGRAM = (printer_named(PRINTERS, slug) for slug in ("kdp", "lulu", "ingramspark"))
SOUND = sound_pdf()

THIN = replace(KDP, stocks=tuple(replace(stock, least=6) for stock in KDP.stocks))
"""A printer like KDP that binds thin books too: most tests need no more than six pages."""


def looked_at(pdf: bytes, printer: Printer = THIN) -> Preflight:
    return preflight_interior(pdf, printer, "6x9", "cream")


def failed(pdf: bytes) -> list[str]:
    return [check.name for check in looked_at(pdf).failed]


def figure(preflight: Preflight, name: str) -> str:
    (found,) = [check.figure for check in preflight.checks if check.name == name]
    return found


def test_a_sound_file_passes_with_every_figure() -> None:
    preflight = looked_at(SOUND)
    assert preflight.passed
    assert not preflight.undecided
    assert len(preflight.checks) >= 25
    assert figure(preflight, "Page count") == "6"
    assert figure(preflight, "Page size") == "6 × 9 in"
    assert figure(preflight, "Fonts embedded") == "1 of 1"
    assert figure(preflight, "Colours") == "DeviceGray"
    assert figure(preflight, "Smallest type") == "11.00 pt"
    assert figure(preflight, "Words clear of the bind") == "1.25 in"
    assert all(check.says.endswith(".") and check.wanted for check in preflight.checks)


def test_it_can_be_kept_as_json() -> None:
    data = json.loads(json.dumps(looked_at(sound_pdf(22), KDP).as_data()))
    assert (data["of"], data["passed"], data["failed"]) == ("interior", False, 1)
    (check,) = [check for check in data["checks"] if check["passed"] is False]
    assert check["name"] == "Page count"
    assert check["figure"] == "22"
    assert check["wanted"] == "24 to 776"
    assert "KDP paperback binds from 24 to 776 pages" in check["says"]


def test_a_trim_or_paper_that_the_printer_has_not_is_no_matter_of_the_file() -> None:
    with pytest.raises(UnknownPrinter):
        preflight_interior(SOUND, KDP, "4x4", "cream")
    with pytest.raises(UnknownPrinter):
        preflight_interior(SOUND, KDP, "6x9", "vellum")


def test_what_cannot_be_opened_has_one_check() -> None:
    locked = changed(SOUND, lambda _: None, encryption=Encryption(user="secret", owner="secret"))
    for pdf, found in ((b"Dear Amy,", "read as a PDF"), (b"", "read as a PDF"), (locked, "password")):
        (check,) = looked_at(pdf).checks
        assert check.passed is False
        assert found in check.says


def test_a_damaged_stream_is_found() -> None:
    place = SOUND.index(b"stream\n") + 30
    assert "Opens" in failed(SOUND[:place] + bytes(40) + SOUND[place + 40 :])


def without_info(document: Pdf) -> None:
    del document.docinfo["/Title"]


def on_page(change: Callable[[pikepdf.Object], None], number: int = 5) -> Change:
    return lambda document: change(document.pages[number - 1].obj)


def put(key: str, value: object) -> Change:
    return on_page(lambda page: page.__setitem__(key, value))


def link() -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))


def attach(document: Pdf) -> None:
    document.attachments["note.txt"] = b"To be read by nobody."


def bookmark(document: Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Chapter one", 2))


def script(document: Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def named_script(document: Pdf) -> None:
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([])))


def layers(document: Pdf) -> None:
    document.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary())


def whole_name(document: Pdf) -> None:
    for font in document.pages[0].Resources.Font.values():
        font.BaseFont = Name("/EBGaramond-Regular")


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("Page size", put("/MediaBox", Array([0, 0, 432, 650]))),
        ("Trim box", on_page(lambda page: page.__delitem__("/TrimBox"))),
        ("Trim box", put("/TrimBox", Array([9, 9, 423, 639]))),
        ("Bleed box", put("/BleedBox", Array([0, 0, 432, 640]))),
        ("Upright pages", put("/Rotate", 90)),
        ("Upright pages", put("/UserUnit", 2)),
        ("Upright pages", put("/CropBox", Array([0, 0, 432, 600]))),
        ("Annotations", put("/Annots", Array([link()]))),
        ("Attachments", attach),
        ("Bookmarks", bookmark),
        ("Scripts", script),
        ("Scripts", named_script),
        ("Scripts", put("/AA", Dictionary())),
        ("Layers", layers),
        ("Title and language", without_info),
        ("Title and language", lambda document: document.Root.__delitem__("/Lang")),
        ("Fonts cut down", whole_name),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_file(name: str, change: Change) -> None:
    assert failed(changed(SOUND, change)) == [name]


def test_a_locked_file_is_found() -> None:
    locked = changed(SOUND, lambda _: None, encryption=Encryption(owner="secret", user=""))
    assert failed(locked) == ["Encryption"]


@pytest.mark.parametrize(("pages", "names"), [(22, ["Page count"]), (25, ["Even count"]), (778, ["Page count"])])
def test_how_many_pages_there_are(pages: int, names: list[str]) -> None:
    assert [check.name for check in looked_at(sound_pdf(pages), KDP).failed] == names


def test_a_large_trim_has_fewer_pages() -> None:
    preflight = preflight_interior(sound_pdf(600), KDP, "8.5x11", "white")
    (check,) = [check for check in preflight.checks if check.name == "Page count"]
    assert (check.passed, check.wanted) == (False, "24 to 590 (an unsure figure)")


def test_a_file_that_is_too_large() -> None:
    small = replace(THIN, file=replace(KDP.file, largest_mb=0))
    assert [check.name for check in preflight_interior(SOUND, small, "6x9", "cream").failed] == ["File size"]


def test_the_last_page_is_blank_where_the_printer_wants_that() -> None:
    def names(pdf: bytes) -> list[str]:
        return [check.name for check in looked_at(pdf, INGRAM).failed]

    book = sound_pdf(18)
    assert names(book) == ["Last page"]
    assert names(changed(book, on_page(lambda page: page.__delitem__("/Contents"), 18))) == []


def test_bleed_makes_a_page_of_another_size() -> None:
    def names(pdf: bytes, *, bleeds: bool) -> list[str]:
        return [check.name for check in preflight_interior(pdf, THIN, "6x9", "cream", bleeds=bleeds).failed]

    def bled(document: Pdf) -> None:
        for number, page in enumerate(document.pages, 1):
            page.obj.MediaBox = page.obj.BleedBox = Array([0, 0, 441, 666])
            page.obj.TrimBox = Array([0, 9, 432, 657] if number % 2 else [9, 9, 441, 657])

    assert names(SOUND, bleeds=True) == ["Page size", "Trim box", "Bleed box"]
    assert names(changed(SOUND, bled), bleeds=True) == []


def type3(document: Pdf) -> Dictionary:
    """A font that is drawn, and draws with one that is not in the file."""
    shape = document.make_stream(b"500 0 d0 BT /Bad 9 Tf (x) Tj ET")
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1, 1]), FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        FirstChar=97, LastChar=97, Widths=Array([500]), CharProcs=Dictionary(a=shape), Resources=helvetica(document),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
    )  # fmt: skip
    return Dictionary(Font=Dictionary(Drawn=document.make_indirect(font)))


def tiling(document: Pdf, content: bytes, resources: Dictionary) -> Dictionary:
    tile = document.make_stream(content)
    tile.Type, tile.PatternType, tile.PaintType, tile.TilingType = Name.Pattern, 1, 1, 1
    tile.BBox, tile.XStep, tile.YStep, tile.Resources = Array([0, 0, 9, 9]), 9, 9, resources
    return Dictionary(Pattern=Dictionary(Tile=tile))


@pytest.mark.parametrize(
    "change",
    [
        lambda document: drawn(b"", helvetica(document))(document),
        in_form(b"BT /Bad 9 Tf 200 200 Td (x) Tj ET", helvetica),
        in_form(b"", type3),
        lambda document: drawn(b"", tiling(document, b"", helvetica(document)))(document),
        in_form(b"", lambda document: Dictionary(ExtGState=Dictionary(
            G=Dictionary(Font=Array([document.make_indirect(helvetica(document).Font.Bad), 9]))))),
    ],
    ids=["on a page", "in a form in a form", "in a drawn font", "in a pattern", "in a graphics state"],
)  # fmt: skip
def test_a_font_that_is_not_in_the_file_is_found_wherever_it_is_named(change: Change) -> None:
    (check,) = [check for check in looked_at(changed(SOUND, change)).failed if check.name == "Fonts embedded"]
    assert "Helvetica (page" in check.says
    assert check.figure.endswith(" of 2") or check.figure.endswith(" of 3")


def test_words_that_nobody_could_copy_are_found() -> None:
    letter = write_letter("Dear Amy,\n\nThank you.\n\nPaul")

    def mute(document: Pdf) -> None:
        for font in document.pages[0].Resources.Font.values():
            del font["/ToUnicode"]

    assert "Words can be copied" not in failed(letter)
    assert "Words can be copied" in failed(changed(letter, mute))


def indexed(document: Pdf, base: str) -> Dictionary:
    table = document.make_stream(bytes(range(256)) * 3)
    return Dictionary(ColorSpace=Dictionary(I=Array([Name.Indexed, Name(base), 255, table])))


def profiled(document: Pdf) -> Dictionary:
    profile = document.make_stream(bytes(128))
    profile.N = 3
    return Dictionary(ColorSpace=Dictionary(P=Array([Name.ICCBased, profile])))


def spot(document: Pdf) -> Dictionary:
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([1]), N=1)
    space = Array([Name.Separation, Name.Vermilion, Name.DeviceGray, document.make_indirect(function)])
    return Dictionary(ColorSpace=Dictionary(V=space))


def shaded(_: Pdf) -> Dictionary:
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0]), C1=Array([1, 1, 1]), N=1)
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([200, 200, 210, 210]), Function=function
    )
    return Dictionary(Shading=Dictionary(S=shading), Pattern=Dictionary(S=Dictionary(PatternType=2, Shading=shading)))


@pytest.mark.parametrize(
    ("found", "change"),
    [
        ("DeviceRGB", drawn(b"0 0 0 rg 200 200 50 50 re f")),
        ("DeviceCMYK", drawn(b"0 0 0 1 K 2 w 200 200 m 250 250 l S")),
        ("DeviceRGB", in_form(b"1 0 0 rg 200 200 50 50 re f", nothing)),
        ("DeviceRGB", in_form(b"/I cs 7 sc 200 200 50 50 re f", lambda document: indexed(document, "/DeviceRGB"))),
        ("ICC RGB", in_form(b"/P CS 0 0 0 SC 2 w 200 200 m 250 250 l S", profiled)),
        ("spot colour /Vermilion", in_form(b"/V cs 1 scn 200 200 50 50 re f", spot)),
        ("DeviceRGB", in_form(b"200 200 50 50 re W n /S sh", shaded)),
        ("DeviceRGB", in_form(b"/Pattern cs /S scn 200 200 50 50 re f", shaded)),
        ("DeviceCMYK", lambda document: drawn(
            b"/Pattern cs /Tile scn 200 200 50 50 re f",
            tiling(document, b"0 0 0 1 k 0 0 5 5 re f", Dictionary()))(document)),
        ("DeviceRGB", drawn(b"50 0 0 50 200 200 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI")),
    ],
)  # fmt: skip
def test_colour_is_found_wherever_it_hides(found: str, change: Change) -> None:
    preflight = looked_at(changed(SOUND, change))
    (check,) = [check for check in preflight.failed if check.name == "Colours"]
    assert found in check.figure
    assert check.says == f"{found} on page 5."


def test_a_colour_picture_is_found() -> None:
    pdf = sound_pdf(draw=lambda canvas: canvas.drawImage(picture(300, 300, "RGB"), 200, 200, 50, 50))
    assert failed(pdf) == ["Colours"]


def test_greys_by_number_are_greys() -> None:
    grey = in_form(b"/I cs 7 sc 200 200 50 50 re f", lambda document: indexed(document, "/DeviceGray"))
    assert failed(changed(SOUND, grey)) == []


def state(**entries: object) -> Callable[[Pdf], Dictionary]:
    return lambda _: Dictionary(ExtGState=Dictionary(G=Dictionary(**entries)))


def grouped(document: Pdf) -> None:
    in_form(b"", nothing)(document)
    document.pages[4].Resources.XObject["/Out"].Group = Dictionary(S=Name.Transparency)


@pytest.mark.parametrize(
    ("found", "change"),
    [
        ("opacity 0.5", in_form(b"/G gs 200 200 50 50 re f", state(ca=0.5))),
        ("opacity 0.25", in_form(b"/G gs 200 200 50 50 re f", state(CA=0.25))),
        ("the blend mode /Multiply", in_form(b"/G gs 200 200 50 50 re f", state(BM=Name.Multiply))),
        ("a soft mask", in_form(b"/G gs 200 200 50 50 re f", state(SMask=Dictionary(S=Name.Alpha)))),
        ("a transparency group", grouped),
    ],
)
def test_what_shows_through_is_found(found: str, change: Change) -> None:
    preflight = looked_at(changed(SOUND, change))
    assert [(check.name, check.figure) for check in preflight.failed] == [("Flat", found)]


def test_a_picture_with_a_mask_and_words_that_hide_are_found() -> None:
    masked = sound_pdf(draw=lambda canvas: canvas.drawImage(picture(300, 300), 200, 200, 50, 50))

    def soften(document: Pdf) -> None:
        for image in document.pages[4].Resources.XObject.values():
            image.SMask = document.make_stream(b"")

    assert failed(masked) == []
    assert "Flat" in failed(changed(masked, soften))

    def hidden(canvas: Canvas) -> None:
        words = canvas.beginText(100, 300)
        words.setTextRenderMode(3)
        words.textOut("placeholder")
        canvas.drawText(words)

    assert failed(sound_pdf(draw=hidden)) == ["Flat"]


def small(canvas: Canvas) -> None:
    canvas.setFont("Garamond", 6.5)
    canvas.drawString(100, 300, "too small")


def shrunk(canvas: Canvas) -> None:
    canvas.scale(0.5, 0.5)
    canvas.setFont("Garamond", 13)
    canvas.drawString(200, 600, "too small")


@pytest.mark.parametrize("draw", [small, shrunk])
def test_type_is_measured_as_it_is_seen(draw: Draw) -> None:
    preflight = looked_at(sound_pdf(draw=draw))
    assert [check.name for check in preflight.failed] == ["Smallest type"]
    assert figure(preflight, "Smallest type") == "6.50 pt"
    assert "page 5" in preflight.failed[0].says


@pytest.mark.parametrize(
    ("found", "change"),
    [
        ("0.50 pt", drawn(b"0.5 w 100 300 m 300 300 l S")),
        ("0.40 pt", drawn(b"100 300 200 0.4 re f")),
        ("0.50 pt", in_form(b"1 w 200 300 m 300 300 l S", nothing, matrix=(0.5, 0, 0, 0.5, 0, 0))),
        ("0.00 pt", drawn(b"0 w 100 300 m 300 300 l S")),
    ],
)
def test_lines_are_measured_as_they_are_seen(found: str, change: Change) -> None:
    preflight = looked_at(changed(SOUND, change))
    assert [(check.name, check.figure) for check in preflight.failed] == [("Thinnest line", found)]


def test_a_coarse_picture_is_found() -> None:
    def shown(width: float) -> bytes:
        return sound_pdf(draw=lambda canvas: canvas.drawImage(picture(300, 300), 150, 200, width, width))

    assert failed(shown(72)) == []
    assert failed(shown(144)) == ["Pictures"]
    assert figure(looked_at(shown(144)), "Pictures") == "150 dpi"


@pytest.mark.parametrize(
    ("page", "left", "right", "edge"),
    [(5, 20, None, "bind"), (6, 12, None, "cut"), (6, None, 410, "bind"), (5, None, 420, "cut")],
    ids=["left of a recto", "left of a verso", "right of a verso", "right of a recto"],
)
def test_words_keep_clear_of_the_bind_and_of_the_cut(page: int, left: float, right: float, edge: str) -> None:
    """Where the bind needs 27 points the cut needs only 18."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(left, 300, "near") if left else canvas.drawRightString(right, 300, "near")

    preflight = looked_at(sound_pdf(draw=draw, on=page))
    assert [check.name for check in preflight.failed] == [f"Words clear of the {edge}", f"Ink clear of the {edge}"]
    assert f"page {page}" in preflight.failed[0].says


@pytest.mark.parametrize("y", [12, 640])
def test_words_keep_clear_of_head_and_foot(y: float) -> None:
    names = failed(sound_pdf(draw=lambda canvas: canvas.drawString(100, y, "near")))
    assert names == ["Words clear of the cut", "Ink clear of the cut"]


def test_ink_that_is_no_word_is_seen_in_the_bind_too() -> None:
    assert failed(changed(SOUND, drawn(b"10 100 8 400 re f"))) == ["Ink clear of the bind"]


def test_of_a_long_book_some_spreads_are_drawn() -> None:
    assert sample(24) == list(range(1, 25))
    chosen = sample(640)
    assert len(chosen) <= SAMPLE
    assert (chosen[0], chosen[-1]) == (1, 640)
    assert sum(number % 2 for number in chosen) in range(SAMPLE // 3, 2 * SAMPLE // 3)
    (check,) = [check for check in looked_at(sound_pdf(100)).checks if check.name == "Ink clear of the bind"]
    assert f"on {SAMPLE} of 100 pages" in check.says


def test_a_book_for_the_screen_has_bookmarks() -> None:
    assert [check.name for check in preflight_screen(SOUND).failed] == ["Bookmarks"]
    assert preflight_screen(changed(SOUND, bookmark)).passed
