"""A picture of a page, made from the finished PDF, so that what is shown is what will be printed."""

from io import BytesIO

import pypdfium2 as pdfium

from .errors import HandwritingError


def picture(pdf: bytes, page: int, dpi: int = 110) -> bytes:
    """Page `page`, counted from 1, as a PNG. Raises HandwritingError when the letter has no such page."""
    document = pdfium.PdfDocument(pdf)
    try:
        if not 1 <= page <= len(document):
            raise HandwritingError(f"This letter has {len(document)} pages; there is no page {page}.")
        image = document[page - 1].render(scale=dpi / 72, grayscale=True).to_pil()
        file = BytesIO()
        image.save(file, "PNG")
        return file.getvalue()
    finally:
        document.close()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = pdfium.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
