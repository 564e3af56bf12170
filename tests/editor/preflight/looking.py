"""Preflight looks at a small book for a printer."""

from dataclasses import replace
from pathlib import Path

from letters.editor import Preflight, Printer, load_printers, preflight_interior, printer_named

from .pdfs import sound_pdf

PRINTERS = load_printers(Path(__file__).resolve().parents[3] / "seeds" / "printers")
KDP, LULU, INGRAM = (printer_named(PRINTERS, slug) for slug in ("kdp", "lulu", "ingramspark"))
SOUND = sound_pdf()

THIN = replace(KDP, stocks=tuple(replace(stock, least=6) for stock in KDP.stocks))
"""A printer like KDP that binds thin books too: most tests need no more than six pages."""


def looked_at(pdf: bytes, printer: Printer = THIN) -> Preflight:
    return preflight_interior(pdf, printer, "6x9", "cream")


def failed(pdf: bytes) -> list[str]:
    return [check.name for check in looked_at(pdf).failed]


def figure(preflight: Preflight, name: str) -> str:
    (found,) = [check.figure for check in preflight.checks if check.name == name]
    return found
