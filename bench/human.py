"""Does a page look as if a person wrote it? Every hand, on every text of bench/texts, judged by page and by hand.

    python -m bench.human [--hands amy,paul] [--texts orchard,sorry] [--seeds 7,8] [--pace 0.5]

Two judges. Our own looks at the outlines that were drawn: how far each letter is from its nearest likeness on the page
once a shift, a turn, a stretch and a slant are taken off, in hundredths of an x-height. A plain typeface has 0.

The other knows nothing of us and looks at pixels: humanness.py and legibility.py in a folder of measuring tools, by
default ../shared/tools beside this checkout (--tools, or HANDWRITING_TOOLS), run by a Python that has what they need
(--python, or HANDWRITING_TOOLS_PYTHON). Without them only our own judge speaks.

A page is accepted when every measure of repetition is in range, at most three others are out of it, and a reader gets
at most 5 % of the characters wrong, and at most 4 % more than in the same typeface set plain at the same size.
"""

import argparse
import hashlib
import json
import os
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

import numpy as np
from numpy.typing import NDArray
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bench.letter import type_size
from letters.handwriting import Layout, hands, lay_out, unwritable
from letters.handwriting.inking import written
from letters.handwriting.linting import shapes_of
from letters.handwriting.papers import paper_named

BENCH = Path(__file__).resolve().parent
TOOLS = BENCH.parent.parent / "shared" / "tools"
PAPER = "a4"

OTHERS_ALLOWED = 3
MOST_ERRORS = 0.05
MOST_ERRORS_ABOVE_PLAIN = 0.04

type Range = tuple[float | None, float | None]
type Metrics = Mapping[str, float | None]


@dataclass(frozen=True)
class Tools:
    """The judge from outside: its folder, the Python that runs it, and a folder of what it has said so far.

    It takes seconds for a page, and says the same of the same page: nothing is asked twice.
    """

    folder: Path
    python: str
    cache: Path

    @property
    def ranges(self) -> dict[str, Range]:
        """Of each metric the least and the most that a human page has; None where there is no bound."""
        found: dict[str, Range] = json.loads((self.folder / "human_targets.json").read_text())
        return found

    def metrics(self, pages: list[Path], words: int) -> dict[str, Metrics]:
        """What humanness.py finds on pages of so many words, by the name of the file."""
        lines = self._lines(pages, "humanness.py", "--json", "--words", str(words))
        return {name: json.loads(line) for name, line in lines.items()}

    def errors(self, pages: list[Path], truth: Path) -> dict[str, float]:
        """The share of characters that legibility.py reads wrong, by the name of the file."""
        lines = self._lines(pages, "legibility.py", str(truth))
        return {name: float(line.rpartition(" ")[2]) for name, line in lines.items()}

    def _lines(self, pages: list[Path], tool: str, *options: str) -> dict[str, str]:
        """The line that a tool prints for each page, by the name of the file."""
        self.cache.mkdir(parents=True, exist_ok=True)
        program = (self.folder / tool).read_bytes()
        notes = {page: self.cache / hashlib.sha256(program + page.read_bytes()).hexdigest() for page in pages}
        fresh = [page for page in pages if not notes[page].exists()]
        for page, line in zip(fresh, self._run(tool, *options, *map(str, fresh)) if fresh else (), strict=True):
            notes[page].write_text(line)
        return {page.name: notes[page].read_text().strip() for page in pages}

    def _run(self, tool: str, *words: str) -> Iterator[str]:
        command = [self.python, str(self.folder / tool), *words]
        with TemporaryFile("w+") as troubles:
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=troubles, text=True) as running:  # noqa: S603
                yield from running.stdout or ()
            if running.returncode:
                troubles.seek(0)
                raise SystemExit(f"{tool} failed: {(troubles.read().strip() or 'it did not say why').splitlines()[-1]}")


@dataclass(frozen=True)
class Asked:
    """What to measure and with what. `tools` is None where they are not to be had."""

    hands: tuple[str, ...]
    texts: Mapping[str, str]
    seeds: tuple[int, ...]
    pace: float
    tools: Tools | None


@dataclass(frozen=True)
class Verdict:
    """One page, judged. `errors` and `plain_errors` are shares of the characters; nan where nobody read the page."""

    hand: str
    text: str
    seed: int
    likeness: tuple[float, float]
    metrics: Metrics
    out: tuple[str, ...]
    errors: float
    plain_errors: float

    @property
    def repeats(self) -> tuple[str, ...]:
        return tuple(name for name in self.out if name.startswith("rep_"))

    @property
    def others(self) -> tuple[str, ...]:
        return tuple(name for name in self.out if not name.startswith("rep_"))

    @property
    def legible(self) -> bool:
        # The reader knows no Cyrillic: then it is no judge, of the typeface set plain as little as of the hand.
        if self.plain_errors > 0.5:
            return True
        return self.errors <= min(MOST_ERRORS, self.plain_errors + MOST_ERRORS_ABOVE_PLAIN)

    @property
    def accepted(self) -> bool:
        return not self.repeats and len(self.others) <= OTHERS_ALLOWED and self.legible


