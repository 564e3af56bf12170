"""How good a letter is, as far as it can be counted."""

import re
from collections.abc import Sequence

from .selectable import Answer, Selectable

MIDDLE = 3.0
"""Stars that a letter has before anybody has given it any. It neither helps nor harms to have none."""

WEIGHT_OF_THE_MIDDLE = 2
"""As many editors' votes the middle counts for, so that five stars from one editor are less than 4.7 from three."""

POOR = 2.0
"""Stars on average with which a letter is not proposed."""

ANSWERS: dict[str, float] = {Answer.CAME: 1.0, Answer.WROTE: 0.9, Answer.CALLED: 0.8}
"""What an answer says for a letter. Silence says nothing: many letters ask for no answer, and some can have none."""

_STARS, _ANSWER, _WORDS = 2.0, 0.3, 0.1  # what each counts for; the words only part letters that are else equal

_SHORT, _LONG, _TOO_LONG = 70, 400, 1200  # words
_MANY_PARTICULARS = 5.0  # in a hundred words
# What somebody was there to see: names that do not begin a sentence, numbers, words that were said.
_PARTICULAR = re.compile(r"(?<=[\w,;] )[“\"'‘(]?(?!I\b|I['’])[^\W\d_a-z][\w'’]+|\d+|[“\"][^”\"]+[”\"]")


def average(stars: Sequence[int]) -> float:
    """The mean of the stars, or the middle, where nobody has given any."""
    return sum(stars) / len(stars) if stars else MIDDLE


def shrunk(stars: Sequence[int]) -> float:
    """The mean of the stars drawn towards the middle, the more the fewer gave them: a Bayesian average."""
    return (sum(stars) + MIDDLE * WEIGHT_OF_THE_MIDDLE) / (len(stars) + WEIGHT_OF_THE_MIDDLE)


def quality(letter: Selectable, own: float) -> float:
    """How good it is, from 0 to 2.4; `own` is the share of its runs of words that no other letter has."""
    stars = (shrunk(letter.stars) - 1) / 4
    answered = ANSWERS.get(letter.answer, 0.0)
    return _STARS * stars + _ANSWER * answered + _WORDS * _words(letter, own)


def particulars(text: str) -> int:
    """How many names, numbers and words that were said stand in it."""
    return len(_PARTICULAR.findall(text))


def _words(letter: Selectable, own: float) -> float:
    exact = 100 * particulars(letter.text) / max(letter.words, 1) / _MANY_PARTICULARS
    return 0.5 * own + 0.3 * min(exact, 1.0) + 0.2 * _length(letter.words)


def _length(words: int) -> float:
    """1 for a letter of a sensible length, less the shorter or longer it is."""
    if words < _SHORT:
        return words / _SHORT
    return max(0.0, min(1.0, (_TOO_LONG - words) / (_TOO_LONG - _LONG)))
