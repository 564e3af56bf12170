"""Tags: what everything on the pages of a book for the screen is, in the order in which it is read (ISO 32000-1, 14.7).

A document has sections; a chapter is a section with the letters in it. Headings, paragraphs, pictures of pages in a
hand and links are elements; running heads and page numbers are artefacts, which no reader reads aloud.
"""

from dataclasses import dataclass, field

from letters.handwriting import PdfFile, pdf_text

from .geometry import Box
from .laying import BookPage, Kind, LaidBook, Link, SetPhotograph, SetPlate, Tag


@dataclass(slots=True)
class Element:
    """An element of the structure with what belongs to it: elements, and marks and objects as PDF spells them. `box` is
    where on its page a figure stands, which the standard asks of each (ISO 32000-1, table 344)."""

    tag: str
    ref: str
    language: str = ""
    alternative: str = ""
    box: Box | None = None
    kids: "list[Element | str]" = field(default_factory=list)


class Tagger:
    """Marks what is drawn, page by page, and puts the tree of all elements into the file."""

    def __init__(self, file: PdfFile, laid: LaidBook) -> None:
        self._file, self._laid = file, laid
        self._root = file.reserve()
        self._document = Element("Document", file.reserve())
        self._section, self._within = self._document, self._document
        self._kind: Kind | None = None
        self._open: Element | None = None
        self._parents: dict[int, str] = {}
        self._marks: list[Element] = []
        self._page = ""

    def begin(self, page: BookPage, ref: str) -> None:
        """The next page, which the file knows as `ref`."""
        self._page, self._marks = ref, []
        if not page.is_blank:
            self._enter(page)

    def mark(self, tag: Tag) -> str:
        """What stands before the operators of a line: the mark of its element, a new one or the one before."""
        if tag is not Tag.SAME or self._open is None:
            self._open = self._add(self._within, tag.value or Tag.PARAGRAPH.value)
        return self._marked(self._open)

    def figure(self, plate: SetPlate) -> str:
        """What stands before a page in a hand: a picture, with the words that are on it."""
        shown = self._laid.shown[plate.number]
        element = self._add(self._within, "Figure")
        element.alternative, element.box = shown.pictures[plate.sheet], plate.box
        self._open = None
        return self._marked(element, f" /ActualText {pdf_text(shown.words[plate.sheet])}")

    def photograph(self, photograph: SetPhotograph) -> str:
        """What stands before a photograph: what is to be seen in it."""
        element = self._add(self._within, "Figure")
        element.alternative, element.box = photograph.description, photograph.box
        self._open = None
        return self._marked(element)

    def link(self, link: Link, annotation: str) -> int:
        """An element for a link; returns the number by which the annotation finds it."""
        element = self._add(self._within, "Link")
        element.kids.append(f"<</Type /OBJR /Pg {self._page} /Obj {annotation}>>")
        return self._parent(element.ref)

    def end(self) -> str:
        """What the page says of its marks: the entry by which they are found."""
        marks = " ".join(element.ref for element in self._marks)
        return f" /StructParents {self._parent(f'[{marks}]')} /Tabs /S"

    def finish(self) -> str:
        """Put the tree into the file; returns its root."""
        numbers = " ".join(f"{number} {parent}" for number, parent in sorted(self._parents.items()))
        tree = self._file.add(f"<</Nums [{numbers}]>>")
        self._spell(self._document, self._root)
        root = f"<</Type /StructTreeRoot /K {self._document.ref} /ParentTree {tree} "
        self._file.fill(self._root, f"{root}/ParentTreeNextKey {len(self._parents)}>>".encode("ascii"))
        return self._root

    def _enter(self, page: BookPage) -> None:
        """Begin a section where the page begins another part of the book, and one within it for a letter."""
        begins = next((number for number, shown in self._laid.shown.items() if shown.anchor in page.anchors), None)
        in_chapter = page.kind in (Kind.LETTER, Kind.PHOTOGRAPH, Kind.ANSWER)
        if page.kind is Kind.CHAPTER or (page.kind is not self._kind and not in_chapter) or self._kind is None:
            self._section = self._within = self._add(self._document, "Sect")
            self._open = None
        if begins is not None:
            self._within = self._add(self._section, "Sect")
            self._within.language = self._laid.shown[begins].language
            self._open = None
        self._kind = page.kind

    def _add(self, parent: Element, tag: str) -> Element:
        element = Element(tag, self._file.reserve())
        parent.kids.append(element)
        return element

    def _marked(self, element: Element, more: str = "") -> str:
        number = len(self._marks)
        self._marks.append(element)
        element.kids.append(f"<</Type /MCR /Pg {self._page} /MCID {number}>>")
        return f"/{element.tag} <</MCID {number}{more}>> BDC"

    def _parent(self, spelled: str) -> int:
        number = len(self._parents)
        self._parents[number] = spelled
        return number

    def _spell(self, element: Element, parent: str) -> None:
        kids = " ".join(kid if isinstance(kid, str) else kid.ref for kid in element.kids)
        spelled = f"<</Type /StructElem /S /{element.tag} /P {parent} /K [{kids}]"
        spelled += f" /Lang {pdf_text(element.language)}" if element.language else ""
        spelled += f" /Alt {pdf_text(element.alternative)}" if element.alternative else ""
        spelled += f" /A <</O /Layout /BBox {_spelled(element.box)} /Placement /Block>>" if element.box else ""
        self._file.fill(element.ref, f"{spelled}>>".encode("ascii"))
        for kid in (kid for kid in element.kids if isinstance(kid, Element)):
            self._spell(kid, element.ref)


def _spelled(box: Box) -> str:
    return f"[{' '.join(f'{edge:g}' for edge in box)}]"
