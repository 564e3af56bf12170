"""How large a picture can be printed: at three hundred dots to the inch, and never enlarged past them."""

from math import ceil

DPI = 300
"""What every printer in `seeds/printers/` asks of pictures."""

LEAST_LONG, LEAST_SHORT = 2.5, 0.75
"""Inches, of the longer side and of the shorter: nobody sees who is in a picture that is smaller in a book."""

POINTS, MILLIMETRES = 72, 25.4
"""In an inch."""


def largest(width: int, height: int) -> tuple[float, float]:
    """The largest size in print of a picture of so many pixels, in inches."""
    return width / DPI, height / DPI


def is_large_enough(width: int, height: int) -> bool:
    """Whether a book can print it at all."""
    short, long = sorted(largest(width, height))
    return long >= LEAST_LONG and short >= LEAST_SHORT


def least_pixels() -> tuple[int, int]:
    """Pixels that the longer side needs, and the shorter."""
    return ceil(LEAST_LONG * DPI), ceil(LEAST_SHORT * DPI)


def print_size(width: int, height: int, room_across: float, room_up: float) -> tuple[float, float]:
    """In points, the size of a picture of so many pixels in a room of so many points: as large as both allow."""
    scale = min(POINTS / DPI, room_across / width, room_up / height)
    return width * scale, height * scale


def spelled_size(width: int, height: int) -> str:
    """The largest size in print, for people: “3.0 × 2.0 in (76 × 51 mm)”."""
    across, up = largest(width, height)
    return f"{across:.1f} × {up:.1f} in ({across * MILLIMETRES:.0f} × {up * MILLIMETRES:.0f} mm)"
