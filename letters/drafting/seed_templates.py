"""The templates that the house starts with, one text file each."""

from dataclasses import dataclass
from pathlib import Path

from .errors import SeedError
from .facts import TONES

_FIELDS = ("occasion", "tone", "name")


@dataclass(frozen=True)
class SeedTemplate:
    slug: str
    occasion: str
    tone: str
    name: str
    body: str


def load_templates(folder: Path) -> tuple[SeedTemplate, ...]:
    """Every template in `folder`/*.txt, by file name. Raises SeedError, naming the file.

    A file begins with the lines `occasion:`, `tone:` and `name:`; after a blank line the body follows.
    """
    return tuple(_load_template(path) for path in sorted(folder.glob("*.txt")))


def _load_template(path: Path) -> SeedTemplate:
    header, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = {key.strip(): value.strip() for key, _, value in (row.partition(":") for row in header.split("\n"))}
    if tuple(fields) != _FIELDS or not all(fields.values()) or not body.strip():
        raise SeedError(path, "A template begins with occasion:, tone: and name:, a blank line, then the letter.")
    if fields["tone"] not in TONES:
        raise SeedError(path, f"There is no tone “{fields['tone']}”.")
    return SeedTemplate(path.stem, fields["occasion"], fields["tone"], fields["name"], body.strip() + "\n")
