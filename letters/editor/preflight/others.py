"""Others: what programs that share nothing with ours say of the same file: qpdf, Poppler and Ghostscript."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from ..programs import Refused, ask, workshop
from .checks import Check, listed, places, so_many
from .margins import sample

SECONDS = 120.0
"""How long one of them may take."""

_FILE = "book.pdf"
_INK = re.compile(r"^ *([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+) +CMYK OK", re.MULTILINE)
_NO_INK = 0.000_01
"""What rounds to nothing, as a share of the page."""


def _nothing() -> None:
    """No message: for who wants no progress."""


def second_opinion(pdf: bytes, *, grey: bool, before_each: Callable[[], object] = _nothing) -> tuple[Check, ...]:
    """The checks of qpdf, pdfinfo, pdffonts and, where all is to be `grey`, Ghostscript.

    What is not installed, or takes too long, is said and is no failure. `before_each` is called before each of them,
    so that who has to be heard of now and then is.
    """
    checks: list[Check] = []
    with workshop() as folder:
        (folder / _FILE).write_bytes(pdf)
        for look in (_qpdf, _pdfinfo, _pdffonts, *((_ghostscript,) if grey else ())):
            before_each()
            checks += look(folder)
    return tuple(checks)


def _qpdf(folder: Path) -> Iterator[Check]:
    """qpdf ends with 2 for errors and 3 for warnings."""
    name, wanted = "Opens", "no error, no warning"
    try:
        answer = ask("qpdf", ["--check", _FILE], folder, SECONDS)
    except Refused as refused:
        yield Check(name, "not run", wanted, None, str(refused), "qpdf")
        return
    figure = {0: "no error", 2: "errors", 3: "warnings"}.get(answer.code, f"ended with {answer.code}")
    trouble = [line.removeprefix("WARNING: ") for line in answer.err.splitlines()]
    says = f"It says: {listed(trouble)}." if answer.code else "It finds no error in the file."
    yield Check(name, figure, wanted, answer.code == 0, says, "qpdf")


def _pdfinfo(folder: Path) -> Iterator[Check]:
    name, wanted = "Page count", "every page of one size"
    try:
        answer = ask("pdfinfo", ["-l", "-1", _FILE], folder, SECONDS)
    except Refused as refused:
        yield Check(name, "not run", wanted, None, str(refused), "pdfinfo")
        return
    count = re.search(r"^Pages: +(\d+)$", answer.out, re.MULTILINE)
    sizes = set(re.findall(r"^Page +\d+ size: +([\d.]+ x [\d.]+) pts", answer.out, re.MULTILINE))
    figure = f"{so_many(int(count[1]), 'page') if count else 'no pages'}, {listed(sorted(sizes))} pt"
    says = "All pages have one size." if len(sizes) == 1 else f"The pages have {len(sizes)} different sizes."
    yield Check(name, figure, wanted, answer.code == 0 and len(sizes) == 1, says, "pdfinfo")


def _pdffonts(folder: Path) -> Iterator[Check]:
    name, wanted = "Fonts embedded", "every one"
    try:
        answer = ask("pdffonts", [_FILE], folder, SECONDS)
    except Refused as refused:
        yield Check(name, "not run", wanted, None, str(refused), "pdffonts")
        return
    rows = list(font_rows(answer.out))
    absent = [font for font, is_embedded in rows if not is_embedded]
    says = f"Not in the file: {listed(absent)}." if absent else "Every font that it finds is in the file."
    figure = f"{len(rows) - len(absent)} of {len(rows)}"
    yield Check(name, figure, wanted, answer.code == 0 and not absent, says, "pdffonts")


def font_rows(table: str) -> Iterator[tuple[str, bool]]:
    """The names in what pdffonts prints, and whether each font is embedded. The dashes say where columns begin."""
    _, *rest = table.splitlines() or [""]
    if not rest:
        return
    dashes, *rows = rest
    columns = [match.span() for match in re.finditer(r"-+", dashes)]
    for row in rows:
        # A long name pushes the other columns to the right; counted from the end they are words.
        yield row[slice(*columns[0])].strip() or "unnamed", row.split()[-5] == "yes"


def _ghostscript(folder: Path) -> Iterator[Check]:
    """Ghostscript separates a sample of the pages into inks: what is grey needs only black."""
    name, wanted = "Colours", "black ink only"
    try:
        pages = sample(int(ask("qpdf", ["--show-npages", _FILE], folder, SECONDS).out or 0))
        chosen = f"-sPageList={','.join(map(str, pages))}"
        answer = ask("gs", ["-dSAFER", "-q", "-o", "-", "-sDEVICE=inkcov", "-r36", chosen, _FILE], folder, SECONDS)
    except Refused as refused:
        yield Check(name, "not run", wanted, None, str(refused), "Ghostscript")
        return
    inks = [[float(each) for each in match] for match in _INK.findall(answer.out)]
    coloured = [page for page, ink in zip(pages, inks, strict=False) if max(ink[:3]) > _NO_INK]
    looked = f"Ghostscript looked at {so_many(len(inks), 'page')}"
    says = f"There is colour on {places(coloured)}; {looked}." if coloured else f"No page needs colour; {looked}."
    sound = answer.code == 0 and len(inks) == len(pages)
    yield Check(name, "black and colours" if coloured else "black", wanted, sound and not coloured, says, "Ghostscript")
