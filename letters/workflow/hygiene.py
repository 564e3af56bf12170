"""What happens to typed text before it is kept: what nobody can see goes, what everybody sees stays."""

import re
import unicodedata

from letters.handwriting import visible

ANSWER_CAP = 2_000
LETTER_CAP = 20_000
"""Characters."""

_TOO_MANY_BREAKS = re.compile("\n{3,}")


def clean_text(value: str) -> str:
    """Several lines, as they are read when they are written out: at most one blank line running, no trailing space,
    nothing invisible. Tabs stay, since they make columns."""
    text = visible(value)
    lines = (line.rstrip() for line in text.split("\n"))
    return _TOO_MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip() if shows(text) else ""


def clean_line(value: str) -> str:
    """One line: as `clean_text`, and every run of space or line breaks is one space."""
    return " ".join(clean_text(value).split())


def shows(value: str) -> bool:
    """Whether there is at least one character that leaves a mark."""
    return any(unicodedata.category(character)[0] in "LNPS" for character in value)
