"""Where the pen first touches, character by character, and other habits of writing that no walk can know."""

import unicodedata
from string import ascii_lowercase

from .glyphs import Kind

type Touch = tuple[float | None, float | None]
"""A share of the character's width, and of its height; None where any will do."""

FIRST: dict[str, Touch] = {
    **dict.fromkeys("acgoq", (0.7, 1.0)),
    "d": (0.6, 0.5),
    "e": (0.1, 0.45),
    **dict.fromkeys("bhklftij", (None, 1.0)),
    **dict.fromkeys("rmnpyxuvwz", (0.0, 1.0)),
    "s": (1.0, 1.0),
    **dict.fromkeys("RBPDF", (0.2, 1.0)),
    **dict.fromkeys("HJ", (0.1, 1.0)),
    **dict.fromkeys("UYTKXVWZL", (0.0, 1.0)),
    **dict.fromkeys("NM", (0.0, None)),
    **dict.fromkeys("SE", (1.0, 1.0)),
    **dict.fromkeys("CG", (0.8, 1.0)),
    **dict.fromkeys("OQ", (0.6, 1.0)),
    "A": (0.1, None),
    "0": (0.6, 1.0),
    "1": (0.3, 1.0),
    **dict.fromkeys("2347?", (0.0, 1.0)),
    "5": (0.6, 1.0),
    "6": (0.8, 1.0),
    "8": (0.9, 1.0),
    "9": (0.9, 0.9),
    **dict.fromkeys("$€£", (1.0, 1.0)),
    "@": (0.7, 0.7),
    "ß": (0.0, 0.0),
}
"""As in schools that write Latin letters (begun from a prototype's table, and mended wherever a sheet looked wrong)."""

LIKE = {
    **dict(zip("асеорухѕіјԛԝ", "aceopyxsijqw", strict=True)),
    **dict(zip("АВСЕНКМОРТХЅІЈ", "ABCEHKMOPTXSIJ", strict=True)),
    **dict(zip("гпитшщцълмзэ", "rnumuuuunmзэ", strict=True)),
    "б": "6",
    "в": "l",
    "д": "g",
    "ю": "n",
    "đ": "d",
    "ħ": "h",
    "ł": "l",
    "Ł": "L",
    "Đ": "D",
    "Ð": "D",
    "Ø": "O",
    "ø": "o",
    "þ": "b",
    "Þ": "P",
    "æ": "a",
    "œ": "o",
    "ª": "a",
    "º": "o",
    "ƒ": "f",
    "¢": "c",
    "©": "C",
}
"""Characters that are begun as another is."""

LOW = frozenset("abcdehiklmnqtuxzfgаисгклмнптшцъыьч")
"""Small letters that end near the line."""

BARRED = frozenset("tfđħŧłðƒŦђћґғ")
"""Small letters whose bar is set when the word is done."""

DOTTED = frozenset("ij.:;!?¡¿…·•÷¨˙∙іј।")
"""Characters of which a small piece is a dot. Elsewhere it is a short stroke."""

ROUND_LEFT = frozenset("acdegoqCEGOQ069@¢€©")
"""Characters whose bowls are written against the clock."""

DOTS = frozenset(".:…·•¨˙∙।‥")
"""Characters that are nothing but dots."""

LOOPED = frozenset("bfhkl")
"""Small letters whose ascender may be a loop."""

type Way = tuple[tuple[Kind, tuple[tuple[float, float], ...]], ...]
"""Strokes as places that they go through, in shares of the width and the height of the whole character."""


def _ways(*texts: str) -> tuple[Way, ...]:
    return tuple(tuple(map(_stroke, text.split(" | "))) for text in texts)


def _stroke(text: str) -> tuple[Kind, tuple[tuple[float, float], ...]]:
    places = [tuple(map(float, place.split(","))) for place in text.split()]
    return "path", tuple((x, y) for x, y in places)


USUAL: dict[str, tuple[Way, ...]] = {
    "A": _ways("0,0 .5,1 1,0 | .2,.35 .8,.35"),
    "B": _ways("0,1 0,0 0,1 .8,.8 .1,.5 1,.25 0,0"),
    "D": _ways("0,1 0,0 0,1 1,.5 0,0"),
    "E": _ways("1,1 0,1 0,.5 0,0 1,0 | 0,.5 .8,.5"),
    "F": _ways("1,1 0,1 0,0 | 0,.5 .8,.5"),
    "H": _ways("0,1 0,0 | 1,1 1,0 | 0,.5 1,.5"),
    "K": _ways("0,1 0,0 | 1,1 .1,.5 1,0"),
    "P": _ways("0,1 0,0 0,1 1,.8 0,.45"),
    "R": _ways("0,1 0,0 0,1 1,.8 .1,.5 1,0"),
    "T": _ways("0,1 1,1 | .5,1 .5,0"),
    "Y": _ways("0,1 .5,.5 | 1,1 .5,.5 .4,0"),
    "У": _ways("0,1 0.45,0.3 | 1,1 0.4,0.3 0,0"),
    "a": _ways("0.6,1 0,0.4 0.4,0 0.7,0.3 0.7,1 0.7,0.3 1,0.1"),
    "b": _ways("0,1 0,0 1,.2 0,.45", "0,1 0,0 0,.45 1,.2 0,0"),
    "d": _ways("1,.5 .5,.55 0,.25 .5,0 .9,.1 1,1 1,0", "1,.5 .5,.55 0,.25 .5,0 .8,.1 1,1 1,.2 1,0"),
    "k": _ways("0,1 0,0 | 1,.5 .1,.35 1,0"),
    "p": _ways("0,1 0,0 0,.9 1,.75 0,.4", "0,1 0,.4 0,0 0,.4 0,1 1,.75 0,.4"),
    "4": _ways("0,1 0,.4 1,.4 | .8,1 .8,0", ".8,1 0,.35 1,.35 | .8,1 .8,0"),
}
"""How letters that are built as in print are written; the first way that covers the character is taken."""

JOINED_SMALL = frozenset(ascii_lowercase)
"""Letters that run into the next in a joined hand."""


def plain(character: str) -> str:
    """The character itself where the tables know it, or one that is begun like it."""
    bare = unicodedata.normalize("NFD", character)[0]
    return bare if bare in FIRST else LIKE.get(bare, bare)


def first_touch(character: str) -> Touch | None:
    """Where the pen first touches."""
    return FIRST.get(plain(character))
