"""Mend: now and then a letter is written over itself, or a word is begun, struck through and written again.

The text stays what it was. What is struck is ink of the first letter of the word that is written after it, and stands
before it, where a reader of the file finds nothing but a wide space. Only a word's own beginning, or the word itself,
is ever struck.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import numpy as np

from .alphabets import STRIKES, Alphabet, Indexes
from .manuscript import Role
from .seeding import Floats, keys, uniforms
from .shaping import ShapedBlock, ShapedWord, shape_words

MENDED_EVERY, STRUCK_EVERY = 90, 130
"""Plain words, of which one has a mended letter, and of which one is written twice."""

APART = 100
"""Words between two that are mended: one is human, two in a row are a blot."""

FEWEST_LETTERS, MOST_LETTERS = 4, 9
"""What can be mended: shorter words are soon written, and longer ones would take half a line."""

BEGUN = 2
"""Letters after which a word is struck, when it is not struck whole: more of them could spell another word."""

STRUCK_WHOLE, STRUCK_TWICE = 0.35, 0.4
"""Shares of the struck words."""

# All in x-heights.
MENDED_BY = 0.11
SPACE_AFTER = 0.8
STRUCK_AT = 0.4
STROKES_APART = 0.28
OVERSHOOT = 0.25

ANEW = 1 << 32
"""Added to the number of a letter that is written a second time, so that it does not come out the same."""


def mended(blocks: tuple[ShapedBlock, ...], alphabet: Alphabet, seed: int) -> tuple[ShapedBlock, ...]:
    """The letter with what its writer mended. Nothing is mended in salutations, closings, names and last words."""
    words = _mended(list(_words(blocks)), alphabet, seed)
    return tuple(
        replace(block, lines=tuple(tuple(islice(words, len(line))) for line in block.lines)) for block in blocks
    )


def _words(blocks: tuple[ShapedBlock, ...]) -> Iterator[tuple[ShapedWord, bool]]:
    """Every word, and whether it can be mended."""
    for block in blocks:
        for line in block.lines:
            for index, word in enumerate(line):
                yield word, block.role is Role.PARAGRAPH and 0 < index < len(line) - 1 and _is_plain(word)


def _is_plain(word: ShapedWord) -> bool:
    """Whether it has some small letters and at most a stop behind them: a name is written with care."""
    letters = word.text.rstrip(".,;:!?")
    return FEWEST_LETTERS <= len(letters) <= MOST_LETTERS and letters.isalpha() and letters.islower()


def _mended(words: list[tuple[ShapedWord, bool]], alphabet: Alphabet, seed: int) -> Iterator[ShapedWord]:
    draws = uniforms(keys(seed, "mend", 0, len(words)), 6)
    unmended = APART
    for (word, may), draw in zip(words, draws, strict=True):
        unmended += 1
        if may and unmended > APART and draw[0] * STRUCK_EVERY < 1:
            unmended = 0
            yield _struck(word, alphabet, seed, draw[2:])
        elif may and unmended > APART and draw[1] * MENDED_EVERY < 1:
            unmended = 0
            yield _written_over(word, alphabet, draw[2:])
        else:
            yield word


def _written_over(word: ShapedWord, alphabet: Alphabet, draw: Floats) -> ShapedWord:
    """The word with one of its letters written twice in one place, or nearly."""
    letters = len(word.text.rstrip(".,;:!?"))
    own = np.flatnonzero(word.clusters == min(1 + int(draw[0] * (letters - 1)), len(word.texts) - 1))
    at = int(own[-1]) + 1
    right, up = (MENDED_BY * (0.75 + 0.5 * share) for share in (draw[1], draw[2]))
    order = np.insert(np.arange(len(word.forms)), at, own)
    again = np.zeros(len(order), dtype=bool)
    again[at : at + len(own)] = True
    return replace(
        word,
        forms=word.forms[order],
        clusters=word.clusters[order],
        x=word.x[order] + np.where(again, right if draw[3] < 0.5 else -right, 0.0),
        y=word.y[order] - np.where(again, up, 0.0),
        wide=word.wide[order],
        worn=word.worn[order],
        # What comes next was begun from the letter that stood there first.
        joined=word.joined[order] & ~again & ~np.roll(again, 1),
        numbers=word.numbers[order] + np.where(again, ANEW, 0),
    )


def _struck(word: ShapedWord, alphabet: Alphabet, seed: int, draw: Floats) -> ShapedWord:
    """The word behind its own beginning, or behind itself, which is struck through."""
    letters = word.text.rstrip(".,;:!?")
    begun = letters if draw[0] < STRUCK_WHOLE else letters[:BEGUN]
    (false,) = shape_words([begun], alphabet, seed, f"struck {word.numbers[0]}")
    strokes = 2 if draw[1] < STRUCK_TWICE else 1
    low, high = _edges(false, alphabet)
    strike, x, y = _strokes(low, high, alphabet, strokes, draw[2:])
    ends = max(high, float((x + np.array(STRIKES)[strike - alphabet.first_strike]).max()))
    room = max(false.width, ends + SPACE_AFTER - _edges(word, alphabet)[0])
    none, ones = np.zeros(strokes), np.ones(strokes)
    every = np.concatenate
    return replace(
        word,
        starts=word.starts + room,
        width=word.width + room,
        forms=every([false.forms, strike, word.forms]),
        clusters=every([np.zeros(len(false.forms) + strokes, dtype=np.int64), word.clusters]),
        x=every([false.x, x, word.x + room]),
        y=every([false.y, y, word.y]),
        wide=every([false.wide, ones, word.wide]),
        worn=every([false.worn, none, word.worn]),
        joined=every([false.joined, none.astype(bool), word.joined]),
        numbers=every(
            [false.numbers + ANEW + word.numbers[0], ANEW + word.numbers[:1] + np.arange(strokes) + 50, word.numbers]
        ),
    )


def _edges(word: ShapedWord, alphabet: Alphabet) -> tuple[float, float]:
    """Where the ink of a word begins and ends."""
    boxes = alphabet.boxes[word.forms]
    return float((word.x + boxes[:, 0]).min()), float((word.x + boxes[:, 2]).max())


def _strokes(low: float, high: float, alphabet: Alphabet, count: int, draw: Floats) -> tuple[Indexes, Floats, Floats]:
    """Strokes through what stands there: forms, and x and y where they begin. None is as long as the other."""
    reach = high - low + 2 * OVERSHOOT
    longest = int(np.searchsorted(STRIKES, reach)) - 1
    numbers = np.clip(longest - np.arange(count), 0, len(STRIKES) - 1)
    begin = low + (reach - np.array(STRIKES)[numbers]) * draw[0] - OVERSHOOT
    heights = STRUCK_AT + STROKES_APART * (np.arange(count) - (count - 1) / 2) + 0.1 * (draw[1] - 0.5)
    return alphabet.first_strike + numbers, begin, heights
