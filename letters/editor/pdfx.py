"""PDF/X: a finished file made ready for printers that take nothing else, by Ghostscript.

PDF/X-1a:2001 (ISO 15930-1) is PDF 1.3 with nothing but CMYK, grey and spot colours, no transparency, every font in the
file, the cut of every page, and the printing condition it was made for. That condition is named and not embedded, which
the standard allows for those that are registered; the pages are grey and the cover CMYK before they come here, so no
profile decides a colour.
"""

from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf, String

from .cmaps import give_back, lend
from .errors import GhostscriptMissing, PdfxFailed
from .printers import Printer
from .programs import Refused, ask, is_installed, workshop

X1A, X3 = "PDF/X-1a:2001", "PDF/X-3:2002"

REGISTRY = "http://www.color.org"
"""Where printing conditions are registered."""

SECONDS = 900.0
"""How long Ghostscript may take for a book."""

_SOURCE, _PROLOGUE, _MADE = "book.pdf", "prologue.ps", "made.pdf"
_OWN_KEYS = ("/Title", "/Author", "/Subject", "/CreationDate", "/ModDate")
_LEFT_OUT = ("/CropBox", "/ArtBox", "/Annots", "/Group", "/AA", "/Tabs", "/StructParents", "/Rotate")
_LEFT_OUT_OF_THE_WHOLE = ("/Names", "/OpenAction", "/AA", "/AcroForm", "/Outlines", "/PageMode", "/Metadata")


def standard_for(printer: Printer) -> str:
    """The PDF/X that a printer takes, the strictest first; "" where it wants an ordinary PDF."""
    return next((standard for standard in (X1A, X3) if standard in printer.file.pdfx), "")


def to_pdfx(pdf: bytes, printer: Printer, *, grey: bool) -> bytes:
    """The same pages as PDF/X, their colours turned to greys where `grey`, otherwise to CMYK.

    The same file gives the same bytes with the same Ghostscript. What the file says of itself is kept. Raises
    GhostscriptMissing, and PdfxFailed where Ghostscript gives up, loses a page, or the printer takes no PDF/X.
    """
    standard = standard_for(printer)
    if not standard:
        raise PdfxFailed(f"The {printer.label} is printed from an ordinary PDF, so no PDF/X is made.")
    if not is_installed("gs"):
        raise GhostscriptMissing(
            f"The {printer.label} is printed only from {standard}, and Ghostscript, which makes it, is not installed "
            "here. Nothing is lost. Install the package “ghostscript”, then compile the book again."
        )
    with workshop() as folder, pikepdf.open(BytesIO(pdf)) as source:
        lent = lend(source)
        source.save(folder / _SOURCE, compress_streams=False)
        with pikepdf.open(_distilled(folder, grey)) as target:
            give_back(target, lent)
            return _marked(source, target, standard, printer.file.printing_condition)


def _distilled(folder: Path, grey: bool) -> Path:
    """What Ghostscript makes of the file in a folder."""
    (folder / _PROLOGUE).write_text(_prologue(), encoding="ascii")
    try:
        answer = ask("gs", [*_arguments(grey), _PROLOGUE, _SOURCE], folder, SECONDS)
    except Refused as refused:
        raise PdfxFailed(str(refused)) from refused
    made = folder / _MADE
    if answer.code or not made.exists():
        raise PdfxFailed(f"Ghostscript gave up, with {answer.code}: {(answer.err or answer.out).strip()[-300:]}")
    return made


def _arguments(grey: bool) -> list[str]:
    model = "Gray" if grey else "CMYK"
    return [
        "-dSAFER", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFX", "-sDEVICE=pdfwrite", f"-sOutputFile={_MADE}",
        f"-sColorConversionStrategy={model}", f"-sProcessColorModel=Device{model}", "-dCompatibilityLevel=1.3",
        "-dEmbedAllFonts=true", "-dSubsetFonts=true", "-dMaxSubsetPct=100", "-dPreserveAnnots=false",
        "-dAutoRotatePages=/None", "-dDownsampleGrayImages=false", "-dDownsampleColorImages=false",
        "-dDownsampleMonoImages=false",
    ]  # fmt: skip


def _prologue() -> str:
    """Ghostscript refuses to begin a PDF/X without these; the final words are put in afterwards."""
    return "%!\n[ /GTS_PDFXVersion (PDF/X-3:2002) /Title (Untitled) /Trapped /False /DOCINFO pdfmark\n"


def _marked(source: Pdf, target: Pdf, standard: str, condition: str) -> bytes:
    """The file with all that makes it PDF/X, and all that the source says of itself."""
    if len(source.pages) != len(target.pages):
        raise PdfxFailed(f"Ghostscript lost pages: it was given {len(source.pages)}, and made {len(target.pages)}.")
    for own, made in zip(source.pages, target.pages, strict=True):
        _cut_like(own, made)
    target.Root.OutputIntents = Array([_intent(target, condition)])
    for key in _LEFT_OUT_OF_THE_WHOLE:
        if key in target.Root:
            del target.Root[key]
    _inform(source, target, standard)
    del target.trailer["/ID"]
    file = BytesIO()
    target.save(
        file, force_version="1.3", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable,
        fix_metadata_version=False,
    )  # fmt: skip
    return file.getvalue()


def _cut_like(own: Page, made: Page) -> None:
    """Give a page the boxes of its source, which Ghostscript guesses, and nothing that lives on a screen."""
    for key in _LEFT_OUT:
        if key in made.obj:
            del made.obj[key]
    made.mediabox, made.bleedbox, made.trimbox = (
        Array([float(side) for side in box]) for box in (own.mediabox, own.bleedbox, own.trimbox)
    )


def _intent(target: Pdf, condition: str) -> pikepdf.Object:
    """The printing condition, named as its registry does."""
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, RegistryName=String(REGISTRY))
    intent.OutputConditionIdentifier = intent.OutputCondition = intent.Info = String(condition)
    return target.make_indirect(intent)


def _inform(source: Pdf, target: Pdf, standard: str) -> None:
    """Say what the file is: what the source says, and the standard."""
    for key, value in source.docinfo.items():
        if key in _OWN_KEYS or key not in target.docinfo:
            target.docinfo[key] = value if isinstance(value, Name) else String(str(value))
    for key in set(target.docinfo.keys()) - set(source.docinfo.keys()) - {"/Producer"}:
        del target.docinfo[key]
    if standard == X1A:
        target.docinfo["/GTS_PDFXVersion"] = String("PDF/X-1:2001")
        target.docinfo["/GTS_PDFXConformance"] = String(X1A)
    else:
        target.docinfo["/GTS_PDFXVersion"] = String(X3)
    target.docinfo["/Trapped"] = Name("/False")
