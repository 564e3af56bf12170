"""A composed letter that knows where each of its sentences came from."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Source:
    """Where words came from.

    `kind` is "template", "answer", "memory" or "built-in". `key` is the stem or slot, for a template the optional
    passage or the way of a choice ("" for words that every letter has); `line` is the template's, from 1. `typed` is
    what the client typed, and `told_on` the day ("2024-03-01") on which they told it for an earlier letter to this
    person, if they did.
    """

    kind: str
    key: str = ""
    line: int = 0
    typed: str = ""
    told_on: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, at `text[start:end]` of its letter, and the sources that its words came from, in their order."""

    start: int
    end: int
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """The text of a letter, its sentences, and the stems whose answers no sentence says."""

    text: str
    sentences: tuple[Sentence, ...]
    unused: tuple[str, ...] = ()

    def words_of(self, sentence: Sentence) -> str:
        """The words of one of the sentences."""
        return self.text[sentence.start : sentence.end]

    def as_json(self) -> dict[str, Any]:
        """The sources without the text, in values that JSON knows, to be kept beside the text."""
        return {"sentences": [_as_json(sentence) for sentence in self.sentences], "unused": list(self.unused)}


def composition_from_json(text: str, stored: Mapping[str, Any]) -> Composition:
    """What `as_json` gave, with its text again. Raises KeyError or TypeError for anything else."""
    sentences = tuple(
        Sentence(each["start"], each["end"], tuple(_source(source) for source in each["sources"]))
        for each in stored["sentences"]
    )
    return Composition(text, sentences, tuple(stored["unused"]))


def _as_json(sentence: Sentence) -> dict[str, Any]:
    sources = [
        {"told" if name == "told_on" else name: value for name, value in asdict(source).items()}
        for source in sentence.sources
    ]
    return {"start": sentence.start, "end": sentence.end, "sources": sources}


def _source(stored: Mapping[str, Any]) -> Source:
    return Source(**{"told_on" if name == "told" else name: value for name, value in stored.items()})
