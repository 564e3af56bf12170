"""How somebody writes, measured on a few messages of their own."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from letters.drafting.common_words import FUNCTION_WORDS

from .dictionary import share
from .reading import Reading, Span, Word
from .words import words_called

ENOUGH = 40
"""Words that have to be pasted before anything can be said about a voice."""

CONTRACTIONS: Mapping[str, str] = MappingProxyType(
    {
        "i am": "I'm", "you are": "you're", "we are": "we're", "they are": "they're", "it is": "it's",
        "that is": "that's", "he is": "he's", "she is": "she's", "there is": "there's", "what is": "what's",
        "i will": "I'll", "you will": "you'll", "we will": "we'll", "it will": "it'll", "i would": "I'd",
        "you would": "you'd", "do not": "don't", "does not": "doesn't", "did not": "didn't", "is not": "isn't",
        "are not": "aren't", "was not": "wasn't", "were not": "weren't", "will not": "won't", "would not": "wouldn't",
        "could not": "couldn't", "should not": "shouldn't", "have not": "haven't", "has not": "hasn't",
        "had not": "hadn't", "can not": "can't", "let us": "let's",
    }
)  # fmt: skip
"""What people shorten, and to what. "I have" is left out: it is shortened only before a verb."""

_ALSO_SHORT = {"can't", "i've", "we've", "you've", "they've", "i'd", "i'm", "i'll"}
_SHORT = _ALSO_SHORT.union(map(str.lower, CONTRACTIONS.values()))
_ENDEARMENTS = words_called("endearments")
_NO_ADDRESS = words_called("before_no_address")
_COMMON_OPENINGS = words_called("common_openings")
_DASH = re.compile(r"[—–]|(?<=\w) - (?=\w)|--")
_ELLIPSIS = re.compile(r"…|\.{3}")
_FAVOURITE_TIMES = 3
_FAVOURITE_RATIO = 15  # times as often as people in general
_SHOWN = 5


@dataclass(frozen=True)
class Voice:
    """Measures of a voice. `openings`, `favourites` and `addresses` are words in small letters, the most used first.

    `contracted` and `written_out` count the places where something could be shortened, and was or was not.
    """

    words: int
    sentences: int
    longest: int
    contracted: int
    written_out: int
    exclamations: int
    dashes: int
    ellipses: int
    openings: tuple[str, ...]
    begins_with_i: int
    favourites: tuple[str, ...]
    addresses: tuple[str, ...]
    shortened: tuple[str, ...]
    vocabulary: frozenset[str]

    @property
    def enough(self) -> bool:
        """False when there is too little to compare with."""
        return self.words >= ENOUGH

    @property
    def sentence_length(self) -> float:
        """The mean, in words."""
        return self.words / max(1, self.sentences)

    def described(self, name: str) -> str:
        """In one or two sentences for the writer."""
        if not self.words:
            return f"{name} has pasted no messages, so there is no voice to compare with."
        if not self.enough:
            count = f"{self.words} word" if self.words == 1 else f"{self.words} words"
            return f"{name} has pasted {count}; about {ENOUGH} are needed before we can say anything of their voice."
        begun = f", and likes to begin with {_quoted(self.openings)}" if self.openings else ""
        words = f" Words of theirs: {', '.join(self.favourites)}." if self.favourites else ""
        return f"{name} writes sentences of {self.sentence_length:.0f} words, {self.longest} at most{begun}.{words}"


def voice_of(text: str) -> Voice:
    """Measure a few messages. A line break ends a sentence, for messages often have no stop."""
    reading = Reading(re.sub(r"\s*\n\s*", "\n\n", text))
    spans = [span for span in reading.sentences if span.length]
    shortened = Counter(word.plain for word in reading.words if word.plain in _SHORT)
    return Voice(
        words=len(reading.words),
        sentences=len(spans),
        longest=max((span.length for span in spans), default=0),
        contracted=shortened.total(),
        written_out=sum(1 for _ in written_out(reading)),
        exclamations=sum("!" in reading.text[max(span.start, span.end - 4) : span.end] for span in spans),
        dashes=len(_DASH.findall(text)),
        ellipses=len(_ELLIPSIS.findall(text)),
        openings=_openings(reading, spans),
        begins_with_i=sum(begins_with_i(reading, span) for span in spans),
        favourites=_favourites(reading),
        addresses=tuple(word for word, _ in Counter(word.plain for word in addresses(reading)).most_common(_SHOWN)),
        shortened=tuple(word.replace("i'", "I'") for word, _ in shortened.most_common(2)),
        vocabulary=frozenset(word.plain for word in reading.words),
    )


def written_out(reading: Reading) -> Iterator[tuple[Word, Word, str]]:
    """Two words that could be one, and that one: "do not" could be "don't", but not at the end of a sentence."""
    for span in reading.sentences:
        words = reading.words_of(span)
        for first, second, third in zip(words, words[1:], words[2:], strict=False):
            short = CONTRACTIONS.get(f"{first.plain} {second.plain}")
            gaps = reading.text[first.end : second.start], reading.text[second.end : third.start]
            if short and all(map(str.isspace, gaps)):
                yield first, second, short
        yield from ((word, word, "can't") for word in words if word.plain == "cannot")


def begins_with_i(reading: Reading, span: Span) -> bool:
    first = reading.words[span.first].plain if span.length else ""
    return first == "i" or first.startswith("i'")


def addresses(reading: Reading) -> Iterator[Word]:
    """Endearments by which somebody is called: between stops, and not "with love" or "I love"."""
    words = reading.words
    for place, word in enumerate(words):
        if word.plain not in _ENDEARMENTS:
            continue
        before = words[place - 1].plain if place else ""
        alone = reading.text[word.end : word.end + 1] in ",!.?" or word.end >= len(reading.text.rstrip())
        called = place > 0 and "," in reading.text[words[place - 1].end : word.start]
        if (alone or called) and before not in _NO_ADDRESS and not (word.plain == "love" and before == "my"):
            yield word


def _openings(reading: Reading, spans: list[Span]) -> tuple[str, ...]:
    """Words that begin at least three sentences, and one sentence in eight."""
    firsts = Counter(reading.words[span.first].plain for span in spans)
    often = (word for word, times in firsts.most_common() if times >= _FAVOURITE_TIMES and times * 8 >= len(spans))
    return tuple(word for word in often if word.partition("'")[0] not in _COMMON_OPENINGS)[:_SHOWN]


def _favourites(reading: Reading) -> tuple[str, ...]:
    """Words that come at least three times, and far oftener than in other people's sentences."""
    counted = Counter(word.plain for word in reading.words if word.text.islower() and len(word.text) > 3)
    total = len(reading.words)
    return tuple(
        word
        for word, times in counted.most_common()
        if times >= _FAVOURITE_TIMES
        and "'" not in word
        and word not in FUNCTION_WORDS
        and times > _FAVOURITE_RATIO * share(word) * total
    )[:_SHOWN]


def _quoted(words: tuple[str, ...]) -> str:
    return " or ".join(f"“{word.capitalize()}”" for word in words[:2])
