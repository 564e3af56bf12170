"""The apostrophe behind a name that ends in s: “James’ coat”, which is no quotation mark and becomes “Henry’s coat”."""

import re

_APOSTROPHE = re.compile(r"['’](?![^\W_])")
_HISSING = tuple("sxzSXZ")
_OPENED = re.compile(r"(?<![^\W_])[‘'](?=[^\W_])")
_CLOSED = re.compile(r"(?<=\S)['’](?![^\W_])")


def has_bare_apostrophe(text: str, start: int, end: int) -> bool:
    """Whether the name `text[start:end]` ends in s and has only an apostrophe behind it."""
    return text[start:end].endswith(_HISSING) and _APOSTROPHE.match(text, end) is not None


def may_be_quotation(text: str, start: int) -> bool:
    """Whether a quotation is open where the name begins, so that the apostrophe may be its end: ‘I saw James’."""
    paragraph = text[text.rfind("\n\n", 0, start) + 1 : start]
    openings = [*_OPENED.finditer(paragraph)]
    return bool(openings) and _CLOSED.search(paragraph, openings[-1].end()) is None


def possessive_as_before(text: str, start: int, end: int, other: str) -> tuple[int, str]:
    """Where the name with its possessive ends, and the other name with one, if it needs more than the name had."""
    if other.endswith(_HISSING) or not has_bare_apostrophe(text, start, end) or may_be_quotation(text, start):
        return end, other
    ending = "S" if len(other) > 1 and other.isupper() else "s"
    return end + 1, f"{other}{text[end]}{ending}"
