"""The day that a letter gives as its own, above its greeting or below its name."""

from datetime import date

from letters.handwriting import HandwritingError, parts_of
from letters.naming import WrittenDay, day_in

DATED_PARTS = ("heading", "notation")


def written_day(text: str, near: date) -> WrittenDay | None:
    """The day, where it stands among all words of the letter; None for none.

    Where no year stands with it, it is the one that is nearest to `near`.
    """
    dated, at = _dated_lines(text), 0
    for line in text.splitlines(keepends=True):
        found = day_in(line, near) if " ".join(line.split()) in dated else None
        if found:
            return found.behind(at)
        at += len(line)
    return None


def day_on_page(text: str, near: date) -> date | None:
    """The day alone."""
    found = written_day(text, near)
    return found.on if found else None


def _dated_lines(text: str) -> frozenset[str]:
    try:
        parts = parts_of(text) if text else ()
    except HandwritingError:
        return frozenset()
    return frozenset(" ".join(line.split()) for part in parts if part.role in DATED_PARTS for line in part.lines)
