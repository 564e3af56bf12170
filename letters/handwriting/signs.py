"""Signs: what every hand writes though no typeface has it: hearts, faces, stars, ticks and arrows, as people draw them,
and small letters and figures that stand high or low beside a line."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "fonts" / "signs.txt"
"""The strokes of the signs that every hand writes, as `strokes/files.py` reads them."""

RAISED = dict(
    zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻªº", "0123456789+-=()niabcdefghjklmoprstuvwxyzao", strict=True)
)
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()", strict=True))
"""Small signs, and the sign that each is, written on the line."""

SMALL_SIGNS = frozenset((*RAISED, *LOWERED))

FACES = {
    **dict.fromkeys((":)", ":-)", "=)", ":]", "^^"), "☺"),
    **dict.fromkeys((":(", ":-(", "=("), "☹"),
    **dict.fromkeys((";)", ";-)"), "😉"),
    "<3": "♥",
}
"""What is typed for a sign, and drawn as it where it is a whole word. Within a word it stays as it was typed."""

LOOKS = frozenset("\ufe0e\ufe0f")
"""Behind a sign: that it is to be shown as text, or as a picture. A pen knows no difference."""


@cache
def signs() -> frozenset[str]:
    """The signs that every hand writes."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(chr(int(line.split()[0].removeprefix("U+"), 16)) for line in lines if line.startswith("U+"))


def offered(typeface: Iterable[int]) -> frozenset[int]:
    """The signs that a hand can write whose typeface has these characters, by code point."""
    known = frozenset(typeface)
    small = (sign for sign, full in (RAISED | LOWERED).items() if ord(full) in known)
    return frozenset(map(ord, (*signs(), *small)))
