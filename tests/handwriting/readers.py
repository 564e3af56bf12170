"""What three families of PDF readers copy out of a letter: Poppler, MuPDF and PDFium."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from letters.handwriting.placing import Page


def required(command: str) -> pytest.MarkDecorator:
    """Skip where the command is not installed; not where every change is checked."""
    missing = not shutil.which(command) and not os.environ.get("CI")
    return pytest.mark.skipif(missing, reason=f"{command} is not installed")


def poppler(pdf: bytes, folder: Path) -> list[str]:
    """The text of every page as `pdftotext` gives it."""
    return _told(["pdftotext", "-enc", "UTF-8", str(_saved(pdf, folder)), "-"])


def mupdf(pdf: bytes, folder: Path) -> list[str]:
    """The text of every page as `mutool draw` gives it."""
    return _told(["mutool", "draw", "-q", "-F", "txt", str(_saved(pdf, folder))])


def in_pdfium(pdf: bytes, folder: Path) -> list[str]:
    """The text of every page as Chromium's reader gives it."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


type Reader = Callable[[bytes, Path], list[str]]

READERS = [
    pytest.param(poppler, id="poppler", marks=required("pdftotext")),
    pytest.param(mupdf, id="mupdf", marks=required("mutool")),
    pytest.param(in_pdfium, id="pdfium"),
]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that has them apart by blank lines, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def written(page: Page) -> list[str]:
    """The paragraphs of a page as they were laid out, each on one line; without the number of the page."""
    lines = [""] * len(page.lines.base)
    for text, line in zip(page.pieces.texts, page.pieces.lines.tolist(), strict=True):
        lines[line] += text
    parts: dict[int, list[str]] = {}
    for line, paragraph in zip(lines, page.lines.paragraphs.tolist(), strict=True):
        parts.setdefault(paragraph, []).append(line)
    parts.pop(-1, None)
    return [" ".join(" ".join(part).split()) for part in parts.values()]


def _saved(pdf: bytes, folder: Path) -> Path:
    file = folder / "letter.pdf"
    file.write_bytes(pdf)
    return file


def _told(command: list[str]) -> list[str]:
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=60).stdout
    return told.rstrip("\f\n").split("\f")