def texts_named(names: str) -> dict[str, str]:
    """The texts of bench/texts, by name; all of them where no names are given."""
    found = {path.stem: path.read_text(encoding="utf-8").strip() for path in sorted((BENCH / "texts").glob("*.txt"))}
    return {name: found[name] for name in names.split(",")} if names else found


def plain(layout: Layout, text: str) -> bytes:
    """The same words in the same typeface at the same size and leading, as any program would set them."""
    hand, paper = layout.alphabet.hand, paper_named(PAPER)
    name, size = f"Plain-{hand.slug}", type_size(hand)
    pdfmetrics.registerFont(TTFont(name, hand.font))
    file = BytesIO()
    canvas = Canvas(file, pagesize=(paper.width, paper.height), invariant=1)
    written = canvas.beginText(paper.left, paper.height - paper.top)
    written.setFont(name, size, leading=hand.leading)
    for paragraph in text.split("\n"):
        for line in _filled(paragraph, name, size, paper.measure):
            written.textLine(line)
    canvas.drawText(written)
    canvas.save()
    return file.getvalue()


def _filled(paragraph: str, font: str, size: float, measure: float) -> Iterator[str]:
    line = ""
    for word in paragraph.split():
        longer = f"{line} {word}".strip()
        if line and stringWidth(longer, font, size) > measure:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def likeness(layout: Layout) -> tuple[float, float]:
    """How far each letter is from its nearest likeness: the median over the page and the least, in % of an x-height.

    The root mean square distance of the ways of the pen through two letters, at `PLACES` places, after the best affine
    map.
    """
    page = layout.pages[0]
    shapes, whole = shapes_of(written(page, layout.alphabet, layout.seed), len(page.letters.forms))
    forms: dict[int, list[NDArray[np.float64]]] = defaultdict(list)
    for form, shape, enough in zip(page.letters.forms.tolist(), shapes, whole.tolist(), strict=True):
        if enough and layout.alphabet.letters[form].isalpha():
            forms[form].append(shape)
    nearest = [distance for each in forms.values() if len(each) > 1 for distance in _nearest(np.array(each))]
    unit = page.x_height / 100
    return statistics.median(nearest) / unit, min(nearest) / unit


def _nearest(shapes: NDArray[np.float64]) -> Iterator[float]:
    """For outlines (k, n, 2) the distance of each from the nearest of the others."""
    count, points, _ = shapes.shape
    spanned, _ = np.linalg.qr(np.concatenate([shapes, np.ones((count, points, 1))], axis=2))
    power = (shapes**2).sum(axis=(1, 2))
    overlaps = np.einsum("kni,mnj->kmij", spanned, shapes)
    left = np.clip(power[None, :] - (overlaps**2).sum(axis=(2, 3)), 0, None) / points
    np.fill_diagonal(left, np.inf)
    yield from np.sqrt(left.min(axis=0)).tolist()


def verdicts(asked: Asked) -> Iterator[Verdict]:
    """Judge every page, one text at a time."""
    for name, text in asked.texts.items():
        writers = [slug for slug in asked.hands if not unwritable(text, slug)]
        pages = {
            f"{slug}-{seed}.pdf": _one_page(text, slug, seed, asked.pace) for slug in writers for seed in asked.seeds
        }
        metrics, errors = _seen(text, pages, asked.tools) if asked.tools and pages else ({}, {})
        for file, layout in pages.items():
            slug = layout.alphabet.hand.slug
            found = metrics.get(file, {})
            out = _out(found, asked.tools.ranges) if asked.tools else ()
            misread, misread_plain = (errors.get(pdf, float("nan")) for pdf in (file, f"{slug}-plain.pdf"))
            yield Verdict(slug, name, layout.seed, likeness(layout), found, out, misread, misread_plain)


def _one_page(text: str, hand: str, seed: int, pace: float) -> Layout:
    layout = lay_out(text, hand, PAPER, seed, pace=pace)
    if layout.page_count > 1:
        raise SystemExit(f"{hand} needs {layout.page_count} pages for a text that must fit on one.")
    return layout


