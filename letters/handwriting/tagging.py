"""Tag: tell assistive technology what is a paragraph of the letter (ISO 32000-2, 14.7), in the order it is read."""

from .pdffile import PdfFile


def tag(file: PdfFile, pages: list[tuple[str, tuple[int, ...]]]) -> None:
    """Tag the paragraphs of a file.

    `pages` are the reference of each page, in order, and the paragraph of each of its marks; one paragraph may have
    marks on several pages.
    """
    root, letter = file.reserve(), file.reserve()
    marks: dict[int, list[str]] = {}
    for page, paragraphs in pages:
        for mark, paragraph in enumerate(paragraphs):
            marks.setdefault(paragraph, []).append(f"<</Type /MCR /Pg {page} /MCID {mark}>>")
    elements = {
        paragraph: file.add(f"<</Type /StructElem /S /P /P {letter} /K [{' '.join(places)}]>>")
        for paragraph, places in marks.items()
    }
    owners = " ".join(
        f"{number} [{' '.join(map(elements.__getitem__, paragraphs))}]" for number, (_, paragraphs) in enumerate(pages)
    )
    whole = f"<</Type /StructElem /S /Document /P {root} /K [{' '.join(elements.values())}]>>"
    tree = f"<</Type /StructTreeRoot /K [{letter}] /ParentTree <</Nums [{owners}]>> /ParentTreeNextKey {len(pages)}>>"
    file.fill(letter, whole.encode("ascii"))
    file.fill(root, tree.encode("ascii"))
    file.set_catalog("StructTreeRoot", root)
    file.set_catalog("MarkInfo", "<</Marked true>>")
    file.set_catalog("ViewerPreferences", "<</DisplayDocTitle true>>")
