"""Preflight: a finished file is read as a printer would, and every figure is said beside the one that is wanted.

examining opens the file, content reads its pages; whole, sheets, lettering, ink, margins ask; tools has others ask.
"""

from .checks import Check, Preflight
from .printed import preflight_interior, preflight_screen

__all__ = ["Check", "Preflight", "preflight_interior", "preflight_screen"]
