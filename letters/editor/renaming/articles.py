"""The "a" or "an" before a name: by its first sound, as far as its letters tell."""

import re

from letters.naming import fold

# Written with a vowel and spoken with a consonant: Eunice, Ewan, Ukraine, Unity, Uruguay, Utah, Ulysses.
_LIKE_A_CONSONANT = re.compile(r"eu|ew[ae]|one\b|uk|uni|ur[au]|ut[ae]|usa|uly")
# Written with a consonant and spoken with a vowel: Honor, Yvonne.
_LIKE_A_VOWEL = re.compile(r"hono(?:u?r|ria)|hour|heir|honest|yv")
_ARTICLE = re.compile(r"(?<![^\W_])(?<!['’.-])(an?)(?=\s+[\"'“‘(*_]*$)", re.IGNORECASE)
_NEAR = 12  # characters before a name in which an article would stand


def article(name: str) -> str:
    """ "a" or "an" as it is said before this name: an Alice, a Rose, an Honor, a Eunice."""
    folded = fold(name).lstrip("\"'‘“(")
    begins_with_one = folded.startswith(tuple("aeiou")) and not _LIKE_A_CONSONANT.match(folded)
    return "an" if begins_with_one or _LIKE_A_VOWEL.match(folded) else "a"


def article_before(text: str, start: int, name: str, other: str) -> tuple[int, int, str] | None:
    """Where the article before `text[start:]`, which is the name `said`, stands, and what it becomes before the other.

    None where there is none, where it stays, and where it was not right before: “vitamin A” is no article.
    """
    offset = max(0, start - _NEAR)
    found = _ARTICLE.search(text[offset:start])
    wanted = article(other)
    if found is None or article(name) != found[1].lower() or article(name) == wanted:
        return None
    shouted = found[1] == "AN" or (found[1] == "A" and len(name) > 1 and name.isupper())
    return offset + found.start(1), offset + found.end(1), wanted.upper() if shouted else found[1][0] + wanted[1:]
