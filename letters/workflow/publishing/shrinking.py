"""How small letters become in a book, told where its size is chosen: an estimate, before anything is laid out."""

from letters.editor import Book as BookToMake
from letters.editor import EditorError, Matter, measure_for
from letters.handwriting import paper_named
from letters.models import Book, Rendering
from letters.workflow.catalogue import printers

SMALL = 0.6
"""Of the size on the sheet: shown smaller, some hands are hard to read."""

STEP = 5
"""In hundredths: how exactly it is told. The very figure depends on what is written on the sheets."""


def shrinking(book: Book) -> str:
    """On which papers of this book letters are shown small, and how small, in a sentence; "" where on none."""
    if book.setting == Book.Setting.READING or (measure := _measure(book)) is None:
        return ""
    shares = {paper.label: measure / paper.measure for paper in map(paper_named, _papers(book))}
    small = {label: share for label, share in shares.items() if share < SMALL}
    if not small:
        return ""
    listed = " and ".join(
        f"“{label}” at about {(STEP * round(100 * share / STEP))}% of their size" for label, share in small.items()
    )
    return (
        f"At the size that is kept now, the book shows letters on {listed}. In a larger book they are easier to read."
    )


def _measure(book: Book) -> float | None:
    """How wide a page is for letters, in points; None for a size that the printer does not have."""
    printer = printers().get(book.printer)
    try:
        return measure_for(BookToMake(Matter(""), (), trim=book.trim), printer) if printer else None
    except EditorError:
        return None


def _papers(book: Book) -> list[str]:
    """The papers on which the letters that stand in it are written."""
    letters = book.entries.filter(is_kept=True, chapter__isnull=False).values("letter")
    written = Rendering.objects.filter(letter__in=letters, status=Rendering.Status.DONE)
    return sorted({*written.values_list("paper", flat=True)})
