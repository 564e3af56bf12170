"""Which ways of saying a thing are nearest to how the client writes."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from .common_words import FUNCTION_WORDS
from .sentences import sentence_spans
from .template_language import Node, walk_texts
from .words import words_of

_ENOUGH = 40  # words of theirs, before their length says anything
_PET = 3  # times that a word comes to be a favourite
_LONG_WORD = 4  # letters


@lru_cache(maxsize=64)
def _measured(voice: str) -> tuple[float, frozenset[str]]:
    """The mean words of a sentence, and the favourites; 0 and none where too little is known."""
    words = words_of(voice)
    if len(words) < _ENOUGH:
        return 0.0, frozenset()
    counted = Counter(word for word in words if len(word) >= _LONG_WORD and word not in FUNCTION_WORDS)
    favourites = frozenset(word for word, times in counted.items() if times >= _PET)
    return len(words) / max(1, sum(1 for _ in sentence_spans("\n\n".join(voice.splitlines())))), favourites


def nearest(ways: Sequence[int], nodes_of: Callable[[int], tuple[Node, ...]], voice: str) -> Sequence[int]:
    """The ways, each as often as it is to be drawn: four times with a favourite word of theirs, and twice without.

    Of three or more, the one whose sentences are least as long as theirs stands there once.
    """
    length, favourites = _measured(voice)
    if not length or len(ways) < 2:
        return ways
    texts = {way: " ".join(own.text for own in walk_texts(nodes_of(way))) for way in ways}
    farthest = max(ways, key=lambda way: abs(_mean(texts[way]) - length)) if len(ways) > 2 else -1
    return [
        way for way in ways for _ in range(1 if way == farthest else 4 if favourites & set(words_of(texts[way])) else 2)
    ]


def _mean(text: str) -> float:
    return len(words_of(text)) / max(1, sum(1 for _ in sentence_spans(text)))
