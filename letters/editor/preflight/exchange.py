"""Exchange: whether a file is what it says it is, a PDF/X, as far as its structure tells.

The requirements are those of ISO 15930-1 (PDF/X-1a:2001) and ISO 15930-3 (PDF/X-3:2002). No certified validator is
among the programs that we can run, and the last check says so.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Pdf, Stream

from letters.handwriting import words_on

from ..pdfx import X1A, X3
from .checks import Check, Preflight, listed, places
from .colours import CMYK, GREY
from .examining import Examined
from .fonts import inherited
from .ink import colours, opaque
from .lettering import fonts
from .printed import preflight
from .whole import sound, unlocked, without_extras

COMPARED = 8
"""How many pages are read in both files."""

_OLD_ENOUGH = ("1.3",)
_FORBIDDEN_STATES = ("/TR", "/HTP")
_ROOM = 0.01

_NO_INTENT = "The file has to say, once and by a registered name, for which kind of printing its colours are."


def preflight_pdfx(pdf: bytes, before: bytes, *, grey: bool) -> Preflight:
    """Check a PDF/X that was made from the file `before`; where `grey`, it may hold no colour."""
    return preflight("PDF/X", pdf, lambda file: _pdfx(file, before, grey))


def _pdfx(file: Examined, before: bytes, grey: bool) -> Iterator[Check]:
    yield from sound(file)
    yield _standard(file.document)
    yield _version(file)
    yield _intent(file.document)
    yield _description(file.document)
    yield _identified(file.document)
    yield _cut(file)
    yield from fonts(file)
    yield from colours(file, (GREY,) if grey else (CMYK, GREY))
    yield from opaque(file)
    yield _plain_objects(file.document)
    yield from unlocked(file)
    yield from without_extras(file)
    yield _words_kept(file, before)
    yield Check(
        "Certified validator", "none was run", "a validator for PDF/X", None,
        "We checked what a file's structure can show of the standard. No certified validator has read it; the "
        "printer's own will.",
    )  # fmt: skip


def _info(document: Pdf, key: str) -> str:
    return str(document.docinfo.get(key, "")) if "/Info" in document.trailer else ""


def _standard(document: Pdf) -> Check:
    version, conformance = _info(document, "/GTS_PDFXVersion"), _info(document, "/GTS_PDFXConformance")
    standard = conformance or version or "none"
    right = (version, conformance) in (("PDF/X-1:2001", X1A), (X3, ""))
    says = (
        f"The file says that it is {standard}."
        if right
        else "The file does not say, where a printer looks for it, which standard it keeps."
    )
    return Check("Standard", standard, f"{X1A} or {X3}", right, says)


def _version(file: Examined) -> Check:
    version = file.document.pdf_version
    right = version in _OLD_ENOUGH and file.pdf.startswith(b"%PDF-1.3")
    return Check("PDF version", version, "1.3", right, "Both standards are written for PDF 1.3.")


def _intent(document: Pdf) -> Check:
    """One printing condition, registered by name or embedded as a profile."""
    intents = [each for each in document.Root.get("/OutputIntents", ()) if each.get("/S") == "/GTS_PDFX"]
    named = [str(each.get("/OutputConditionIdentifier", "")) for each in intents]
    known = [bool(each.get("/RegistryName") or each.get("/DestOutputProfile")) for each in intents]
    right = len(intents) == 1 and bool(named[0]) and known[0]
    says = "The file says for which kind of printing its colours are." if right else _NO_INTENT
    return Check("Output intent", listed(named) or "none", "one, registered or embedded", right, says)


def _description(document: Pdf) -> Check:
    """Title and dates, and whether colours were trapped."""
    absent = [key[1:] for key in ("/Title", "/CreationDate", "/ModDate", "/Producer") if not _info(document, key)]
    if _info(document, "/Trapped") not in ("/True", "/False"):
        absent.append("Trapped")
    says = (
        f"The file does not say: {listed(absent, 5)}."
        if absent
        else "The file gives its title, its dates, what made it, and whether its colours were trapped."
    )
    return Check("What the file says", f"{5 - len(absent)} of 5", "all of them", not absent, says)


def _identified(document: Pdf) -> Check:
    identifier = document.trailer.get("/ID")
    right = isinstance(identifier, Array) and len(identifier) == 2
    return Check(
        "Identifier", "present" if right else "none", "present", right, "An identifier tells this file from any other."
    )


def _cut(file: Examined) -> Check:
    """Every page has one box that says where it is cut, within that of its bleed, within the sheet."""
    wrong = [number for number, page in enumerate(file.document.pages, 1) if not _is_cut(page.obj)]
    says = f"The file does not say where to cut {places(wrong)}." if wrong else "The file says where to cut every page."
    return Check("Trim boxes", f"{len(file.pages) - len(wrong)} of {len(file.pages)}", "every page", not wrong, says)


def _is_cut(page: Object) -> bool:
    trims = [page[key] for key in ("/TrimBox", "/ArtBox") if key in page]
    media = inherited(page, "/MediaBox")
    if len(trims) != 1 or media is None:
        return False
    bleed = page.get("/BleedBox", media)
    return _holds(media, bleed) and _holds(bleed, trims[0])


def _holds(outer: Object, inner: Object) -> bool:
    one, other = [float(each) for each in outer], [float(each) for each in inner]
    low = all(one[side] <= other[side] + _ROOM for side in (0, 1))
    return low and all(one[side] >= other[side] - _ROOM for side in (2, 3))


def _plain_objects(document: Pdf) -> Check:
    """Nothing that a press would read in two ways: old filters, other pictures, PostScript, transfer curves."""
    odd = [what for each in document.objects if isinstance(each, Stream | Dictionary) for what in _oddities(each)]
    says = f"A press may read this in two ways: {listed(odd)}." if odd else "Nothing can be read in two ways."
    return Check("Plain objects", listed(odd) or "plain", "no LZW, PostScript, transfer curve or OPI", not odd, says)


def _oddities(each: Object) -> Iterator[str]:
    if isinstance(each, Stream):
        filters = str(each.get("/Filter", ""))
        yield from (what for what in ("LZWDecode", "JPXDecode", "JBIG2Decode") if what in filters)
        yield from ("PostScript" for _ in range(each.get("/Subtype") == "/PS"))
        yield from (key[1:] for key in ("/OPI", "/Alternates", "/F") if key in each)
    elif each.get("/Type") == "/ExtGState":
        yield from (key[1:] for key in _FORBIDDEN_STATES if key in each)


def _words_kept(file: Examined, before: bytes) -> Check:
    """Whether the same words can still be copied."""
    count = len(file.pages)
    numbers = sorted({1 + round(step * (count - 1) / (COMPARED - 1)) for step in range(COMPARED)}) if count else []
    lost = [number for number in numbers if _letters(file.pdf, number) != _letters(before, number)]
    says = (
        f"On {places(lost)} other words are copied than before." if lost else "The same words can be copied as before."
    )
    figure = f"{len(numbers) - len(lost)} of {len(numbers)} pages that were read"
    return Check("Words kept", figure, "the same words", not lost, says, "PDFium")


def _letters(pdf: bytes, page: int) -> str:
    return "".join(words_on(pdf, page).split())
