"""Places at which a person should look before other names are printed. Nothing is changed here.

What is doubtful is changed though it may be somebody else, or left though it may be the name. What is left over may
give a hidden name away: half of it, a short form, a slip of the pen, an initial.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from letters.naming import fold_word

from .forms import why_a_form
from .lists import FORMS, LITTLE, OPENERS, TITLES
from .patterns import Found, Names
from .possessives import has_bare_apostrophe, may_be_quotation
from .sentence_places import begins_sentence, is_plainly_no_name, why_unsure

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f])+")
_INITIALS = re.compile(r"(?<![^\W_.])(?:[^\W\d_a-z]\.[ \u00a0]?)+|(?<![^\W_])[^\W\d_a-z](?=[.,]?[^\S\n]*(?:\n|$))")
_NO_INITIALS = frozenset(("AM", "PM", "PS", "PPS", "AD", "BC", "UK", "US", "USA", "EU", "UN", "TV", "I"))
_DOUBLE = re.compile(r"[^\W\d_a-z][^\W_]*[-\u2010\u2011]$")
_DOUBLED = re.compile(r"[-\u2010\u2011][^\W\d_a-z]")
_NEAR = 40  # characters before a name in which the other half of it would stand
_FIRST = 4  # letters that a word has at least, for a likeness to count where it begins a sentence


@dataclass(frozen=True, slots=True)
class Doubt:
    """`text[start:end]`, which reads `found`, has to do with `name`, and `why` a person should look at it."""

    start: int
    end: int
    found: str
    name: str
    why: str


def doubtful_names(
    text: str,
    pairs: Sequence[tuple[str, str]],
    spelled: Iterable[Found],
    insteads: Names,
    shown_again: Mapping[int, str],
) -> Iterator[Doubt]:
    """What is spelled like a name and may be none, or half of another; and who is called as somebody will be.

    `shown_again` has, by the number of a pair, the hidden name that stands in its other one: that is told once.
    """
    again = dict(shown_again)
    for found in spelled:
        quoted, (name, instead) = text[found.start : found.end], pairs[found.number]
        if why := _why_doubtful(text, found, instead) or _why_again(quoted, instead, again.pop(found.number, "")):
            yield Doubt(found.start, found.end, quoted, name, why)
    names = {fold_word(name) for name, _ in pairs}
    for found in insteads.find(text):
        quoted, (name, instead) = text[found.start : found.end], pairs[found.number]
        if quoted == instead and fold_word(instead) not in names and not why_unsure(text, found.start, found.end):
            why = f"Somebody here is called “{quoted}” already, and “{name}” would have the same name."
            yield Doubt(found.start, found.end, quoted, name, why)


def _why_doubtful(text: str, found: Found, instead: str) -> str:
    start, end = found.start, found.end
    quoted = text[start:end]
    if why := why_unsure(text, start, end):
        return f"{why} It was {'left as it is' if is_plainly_no_name(text, start, end) else 'changed all the same'}."
    if _DOUBLE.search(text[max(0, start - _NEAR) : start]) or _DOUBLED.match(text, end):
        return f"“{quoted}” is half of a longer name here, perhaps somebody else's. It was changed all the same."
    if has_bare_apostrophe(text, start, end) and may_be_quotation(text, start) and instead[-1:] not in "sxz":
        return f"The apostrophe after “{quoted}” may end a quotation. It was left as it is."
    return ""


def _why_again(quoted: str, instead: str, hidden: str) -> str:
    if not hidden:
        return ""
    return (
        f"“{quoted}” becomes “{instead}”, and “{hidden}” is hidden for one and so shown for another: whoever is hidden "
        "finds the name in the book. It was changed all the same."
    )


@dataclass(frozen=True)
class Remains:
    """Looks for what is left of names that are to be hidden."""

    names: tuple[str, ...]

    def find(self, text: str, taken: Iterable[tuple[int, int]]) -> Iterator[Doubt]:
        """In no order. What lies in the places (start, end) that are `taken` is seen to, or told, elsewhere."""
        free = [True] * len(text)
        for start, end in taken:
            free[start:end] = [False] * (end - start)
        for doubt in (*self._forms(text), *self._initials(text)):
            if all(free[doubt.start : doubt.end]):
                free[doubt.start : doubt.end] = [False] * (doubt.end - doubt.start)
                yield doubt

    @cached_property
    def _parts(self) -> tuple[tuple[str, str], ...]:
        """Each telling word of each name, and the name."""
        parts = ((part, name) for name in self.names for part in _WORD.findall(name))
        return tuple((part, name) for part, name in parts if fold_word(part) not in TITLES | LITTLE)

    def _forms(self, text: str) -> Iterator[Doubt]:
        for word in _WORD.finditer(text):
            if word[0][0].isupper() and _may_be_a_name(text, word):
                whys = ((self._why(text, word, part, name), name) for part, name in self._parts)
                reasons = sorted((each for each in whys if each[0]), key=lambda each: not each[0].startswith("is "))
                for why, name in reasons[:1]:
                    yield Doubt(word.start(), word.end(), word[0], name, f"“{word[0]}” {why}.")

    def _why(self, text: str, word: re.Match[str], part: str, name: str) -> str:
        if fold_word(word[0]) == fold_word(part) and part != name:
            return f"is part of “{name}”"
        is_first = begins_sentence(text, word.start())
        if is_first and len(word[0]) < _FIRST and fold_word(word[0]) not in FORMS.get(fold_word(part), ()):
            return ""
        return why_a_form(word[0], part)

    def _initials(self, text: str) -> Iterator[Doubt]:
        """ "M.", "M. N.", and an "M" that ends a line, as a signature does."""
        for run in _INITIALS.finditer(text):
            letters = [letter for letter in run[0] if letter.isalpha()]
            quoted = run[0].rstrip()
            for name in self.names if "".join(letters) not in _NO_INITIALS else ():
                if {*map(fold_word, letters)} <= {fold_word(part[0]) for part, whole in self._parts if whole == name}:
                    yield Doubt(
                        run.start(), run.start() + len(quoted), quoted, name, f"“{quoted}” may stand for “{name}”."
                    )
                    break


def _may_be_a_name(text: str, word: re.Match[str]) -> bool:
    """Whether it has its capital for being a name, as far as can be told."""
    folded = fold_word(word[0])
    if folded in TITLES | LITTLE or why_unsure(text, word.start(), word.end()):
        return False
    return folded not in OPENERS or not begins_sentence(text, word.start())
