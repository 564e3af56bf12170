"""On which pages people are really named, by their whole name or by a part of it that is nobody else's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from letters.editor.renaming.lists import ALSO_WORDS, LITTLE, TITLES
from letters.editor.renaming.patterns import Names, is_written_small, normal
from letters.editor.typesetting.shaping import SOFT_HYPHEN
from letters.naming import MONTHS, fold_word

from .facsimile import Outline
from .pages import BookPage

NO_NAMES = ALSO_WORDS | MONTHS | TITLES | LITTLE
"""Words of a name that alone are none: “Aunt Grace” is not every aunt, nor every grace."""


def text_of(page: BookPage, outlines: Mapping[int, Sequence[Outline]]) -> str:
    """What is read on a page, in type and in hands; a word that was parted at the end of a line is whole again."""
    lines = (f"{each.line.text}\n".removesuffix(f"{SOFT_HYPHEN}\n") for each in page.type)
    return "".join((*lines, *(outlines[plate.number][plate.sheet].text for plate in page.plates)))


class Sought:
    """People who are looked for. Each is known by a number; none has an empty name."""

    def __init__(self, people: Mapping[int, str]) -> None:
        self._whole: defaultdict[str, set[int]] = defaultdict(set)
        self._parts: defaultdict[str, set[int]] = defaultdict(set)
        for number, name in people.items():
            self._whole[normal(name)].add(number)
            for part in _parts(normal(name)):
                self._parts[part].add(number)
        self._names = Names(dict.fromkeys((*self._whole, *self._parts)))

    def named(self, text: str) -> set[int]:
        """Who is named in a text. A name that several have names nobody."""
        found = set(self._found(text))
        owners = [self._whole.get(name) or self._parts[name] for name in found]
        return {number for whose in owners if len(whose) == 1 for number in whose}

    def _found(self, text: str) -> Iterator[str]:
        for each in self._names.find(text):
            name = self._names.names[each.number]
            if not is_written_small(text[each.start : each.end], name):
                yield name


def pages_naming(people: Mapping[int, str], texts: Iterable[tuple[int, str]]) -> Mapping[int, list[int]]:
    """The numbers of the pages on which each of some people is named, in the order of `texts`: page number and text."""
    sought, found = Sought(people), defaultdict(list)
    for page, text in texts:
        for number in sought.named(text):
            found[number].append(page)
    return found


def is_a_word(name: str) -> bool:
    """Whether a name is a word of the language too, such as “Grace”: it counts only where somebody is known to be."""
    return fold_word(name) in ALSO_WORDS | MONTHS


def _parts(name: str) -> Iterator[str]:
    """Given name and surname, where they are names by themselves: “Marta” and “Quiroga”."""
    words = [word for word in name.split() if fold_word(word.strip(".,")) not in NO_NAMES]
    for word in {*words[:1], *words[-1:]}:
        if word != name and len(word) > 1 and word[0].isupper():
            yield word
