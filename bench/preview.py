"""CPU of a page shown while somebody types it: laid out, and traced as SVG or drawn as PNG.

    python -m bench.preview [--runs 21]

Against the same text as plain ReportLab, measured in turn in the same run, so that the ratio holds when the machine's
speed does not.
"""

import argparse
from functools import partial
from pathlib import Path

from bench.letter import plain
from bench.timing import median_cpu_ms
from letters.handwriting import hands, lay_out

WORDS = 150
TEXT = " ".join((Path(__file__).parent / "letter-of-300-words.txt").read_text(encoding="utf-8").split(" ")[:WORDS])


def main() -> None:
    """Print a line for each hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=21)
    runs = parser.parse_args().runs
    print(f"{WORDS} words on A5, the first page at 110 dpi, medians of {runs} runs, CPU milliseconds, layout included")
    print(f"{'hand':<12}{'plain':>8}{'layout':>8}{'SVG':>8}{'ratio':>8}{'KB':>6}{'PNG':>8}{'ratio':>8}{'KB':>6}")
    for slug, hand in hands().items():
        layout = lay_out(TEXT, slug)
        svg, png = len(layout.svg(1)) / 1024, len(layout.png(1)) / 1024
        plain(hand.font, TEXT)
        floor = median_cpu_ms(partial(plain, hand.font, TEXT), runs)

        def traced_page(slug: str = slug) -> str:
            return lay_out(TEXT, slug).svg(1)

        def drawn_page(slug: str = slug) -> bytes:
            return lay_out(TEXT, slug).png(1)

        laid = median_cpu_ms(partial(lay_out, TEXT, slug), runs)
        traced = median_cpu_ms(traced_page, runs)
        drawn = median_cpu_ms(drawn_page, runs)
        row = f"{slug:<12}{floor:>8.1f}{laid:>8.1f}{traced:>8.1f}{traced / floor:>8.1f}{svg:>6.0f}"
        print(f"{row}{drawn:>8.1f}{drawn / floor:>8.1f}{png:>6.0f}")


if __name__ == "__main__":
    main()
