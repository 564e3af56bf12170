"""Draw the strokes of hands from their typefaces again: `python -m letters.handwriting.strokes [HAND …]`.

Writes `fonts/<hand>/strokes.txt` from the typeface and `corrections.toml` beside it, the same bytes each time, and a
sheet of every character to look at, `docs/specimens/<hand>-strokes.png`.
"""

import sys
from pathlib import Path

from ..hands import hands
from . import STROKES
from .files import written
from .making import Maker, maker_of
from .sheets import sheet

SHEETS = Path(__file__).resolve().parents[3] / "docs" / "specimens"

HEADER = """\
# The strokes of {hand.name}'s pen, character by character, in writing order.
# Hundredths of an x-height: the centre lines of small letters reach from 0 to 100.
# How to read it: letters/handwriting/strokes/files.py
# Drawn from {font}, SHA-256
# {sha256},
# and from corrections.toml, by: python -m letters.handwriting.strokes {hand.slug}
# Derived from {hand.provenance.typeface}, {hand.provenance.copyright};
# under the same licence, {hand.provenance.licence}, see LICENSE.txt. It is no font and has no font's reserved name.
"""

BORROWED = """\
# {letters} derived from {lender.provenance.typeface}, {lender.provenance.copyright};
# under the same licence, {lender.provenance.licence}, see ../{lender.slug}/LICENSE.txt.
"""


def main() -> int:
    """Make the strokes and the sheets of the hands named on the command line, or of all."""
    unknown = [slug for slug in sys.argv[1:] if slug not in hands()]
    if unknown:
        print(f"There is no hand called {', '.join(unknown)}.\n\n{__doc__}", file=sys.stderr)
        return 2
    for slug in sys.argv[1:] or hands():
        maker = maker_of(slug)
        text = text_of(maker)
        path = maker.hand.font.parent / STROKES
        path.write_text(text, encoding="utf-8", newline="\n")
        sheet(maker.hand, text).save(SHEETS / f"{slug}-strokes.png", optimize=True)
        print(f"{path.relative_to(SHEETS.parents[1])}: {len(text.encode()) / 1024:.0f} KB")
    return 0


def header(maker: Maker) -> str:
    """What a file says about itself: what it was made from, by what, and whose it is."""
    lent: dict[str, list[str]] = {}
    for character, correction in sorted(maker.corrections.items()):
        if correction.borrowed:
            lent.setdefault(correction.borrowed, []).append(character)
    own = HEADER.format(hand=maker.hand, font=maker.hand.font.name, sha256=maker.typeface.sha256)
    return own + "".join(
        BORROWED.format(letters=" ".join(letters), lender=hands()[slug]) for slug, letters in sorted(lent.items())
    )


def text_of(maker: Maker) -> str:
    """The whole file of a hand."""
    return written(header(maker), maker.all())


if __name__ == "__main__":
    sys.exit(main())
