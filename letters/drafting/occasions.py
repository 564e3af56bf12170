"""Occasions, and the sentences that each of them asks the client to finish."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import SeedError
from .mending import mend
from .template_language import BUILT_IN_SLOTS, SLOT_NAME


@dataclass(frozen=True)
class Stem:
    """A sentence that the client finishes. `opening` has no final space and no dots."""

    key: str
    opening: str
    required: bool
    example: str
    hint: str = ""


@dataclass(frozen=True)
class Occasion:
    """A reason to write, with the stems in the order in which they are asked."""

    slug: str
    name: str
    invitation: str
    stems: tuple[Stem, ...]

    def stem(self, key: str) -> Stem | None:
        return next((stem for stem in self.stems if stem.key == key), None)


def unanswered_stems(occasion: Occasion, answers: Mapping[str, str]) -> tuple[Stem, ...]:
    """The required stems whose answer is missing or says nothing (blank, dots, the opening over again)."""
    return tuple(stem for stem in occasion.stems if stem.required and not mend(answers.get(stem.key, ""), stem))


def load_occasions(folder: Path) -> tuple[Occasion, ...]:
    """Every occasion in `folder`/*.toml, by file name. Raises SeedError, naming the file."""
    occasions = tuple(_load_occasion(path) for path in sorted(folder.glob("*.toml")))
    if not occasions:
        raise SeedError(folder, "There is no occasion in this folder.")
    return occasions


def _load_occasion(path: Path) -> Occasion:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        stems = tuple(_stem(entry) for entry in table.pop("stems"))
        occasion = Occasion(slug=path.stem, stems=stems, **table)
    except (KeyError, TypeError, ValueError) as error:
        raise SeedError(path, f"This is not an occasion: {error}") from error
    _check_keys(path, occasion)
    return occasion


def _stem(entry: dict[str, Any]) -> Stem:
    return Stem(**{"required": False, **entry})


def _check_keys(path: Path, occasion: Occasion) -> None:
    keys = [stem.key for stem in occasion.stems]
    for key in keys:
        if not re.fullmatch(SLOT_NAME, key) or key in BUILT_IN_SLOTS or keys.count(key) > 1:
            raise SeedError(path, f"The stem key “{key}” is taken, or is not small letters and underscores.")
    if not any(stem.required for stem in occasion.stems):
        raise SeedError(path, "At least one stem must be required, or the letter has nothing to say.")
