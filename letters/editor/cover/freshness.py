"""Freshness: what a cover was made for stands in it, so that no book is bound in one that does not fit."""

from io import BytesIO

import pikepdf
from pikepdf import Pdf, String

from ..errors import StaleCover

PAGES, INTERIOR = "/BookPageCount", "/BookInterior"
"""What the cover's Info calls the page count and the digest of the pages."""


def recorded(cover: bytes, page_count: int, interior_digest: str) -> bytes:
    """The cover, which says from now on what it was made for."""
    file = BytesIO()
    with pikepdf.open(BytesIO(cover)) as document:
        document.docinfo[PAGES] = String(str(page_count))
        document.docinfo[INTERIOR] = String(interior_digest)
        document.save(file, deterministic_id=True)
    return file.getvalue()


def record_of(document: Pdf) -> tuple[int | None, str]:
    """The page count and the digest that a cover was made for; None and "" where it does not say."""
    if "/Info" not in document.trailer:
        return None, ""
    count, digest = (str(document.docinfo.get(key, "")) for key in (PAGES, INTERIOR))
    return (int(count) if count.isdecimal() and count.isascii() else None), digest


def require_fresh(cover: bytes, page_count: int, interior_digest: str) -> None:
    """Raises StaleCover, which names both figures, unless the cover was made for just these pages."""
    try:
        with pikepdf.open(BytesIO(cover)) as document:
            count, digest = record_of(document)
    except pikepdf.PdfError:
        raise StaleCover("The cover cannot be read. Please make it again.") from None
    again = "Please make it again, so that its spine fits."
    if count is None:
        raise StaleCover(f"The cover does not say how many pages it was made for; the book has {page_count}. {again}")
    if count != page_count:
        raise StaleCover(f"The cover was made for {count} pages, and the book has {page_count} now. {again}")
    if digest != interior_digest:
        raise StaleCover(
            f"The cover was made for other pages ({digest[:12] or 'which, it does not say'}) than the book has now "
            f"({interior_digest[:12]}), though both have {page_count}. Please make it again."
        )
