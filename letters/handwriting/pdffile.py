"""File: one PDF being written, object by object, for letters and books alike.

Objects are spelled at once: ReportLab's formatters are slow where thousands of numbers pass through. ReportLab counts
the objects and writes the file around them. Streams are deflated as they come and each object is let go as it is
written, so that a long book is never held twice. Formats: ISO 32000-2.
"""

from collections.abc import Iterator
from hashlib import md5
from io import BytesIO

from reportlab.pdfbase import pdfdoc

from .casting import CastFont
from .deflating import deflated
from .embedding import ReadyFont, composite, font_name, ready

CREATOR = "Beautiful Handwritten Letters"

WHEN = "D:20000101000000+00'00'"
"""When every file was written, as it says itself: a date that says nothing."""


class PdfFile:
    """A PDF being written. What is put into it is referred to by what comes back, such as “12 0 R”.

    The same calls give the same bytes, on every machine and day.
    """

    def __init__(
        self,
        title: str,
        author: str,
        subject: str,
        language: str,
        version: tuple[int, int] = (1, 5),
        creator: str = CREATOR,
    ) -> None:
        document = _Document(_whole(language), version)
        # ReportLab takes both, the date and what it begins the file's ID with, from SOURCE_DATE_EPOCH if that is set.
        document.setDateFormatter(lambda *_: WHEN)
        document.signature = md5(usedforsecurity=False)
        document.setTitle(_whole(title))
        document.setAuthor(_whole(author))
        document.setSubject(_whole(subject))
        document.setCreator(_whole(creator))
        self._document = document
        self._reserved: dict[str, _Spelled] = {}
        self._fonts = 0

    @property
    def pages(self) -> str:
        """The tree of all pages: what every page must name as its /Parent."""
        return self._refer(self._document.Pages)

    def add(self, spelled: str) -> str:
        """Put an object into the file, spelled in ASCII."""
        return self._refer(_Spelled(spelled.encode("ascii")))

    def add_stream(self, data: bytes, entries: str = "") -> str:
        """Put a stream into the file, deflated. `entries` go into its dictionary, with a space before each."""
        return self.add_deflated(deflated(data), entries)

    def add_deflated(self, packed: bytes, entries: str = "") -> str:
        """Put a stream into the file that was `deflated` before."""
        return self._add_packed("FlateDecode", packed, entries)

    def add_jpeg(self, jpeg: bytes, entries: str) -> str:
        """Put a JPEG into the file as it is; `entries` say what kind of picture it is."""
        return self._add_packed("DCTDecode", jpeg, entries)

    def reserve(self) -> str:
        """The reference of an object that will be filled later."""
        empty = _Spelled(b"")
        reference = self._refer(empty)
        self._reserved[reference] = empty
        return reference

    def fill(self, reference: str, spelled: bytes) -> None:
        """Spell a reserved object, once. Raises KeyError for a reference that waits for nothing."""
        self._reserved.pop(reference).spelled = spelled

    def embed(self, font: CastFont, called: str, flags: int, number: int | None = None) -> str:
        """Put a font into the file. `number` tells it apart from others called the same; without, they are counted."""
        return self.embed_ready(ready(font, called, flags), number)

    def embed_ready(self, font: ReadyFont, number: int | None = None, reference: str | None = None) -> str:
        """Put a font into the file that was made ready before; where others already name it, under that reference."""
        self._fonts += 1
        name = font_name(font.called, self._fonts if number is None else number)
        described = self.add(font.descriptor(name, self.add_deflated(font.program, f" /Length1 {font.length}")))
        single = self.add(font.descendant(name, described))
        whole = composite(name, single, self.add_deflated(font.texts))
        if reference is None:
            return self.add(whole)
        self.fill(reference, whole.encode("ascii"))
        return reference

    def add_page(self, spelled: bytes, reference: str | None = None) -> str:
        """Put the next page into the file; where others already name it, under its reserved `reference`."""
        page = _Spelled(b"") if reference is None else self._reserved.pop(reference)
        page.spelled = spelled
        at = self._refer(page)
        self._document.Pages.addPage(page)
        return at

    def set_catalog(self, name: str, spelled: str) -> None:
        """Say something of the whole file, such as “PageLayout”. Raises ValueError for what no catalog has room for.

        A dictionary becomes an object of its own.
        """
        if name not in CATALOG:
            raise ValueError(f"A catalog has no entry “{name}”.")
        value = _Spelled(spelled.encode("ascii")) if spelled.startswith("<<") else spelled
        setattr(self._document.Catalog, name, value)

    def finish(self) -> bytes:
        """The whole file. Nothing can be put into it any more. Raises ValueError where something was never filled."""
        if self._reserved:
            raise ValueError(f"Reserved and never filled: {', '.join(self._reserved)}.")
        return self._document.written()

    def _add_packed(self, way: str, packed: bytes, entries: str) -> str:
        head = f"<</Filter /{way} /Length {len(packed)}{entries}>>\nstream\n"
        return self._refer(_Spelled(b"".join((head.encode("ascii"), packed, b"\nendstream"))))

    def _refer(self, target: pdfdoc.PDFObject) -> str:
        """How the file refers to an object, which becomes part of it if it was not."""
        number, generation = self._document.idToObjectNumberAndVersion[self._document.Reference(target).name]
        return f"{number} {generation} R"


def pdf_text(text: str) -> str:
    """A text as PDF spells it, for titles of bookmarks and the like: ASCII as it is, all else in UTF-16."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<feff{_whole(text).encode('utf-16-be').hex()}>"


def _whole(text: str) -> str:
    """The text without halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


CATALOG = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")
"""What a catalog can say."""


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """ReportLab's, with room for more."""

    __NoDefault__ = CATALOG
    __Refs__ = CATALOG


class _Spelled(pdfdoc.PDFObject):  # type: ignore[misc]
    """Bytes that already are PDF."""

    def __init__(self, spelled: bytes) -> None:
        self.spelled = spelled

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return self.spelled


class _Document(pdfdoc.PDFDocument):  # type: ignore[misc]
    """ReportLab's, which says more of itself and is never held twice."""

    Catalog: _Catalog

    def __init__(self, language: str, version: tuple[int, int]) -> None:
        super().__init__(compression=0, invariant=1, pdfVersion=version, lang=language)
        catalog = _Catalog()
        catalog.Pages, catalog.Lang = self.Pages, pdfdoc.PDFString(language)
        self.Catalog = self._catalog = catalog

    def written(self) -> bytes:
        """The whole file, once: each object is let go as it is written."""
        self.info.invariant = self.invariant
        self.info.digest(self.signature)
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        file = BytesIO()
        file.writelines(pdfdoc.PDFFile(self._pdfVersion).strings)
        names = list(self._write_objects(file))
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, names)
        start = file.tell()
        file.write(table.format(self))
        trailer = pdfdoc.PDFTrailer(startxref=start, Size=len(names) + 1, Root=root, Info=info, ID=self.ID())
        file.write(trailer.format(self))
        return file.getvalue()

    def _write_objects(self, file: BytesIO) -> Iterator[str]:
        """All objects in order; some say only here that they need another. Their names within ReportLab."""
        while (number := len(self.idToOffset) + 1) in self.numberToId:
            name = self.numberToId[number]
            self.idToOffset[name] = file.tell()
            file.write(pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self))
            self.idToObject[name] = None
            yield name
