"""CPU and size of one letter in every hand, against the same letter as plain ReportLab text.

    python -m bench.letter [--runs 21] [--hands theodore,paul] [--memory 1000]

All makers are measured in turn in the same run, so that the ratio holds when the machine's speed does not. “letter” is
the whole of it; layout, ink, cast and draw are its stages, each measured by itself. Then how the cost grows with the
length of the letter; and, if asked for, what memory the process holds after so many letters.
"""

import argparse
import statistics
import textwrap
import time
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from letters.handwriting import Layout, hands, lay_out
from letters.handwriting.casting import cast
from letters.handwriting.drawing import draw
from letters.handwriting.inking import InkedPage, ink
from letters.handwriting.reading import em, readable

LETTER = (Path(__file__).parent / "letter-of-300-words.txt").read_text(encoding="utf-8")

LONGEST_GREETING = 4
"""In words."""

LENGTHS = (1, 2, 4, 8)

STATM = Path("/proc/self/statm")
PAGE_MB = 4096 / 2**20


def varied(number: int) -> str:
    """The letter, the words of every paragraph begun elsewhere: who remembers whole paragraphs gains nothing by it."""
    return "\n\n".join(map(partial(_turned, number), LETTER.strip().split("\n\n"))) + "\n"


def _turned(number: int, paragraph: str) -> str:
    words = paragraph.split()
    if "\n" in paragraph or len(words) <= LONGEST_GREETING:
        return paragraph
    first = number % len(words)
    return " ".join(words[first:] + words[:first])


def plain(text: str, font: Path) -> bytes:
    """The floor: the letter as ordinary text in the same typeface, the least that ReportLab can do."""
    pdfmetrics.registerFont(TTFont("Plain", font))
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    lines = canvas.beginText(60, 780)
    lines.setFont("Plain", 15, leading=22)
    for paragraph in text.split("\n"):
        lines.textLines(textwrap.wrap(paragraph, 70) or [""])
    canvas.drawText(lines)
    canvas.save()
    return file.getvalue()


def cpu() -> float:
    """Seconds of CPU that this process, its threads and its ended children have used."""
    children = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measured(makers: Mapping[str, Callable[[int], object]], runs: int) -> dict[str, float]:
    """The median CPU milliseconds of each maker, which take turns; each is given the number of the run."""
    times: dict[str, list[float]] = {name: [] for name in makers}
    for run in range(-1, runs):
        for name, make in makers.items():
            start = cpu()
            make(run + 1)
            if run >= 0:  # The first only warms up.
                times[name].append((cpu() - start) * 1000)
    return {name: statistics.median(each) for name, each in times.items()}


def inked(layout: Layout) -> list[InkedPage]:
    return [ink(page, layout.face, layout.seed) for page in layout.pages]


def print_hands(slugs: list[str], runs: int) -> None:
    """A line for each hand: its stages, and the whole."""
    columns = ("plain", "layout", "ink", "cast", "draw", "letter", "ratio", "pages", "KB", "KB/page")
    print(f"{len(LETTER.split())} words on A4, medians of {runs} runs, CPU milliseconds")
    print(f"{'hand':<12}" + "".join(f"{name:>8}" for name in columns))
    for slug in slugs:
        font, layout = hands()[slug].font, lay_out(LETTER, slug, "a4")
        pages = inked(layout)
        told = [(readable(page), em(page.page)) for page in pages]

        def written(seed: int, slug: str = slug) -> bytes:
            return lay_out(LETTER, slug, "a4", seed).pdf()

        times = measured(
            {
                "plain": lambda _, font=font: plain(LETTER, font),
                "layout": lambda seed, slug=slug: lay_out(LETTER, slug, "a4", seed),
                "ink": lambda _, layout=layout: inked(layout),
                "cast": lambda _, told=told: [cast(page, size) for page, size in told],
                "all but cast": lambda _, pages=pages: draw(pages, title="A letter", author="", language="en"),
                "letter": written,
            },
            runs,
        )
        size = statistics.median(len(written(seed)) for seed in range(5)) / 1024
        times["draw"] = times["all but cast"] - times["cast"]
        shown = "".join(f"{times[name]:>8.1f}" for name in columns[:6])
        ratio = times["letter"] / times["plain"]
        print(f"{slug:<12}{shown}{ratio:>8.1f}{layout.page_count:>8}{size:>8.0f}{size / layout.page_count:>8.0f}")


def print_growth(slug: str, runs: int) -> None:
    """What a word costs in letters of several lengths."""
    greeting, *paragraphs, closing = LETTER.strip().split("\n\n")
    texts = {times: "\n\n".join([greeting, *paragraphs * times, closing]) for times in LENGTHS}
    times = measured({str(n): lambda seed, n=n: lay_out(texts[n], slug, "a4", seed).pdf() for n in LENGTHS}, runs)
    print(f"\n{slug}: {'words':>8}{'pages':>8}{'letter':>8}{'µs a word':>12}")
    for n, text in texts.items():
        words, pages = len(text.split()), lay_out(text, slug, "a4").page_count
        print(f"{'':<{len(slug) + 2}}{words:>8}{pages:>8}{times[str(n)]:>8.1f}{times[str(n)] * 1000 / words:>12.1f}")


def print_memory(slug: str, letters: int) -> None:
    """What the process holds after the first letter, and after tenths of all that are to be written."""
    held = {}
    for number in range(1, letters + 1):
        lay_out(varied(number), slug, "a4", number).pdf()
        if number == 1 or number % max(1, letters // 10) == 0:
            held[number] = int(STATM.read_text().split()[1]) * PAGE_MB
    print(f"\n{slug}: megabytes held after so many letters")
    print("  ".join(f"{number}: {megabytes:.1f}" for number, megabytes in held.items()))


def main() -> None:
    """Print a line for each hand; how the cost grows; how memory does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--hands", default=",".join(hands()), help="slugs, with commas between")
    parser.add_argument("--memory", type=int, default=0, metavar="LETTERS")
    options = parser.parse_args()
    slugs = options.hands.split(",")
    if options.memory:
        print_memory(slugs[0], options.memory)
        return
    print_hands(slugs, options.runs)
    print_growth("theodore" if "theodore" in slugs else slugs[0], options.runs)


if __name__ == "__main__":
    main()
