"""The first words of an answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .grammar import ADVERBS, ASIDE, SUBJECTS, plain_word, words_of_grammar

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_FIRST_SENTENCE = re.compile(r"[.!?…]+(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of an answer: as typed, in small letters with its apostrophe, and where it stands."""

    text: str
    plain: str
    start: int
    end: int


def first_words(answer: str) -> tuple[Word, ...]:
    """The words of the first sentence."""
    end = _FIRST_SENTENCE.search(answer)
    return tuple(
        Word(found[0], plain_word(found[0]), found.start(), found.end())
        for found in _WORD.finditer(answer, 0, end.start() if end else len(answer))
    )


def subject_of(word: str) -> tuple[str, str]:
    """The subject in a plain word, and the verb drawn to it: "you're" is "you" and "are"; "" where there is none."""
    subject, mark, short = word.partition("'")
    subject = {"u": "you", "ya": "you"}.get(subject, subject)
    if subject not in SUBJECTS | {"that", "there", "who"} or (mark and short not in _DRAWN):
        return "", ""
    if not mark:
        return (subject if subject in SUBJECTS else ""), ""
    return subject, _DRAWN[short]


_DRAWN = {"m": "am", "re": "are", "s": "is", "ve": "have", "ll": "will", "d": "would"}


def where_it_begins(words: Sequence[Word]) -> int:
    """Where it begins, behind "well," and "always"."""
    at = 0
    while at < len(words) - 1 and (words[at].plain in ASIDE or is_adverb(words[at].plain)):
        at += 1
    return at


def beginning(answer: str) -> int:
    """Which of first_words() the answer begins with, behind "well," and "always"."""
    words = first_words(answer)
    return min(where_it_begins(words), max(0, len(words) - 1))


def is_adverb(plain: str) -> bool:
    return plain in ADVERBS or plain == "not" or (plain.endswith("ly") and len(plain) > 4 and plain not in _NO_ADVERBS)


_NO_ADVERBS = words_of_grammar("no_adverbs")
