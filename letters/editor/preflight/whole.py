"""Whole: checks of the file as a file, whatever its pages show."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary

from ..printers import Printer
from .checks import Check, listed, places, so_many
from .examining import Examined

_MB = 1_000_000
_SCRIPTED = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData")


def sound(file: Examined) -> Iterator[Check]:
    """Whether every object and stream of the file is whole, as qpdf's own library reads it."""
    problems = [*map(str, file.document.check_pdf_syntax()), *map(str, file.document.get_warnings())]
    says = f"The file is damaged: {listed(problems)}." if problems else "Every part of the file is whole."
    figure = so_many(len(problems), "problem") if problems else "no problem"
    yield Check("Opens", figure, "a sound PDF", not problems, says)
    torn = [page.number for page in file.pages if "unreadable" in page.effects]
    if torn:
        says = f"What {places(torn)} should show cannot be read."
        yield Check("Pages can be read", f"{len(torn)} cannot", "all of them", False, says)


def weight(file: Examined, printer: Printer) -> Iterator[Check]:
    """How large the file is."""
    megabytes, most = len(file.pdf) / _MB, printer.file.largest_mb
    figure = f"{megabytes:.1f} MB"
    if most is None:
        yield Check("File size", figure, "no limit is named", True, f"No limit is named for the {printer.label}.")
        return
    fits = megabytes <= most
    says = f"A file of up to {most} MB is taken." if fits else f"The printer takes no file of more than {most} MB."
    yield Check("File size", figure, f"at most {most} MB", fits, says)


def unlocked(file: Examined) -> Iterator[Check]:
    """Nothing is encrypted, not even against changes."""
    locked = file.document.is_encrypted
    says = "The file is encrypted; printers turn it away." if locked else "Nothing in the file is locked."
    yield Check("Encryption", "encrypted" if locked else "none", "none", not locked, says)


def without_extras(file: Examined) -> Iterator[Check]:
    """Nothing that lives only on a screen: notes, links, forms, scripts, attached files, layers."""
    noted = [number for number, page in enumerate(file.document.pages, 1) if len(page.obj.get("/Annots", ()))]
    says = (
        f"There are notes, links or fields on {places(noted)}." if noted else "No page has a note, a link or a field."
    )
    yield Check("Annotations", f"on {so_many(len(noted), 'page')}" if noted else "none", "none", not noted, says)
    yield _absent("Scripts", _scripts(file), "The file would do things by itself")
    yield _absent("Attachments", [*file.document.attachments.keys()], "Files are attached")
    root = file.document.Root
    yield _absent("Layers", ["layers"] if "/OCProperties" in root else [], "The file has layers that can be hidden")


def without_bookmarks(file: Examined) -> Iterator[Check]:
    """Printers do not want them, readers do."""
    outlines = file.document.Root.get("/Outlines")
    marked = isinstance(outlines, Dictionary) and "/First" in outlines
    yield _absent("Bookmarks", ["bookmarks"] if marked else [], "The file has bookmarks, which belong on a screen")


def with_bookmarks(file: Examined) -> Iterator[Check]:
    """A book for the screen has them."""
    outlines = file.document.Root.get("/Outlines")
    marked = isinstance(outlines, Dictionary) and "/First" in outlines
    says = (
        "Bookmarks lead to every part of the book."
        if marked
        else "There are no bookmarks to lead a reader to a letter."
    )
    yield Check("Bookmarks", "present" if marked else "none", "present", marked, says)


def named(file: Examined) -> Iterator[Check]:
    """The file says what it is: its title, and since PDF 1.4 the language in which it is to be read aloud."""
    title = str(file.document.docinfo.get("/Title", "")).strip() if "/Info" in file.document.trailer else ""
    language = str(file.document.Root.get("/Lang", ""))
    is_old = file.document.pdf_version < "1.4"
    figure = f"{'a title' if title else 'no title'}, {language or 'no language'}"
    right = bool(title and (language or is_old))
    says = (
        "The file says what it is." if right else "The file has to say what it is called, and in which language it is."
    )
    yield Check("Title and language", figure, "a title" if is_old else "both", right, says)


def _scripts(file: Examined) -> list[str]:
    """Where the file would do something by itself. To open at a page is no script."""
    root = file.document.Root
    found = [key for key in ("/AA", "/Requirements") if key in root]
    names = root.get("/Names")
    if isinstance(names, Dictionary) and "/JavaScript" in names:
        found.append("/JavaScript")
    opening = root.get("/OpenAction")
    if isinstance(opening, Dictionary) and not isinstance(opening, Array) and opening.get("/S") in _SCRIPTED:
        found.append("/OpenAction")
    return found + [f"/AA of page {place}" for place, page in enumerate(file.document.pages, 1) if "/AA" in page.obj]


def _absent(name: str, found: list[str], trouble: str) -> Check:
    says = f"{trouble}: {listed(found)}." if found else "There are none."
    return Check(name, f"{len(found)}" if found else "none", "none", not found, says)
