"""A letter for sheets that are printed on both sides."""

from io import BytesIO

from pikepdf import Pdf

HALF_TURN = 180
"""Degrees."""


def two_sided(data: bytes, *, flips_short: bool) -> bytes:
    """The PDF of a letter with its second sides turned as the printer needs them, and as many sides as sheets have.

    A printer that turns the sheet over its long edge needs them upright; over its short edge (`flips_short`), upside
    down.
    The words stay words, and the same bytes give the same bytes.
    """
    with Pdf.open(BytesIO(data)) as pdf:
        if len(pdf.pages) % 2:
            left, bottom, right, top = (float(edge) for edge in pdf.pages[-1].mediabox)
            pdf.add_blank_page(page_size=(right - left, top - bottom))
        if flips_short:
            for page in list(pdf.pages)[1::2]:
                page.rotate(HALF_TURN, relative=True)
        file = BytesIO()
        pdf.save(file, deterministic_id=True, compress_streams=False)
        return file.getvalue()
