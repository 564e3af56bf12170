"""The quotation marks of a typewriter as a printer sets them. Every other character stays the author's.

The curled signs are also what is copied from a page: a reader gets what stands there.
"""

import re

from letters.handwriting import is_elided

_STRAIGHT = re.compile("[\"']")

_WORD_FOLLOWS = re.compile(r"[^\s\w]{0,8}[^\W_]")
"""A letter or figure, with no more than a few other signs before it, and no space."""

_MAY_CLOSE = re.compile(r"(?<=[^\s(\[{])['’](?![^\W_])")
"""A mark that may close a quotation. Before the last of them one may open; behind it, something is left out: ’edge."""

_OPENS_AFTER = frozenset("([{—–-:‘“„‚«\"'/")

_RUN_ON = frozenset(",;")
"""Behind these, without a space, a quotation begins where none is open: “yes”,“no”."""

_FRENCH, _NARROW = "fr", "\u202f"

_SIGNS = {
    "de": "„“‚‘",
    "cs": "„“‚‘",
    "sk": "„“‚‘",
    "sl": "„“‚‘",
    "is": "„“‚‘",
    "pl": "„”‚’",
    "hu": "„”‚’",
    "ro": "„”‚’",
    "sv": "””’’",
    "fi": "””’’",
    "es": "«»“”",
    "it": "«»“”",
    "pt": "«»“”",
    "pt-br": "“”‘’",
    "de-ch": "«»‹›",
}
"""Double and single, opening and closing, where it is not as in English. In French, whose guillemets stand apart from
what they enclose, `guillemets` has put them in before."""


def guillemets(text: str, language: str) -> str:
    """A text with its marks of emphasis and, in French, guillemets for a typewriter's double quotation marks, held to
    what they enclose. In other languages it is as it was."""
    if not language.lower().startswith(_FRENCH) or '"' not in text:
        return text
    parts, is_open = text.split('"'), False
    whole = parts[0]
    for part in parts[1:]:
        opens = not is_open and bool(_WORD_FOLLOWS.match(part)) and _may_open(whole)
        whole += f"«{_NARROW}" if opens else f"{_NARROW}»" if is_open else '"'
        is_open = opens
        whole += part
    return whole


def _may_open(before: str) -> bool:
    """Whether a quotation may begin behind this: marks of emphasis are nothing."""
    last = before.rstrip("*_")[-1:]
    return not last or last.isspace() or last in _OPENS_AFTER


def curled(text: str, language: str = "en") -> str:
    """The text with typewriter quotation marks and apostrophes curled, as many characters as before."""
    if '"' not in text and "'" not in text:
        return text
    double, double_end, single, single_end = tuple(_signs(language.lower()))
    last_close = max((match.start() for match in _MAY_CLOSE.finditer(text)), default=-1)
    characters, quoted, inside, behind = list(text), False, False, 0
    for at in (match.start() for match in _STRAIGHT.finditer(text)):
        inside = _is_open(text[behind:at], inside)
        behind, opens = at + 1, _opens(text, at, inside=inside)
        if text[at] == '"':
            characters[at], inside = (double, True) if opens else (double_end, False)
        elif opens and at < last_close and not is_elided(text, at):
            characters[at], quoted = single, True
        elif quoted and not (_letter(text, at - 1) and _letter(text, at + 1)):
            characters[at], quoted = single_end, False
        else:
            characters[at] = "’"
    return "".join(characters)


def _signs(language: str) -> str:
    return _SIGNS.get(language) or _SIGNS.get(language[:2], "“”‘’")


def _letter(text: str, at: int) -> bool:
    """Whether a letter or figure stands there."""
    return text[max(0, at) : at + 1].isalnum()


def _is_open(between: str, inside: bool) -> bool:
    """Whether a quotation is open behind some text, in which the author may have curled marks."""
    opened, closed = max(map(between.rfind, "“„«")), max(map(between.rfind, "”»"))
    return inside if opened == closed else opened > closed


def _opens(text: str, at: int, *, inside: bool = False) -> bool:
    """Whether a mark opens a quotation: behind no word, and before one."""
    before = text[max(0, at - 1) : at]
    runs_on = before in _RUN_ON and not inside
    if before and not before.isspace() and not runs_on and before not in _OPENS_AFTER:
        return False
    return bool(_WORD_FOLLOWS.match(text, at + 1))
