"""A book that is nothing but plates: each on a page of its own."""

from collections.abc import Iterable

from letters.handwriting import PdfFile, Plate, PlatePress

MARGIN = 24.0
"""Points around a plate that is not shown at its own size."""


def book_of(plates: Iterable[Plate], *, grey: bool = False, scale: float = 1.0) -> bytes:
    """A PDF with a page for each plate: where the scale is 1, as large as its sheet, else with a margin around it."""
    file = PdfFile("A book", "Nobody", "A book", "en")
    press, margin = PlatePress(file, grey=grey), MARGIN if scale != 1 else 0.0
    for plate in plates:
        drawing = press.place(plate)
        shown = f"q 0.4 w {scale} 0 0 {scale} {margin} {margin} cm /P1 Do Q".encode("ascii")
        box = f"0 0 {plate.width * scale + 2 * margin:.2f} {plate.height * scale + 2 * margin:.2f}"
        page = (
            f"<</Type /Page /Parent {file.pages} /MediaBox [{box}] "
            f"/Resources <</XObject <</P1 {drawing}>>>> /Contents {file.add_stream(shown)}>>"
        )
        file.add_page(page.encode("ascii"))
    press.finish()
    return file.finish()
