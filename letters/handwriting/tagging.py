"""Tag: tell assistive technology what is a paragraph of the letter (ISO 32000-2, 14.7), in the order it is read."""

from reportlab.pdfbase import pdfdoc

from .objects import Spelled, add, reference


def tag(document: pdfdoc.PDFDocument, pages: list[tuple[str, tuple[int, ...]]]) -> None:
    """Tag the paragraphs of a file.

    `pages` are the reference of each page, in order, and the paragraph of each of its marks; one paragraph may have
    marks on several pages.
    """
    root, letter = Spelled(b""), Spelled(b"")
    root_at, letter_at = reference(document, root), reference(document, letter)
    marks: dict[int, list[str]] = {}
    for page, paragraphs in pages:
        for mark, paragraph in enumerate(paragraphs):
            marks.setdefault(paragraph, []).append(f"<</Type /MCR /Pg {page} /MCID {mark}>>")
    elements = {
        paragraph: add(document, f"<</Type /StructElem /S /P /P {letter_at} /K [{' '.join(places)}]>>")
        for paragraph, places in marks.items()
    }
    owners = " ".join(
        f"{number} [{' '.join(map(elements.__getitem__, paragraphs))}]" for number, (_, paragraphs) in enumerate(pages)
    )
    letter.spelled = f"<</Type /StructElem /S /Document /P {root_at} /K [{' '.join(elements.values())}]>>".encode(
        "ascii"
    )
    root.spelled = (
        f"<</Type /StructTreeRoot /K [{letter_at}] /ParentTree <</Nums [{owners}]>> /ParentTreeNextKey {len(pages)}>>"
    ).encode("ascii")
    document.Catalog.StructTreeRoot = root
    document.Catalog.MarkInfo = Spelled(b"<</Marked true>>")
    document.Catalog.ViewerPreferences = Spelled(b"<</DisplayDocTitle true>>")
