"""Write a letter from the shell: `python -m letters.handwriting letter.txt --hand theodore --out letter.pdf`."""

import argparse
import sys
from pathlib import Path

from . import Hand, HandwritingError, hands, page_count, paper_names, write_letter
from .scripts import scripts_in


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m letters.handwriting", description="Write a letter in a hand.")
    parser.add_argument("text", nargs="?", help="a text file in UTF-8, or - for standard input")
    parser.add_argument("--hand", default="theodore", help="who writes (see --list-hands)")
    parser.add_argument("--paper", default="a5", help=f"one of {', '.join(paper_names())}")
    parser.add_argument("--seed", type=int, default=7, help="another number, another letter")
    parser.add_argument("--out", default="letter.pdf", type=Path, help="where the PDF goes")
    parser.add_argument("--list-hands", action="store_true", help="name the hands, one a line, and stop")
    return parser


def _told(hand: Hand) -> str:
    """A hand in one line: its slug, its name, joined or print, the scripts it writes, and what it looks like."""
    fashion = "joined" if hand.joined else "print"
    return f"{hand.slug:<11}{hand.name:<11}{fashion:<8}{', '.join(scripts_in(hand.characters)):<17}{hand.description}"


def main() -> int:
    """Run the command; 0 when a letter was written, 2 when it could not be."""
    parser = _arguments()
    asked = parser.parse_args()
    if asked.list_hands:
        print("\n".join(map(_told, hands().values())))
        return 0
    if asked.text is None:
        parser.error("name a text file, or - for standard input")
    try:
        data = sys.stdin.buffer.read() if asked.text == "-" else Path(asked.text).read_bytes()
        pdf = write_letter(data.decode("utf-8-sig"), asked.hand, asked.paper, asked.seed)
        asked.out.write_bytes(pdf)
    except UnicodeDecodeError:
        print(f"{asked.text} is not UTF-8 text. Nothing was written; please save it as UTF-8.", file=sys.stderr)
        return 2
    except HandwritingError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename}: {error.strerror}. Nothing was written.", file=sys.stderr)
        return 2
    print(f"{asked.out}: {page_count(pdf)} page(s), {len(pdf) / 1024:.0f} KB, in the hand of {asked.hand}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
