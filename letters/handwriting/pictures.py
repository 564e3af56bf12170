"""A picture of a page, made from the finished PDF, so that what is shown is what will be printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock

import pypdfium2 as pdfium

from .errors import NoSuchPage

COMPRESSION = 3
"""Of zlib, from 1 to 9: what beyond this gets smaller takes many times as long."""

_ONE_AT_A_TIME = Lock()
"""PDFium is not safe with threads, not even on documents of their own."""


def picture(pdf: bytes, page: int, dpi: int = 110, *, above: float = 0, below: float = 0) -> bytes:
    """Page `page`, counted from 1, as a PNG, without so many points of it `above` and `below`. Raises NoSuchPage."""
    with _opened(pdf) as document:
        cut = (0, below, 0, above)
        image = _page(document, page).render(scale=dpi / 72, crop=cut, rev_byteorder=True).to_pil()
    file = BytesIO()
    image.save(file, "PNG", compress_level=COMPRESSION)
    return file.getvalue()


def words_on(pdf: bytes, page: int) -> str:
    """What can be copied from page `page`, counted from 1. Raises NoSuchPage."""
    with _opened(pdf) as document:
        text: str = _page(document, page).get_textpage().get_text_range()
    return text.replace("\r\n", "\n")


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def _page(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    count = len(document)
    if not 1 <= number <= count:
        raise NoSuchPage(number, count)
    return document[number - 1]


@contextmanager
def _opened(pdf: bytes) -> Iterator[pdfium.PdfDocument]:
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
