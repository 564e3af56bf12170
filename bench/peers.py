"""One letter, made by us and by others: CPU, size, and whether its words can be copied out of it.

    bench/.venv/bin/python -m bench.peers [--hand theodore] [--runs 9]

`make bench` makes that environment first: the others stay out of the house's own. All use the hand's typeface at its
own size on A4, and take turns in the same run. Plain ReportLab is the floor; typst and WeasyPrint set plain text, in
which every e is the same e; Handright draws pictures at 300 dpi, without text. What is not installed is named and left
out. Times are CPU, threads and child processes too, medians after one letter to warm up. The words of all
letters are the same in another order: what a maker remembers of words helps it, and us; paragraphs are always new.
"""

import argparse
import html
import importlib
import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pypdfium2 as pdfium
from fontTools.ttLib import TTFont

from bench.letter import LETTER, measured, plain, type_size, varied
from letters.handwriting import hands, lay_out
from letters.handwriting.papers import PAPERS

DPI = 300
SHEET = PAPERS["a4"]

type Maker = Callable[[int], bytes]
"""Makes the varied letter as a PDF."""


@dataclass(frozen=True, slots=True)
class Set:
    """How the hand's typeface is set: the file, its family, the size and the distance of lines in points."""

    font: Path
    family: str
    size: float
    leading: float


def set_as(slug: str) -> Set:
    """As large, and as far apart, as the hand writes."""
    hand = hands()[slug]
    with TTFont(hand.font, lazy=True) as opened:
        family = opened["name"].getBestFamilyName()
    return Set(hand.font, family, type_size(hand), hand.leading)


def by_typst(typst: ModuleType, to: Set) -> Maker:
    """One compiler for all letters, as in a server that stays alive."""
    return partial(_typeset, _compiler(typst, to), to)


def by_fresh_typst(typst: ModuleType, to: Set) -> Maker:
    """A compiler for every letter, which looks for its fonts each time."""
    return lambda number: _typeset(_compiler(typst, to), to, number)


def _compiler(typst: ModuleType, to: Set) -> Any:
    return typst.Compiler(font_paths=[str(to.font.parent)], ignore_system_fonts=True)


def _typeset(compiler: Any, to: Set, number: int) -> bytes:
    head = (
        f"#set page(width: {SHEET.width}pt, height: {SHEET.height}pt, margin: (left: {SHEET.left}pt, "
        f"right: {SHEET.right}pt, top: {SHEET.top}pt, bottom: {SHEET.bottom}pt))\n"
        f'#set text(font: "{to.family}", size: {to.size:.2f}pt)\n'
        "#set text(top-edge: 0pt, bottom-edge: 0pt)\n"
        f"#set par(leading: {to.leading:.2f}pt, spacing: {to.leading:.2f}pt)\n"
    )

    lines = varied(number).replace("\\", "\\\\").replace("#", "\\#").splitlines()
    source = head + " \\\n".join(lines).replace("\n \\\n", "\n\n")
    return bytes(compiler.compile(source.encode(), format="pdf"))


def by_weasyprint(weasyprint: ModuleType, to: Set) -> Maker:
    """One page of HTML with its style sheet."""
    style = (
        f"@page {{size: A4; margin: {SHEET.top}pt {SHEET.right}pt {SHEET.bottom}pt {SHEET.left}pt}}"
        f"@font-face {{font-family: hand; src: url({to.font.as_uri()})}}"
        f"p {{margin: 0; white-space: pre-line; font: {to.size:.2f}pt/{to.leading:.2f}pt hand}}"
    )

    def make(number: int) -> bytes:
        page = f"<html lang=en><style>{style}</style><p>{html.escape(varied(number))}</p>"
        return bytes(weasyprint.HTML(string=page).write_pdf())

    return make


def by_handright(handright: ModuleType, to: Set) -> Maker:
    """Grey pictures of the sheets with its usual spread for such a size, packed into a PDF by Pillow."""
    image, image_font = importlib.import_module("PIL.Image"), importlib.import_module("PIL.ImageFont")

    def dots(points: float) -> int:
        return round(points * DPI / 72)

    template = handright.Template(
        background=image.new("L", (dots(SHEET.width), dots(SHEET.height)), 255),
        font=image_font.truetype(str(to.font), dots(to.size)),
        line_spacing=dots(to.leading),
        fill=0,
        left_margin=dots(SHEET.left),
        top_margin=dots(SHEET.top),
        right_margin=dots(SHEET.right),
        bottom_margin=dots(SHEET.bottom),
    )

    def make(number: int) -> bytes:
        first, *others = handright.handwrite(varied(number), template, seed=number)
        file = BytesIO()
        first.save(file, "PDF", resolution=DPI, save_all=True, append_images=others)
        return file.getvalue()

    return make


PEERS: Mapping[str, tuple[str, Callable[[ModuleType, Set], Maker]]] = {
    "typst, kept open": ("typst", by_typst),
    "typst, opened anew": ("typst", by_fresh_typst),
    "weasyprint": ("weasyprint", by_weasyprint),
    "handright, 300 dpi": ("handright", by_handright),
}
"""Each with the package it comes in."""


def makers_of(slug: str) -> dict[str, Maker]:
    """Everybody who can be asked here."""
    to = set_as(slug)
    makers: dict[str, Maker] = {
        "plain reportlab": lambda number: plain(to.font, varied(number)),
        "this house": lambda number: lay_out(varied(number), slug, "a4", number).pdf(),
    }
    for name, (package, prepare) in PEERS.items():
        try:
            makers[name] = prepare(importlib.import_module(package), to)
        except (ImportError, OSError) as missing:  # WeasyPrint says with an OSError that Pango is not there.
            print(f"{name} is left out: {str(missing).strip().splitlines()[0]}")
    return makers


def copied(pdf: bytes, number: int) -> tuple[int, str]:
    """How many pages, and what of the letter's words a reader copies out of them."""
    document = pdfium.PdfDocument(pdf)
    found = " ".join(page.get_textpage().get_text_range() for page in document).split()
    wanted = varied(number).split()
    return len(document), "word for word" if found == wanted else "in part" if set(found) & set(wanted) else "none"


def main() -> None:
    """Print a line for each maker."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hand", default="theodore")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    makers = makers_of(options.hand)
    times = measured(makers, options.runs)
    floor = times["plain reportlab"]
    print(f"{len(LETTER.split())} words on A4 in the typeface of {options.hand}, medians of {options.runs} runs")
    print(f"{'maker':<20}{'CPU ms':>8}{'ratio':>8}{'KB':>6}{'pages':>7}  text")
    for name, make in makers.items():
        files = [make(number) for number in range(1, 4)]
        pages, text = copied(files[0], 1)
        size = statistics.median(map(len, files)) / 1024
        print(f"{name:<20}{times[name]:>8.1f}{times[name] / floor:>8.1f}{size:>6.0f}{pages:>7}  {text}")


if __name__ == "__main__":
    main()
