"""A book of 641 letters of 300 words, made by us and by others: seconds of CPU, megabytes of memory, megabytes of file.

    bench/.venv/bin/python -m bench.book [--letters 641] [--hand paul] [--makers unique,capped,typst] [--runs 1]

Each maker is a process of its own, in turn, so that its peak of memory is its alone; its time is CPU, threads and child
processes too, from its first import to the finished file. The others typeset the same words in the same typeface, as
large, on the same trim, with contents, running heads and page numbers; in theirs every e is the same e. Ours lays every
letter out as a worker does (shape, place, ink, cast, pack), then binds: contents, index, running heads, drawing.
`--growth` makes books of 1/8, 1/4, 1/2 and all of the letters, to see whether the cost is linear.
"""

import argparse
import html
import importlib
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.letter import varied
from bench.peers import set_as
from letters.editor import (
    Book,
    BookLetter,
    Chapter,
    Galley,
    Matter,
    Setting,
    draw_interior,
    lay_book,
    lay_galley,
    load_printers,
    measure_for,
    pack_galley,
    printer_named,
    unpack_galley,
)
from letters.handwriting import lay_out, pack_plates, page_count, plates, unpack_plates

SEEDS = Path(__file__).resolve().parents[1] / "seeds"

CAP = 10
"""Forms of each letter of the alphabet, where they are shared."""

SHRUNK = 0.616
"""How large, of its own size, our pages show what was written on A4: the others set their type as large."""

CHAPTER = 32
"""Letters to a chapter."""

PER_MB = 1 << 20


def book_of(letters: int, hand: str, setting: Setting, variants: int) -> Book:
    """As many letters, in chapters."""
    written = [
        BookLetter(number, varied(number), hand, "a4", number, f"Reader {number}", "The house", "Thank-you")
        for number in range(1, letters + 1)
    ]
    chapters = tuple(
        Chapter(f"Part {first // CHAPTER + 1}", tuple(written[first : first + CHAPTER]))
        for first in range(0, letters, CHAPTER)
    )
    return Book(Matter("Letters from Your Life"), chapters, setting, variants=variants)


def ours(letters: int, hand: str, setting: Setting, variants: int = 0) -> bytes:
    """The whole way, in one process: what workers do letter by letter, then the binding."""
    book = book_of(letters, hand, setting, variants)
    printer = printer_named(load_printers(SEEDS / "printers"), book.printer)
    sheaves = {letter.number: packed(letter, variants) for letter in book.letters if setting != Setting.READING}
    opened = {number: unpack_plates(data) for number, data in sheaves.items()}
    galleys = dict(galleys_of(book, measure_for(book, printer))) if setting != Setting.FACSIMILE else {}
    return draw_interior(lay_book(book, printer, opened, galleys))


def packed(letter: BookLetter, variants: int) -> bytes:
    """One letter as a worker leaves it."""
    return pack_plates(plates(lay_out(letter.text, letter.hand, letter.paper, letter.seed), variants))


def galleys_of(book: Book, measure: float) -> Iterator[tuple[int, Galley]]:
    """All letters in type, packed and unpacked as between two workers."""
    for letter in book.letters:
        yield letter.number, unpack_galley(pack_galley(lay_galley(letter, measure, book.matter.language)))


def by_weasyprint(letters: int, hand: str) -> bytes:
    """One HTML document with its style sheet: contents with true page numbers, running heads, folios."""
    to = set_as(hand)
    style = (
        "@page {size: 6in 9in; margin: 0.75in}"
        "@page {@bottom-center {content: counter(page)} @top-center {content: string(h)}}"
        f"@font-face {{font-family: hand; src: url({to.font.as_uri()})}}"
        f"p {{margin: 0; text-indent: 1em; font: {to.size * SHRUNK:.2f}pt/{to.leading * SHRUNK:.2f}pt hand}}"
        "h2 {break-before: page; font-size: 10pt; string-set: h content()}"
        "a::after {content: leader('.') target-counter(attr(href), page)} li {list-style: none}"
    )
    numbers = range(1, letters + 1)
    contents = "".join(f"<li><a href='#l{number}'>To Reader {number}</a></li>" for number in numbers)
    body = "".join(
        f"<h2 id=l{number}>To Reader {number}</h2>"
        + "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in varied(number).splitlines() if paragraph)
        for number in numbers
    )
    page = f"<html lang=en><style>{style}</style><h1>Letters from Your Life</h1><ul>{contents}</ul>{body}"
    return bytes(importlib.import_module("weasyprint").HTML(string=page).write_pdf())