def _seen(text: str, pages: Mapping[str, Layout], tools: Tools) -> tuple[dict[str, Metrics], dict[str, float]]:
    """What the judge from outside makes of the pages, and of each hand's typeface set plain, by name of file."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        truth = folder / "truth.txt"
        truth.write_text(text, encoding="utf-8")
        for file, layout in pages.items():
            Path(folder, file).write_bytes(layout.pdf())
            Path(folder, f"{layout.alphabet.hand.slug}-plain.pdf").write_bytes(plain(layout, text))
        metrics = tools.metrics([folder / file for file in pages], len(text.split()))
        return metrics, tools.errors(sorted(folder.glob("*.pdf")), truth)


def _out(metrics: Metrics, ranges: Mapping[str, Range]) -> tuple[str, ...]:
    """The metrics that are out of range, or could not be measured."""
    return tuple(name for name, span in ranges.items() if not _within(metrics.get(name), span))


def _within(value: float | None, span: Range) -> bool:
    low, high = span
    return value is not None and (low is None or value >= low) and (high is None or value <= high)


def in_words(verdict: Verdict) -> str:
    """One page in one line; what is out of range in capitals where it is a measure of repetition."""
    middle, least = verdict.likeness
    line = f"{verdict.hand:<11}{verdict.text:<13}{verdict.seed:>4}{middle:>8.1f}{least:>6.1f}"
    if not verdict.metrics:
        return line
    word = "accepted" if verdict.accepted else "refused"
    reads = f"{verdict.errors:>8.3f}{verdict.plain_errors:>7.3f}" + (" " if verdict.legible else "!")
    out = [*map(str.upper, verdict.repeats), *verdict.others]
    return f"{line}{reads}  {word:<9} {' '.join(out)}".rstrip()


def table(judged: list[Verdict], ranges: Mapping[str, Range]) -> Iterator[str]:
    """By hand: of every measure the median over its pages, and on how many of them it is out of range."""
    of: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in judged:
        of[verdict.hand].append(verdict)
    yield _row("", "range", of)
    for name, (low, high) in ranges.items():
        span = f"{'' if low is None else f'{low:g}'}–{'' if high is None else f'{high:g}'}"
        yield _row(name, span, (_cell(pages, name) for pages in of.values()))
    yield _row("errors", f"–{MOST_ERRORS:g}", (_errors([page.errors for page in pages]) for pages in of.values()))
    yield _row("errors, plain", "", (_errors([page.plain_errors for page in pages]) for pages in of.values()))
    yield _row("accepted", "", (f"{sum(page.accepted for page in pages)}/{len(pages)}" for pages in of.values()))


def _row(name: str, span: str, cells: Iterable[str]) -> str:
    return f"{name:<20}{span:>12}" + "".join(f"{cell:>12}" for cell in cells)


def _cell(pages: list[Verdict], name: str) -> str:
    values = [value for page in pages if (value := page.metrics.get(name)) is not None]
    out = sum(name in page.out for page in pages)
    return (f"{statistics.median(values):.3g}" if values else "none") + (f" ({out})" if out else "")


def _errors(shares: list[float]) -> str:
    return f"{statistics.median(shares):.3f}/{max(shares):.3f}"


def _asked() -> Asked:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hands", default="", help="some hands, by slug, with commas; all of them otherwise")
    parser.add_argument("--texts", default="", help="some of bench/texts, by name, with commas; all of them otherwise")
    parser.add_argument("--seeds", default="7", help="one page for each seed")
    parser.add_argument("--pace", type=float, default=0.5, help="0 careful to 1 hasty")
    parser.add_argument("--tools", type=Path, default=Path(os.environ.get("HANDWRITING_TOOLS", TOOLS)))
    parser.add_argument("--python", default=os.environ.get("HANDWRITING_TOOLS_PYTHON", sys.executable))
    parser.add_argument(
        "--said", dest="cache", type=Path, default=BENCH.parent / "out" / "human", help="what the tools have said"
    )
    given = parser.parse_args()
    return Asked(
        hands=tuple(given.hands.split(",")) if given.hands else tuple(hands()),
        texts=texts_named(given.texts),
        seeds=tuple(map(int, given.seeds.split(","))),
        pace=given.pace,
        tools=Tools(given.tools, given.python, given.cache) if (given.tools / "humanness.py").is_file() else None,
    )


def main() -> None:
    """Print a line for each page, then the table by hand."""
    asked = _asked()
    if not asked.tools:
        print("There are no measuring tools (see --tools): only our own judge speaks.", file=sys.stderr)
    print(f"{'hand':<11}{'text':<13}{'seed':>4}{'nearest':>8}{'least':>6}" + ("  errors  plain" if asked.tools else ""))
    judged = []
    for verdict in verdicts(asked):
        judged.append(verdict)
        print(in_words(verdict), flush=True)
    if asked.tools:
        print("", *table(judged, asked.tools.ranges), sep="\n")
        print("\nMedians; in brackets, on how many pages it was out of range. Errors: median/worst.")


if __name__ == "__main__":
    main()
