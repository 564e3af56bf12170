"""The pictures that may or may not have been drawn yet: a page to show at the door, a line of each hand."""

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders


@dataclass(frozen=True, slots=True)
class Picture:
    """A static PNG: its path for the `static` tag, and its size in pixels."""

    path: str
    width: int
    height: int


@cache
def picture(path: str) -> Picture | None:
    """The PNG at this static path, or None where there is none."""
    file = finders.find(path)
    return Picture(path, *_size(Path(file))) if isinstance(file, str) else None


def _size(png: Path) -> tuple[int, int]:
    # The header chunk comes first by definition: width and height are bytes 16 to 24.
    with png.open("rb") as file:
        width, height = struct.unpack(">II", file.read(24)[16:24])
    return width, height
