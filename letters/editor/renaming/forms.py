"""Whether one word may be another form of a name: a short form, another spelling, a slip of the pen."""

import unicodedata
from functools import lru_cache
from itertools import takewhile

from letters.naming import fold_word

from .lists import FORMS

_ENDINGS = (
    "chen", "cita", "cito", "eke", "ette", "ey", "i", "ie", "ina", "inha", "inho", "ino", "ita", "ito", "je", "ka",
    "ke", "ko", "lein", "o", "ou", "sha", "y",
)  # fmt: skip
_STEM = 3
"""Letters of a name that its short form has at least."""
_SLIP = 4
"""Letters that a name has at least, for a word one letter away to be it with a slip of the pen."""


@lru_cache(maxsize=8192)
def why_a_form(word: str, name: str) -> str:
    """How a word, which is not this name as it is spelled, may be it all the same; "" if it can hardly be."""
    one, other = fold_word(word), fold_word(name)
    if one == other:
        same = unicodedata.normalize("NFC", word).casefold() == unicodedata.normalize("NFC", name).casefold()
        return "" if same else f"is “{name}” with different accents"
    if one in (f"{other}s", f"{other}es"):
        return f"may be more than one person called “{name}”"
    if one in FORMS.get(other, ()) or is_short_for(one, other) or _is_beginning(other, one):
        return f"may be another form of “{name}”"
    if len(other) >= _SLIP and is_one_letter_away(one, other):
        return f"may be “{name}”, spelt differently"
    return ""


def is_short_for(short: str, name: str) -> bool:
    """Whether a word is the beginning of a name, with or without an ending that makes it small: Sam, Sammy.

    Both are folded.
    """
    return _is_beginning(short, name) or any(name.startswith(stem) for stem in _stems(short))


def _is_beginning(short: str, name: str) -> bool:
    return _STEM <= len(short) < len(name) and name.startswith(short)


def is_one_letter_away(word: str, name: str) -> bool:
    """One letter too many, too few, wrong, or changed with its neighbour. Both folded."""
    if word == name or abs(len(word) - len(name)) > 1:
        return False
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False)))
    rest, wanted = word[alike:], name[alike:]
    swapped = len(rest) > 1 and rest[1] + rest[0] + rest[2:] == wanted
    return swapped or rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:]


def _stems(short: str) -> list[str]:
    """What is left without such an ending, also with a doubled letter made single."""
    bare = [short.removesuffix(ending) for ending in _ENDINGS if short.endswith(ending)]
    single = [stem[:-1] for stem in bare if stem[-1:] == stem[-2:-1]]
    return [stem for stem in (*bare, *single) if len(stem) >= _STEM]
