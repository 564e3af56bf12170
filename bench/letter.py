"""CPU and size of one letter in every hand, against the same letter as plain ReportLab text.

    python -m bench.letter [--runs 21] [--hands theodore,paul]

All makers are measured in turn in the same run, so that the ratio holds when the machine's speed does not. “letter” is
the whole of it; layout, ink, cast and draw are its stages, each measured by itself. Words that were written before are
remembered, as in a worker that has been alive for a while: “unread” is the layout of a letter of which no word was.
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

from fontTools.ttLib import TTFont as TypeFace
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from letters.handwriting import Hand, Layout, hands, lay_out
from letters.handwriting.casting import cast
from letters.handwriting.drawing import draw
from letters.handwriting.extraction import em, readable
from letters.handwriting.inking import InkedPage, ink
from letters.handwriting.shaping import _spelled

LETTER = (Path(__file__).parent / "letter-of-300-words.txt").read_text(encoding="utf-8")

LONGEST_GREETING = 4
"""In words."""


def varied(number: int) -> str:
    """The letter, the words of every paragraph begun elsewhere: who remembers whole paragraphs gains nothing by it."""
    return "\n\n".join(map(partial(_turned, number), LETTER.strip().split("\n\n"))) + "\n"


def _turned(number: int, paragraph: str) -> str:
    words = paragraph.split()
    if "\n" in paragraph or len(words) <= LONGEST_GREETING:
        return paragraph
    first = number % len(words)
    return " ".join(words[first:] + words[:first])


def plain(font: Path, text: str) -> bytes:
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


def type_size(hand: Hand) -> float:
    """The size, in points, at which the hand's typeface is as large as the hand writes."""
    with TypeFace(hand.font, lazy=True) as opened:
        glyphs, names = opened["glyf"], opened.getBestCmap()
        tops = [glyphs[names[ord(letter)]].yMax for letter in "acemnorsuvxz"]
        return float(hand.x_height * opened["head"].unitsPerEm / statistics.median(tops))


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
    return [ink(page, layout.alphabet, layout.seed) for page in layout.pages]


def unread(slug: str, seed: int) -> Layout:
    """The letter, laid out by somebody who never wrote one of its words."""
    _spelled.cache_clear()
    return lay_out(LETTER, slug, "a4", seed)


def stages(slug: str, layout: Layout) -> dict[str, Callable[[int], object]]:
    """What is measured, each given the number of the run: a plain letter, the stages of ours, and the whole of it."""
    font, pages = hands()[slug].font, inked(layout)
    readable_pages = [(readable(page), em(page.page)) for page in pages]
    return {
        "plain": lambda _: plain(font, LETTER),
        "unread": lambda seed: unread(slug, seed),
        "layout": lambda seed: lay_out(LETTER, slug, "a4", seed),
        "ink": lambda _: inked(layout),
        "cast": lambda _: [cast(page, size) for page, size in readable_pages],
        "all but cast": lambda _: draw(pages, title="A letter", author="", language="en"),
        "letter": lambda seed: lay_out(LETTER, slug, "a4", seed).pdf(),
    }


def print_hands(slugs: list[str], runs: int) -> None:
    """A line for each hand: its stages, and the whole."""
    columns = ("plain", "unread", "layout", "ink", "cast", "draw", "letter", "ratio", "pages", "KB", "KB/page")
    print(f"{len(LETTER.split())} words on A4, medians of {runs} runs, CPU milliseconds")
    print(f"{'hand':<12}" + "".join(f"{name:>8}" for name in columns))
    for slug in slugs:
        layout = lay_out(LETTER, slug, "a4")
        times = measured(stages(slug, layout), runs)
        size = statistics.median(len(lay_out(LETTER, slug, "a4", seed).pdf()) for seed in range(5)) / 1024
        times["draw"] = times["all but cast"] - times["cast"]
        shown = "".join(f"{times[name]:>8.1f}" for name in columns[:7])
        ratio = times["letter"] / times["plain"]
        print(f"{slug:<12}{shown}{ratio:>8.1f}{layout.page_count:>8}{size:>8.0f}{size / layout.page_count:>8.0f}")


def main() -> None:
    """Print a line for each hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--hands", default=",".join(hands()), help="slugs, with commas between")
    options = parser.parse_args()
    print_hands(options.hands.split(","), options.runs)


if __name__ == "__main__":
    main()
