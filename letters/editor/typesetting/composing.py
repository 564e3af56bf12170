"""Compose: a text becomes words, in the lines that its author began, with quotation marks curled and emphasis set."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from letters.handwriting import describe

from ..errors import CannotBeSet
from .curling import curled, guillemets
from .marking import spans
from .shaping import SOFT_HYPHEN, Forms, Shaped, unset_characters
from .styles import Face, TypeStyle
from .wording import Case, Runs, Word, case_of

_IDLE_HYPHENS = re.compile(r"(?<!\w)\u00ad+|\u00ad+(?!\w)")
"""Soft hyphens that do not stand between letters, or not alone."""

_SPACE = re.compile(r"[^\S\u00a0\u202f\u2007]+")
"""Where words part. The other three hold together."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a line that the author began, and the space behind each."""

    words: list[Word]
    spaces: list[Shaped]


def case_for(style: TypeStyle, language: str) -> Case:
    """The case that this style takes its letters from."""
    return case_of(Forms(style.small_caps, style.level, style.old_style, style.tracking, language))


def compose(text: str, style: TypeStyle, language: str, emphasis: bool) -> list[Words]:
    """The words of every line of the text that has any. Raises CannotBeSet."""
    clean = guillemets(_cleaned(text), language)
    case = case_for(style, language)
    runs = spans(clean) if emphasis else ((clean, Face.REGULAR),)
    if len(runs) < 2:
        return [_plain(line, style.face.stressed(face), case) for part, face in runs for line in _lines(part, language)]
    return [_mixed(line, case) for line in _mixed_lines(runs, style.face, language)]


def _cleaned(text: str) -> str:
    """The text without what nobody sees, accents joined to their letters. Raises CannotBeSet."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    whole = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    if missing := unset_characters(whole):
        named = ", ".join(map(describe, missing[:12])) + (" and more" if len(missing) > 12 else "")
        raise CannotBeSet(f"The book face has no form for {named}. Please say it in other characters.")
    if whole.replace("\n", "").isprintable():
        return whole
    return _IDLE_HYPHENS.sub("", "".join(each for each in whole if each == SOFT_HYPHEN or _is_seen(each)))


def _is_seen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _lines(text: str, language: str) -> Iterator[str]:
    return (line for line in curled(text, language).split("\n") if line.strip())


def _plain(line: str, face: Face, case: Case) -> Words:
    """A line that is all in one cut."""
    known = case.plain[face]
    texts = line.split() if line.isascii() else [part for part in _SPACE.split(line) if part]
    words = [known.get(text) or case.word(((text, face),)) for text in texts]
    return Words(words, [case.space(face)] * len(words))


def _mixed_lines(runs: tuple[tuple[str, Face], ...], face: Face, language: str) -> Iterator[Runs]:
    """The lines of a text in several cuts. Quotation marks are curled as if there were no emphasis."""
    whole, at = curled("".join(text for text, _ in runs), language), 0
    line: list[tuple[str, Face]] = []
    for text, emphasis in runs:
        first, *others = whole[at : at + len(text)].split("\n")
        at += len(text)
        line.append((first, face.stressed(emphasis)))
        for other in others:
            yield tuple(line)
            line = [(other, face.stressed(emphasis))]
    yield tuple(line)


def _mixed(line: Runs, case: Case) -> Words:
    """A line in several cuts; one word may have several."""
    words: list[Word] = []
    spaces: list[Shaped] = []
    word: list[tuple[str, Face]] = []
    for text, face in line:
        first, *others = _SPACE.split(text)
        word += [(first, face)] if first else []
        for other in others:
            if word:
                words.append(case.word(tuple(word)))
                spaces.append(case.space(face))
            word = [(other, face)] if other else []
    if word:
        words.append(case.word(tuple(word)))
        spaces.append(case.space(word[-1][1]))
    return Words(words, spaces)
