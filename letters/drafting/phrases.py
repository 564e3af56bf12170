"""Phrases that a person has read before, kept as digests: to know one again needs no copy of a letter."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from .sentences import sentence_spans
from .words import WORD, plain

RUN = 6
"""Words in a row that make a phrase somebody may remember; fewer are everybody's."""

SHORT = 4
"""Words that a whole sentence has at least, to be remembered though it is shorter than a run."""

_STOPS = (".", "!", "?", "…")
_DIGEST_SIZE = 6  # bytes: two of a hundred thousand phrases meet by chance once in 50,000 letters


@dataclass(frozen=True, slots=True)
class Repeat:
    """`text[start:end]` was said before, at least RUN words of it or a whole sentence."""

    start: int
    end: int


def phrases_of(text: str) -> frozenset[int]:
    """The digest of every run of words, and of every short sentence, in a text."""
    return frozenset(digest for digest, _, _ in _phrases(text))


def already_said(text: str, digests: Collection[int]) -> tuple[Repeat, ...]:
    """Where `text` says a phrase whose digest is in `digests`, in order; what overlaps is one place."""
    repeats = list[Repeat]()
    for digest, start, end in _phrases(text):
        if digest not in digests:
            continue
        if repeats and start <= repeats[-1].end:
            start = repeats.pop().start
        repeats.append(Repeat(start, end))
    return tuple(repeats)


def _phrases(text: str) -> Iterator[tuple[int, int, int]]:
    """Digest, start and end of each phrase; none goes on from one sentence to the next."""
    for start, end in sentence_spans(text):
        words = [*WORD.finditer(text, start, end)]
        if SHORT <= len(words) < RUN and text[start:end].rstrip("\"'\u2019\u201d)").endswith(_STOPS):
            yield _digest(words), start, end
        for first in range(len(words) - RUN + 1):
            run = words[first : first + RUN]
            yield _digest(run), run[0].start(), run[-1].end()


def _digest(words: list[re.Match[str]]) -> int:
    run = " ".join(plain(word[0]) for word in words)
    return int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=_DIGEST_SIZE).digest())
