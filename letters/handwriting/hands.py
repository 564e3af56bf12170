"""The hands of the house: who writes, how large, how wide, and how much they wander."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fontTools.ttLib import TTFont

from .errors import UnknownHand
from .papers import MM
from .scripts import is_written

FONTS = Path(__file__).resolve().parents[2] / "fonts"


@dataclass(frozen=True, slots=True)
class Wander:
    """How far this writer strays from an ordinary person's measures: 1 is ordinary, 0 not at all."""

    page: float = 1.0
    line: float = 1.0
    word: float = 1.0
    letter: float = 1.0
    shape: float = 1.0
    pressure: float = 1.0


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a typeface came from. `licence` is an SPDX identifier, `package` a registry and a name in it."""

    typeface: str
    copyright: str
    licence: str
    package: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Hand:
    """One writer. Heights in points, gaps in x-heights, slant in degrees beyond the typeface's own.

    nib is the breadth of the pen's stroke in points, None where it is the typeface's own. turned are the signs that the
    typeface draws as their counterparts, such as “ for ”; dotted the letters whose dot it has lost. dots is how far, in
    x-heights, this writer sets the dots of i and j to the right of where the typeface has them.
    """

    slug: str
    name: str
    description: str
    font: Path
    joined: bool
    x_height: float
    leading: float
    word_gap: float
    slant: float
    nib: float | None
    turned: str
    dotted: str
    dots: float
    wander: Wander
    provenance: Provenance

    @property
    def characters(self) -> frozenset[int]:
        """Every character that this writer has a form for, by code point."""
        return _written_in(self.font)


@cache
def hands() -> Mapping[str, Hand]:
    """Every hand in `fonts/`, by slug, in alphabetical order."""
    found = {folder.parent.name: _read(folder) for folder in sorted(FONTS.glob("*/hand.toml"))}
    return MappingProxyType(found)


def hand_named(slug: str) -> Hand:
    """The hand called `slug`. Raises UnknownHand."""
    try:
        return hands()[slug]
    except KeyError:
        raise UnknownHand(f"No hand called “{slug}” lives here. There are: {', '.join(hands())}.") from None


@cache
def _written_in(font: Path) -> frozenset[int]:
    """What the `cmap` of a typeface lists, without what nobody writes."""
    with TTFont(font, lazy=True) as opened:
        return frozenset(filter(is_written, opened.getBestCmap()))


def _read(path: Path) -> Hand:
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Hand(
        slug=path.parent.name,
        name=data["name"],
        description=data["description"],
        font=path.parent / data["font"],
        joined=data["joined"],
        x_height=data["x_height"] * MM,
        leading=data["leading"] * MM,
        word_gap=data["word_gap"],
        slant=data["slant"],
        nib=data["nib"] * MM if "nib" in data else None,
        turned=data.get("turned", ""),
        dotted=data.get("dotted", ""),
        dots=data.get("dots", 0.0),
        wander=Wander(**data["wander"]),
        provenance=Provenance(**data["provenance"]),
    )