def by_typst(letters: int, hand: str) -> bytes:
    """One document, with contents, running heads and folios, for a compiler that is opened for it."""
    to = set_as(hand)
    head = (
        '#set page(width: 6in, height: 9in, margin: 0.75in, numbering: "1", header: context { let before = '
        "query(heading.where(level: 2).before(here())); if before.len() > 0 { align(center, before.last().body) } })\n"
        f'#set text(font: "{to.family}", size: {to.size * SHRUNK:.2f}pt)\n'
        f"#set par(leading: {(to.leading - 0.7 * to.size) * SHRUNK:.2f}pt, first-line-indent: 1em)\n"
        "= Letters from Your Life\n#outline()\n"
    )
    written = []
    for number in range(1, letters + 1):
        lines = varied(number).replace("\\", "\\\\").replace("#", "\\#").splitlines()
        words = " \\\n".join(lines).replace("\n \\\n", "\n\n")
        written.append(f"#pagebreak(weak: true)\n== To Reader {number}\n{words}\n")
    typst = importlib.import_module("typst")
    compiler = typst.Compiler(font_paths=[str(to.font.parent)], ignore_system_fonts=True)
    return bytes(compiler.compile((head + "\n".join(written)).encode(), format="pdf"))


MAKERS: dict[str, tuple[str, Callable[[int, str], bytes]]] = {
    "unique": ("this house, every form its own", lambda n, hand: ours(n, hand, Setting.FACSIMILE)),
    "capped": (f"this house, {CAP} forms a letter", lambda n, hand: ours(n, hand, Setting.FACSIMILE, CAP)),
    "reading": ("this house, set in type", lambda n, hand: ours(n, hand, Setting.READING)),
    "typst": ("typst", by_typst),
    "weasyprint": ("WeasyPrint", by_weasyprint),
}


def make_one(name: str, letters: int, hand: str) -> None:
    """Make the book in this process, and say as JSON what it took."""
    pdf = MAKERS[name][1](letters, hand)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = {
        "seconds": time.process_time() + children.ru_utime + children.ru_stime,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "size": len(pdf) / PER_MB,
        "pages": page_count(pdf),
    }
    print(json.dumps(took))


def measured(name: str, letters: int, hand: str) -> dict[str, float] | None:
    """What another process of ours says of itself; None, said aloud, where it could not."""
    words = [sys.executable, "-m", "bench.book", "--one", name, "--letters", str(letters), "--hand", hand]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode:
        print(f"{name} is left out: {done.stderr.strip().splitlines()[-1]}")
        return None
    return dict(json.loads(done.stdout.splitlines()[-1]))


def print_table(names: list[str], letters: int, hand: str, runs: int) -> None:
    """A line for each maker, medians over the runs, in which they take turns."""
    results: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(runs):
        for name in names:
            if took := measured(name, letters, hand):
                results[name].append(took)
    print(f"{letters} letters of 300 words in the typeface of {hand}, medians of {runs} runs")
    print(f"{'maker':<36}{'CPU s':>8}{'ms/letter':>11}{'peak MB':>9}{'file MB':>9}{'pages':>7}")
    for name, rows in results.items():
        if rows:
            row = {key: statistics.median(each[key] for each in rows) for key in rows[0]}
            print(
                f"{MAKERS[name][0]:<36}{row['seconds']:>8.1f}{row['seconds'] / letters * 1000:>11.1f}"
                f"{row['memory']:>9.0f}{row['size']:>9.1f}{row['pages']:>7.0f}"
            )


def main() -> None:
    """Print the table, or make one book."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=641)
    parser.add_argument("--hand", default="paul", help="each letter has to fit on a sheet")
    parser.add_argument("--makers", default=",".join(MAKERS), help="with commas between")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--growth", action="store_true", help="also books of an eighth, a quarter and a half")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        make_one(options.one, options.letters, options.hand)
        return
    for share in (8, 4, 2, 1) if options.growth else (1,):
        print_table(options.makers.split(","), options.letters // share, options.hand, options.runs)


if __name__ == "__main__":
    main()
