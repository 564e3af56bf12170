"""Small PDFs, sound and with one thing wrong, for preflight to look at."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from letters.handwriting.hands import FONTS

type Change = Callable[[Pdf], object]
type Draw = Callable[[Canvas], object]

FACE = FONTS / "type" / "eb-garamond" / "EBGaramond-Regular.ttf"
SIZE = (432.0, 648.0)


def sound_pdf(pages: int = 6, draw: Draw | None = None, *, on: int = 5) -> bytes:
    """Pages of 6 × 9 inches as a printer wants them, with words in the middle, and with what `draw` does on one."""
    pdfmetrics.registerFont(TTFont("Garamond", FACE))
    file = BytesIO()
    canvas = Canvas(
        file, SIZE, invariant=1, pdfVersion=(1, 4), initialFontName="Garamond", initialFontSize=11, lang="en"
    )
    canvas.setTitle("Letters from Your Life")
    for number in range(1, pages + 1):
        canvas.setFont("Garamond", 11)
        canvas.setFillGray(0)
        canvas.drawString(90, 400, f"The pear tree came down, {number}.")
        if draw is not None and number == on:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return changed(file.getvalue(), _cut)


def _cut(document: Pdf) -> None:
    for page in document.pages:
        page.obj.TrimBox = page.obj.BleedBox = Array(page.obj.MediaBox.as_list())


def changed(pdf: bytes, change: Change, **saving: Any) -> bytes:
    """The file after a change."""
    file = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        change(document)
        document.save(file, **saving)
    return file.getvalue()


def drawn(content: bytes, resources: Dictionary | None = None, *, on: int = 5) -> Change:
    """A change that adds operators to a page, and what they name."""

    def change(document: Pdf) -> None:
        page = document.pages[on - 1]
        for kind, named in (resources or Dictionary()).items():
            for name, value in named.items():
                page.add_resource(value, Name(kind), Name(name))
        page.contents_add(b"q " + content + b" Q")

    return change


def in_form(content: bytes, resources: Callable[[Pdf], Dictionary], *, matrix: tuple[float, ...] = ()) -> Change:
    """A change that draws a form on a page, in which there is another that has the content."""

    def change(document: Pdf) -> None:
        inner = _form(document, content, resources(document))
        if matrix:
            inner.Matrix = Array(matrix)
        outer = _form(document, b"/In Do", Dictionary(XObject=Dictionary(In=inner)))
        drawn(b"/Out Do", Dictionary(XObject=Dictionary(Out=outer)))(document)

    return change


def _form(document: Pdf, content: bytes, resources: Dictionary) -> pikepdf.Stream:
    form = document.make_stream(content)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, *SIZE])
    form.Resources = resources
    return form


def helvetica(_: Pdf) -> Dictionary:
    """Resources that name a font which is in no file."""
    return Dictionary(Font=Dictionary(Bad=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))


def nothing(_: Pdf) -> Dictionary:
    return Dictionary()


def picture(width: int, height: int, mode: str = "L") -> ImageReader:
    """A picture of so many pixels."""
    return ImageReader(Image.new(mode, (width, height), 128 if mode == "L" else (120, 90, 60)))
