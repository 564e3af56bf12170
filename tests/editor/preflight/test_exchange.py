"""PDF/X: Ghostscript makes it, the same words can be copied from it, and what breaks the standard is found."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from letters.editor import (
    GhostscriptMissing,
    PdfxFailed,
    load_printers,
    preflight_pdfx,
    printer_named,
    second_opinion,
    standard_for,
    to_pdfx,
)
from letters.handwriting import words_on, write_letter
from tests.handwriting.readers import required

from .pdfs import Change, changed, drawn, in_form, sound_pdf

PRINTERS = load_printers(Path(__file__).resolve().parents[3] / "seeds" / "printers")
KDP, LULU, INGRAM = (printer_named(PRINTERS, slug) for slug in ("kdp", "lulu", "ingramspark"))

LETTER = "Dear Zoë,\n\n“It’s three o’clock,” you said, “and the café – our café – is flat broke.”\n\nJosé"


@pytest.fixture(scope="module")
def before() -> bytes:
    """Pages with a form in a form, an image, trimmed boxes, and marks that belong to the file itself."""

    def change(document: Pdf) -> None:
        table = document.make_stream(bytes(range(256)))
        spaces = Dictionary(ColorSpace=Dictionary(I=Array([Name.Indexed, Name.DeviceGray, 255, table])))
        in_form(b"/I cs 60 sc 100 100 50 50 re f", lambda _: spaces)(document)
        for page in document.pages:
            page.obj.TrimBox = Array([9, 9, 423, 639])
        document.docinfo["/BookPageCount"] = String("6")

    return changed(sound_pdf(), change)


@pytest.fixture(scope="module")
def made(before: bytes) -> bytes:
    return to_pdfx(before, INGRAM, grey=True)


pytestmark = required("gs")


def failed(pdf: bytes, before: bytes, *, grey: bool = True) -> list[str]:
    return [check.name for check in preflight_pdfx(pdf, before, grey=grey).failed]


def test_who_takes_an_ordinary_pdf_gets_no_other(before: bytes) -> None:
    assert [standard_for(printer) for printer in (KDP, LULU, INGRAM)] == ["", "", "PDF/X-1a:2001"]
    with pytest.raises(PdfxFailed, match="KDP paperback is printed from an ordinary PDF"):
        to_pdfx(before, KDP, grey=True)


def test_without_ghostscript_it_is_said_what_to_do(
    before: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GhostscriptMissing, match="Install the package “ghostscript”, then compile the book again"):
        to_pdfx(before, INGRAM, grey=True)


def test_what_ghostscript_cannot_read_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, before: bytes
) -> None:
    broken = tmp_path / "gs"
    broken.write_text("#!/bin/sh\necho 'Unrecoverable error' >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PdfxFailed, match="gave up, with 1: Unrecoverable error"):
        to_pdfx(before, INGRAM, grey=True)


def test_it_passes_and_says_that_no_validator_has_read_it(made: bytes, before: bytes) -> None:
    preflight = preflight_pdfx(made, before, grey=True)
    assert preflight.passed, preflight.failed
    assert [check.name for check in preflight.undecided] == ["Certified validator"]
    assert "No certified validator has read it" in preflight.undecided[0].says


def test_the_same_file_gives_the_same_bytes(made: bytes, before: bytes) -> None:
    assert to_pdfx(before, INGRAM, grey=True) == made


def test_it_keeps_what_the_file_says_and_how_it_is_cut(made: bytes) -> None:
    assert made.startswith(b"%PDF-1.3")
    with pikepdf.open(BytesIO(made)) as document:
        info = {key: str(value) for key, value in document.docinfo.items()}
        assert info["/Title"] == "Letters from Your Life"
        assert info["/BookPageCount"] == "6"
        assert info["/GTS_PDFXVersion"] == "PDF/X-1:2001"
        assert info["/GTS_PDFXConformance"] == "PDF/X-1a:2001"
        assert info["/CreationDate"].startswith("D:2000")
        for page in document.pages:
            assert [float(side) for side in page.obj.TrimBox] == [9, 9, 423, 639]
            assert [float(side) for side in page.obj.MediaBox] == [0, 0, 432, 648]
            assert "/CropBox" not in page.obj


def test_quotation_marks_accents_and_ligatures_can_still_be_copied() -> None:
    letter = write_letter(LETTER)
    made = to_pdfx(letter, INGRAM, grey=True)
    assert words_on(made, 1).split() == words_on(letter, 1).split()
    assert "“and" in words_on(made, 1)
    assert "Words kept" not in failed(made, letter)


def test_others_find_it_sound_and_black(made: bytes) -> None:
    assert all(check.passed for check in second_opinion(made, grey=True))


def test_a_cover_stays_cmyk() -> None:
    cover = changed(sound_pdf(), drawn(b"0.1 0.85 0.95 0.02 k 200 200 50 50 re f"))
    made = to_pdfx(cover, INGRAM, grey=False)
    assert failed(made, cover, grey=False) == []
    assert failed(made, cover, grey=True) == ["Colours"]


def test_colour_becomes_grey_where_all_is_to_be_grey() -> None:
    cover = changed(sound_pdf(), drawn(b"0.8 0.2 0.1 rg 200 200 50 50 re f"))
    assert failed(to_pdfx(cover, INGRAM, grey=True), cover) == []


def test_an_ordinary_pdf_is_no_pdfx() -> None:
    pdf = sound_pdf()
    assert failed(pdf, pdf) == ["Standard", "PDF version", "Output intent"]


def two_cuts(document: Pdf) -> None:
    document.pages[2].obj.ArtBox = document.pages[2].obj.TrimBox


def bleed_beyond(document: Pdf) -> None:
    document.pages[2].obj.BleedBox = Array([-9, 0, 432, 648])


def uncut(document: Pdf) -> None:
    del document.pages[2].obj["/TrimBox"]


def untrapped(document: Pdf) -> None:
    document.docinfo["/Trapped"] = Name.Unknown


def two_intents(document: Pdf) -> None:
    document.Root.OutputIntents.append(document.Root.OutputIntents[0])


def unregistered(document: Pdf) -> None:
    del document.Root.OutputIntents[0]["/RegistryName"]


def postscript(document: Pdf) -> None:
    program = document.make_stream(b"showpage")
    program.Type, program.Subtype = Name.XObject, Name.PS
    drawn(b"", Dictionary(XObject=Dictionary(P=program)))(document)


def other_pictures(document: Pdf) -> None:
    image = document.make_stream(bytes(1))
    image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, 1, 1
    image.ColorSpace, image.BitsPerComponent, image.Alternates = Name.DeviceGray, 8, Array([])
    drawn(b"", Dictionary(XObject=Dictionary(A=image)))(document)


def curve(document: Pdf) -> None:
    state = document.make_indirect(Dictionary(Type=Name.ExtGState, TR=Name.Identity))
    drawn(b"", Dictionary(ExtGState=Dictionary(C=state)))(document)


def open_by_itself(document: Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(""))


def other_words(document: Pdf) -> None:
    drawn(b"", Dictionary())(document)
    page = document.pages[0]
    page.Contents = document.pages[1].Contents


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("Standard", lambda document: document.docinfo.__delitem__("/GTS_PDFXConformance")),
        ("Output intent", lambda document: document.Root.__delitem__("/OutputIntents")),
        ("Output intent", two_intents),
        ("Output intent", unregistered),
        ("What the file says", untrapped),
        ("Trim boxes", uncut),
        ("Trim boxes", two_cuts),
        ("Trim boxes", bleed_beyond),
        ("Plain objects", postscript),
        ("Plain objects", other_pictures),
        ("Plain objects", curve),
        ("Scripts", open_by_itself),
        ("Words kept", other_words),
    ],
)
def test_what_breaks_the_standard_is_found(name: str, change: Change, made: bytes, before: bytes) -> None:
    assert failed(changed(made, change, force_version="1.3"), before) == [name]


def test_a_newer_version_is_found(made: bytes, before: bytes) -> None:
    assert failed(changed(made, lambda _: None, force_version="1.7"), before) == ["PDF version"]
