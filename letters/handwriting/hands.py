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
from .signs import offered

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
class Borrowing:
    """Letters that a writer makes as another does: of which hand, which, and how often, from 0 to 1."""

    hand: str
    letters: str
    share: float


@dataclass(frozen=True, slots=True)
class Movement:
    """How this writer moves the pen. Lengths in x-heights, angles in degrees; factors are 1 for an ordinary person.

    lean is how far the typeface itself leans to the right; width, ascenders and descenders are factors of its letters.
    joining is the chance that a letter is joined to the one before where it can be, rounds the chance that the pen is
    lifted before a round letter. spacing is added behind each letter, and strays; clearance is the least that stays
    free between two. habit is how far each form is bent once and for all, straight the
    share of bows that are straight in a hurry, shake how far each writing of it strays.
    speed melts corners, wear the ends of words; fling is how far the last letter of a word may fly out, smoothing how
    much of a form's size is given back where its corners melt. bars (of t and f) are longer by a factor, climb, and
    land late; ticks is the share of dots that are short strokes. wrist is how much the slant turns and arc how high
    the line bows while the hand lies in one place.
    """

    lean: float
    width: float = 1.0
    ascenders: float = 1.0
    descenders: float = 1.0
    joining: float = 0.9
    rounds: float = 0.35
    spacing: float = 0.08
    spacing_strays: float = 0.07
    clearance: float = 0.2
    habit: float = 0.06
    straight: float = 0.6
    shake: float = 0.052
    speed: float = 1.0
    wear: float = 1.0
    fling: float = 0.25
    sharpening: float = 0.55
    bar_length: float = 1.0
    bar_climb: float = 3.0
    bar_late: float = 1.0
    ticks: float = 0.35
    wrist: float = 4.0
    arc: float = 0.09
    borrowed: tuple[Borrowing, ...] = ()


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

    nib is the breadth of this writer's pen in points. turned are the signs that the
    typeface draws as their counterparts, such as “ for ”; dotted the letters whose dot it has lost. dots is how far, in
    x-heights, this writer sets the dots of i and j to the right of where the typeface has them. offered says whether
    the hand can be chosen: one that cannot still writes the letters that were begun in it, and lends its letters.
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
    nib: float
    turned: str
    dotted: str
    dots: float
    offered: bool
    wander: Wander
    movement: Movement
    provenance: Provenance

    @property
    def characters(self) -> frozenset[int]:
        """Every character that this writer has a form for, by code point."""
        return _offered_with(self.font)

    @property
    def in_typeface(self) -> frozenset[int]:
        """Those of them whose strokes were drawn from the typeface."""
        return _written_in(self.font)


@cache
def hands() -> Mapping[str, Hand]:
    """Every hand in `fonts/`, by slug, in alphabetical order."""
    found = {folder.parent.name: _read(folder) for folder in sorted(FONTS.glob("*/hand.toml"))}
    return MappingProxyType(found)


def offered_hands() -> Mapping[str, Hand]:
    """Those that can be chosen."""
    return MappingProxyType({slug: hand for slug, hand in hands().items() if hand.offered})


def hand_named(slug: str) -> Hand:
    """The hand called `slug`. Raises UnknownHand."""
    try:
        return hands()[slug]
    except KeyError:
        raise UnknownHand(f"No hand called “{slug}” lives here. There are: {', '.join(offered_hands())}.") from None


@cache
def _written_in(font: Path) -> frozenset[int]:
    """What the `cmap` of a typeface lists, without what nobody writes."""
    with TTFont(font, lazy=True) as opened:
        return frozenset(filter(is_written, opened.getBestCmap()))


@cache
def _offered_with(font: Path) -> frozenset[int]:
    """What a hand with this typeface writes, with the signs that every hand writes."""
    return _written_in(font) | offered(_written_in(font))


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
        nib=data.get("nib", 0.34) * MM,
        turned=data.get("turned", ""),
        dotted=data.get("dotted", ""),
        dots=data.get("dots", 0.0),
        offered=data.get("offered", True),
        wander=Wander(**data["wander"]),
        movement=_movement(data.get("movement", {"lean": 0.0})),
        provenance=Provenance(**data["provenance"]),
    )


def _movement(data: dict[str, Any]) -> Movement:
    borrowed = tuple(Borrowing(**loan) for loan in data.get("borrowed", ()))
    return Movement(**{**data, "borrowed": borrowed})
