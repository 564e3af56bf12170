"""The publishers that the house begins with, one TOML file each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from letters.editor.errors import DamagedSeed


@dataclass(frozen=True, slots=True)
class PublisherSeed:
    """A publisher: how to write to them, and what they `want` to see. `slug` is the name of its file."""

    slug: str
    name: str
    contact: str = ""
    address: str = ""
    email: str = ""
    wants: str = ""


def load_publishers(folder: Path) -> tuple[PublisherSeed, ...]:
    """Every publisher in `folder`/*.toml, by file name. Raises DamagedSeed, naming the file and the reason."""
    return tuple(_load(path) for path in sorted(folder.glob("*.toml")))


def _load(path: Path) -> PublisherSeed:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DamagedSeed(f"{path.name} is not TOML: {error}.") from error
    _check(path, table)
    return PublisherSeed(path.stem, **{key: value.strip() for key, value in table.items()})


def _check(path: Path, table: Mapping[str, object]) -> None:
    known = {field.name for field in fields(PublisherSeed)} - {"slug"}
    if strange := sorted(set(table) - known):
        raise DamagedSeed(f"{path.name}: a publisher has no “{strange[0]}”. There are: {', '.join(sorted(known))}.")
    if wrong := sorted(key for key, value in table.items() if not isinstance(value, str)):
        raise DamagedSeed(f"{path.name}: {wrong[0]} has to be a text.")
    if not str(table.get("name", "")).strip():
        raise DamagedSeed(f"{path.name}: a publisher needs a name.")
