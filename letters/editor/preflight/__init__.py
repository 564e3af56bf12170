"""Preflight: a finished file is read as a printer would, and every figure is said beside the one that is wanted.

examining opens the file, content reads its pages; whole, sheets, lettering, ink and margins ask; others has qpdf,
Poppler and Ghostscript ask.
"""

from .checks import Check, Preflight
from .covers import preflight_cover
from .exchange import preflight_pdfx
from .others import second_opinion
from .printed import preflight_interior, preflight_screen

__all__ = [
    "Check",
    "Preflight",
    "preflight_cover",
    "preflight_interior",
    "preflight_pdfx",
    "preflight_screen",
    "second_opinion",
]
