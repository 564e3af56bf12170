"""What a person has set right: `fonts/<hand>/corrections.toml`, a table for each character.

A further form of a character is named by its count, as in "P/2".

touch = [share of the width, share of the height]: where the pen first touches, as in `touches.FIRST`.
strokes = ["path 20,90 4,50 …", …]: the order and direction, and the kinds, of all strokes; each goes along the centre
lines of the typeface through the given places, in hundredths of an x-height, each moved to the nearest centre line.
drawn = ["path 20,90 …", …]: nodes that a person drew, in the same numbers, in place of what the typeface gives.
borrowed = "lewman": the letter of another hand, sheared to this one's slant and as tall as this one's own;
widened = 1.1: and so much wider. top = 190: what rises above the middle of small letters is stretched to end there.
advance = 60: how far the next letter begins behind it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..seeding import Floats
from .glyphs import KINDS, Kind

NAME = "corrections.toml"

type Strokes = tuple[tuple[Kind, Floats], ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What is set right of one character; places in x-heights."""

    touch: tuple[float, float] | None = None
    strokes: Strokes = ()
    drawn: Strokes = ()
    borrowed: str | None = None
    widened: float = 1.0
    top: float | None = None
    advance: float | None = None


def corrections_in(folder: Path) -> Mapping[str, Correction]:
    """The corrections of the hand in a folder, by character; none where it has no file. Raises ValueError."""
    path = folder / NAME
    if not path.exists():
        return {}
    tables: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {character: _correction(character, table) for character, table in tables.items()}


def _correction(character: str, table: dict[str, Any]) -> Correction:
    known = {"touch", "strokes", "drawn", "borrowed", "widened", "top", "advance"}
    if unknown := sorted(set(table) - known):
        raise ValueError(f"“{character}” has corrections that nobody knows: {', '.join(unknown)}")
    touch = table.get("touch")
    return Correction(
        touch=(touch[0], touch[1]) if touch else None,
        strokes=tuple(map(_stroke, table.get("strokes", ()))),
        drawn=tuple(map(_stroke, table.get("drawn", ()))),
        borrowed=table.get("borrowed"),
        widened=table.get("widened", 1.0),
        top=table["top"] / 100 if "top" in table else None,
        advance=table["advance"] / 100 if "advance" in table else None,
    )


def _stroke(text: str) -> tuple[Kind, Floats]:
    word, *places = text.split()
    kind = next((kind for kind in KINDS if kind == word), None)
    if kind is None or not places:
        raise ValueError(f"“{text}” is no stroke: “path 20,90 4,50 …”")
    return kind, np.array([[float(number) for number in place.split(",")] for place in places]) / 100
