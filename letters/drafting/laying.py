"""Paragraphs one blank line apart, each on one line; only the block above a signature keeps its lines."""

import re
from collections.abc import Iterator

from .composition import Source
from .sentences import sentence_spans
from .weaving import Woven, together, woven

HOLE = "\0"
"""Stands where an unanswered slot was, until its sentence is taken out; tidy() lets none in from outside."""

_BLANK_LINES = re.compile(r"\n\s*\n")
_SPACES = re.compile(r"\s+")
_BEFORE_A_STOP = re.compile(r" (?=[.,](?:\s|$))")
_OURS = Source("template")


def lay_paragraphs(letter: Woven, signature: str) -> Woven:
    """The letter as it stands on the page; a sentence with a hole in it goes whole."""
    blocks = [block for raw in _split(letter, _BLANK_LINES) if (block := _block(raw, signature)).text]
    return _joined(blocks, "\n\n")


def _block(block: Woven, signature: str) -> Woven:
    lines = [*_split(_stripped(block), re.compile(r"\n"))]
    if len(lines) > 1 and lines[-1].text.strip() == signature:
        return _joined([line for line in map(_line, lines) if line.text], "\n")
    return _line(block)


def _line(text: Woven) -> Woven:
    single = _stripped(text.sub(_SPACES, lambda _: " "))
    if HOLE in single.text:
        spans = [span for span in sentence_spans(single.text) if HOLE not in single.text[slice(*span)]]
        single = _joined([single[slice(*span)] for span in spans], " ")
    return single.sub(_BEFORE_A_STOP, lambda _: "")


def _stripped(text: Woven) -> Woven:
    inside = text.text.strip()
    start = text.text.index(inside)
    return text[start : start + len(inside)]


def _split(text: Woven, pattern: re.Pattern[str]) -> Iterator[Woven]:
    start = 0
    for found in pattern.finditer(text.text):
        yield text[start : found.start()]
        start = found.end()
    yield text[start:]


def _joined(parts: list[Woven], between: str) -> Woven:
    gap = woven(between, _OURS)
    return together(part for place, whole in enumerate(parts) for part in ((gap, whole) if place else (whole,)))
