"""Preflight of what pages show: fonts, colours, effects, sizes, lines, pictures, and what stands too near an edge."""

from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.pdfgen.canvas import Canvas

from letters.handwriting import write_letter

from .looking import SOUND, failed, figure, looked_at
from .pdfs import Change, Draw, changed, drawn, helvetica, in_form, nothing, picture, sound_pdf


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
    assert check.says == f"There is {found} on page 5."


def test_a_colour_picture_is_found() -> None:
    pdf = sound_pdf(draw=lambda canvas: canvas.drawImage(picture(300, 300, "RGB"), 200, 200, 50, 50))
    assert failed(pdf) == ["Colours"]


def test_greys_by_number_are_greys() -> None:
    grey = in_form(b"/I cs 7 sc 200 200 50 50 re f", lambda document: indexed(document, "/DeviceGray"))
    assert failed(changed(SOUND, grey)) == []


def state(**entries: Any) -> Callable[[Pdf], Dictionary]:
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


@pytest.mark.parametrize(
    ("within", "at_end", "passed", "says"),
    [
        (2, 0, True, "2 running, 0 at the end"),
        (3, 0, False, "3 running, 0 at the end"),
        (0, 10, True, "0 running, 10 at the end"),
        (0, 11, False, "0 running, 11 at the end"),
    ],
)
def test_blank_pages_behind_one_another_are_counted(within: int, at_end: int, passed: bool, says: str) -> None:
    def blanked(document: Pdf) -> None:
        for page in document.pages[1 : 1 + within]:
            page.Contents = document.make_stream(b"")
        for _ in range(at_end):
            document.add_blank_page(page_size=(432, 648))

    (check,) = [each for each in looked_at(changed(SOUND, blanked)).checks if each.name == "Blank pages"]
    assert (check.passed, check.figure) == (passed, says)
