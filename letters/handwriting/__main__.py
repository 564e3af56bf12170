"""Write a letter from the shell: `python -m letters.handwriting letter.txt --hand theodore --out letter.pdf`."""

import argparse
import sys
from pathlib import Path

from . import (
    EVERYDAY,
    PACES,
    Hand,
    HandwritingError,
    Layout,
    Stationery,
    address_envelope,
    envelope_names,
    ink_names,
    lay_out,
    paper_names,
    pen_names,
)
from .hands import offered_hands
from .scripts import scripts_in


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m letters.handwriting", description="Write a letter, or address an envelope, in a hand."
    )
    parser.add_argument("text", nargs="?", help="a text file in UTF-8, or - for standard input; *so* is underlined")
    parser.add_argument("--hand", default="theodore", help="who writes (see --list-hands)")
    parser.add_argument("--paper", default="a5", help=f"one of {', '.join(paper_names())}")
    parser.add_argument("--ink", default="iron-gall", help=f"one of {', '.join(ink_names())}")
    parser.add_argument("--pen", default="ballpoint", help=f"one of {', '.join(pen_names())}")
    parser.add_argument("--ruled", action="store_true", help="write on ruled paper")
    parser.add_argument("--letterhead", default="", help="one line, printed at the head of the first page")
    parser.add_argument("--numbered", action="store_true", help="number the pages from the second on")
    parser.add_argument(
        "--pace", type=_pace, default=EVERYDAY, help=f"{', '.join(PACES)}; or a number from 0, careful, to 1, hasty"
    )
    parser.add_argument("--mends", action="store_true", help="now and then mend a letter, or strike a word through")
    parser.add_argument("--envelope", help=f"take the text as an address: one of {', '.join(envelope_names())}")
    parser.add_argument("--sender", type=Path, help="with --envelope, a text file with the sender's address")
    parser.add_argument(
        "--language", default="", help="what the text is in, as a BCP 47 tag such as fr; else its script tells"
    )
    parser.add_argument("--seed", type=int, default=7, help="another number, another letter")
    parser.add_argument("--out", default="letter.pdf", type=Path, help="where the PDF goes")
    parser.add_argument("--plot", type=Path, help="also write single strokes as SVG, for a plotter with a real pen")
    parser.add_argument("--plot-marks", action="store_true", help="with --plot, registration marks and a test strip")
    parser.add_argument("--written", type=Path, help="also write an SVG in which the first page writes itself")
    parser.add_argument("--list-hands", action="store_true", help="name the hands, one a line, and stop")
    return parser


def _in_one_line(hand: Hand) -> str:
    """A hand in one line: its slug, its name, joined or print, the scripts it writes, and what it looks like."""
    fashion = "joined" if hand.joined else "print"
    return f"{hand.slug:<11}{hand.name:<11}{fashion:<8}{', '.join(scripts_in(hand.characters)):<17}{hand.description}"


def _pace(name_or_number: str) -> float:
    """A pace by its name, or as a number."""
    return PACES[name_or_number] if name_or_number in PACES else float(name_or_number)


def main() -> int:
    """Run the command; 0 when a letter was written, 2 when it could not be."""
    parser = _arguments()
    arguments = parser.parse_args()
    if arguments.list_hands:
        print("\n".join(map(_in_one_line, offered_hands().values())))
        return 0
    if arguments.text is None:
        parser.error("name a text file, or - for standard input")
    try:
        layout = _laid_out(arguments)
        pdf = layout.pdf(title="An envelope" if arguments.envelope else "", language=arguments.language)
        arguments.out.write_bytes(pdf)
        also = _also_written(layout, arguments)
    except _NotText as error:
        print(f"{error} is not UTF-8 text. Nothing was written; please save it as UTF-8.", file=sys.stderr)
        return 2
    except HandwritingError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename}: {error.strerror}. Nothing was written.", file=sys.stderr)
        return 2
    print(f"{arguments.out}: {layout.page_count} page(s), {len(pdf) / 1024:.0f} KB, in the hand of {arguments.hand}")
    print("".join(f"{path}\n" for path in also), end="")
    return 0


def _also_written(layout: Layout, arguments: argparse.Namespace) -> list[Path]:
    """What was written beside the PDF: a file a page for a plotter, numbered where there are several; and a film."""
    files: list[Path] = []
    for number in range(1, layout.page_count + 1) if arguments.plot else ():
        files.append(
            arguments.plot if layout.page_count == 1 else arguments.plot.with_stem(f"{arguments.plot.stem}-{number}")
        )
        plotted = layout.plot(number, marks=arguments.plot_marks, strip=arguments.plot_marks)
        files[-1].write_text(plotted, encoding="utf-8")
    if arguments.written:
        arguments.written.write_text(layout.film(1), encoding="utf-8")
        files.append(arguments.written)
    return files


class _NotText(Exception):
    """What was read from the named file is not text."""


def _laid_out(arguments: argparse.Namespace) -> Layout:
    text = _read(arguments.text)
    if arguments.envelope:
        sender = _read(arguments.sender) if arguments.sender else ""
        return address_envelope(
            text,
            arguments.hand,
            arguments.envelope,
            arguments.seed,
            sender=sender,
            ink=arguments.ink,
            pen=arguments.pen,
            pace=arguments.pace,
        )
    stationery = Stationery(arguments.ruled, arguments.ink, arguments.letterhead, arguments.numbered, arguments.pen)
    return lay_out(
        text,
        arguments.hand,
        arguments.paper,
        arguments.seed,
        stationery=stationery,
        pace=arguments.pace,
        mends=arguments.mends,
        language=arguments.language,
    )


def _read(name: str | Path) -> str:
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _NotText(name) from None


if __name__ == "__main__":
    sys.exit(main())
