"""Where one sentence ends and the next begins."""

import re
from collections.abc import Iterator

CLOSERS = "\"'\u2019\u201d\u00bb)\\]"
# Counted, and looked back for no further than that, so that the time grows with the text and no faster.
_END = re.compile(rf"[.!?…]{{1,9}}[{CLOSERS}]{{0,9}}(?=\s+(\S))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:approx|ca|dr|e\.g|i\.e|jr|mme|mr|mrs|ms|no|prof|rev|sr|st|vs)|(?<!['\u2019])\b[A-Z]|\.[a-z])\.$",
    re.IGNORECASE,
)
_SHORT = 12  # characters, and no abbreviation is longer
_BLOCK = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence, without the space around it; a blank line ends one too.

    A stop behind "Mr" or an initial ends none, nor does one before a small letter.
    """
    for block in _BLOCK.finditer(text):
        start, last = _trimmed(text, block.start(), block.end())
        for found in _END.finditer(text, start, last):
            if not found[1].islower() and not _ABBREVIATION.search(text, max(start, found.end() - _SHORT), found.end()):
                yield start, found.end()
                start = found.start(1)
        if start < last:
            yield start, last


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without space at either side."""
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())
