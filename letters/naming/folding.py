"""Words without what does not tell them apart: case, accents, the shape of an apostrophe."""

import unicodedata
from functools import lru_cache

_NOT_DECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "\u2019": "'", "\u02bc": "'"})


def fold(text: str) -> str:
    """Small letters without accents, and straight apostrophes: "Inés", "INÉS" and "Ines" are one."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_NOT_DECOMPOSED)


@lru_cache(maxsize=4096)
def fold_word(word: str) -> str:
    """The same, kept: for words and names, which come again and again. Not for whole letters."""
    return fold(word)
