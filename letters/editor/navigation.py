"""Navigation: outline, links and page numbers of a book that is read on a screen (ISO 32000-2, 12.3–12.5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from letters.handwriting import PdfFile, pdf_text

from .laying import Bookmark, LaidBook, Link


def link_annotation(link: Link, page: str, label: str, number: int) -> str:
    """A link to a page, which is called by its `label`, without a frame around it; `number` leads to its element."""
    box = f"{link.left:g} {link.bottom:g} {link.right:g} {link.top:g}"
    return (
        f"<</Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /F 4 /Dest [{page} /Fit] "
        f"/Contents {pdf_text(label)} /StructParent {number}>>"
    )


def page_labels(laid: LaidBook) -> str:
    """How pages are numbered: roman before page 1, arabic from it on."""
    front = "0 <</S /r>> " if laid.front else ""
    return f"<</Nums [{front}{laid.front} <</S /D>>]>>"


@dataclass(slots=True)
class _Item:
    """A bookmark with those below it."""

    bookmark: Bookmark
    ref: str
    inner: "list[_Item]" = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many bookmarks stand below it."""
        return len(self.inner) + sum(item.count for item in self.inner)


def outline(laid: LaidBook, pages: Sequence[str], file: PdfFile) -> str:
    """The outline, of which the first level lies open; returns its reference. `pages` are the pages' references."""
    root = _Item(Bookmark("", ""), file.reserve())
    path = [root]
    for bookmark in laid.bookmarks:
        del path[bookmark.depth + 1 :]
        item = _Item(bookmark, file.reserve())
        path[-1].inner.append(item)
        path.append(item)
    ends = f" /First {root.inner[0].ref} /Last {root.inner[-1].ref}" if root.inner else ""
    file.fill(root.ref, f"<</Type /Outlines{ends} /Count {len(root.inner)}>>".encode("ascii"))
    _fill(root, laid, pages, file)
    return root.ref


def _fill(parent: _Item, laid: LaidBook, pages: Sequence[str], file: PdfFile) -> None:
    """Spell what stands below a bookmark, each with its neighbours; what is below that lies closed."""
    for index, item in enumerate(parent.inner):
        entries = [
            f"/Title {pdf_text(item.bookmark.title)}",
            f"/Parent {parent.ref}",
            f"/Dest [{pages[laid.places[item.bookmark.to]]} /Fit]",
        ]
        if index:
            entries.append(f"/Prev {parent.inner[index - 1].ref}")
        if index + 1 < len(parent.inner):
            entries.append(f"/Next {parent.inner[index + 1].ref}")
        if item.inner:
            entries.append(f"/First {item.inner[0].ref} /Last {item.inner[-1].ref} /Count {-item.count}")
        file.fill(item.ref, f"<<{' '.join(entries)}>>".encode("ascii"))
        _fill(item, laid, pages, file)
