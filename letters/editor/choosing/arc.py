"""From meeting to parting to peace: where on the way each occasion stands. The table is arc.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

_TABLE = tomllib.loads((Path(__file__).parent / "arc.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the way: its chapter's title, its occasions (slugs) in their order, and whole groups of them."""

    slug: str
    title: str
    occasions: tuple[str, ...]
    groups: tuple[str, ...]


STAGES = tuple(
    Stage(entry["slug"], entry["title"], tuple(entry["occasions"]), tuple(entry["groups"]))
    for entry in _TABLE["stages"]
)
"""The stages in their order."""

PHRASES: dict[str, str] = _TABLE["phrases"]
"""By occasion (slug), what follows "a letter" when one is spoken of: "of farewell"."""

_LIVING = next(number for number, stage in enumerate(STAGES) if stage.slug == "living")
_PLACES = {
    occasion: (number, place) for number, stage in enumerate(STAGES) for place, occasion in enumerate(stage.occasions)
}
_GROUPS = {group: number for number, stage in enumerate(STAGES) for group in stage.groups}


def place_on_the_arc(occasion: str, group: str = "") -> tuple[int, int]:
    """The number of an occasion's stage, and its place in it.

    An occasion that is not in the table stands last in the stage of its group, or else in the middle of life.
    """
    stage = _GROUPS.get(group, _LIVING)
    return _PLACES.get(occasion, (stage, len(STAGES[stage].occasions)))


def spoken_of(occasion: str, label: str) -> str:
    """What follows "a letter" of this occasion: "of farewell"; with its label, where the table has no words for it."""
    return PHRASES.get(occasion, f"for “{label or occasion}”")
