"""Whether what everybody reads of a book, on its cover or in a pack, quotes a letter that may not be shown so."""

import re
from collections.abc import Iterator, Mapping, Sequence

from letters.editor import Book as BookToMake
from letters.workflow.errors import BookRefused

from .plans import Plan, renaming_of

QUOTED = 7
"""Words in a row that two texts have in common by no accident."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def require_quotable(plan: Plan, made: BookToMake) -> None:
    """Raises BookRefused, with the fields at fault, when the blurb or what is told to publishers quotes such a letter.

    `made` is the book of the plan, whose quotable letters are known by now.
    """
    barred = {letter.number: letter.text for letter in made.letters if letter.number not in {*plan["quotable"]}}
    renaming = renaming_of(plan)
    said = {"blurb": made.matter.blurb} | {name: renaming.apply(text) for name, text in plan["pitch"].items()}
    if problems := {name: problem for name, text in said.items() if (problem := " ".join(_problems(text, barred)))}:
        raise BookRefused(problems)


def quoted(text: str, letter: str) -> str:
    """The first words in a row, of `text` as it has them, that stand in the letter too; "" where there are none."""
    theirs = {*_runs([word[0] for word in _words(letter)])}
    words = [*_words(text)]
    for place, run in enumerate(_runs([word[0] for word in words])):
        if run in theirs:
            return text[words[place].start() : words[place + QUOTED - 1].end()]
    return ""


def _problems(text: str, barred: Mapping[int, str]) -> Iterator[str]:
    for number, letter in barred.items() if text else ():
        if found := quoted(text, letter):
            said = f"This quotes letter {number} (“{found}”), and not everybody agrees that it is shown in excerpts."
            yield f"{said} Please take these words out, or ask them. Nothing was started."


def _words(text: str) -> Iterator[re.Match[str]]:
    return _WORD.finditer(text)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    folded = [word.casefold().replace("’", "'") for word in words]
    return (tuple(folded[at : at + QUOTED]) for at in range(len(folded) - QUOTED + 1))
