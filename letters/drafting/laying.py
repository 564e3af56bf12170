"""Paragraphs one blank line apart, each on one line; only the block above a signature keeps its lines."""

import re
from collections.abc import Callable, Iterator

from .composition import Source
from .sentences import sentence_spans
from .weaving import Woven, together, woven

HOLE = "\0"
"""Stands where an unanswered slot was, until its sentence is taken out; tidy() lets none in from outside."""

_BLANK_LINES = re.compile(r"\n\s*\n")
_SPACES = re.compile(r"\s+")
_BEFORE_A_STOP = re.compile(r" (?=[.,](?:\s|$))")
_OURS = Source("template")


type Barred = Callable[[str], bool]


def lay_paragraphs(letter: Woven, signature: str, barred: Barred = lambda _: False) -> Woven:
    """The letter as it stands on the page; a sentence goes whole that has a hole in it, or is ours and `barred`."""
    blocks = [block for raw in _split(letter, _BLANK_LINES) if (block := _block(raw, signature, barred)).text]
    return _joined(blocks, "\n\n")


def _block(block: Woven, signature: str, barred: Barred) -> Woven:
    lines = [*_split(_stripped(block), re.compile(r"\n"))]
    if len(lines) > 1 and lines[-1].text.strip() == signature:
        return _joined([line for line in (_line(each) for each in lines) if line.text], "\n")
    return _line(block, barred)


def _line(text: Woven, barred: Barred = lambda _: False) -> Woven:
    single = _stripped(text.sub(_SPACES, lambda _: " "))
    sentences = [single[slice(*span)] for span in sentence_spans(single.text)]
    left = [each for each in sentences if HOLE not in each.text and not (_is_ours(each) and barred(each.text))]
    single = _joined(left, " ") if len(left) < len(sentences) else single
    return single.sub(_BEFORE_A_STOP, lambda _: "")


def _is_ours(sentence: Woven) -> bool:
    return all(origin.kind == "template" for origin in sentence.origins)


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
