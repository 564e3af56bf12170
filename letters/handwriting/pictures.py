"""A picture of a page, made from the finished PDF, so that what is shown is what will be printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock

import pypdfium2 as pdfium

from .errors import HandwritingError

_ONE_AT_A_TIME = Lock()
"""PDFium is not safe with threads, not even on documents of their own."""


def picture(pdf: bytes, page: int, dpi: int = 110) -> bytes:
    """Page `page`, counted from 1, as a PNG. Raises HandwritingError when the letter has no such page."""
    with _opened(pdf) as document:
        count = len(document)
        if not 1 <= page <= count:
            raise HandwritingError(f"This letter has {count} page{'s' if count > 1 else ''}; there is no page {page}.")
        image = document[page - 1].render(scale=dpi / 72, grayscale=True).to_pil()
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


@contextmanager
def _opened(pdf: bytes) -> Iterator[pdfium.PdfDocument]:
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
