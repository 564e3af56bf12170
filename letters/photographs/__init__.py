"""A picture that somebody sends becomes one that a book can print. No Django, and nothing of ours."""

from .developing import (
    FORMATS,
    MOST_BYTES,
    MOST_PIXELS,
    BrokenPicture,
    Developed,
    NoPicture,
    Overexposed,
    PhotographRefused,
    TooSmall,
    develop,
)
from .sizes import DPI, LEAST_LONG, largest, print_size, spelled_size

__all__ = [
    "DPI",
    "FORMATS",
    "LEAST_LONG",
    "MOST_BYTES",
    "MOST_PIXELS",
    "BrokenPicture",
    "Developed",
    "NoPicture",
    "Overexposed",
    "PhotographRefused",
    "TooSmall",
    "develop",
    "largest",
    "print_size",
    "spelled_size",
]
