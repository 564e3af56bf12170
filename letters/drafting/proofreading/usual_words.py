"""Which words are used so often with a small letter that, as a sentence begins, they need not name anybody.

The dictionaries hold names too, but seldom.
"""

import re
from collections.abc import Sequence

from letters.drafting.common_words import FUNCTION_WORDS, is_common

from .dictionary import ENGLISH, frequency, is_word, share
from .words import small_words

UNKNOWN = ""

_SMALL = small_words()
_MOST, _SOME = 0.6, 0.12  # of all words: those that English has, and the smallest that tell a language
_USUAL, _USUAL_IN_MANY = 5_000, 500  # uses in the dictionary's books, of a word and of one in the plural
_FOR_SURE = 4  # small words of another language that tell it of a letter
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_USUAL_ELSEWHERE = 1e-5  # of all that is said in another language


def language_of(words: Sequence[str]) -> str:
    """The language of some words in small letters: ENGLISH, the code of another that we know, or UNKNOWN."""
    counts = {language: sum(word in small for word in words) for language, small in _SMALL.items()}
    likely = max(counts, key=lambda language: counts[language])
    if counts[likely] >= _SOME * len(words):
        return likely
    return ENGLISH if sum(map(is_word, words)) >= _MOST * len(words) else UNKNOWN


def language_of_text(text: str) -> str:
    """The language of a whole text, as a BCP 47 tag: another than English where its smallest words tell it for sure; ""
    for English, and for what does not tell."""
    words = [word.casefold() for word in _WORD.findall(text)]
    counts = {language: sum(word in small for word in words) for language, small in _SMALL.items()}
    likely = max(counts, key=lambda language: counts[language])
    is_sure = counts[likely] >= max(_FOR_SURE, _SOME * len(words)) and counts[likely] > 2 * counts[ENGLISH]
    return likely if is_sure and likely != ENGLISH else ""


def is_usual(word: str, language: str = ENGLISH) -> bool:
    """Whether a word, in small letters with straight apostrophes, is usual in this language, which we know."""
    if language != ENGLISH:
        return word in _SMALL[language] or share(word, language) >= _USUAL_ELSEWHERE
    if word in FUNCTION_WORDS or is_common(word) or "'" in word:
        return True
    one = word.removesuffix("s")
    return is_word(word) and (frequency(word) >= _USUAL or (one != word and frequency(one) >= _USUAL_IN_MANY))
