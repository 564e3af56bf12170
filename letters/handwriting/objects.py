"""The objects of a PDF file, spelled at once: ReportLab's formatters are slow where thousands of numbers pass through.

ReportLab counts the objects and writes the file around them. Formats: ISO 32000-2.
"""

import deflate
from reportlab.pdfbase import pdfdoc

COMPRESSION = 1
"""The level of libdeflate, which gives the same bytes on every machine, as zlib's many builds do not. Outlines hardly
repeat themselves: the usual level, 6, takes a millisecond more a page for a twentieth fewer bytes."""


class Spelled(pdfdoc.PDFObject):  # type: ignore[misc]
    """Bytes that already are PDF."""

    def __init__(self, spelled: bytes) -> None:
        self.spelled = spelled

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return self.spelled


def reference(document: pdfdoc.PDFDocument, target: pdfdoc.PDFObject) -> str:
    """How the file refers to an object, which becomes part of it if it was not."""
    number, version = document.idToObjectNumberAndVersion[document.Reference(target).name]
    return f"{number} {version} R"


def add(document: pdfdoc.PDFDocument, spelled: str) -> str:
    """Put an object into the file, and say how to refer to it."""
    return reference(document, Spelled(spelled.encode("ascii")))


def add_stream(document: pdfdoc.PDFDocument, data: bytes, entries: str = "") -> str:
    """Put a stream into the file, deflated, and say how to refer to it. `entries` go into its dictionary."""
    packed = bytes(deflate.zlib_compress(data, COMPRESSION))
    head = f"<</Filter /FlateDecode /Length {len(packed)}{entries}>>\nstream\n"
    return reference(document, Spelled(head.encode("ascii") + packed + b"\nendstream"))
