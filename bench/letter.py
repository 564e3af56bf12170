"""CPU and size of one letter in a hand that never repeats itself, against the same letter as plain ReportLab text.

    python bench/letter.py [--runs 21]

Both are measured in turn in the same run, so that the ratio holds when the machine's speed does not.
"""

import argparse
import statistics
import textwrap
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from letters.handwriting import hands, lay_out

LETTER = (Path(__file__).parent / "letter-of-300-words.txt").read_text(encoding="utf-8")


def plain(font: Path, letter: str = LETTER) -> bytes:
    """The floor: the letter as ordinary text in the same typeface, the least that ReportLab can do."""
    pdfmetrics.registerFont(TTFont("Plain", font))
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    text = canvas.beginText(60, 780)
    text.setFont("Plain", 15, leading=22)
    for paragraph in letter.split("\n"):
        text.textLines(textwrap.wrap(paragraph, 70) or [""])
    canvas.drawText(text)
    canvas.save()
    return file.getvalue()


def measured(work: Callable[[int], bytes], runs: int) -> tuple[list[float], int]:
    """CPU milliseconds of every run, and the size of the last result in bytes."""
    times, size = [], 0
    for seed in range(runs):
        start = time.process_time()
        size = len(work(seed))
        times.append((time.process_time() - start) * 1000)
    return times, size


def main() -> None:
    """Print a line for each hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21)
    runs = parser.parse_args().runs
    print(f"{len(LETTER.split())} words on A4, medians of {runs} runs, CPU milliseconds")
    print(f"{'hand':<12}{'plain':>8}{'layout':>8}{'letter':>8}{'ratio':>8}{'pages':>7}{'KB':>7}{'KB/page':>9}")
    for slug, hand in hands().items():
        lay_out(LETTER, slug, "a4").pdf()
        plain(hand.font)
        floor, _ = measured(lambda _, font=hand.font: plain(font), runs)
        layout, _ = measured(lambda seed, slug=slug: lay_out(LETTER, slug, "a4", seed).digest.encode(), runs)
        whole, size = measured(lambda seed, slug=slug: lay_out(LETTER, slug, "a4", seed).pdf(), runs)
        low, mid, high = (statistics.median(times) for times in (floor, layout, whole))
        pages, size_kb = lay_out(LETTER, slug, "a4", runs - 1).page_count, size / 1024
        row = f"{slug:<12}{low:>8.1f}{mid:>8.1f}{high:>8.1f}{high / low:>8.1f}{pages:>7}{size_kb:>7.0f}"
        print(f"{row}{size_kb / pages:>9.0f}")


if __name__ == "__main__":
    main()
