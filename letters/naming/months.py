"""A month or a May: whether a word that is both is the month where it stands."""

import re

from .folding import fold_word

MONTHS = frozenset(("march", "april", "may", "june", "august"))
"""The months that are also names, folded."""

_BEFORE_A_MONTH = (
    "in", "last", "next", "since", "until", "till", "this", "early", "late", "mid", "every", "during", "throughout",
)  # fmt: skip
_PART = "beginning|days|end|first|half|last|middle|month|morning|rest|start|time|weeks?"
_ORDINAL = (
    "(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth"
    "|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)
_ANY_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_RANGE = r"\s+(?:and|or|to|until|till|through)\s+|\s*[-–/]\s*"

_BEFORE = re.compile(
    rf"""(?:
        \b(?:{"|".join(_BEFORE_A_MONTH)})(?:\s+|-)
      | \d(?:st|nd|rd|th)?,?\s+(?:of\s+)?
      | \b(?:{_ORDINAL})\s+(?:of\s+)?
      | \b(?:{_PART})\s+of\s+
      | \b(?:{_ANY_MONTH})(?:{_RANGE})
    )\s*[*_]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = re.compile(rf"[*_]*(?:,?[^\S\n]+(?:the\s+)?\d|(?:{_RANGE})(?:{_ANY_MONTH})\b)", re.IGNORECASE)
_NEAR = 40  # characters before the word that are looked at


def is_month(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a month and nobody's name: what stands around it is said of months alone.

    A figure, a day, "in", "the end of", or another month. "To May", "from June" may be said of people, and
    "May came" of both: these are no months here, so that somebody looks at them.
    """
    if fold_word(text[start:end]) not in MONTHS:
        return False
    return bool(_BEFORE.search(text[max(0, start - _NEAR) : start]) or _BEHIND.match(text, end))
