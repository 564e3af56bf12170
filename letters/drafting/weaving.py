"""Text in which every character knows its source, so that mending it never loses where a word came from."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from .composition import Sentence, Source
from .sentences import sentence_spans

_SPOKEN = "\ue000"  # stands for a letter of the client's, so that no pattern for our own words fits it


@dataclass(frozen=True)
class Woven:
    """`origins[i]` is the source of the character `text[i]`."""

    text: str
    origins: tuple[Source, ...]

    def __getitem__(self, part: slice) -> "Woven":
        return Woven(self.text[part], self.origins[part])

    @cached_property
    def own(self) -> str:
        """The text, as long as it is, with only the template's letters; the client's are masked."""
        return "".join(
            character if origin.kind == "template" or not character.isalnum() else _SPOKEN
            for character, origin in zip(self.text, self.origins, strict=True)
        )

    def sub(self, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str], own: bool = False) -> "Woven":
        """As re.sub; what is put in has the source of what stood there. With `own`, only the template's words count."""
        parts, end = list[Woven](), 0
        for found in pattern.finditer(self.own if own else self.text):
            start, stop = found.span()
            if start == stop:
                continue
            new = change(found)
            parts += [self[end:start], Woven(new, (self.origins[start],) * len(new))]
            end = stop
        return together((*parts, self[end:])) if parts else self

    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, with the sources of which it has at least one letter or digit."""
        return tuple(Sentence(start, end, self._speaking(start, end)) for start, end in sentence_spans(self.text))

    def _speaking(self, start: int, end: int) -> tuple[Source, ...]:
        """In their order, and what goes on over several lines of a template only with the first."""
        first, last = dict[tuple[str, str], Source](), None
        for character, origin in zip(self.text[start:end], self.origins[start:end], strict=True):
            if origin is not last and character.isalnum():
                first.setdefault((origin.kind, origin.key), origin)
                last = origin
        return tuple(first.values())


def woven(text: str, source: Source) -> Woven:
    """A text from one source."""
    return Woven(text, (source,) * len(text))


def together(parts: Iterable[Woven]) -> Woven:
    """The parts in a row."""
    pieces = [*parts]
    return Woven("".join(part.text for part in pieces), tuple(chain.from_iterable(part.origins for part in pieces)))
