"""The cuts of the book face, each opened once a process. All lengths are font units, of which the size has 1000."""

import tomllib
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from .styles import Face

FOLDER = Path(__file__).resolve().parents[3] / "fonts" / "type" / "eb-garamond"

EM = 1000
"""Font units to the size, in every cut."""


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """An opened cut: what HarfBuzz needs to shape it, what a PDF must say of it, and how wide each glyph is.

    `characters` are those it has a form for, controls and formats left out; `advances` of every glyph.
    """

    face: Face
    called: str
    font: TTFont
    shaper: hb.Font
    characters: frozenset[str]
    advances: tuple[int, ...]
    angle: float
    weight: int


@cache
def cut_of(face: Face) -> Cut:
    """The opened cut."""
    data = (FOLDER / str(_files()[face])).read_bytes()
    font = TTFont(BytesIO(data), lazy=True)
    characters = frozenset(each for each in map(chr, font.getBestCmap()) if each.isprintable() or each.isspace())
    metrics = font["hmtx"].metrics
    return Cut(
        face=face,
        called=str(font["name"].getDebugName(6)),
        font=font,
        shaper=hb.Font(hb.Face(data)),
        characters=characters,
        advances=tuple(metrics[name][0] for name in font.getGlyphOrder()),
        angle=float(font["post"].italicAngle),
        weight=int(font["OS/2"].usWeightClass),
    )


@cache
def _files() -> dict[str, object]:
    return tomllib.loads((FOLDER / "type.toml").read_text(encoding="utf-8"))
