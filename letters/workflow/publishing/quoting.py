"""Whether what is read of a book beside its letters, on its cover or in a pack, quotes one that may not be shown so."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from letters.editor import Book as BookToMake
from letters.editor import Matter, cut_paragraphs
from letters.handwriting import without_marks
from letters.workflow.errors import BookRefused

from .plans import Plan

QUOTED = 7
"""Words in a row that two texts have in common by no accident."""

LEAST_QUOTED = 4
"""Words of a paragraph that is quoted whole: "I will marry you" is all that some letters say."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

type Row = tuple[str, ...]


def require_quotable(plan: Plan, to_make: BookToMake) -> None:
    """Raises BookRefused, with the fields at fault, when the words around the letters, a caption, a title or what is
    told to publishers quotes such a letter: a pack shows all of them before anything is printed.

    `made` is the book of the plan, whose quotable letters are known by now.
    """
    quotes = {name: quotes_of(text, LEAST_QUOTED) for name, text in _texts_around(plan, to_make)}
    quotable = {*plan.quotable}
    problems: dict[str, str] = {}
    for letter in to_make.letters:
        if letter.number not in quotable:
            for name, quote in _shared(quotes, _telling_rows(letter.text)):
                problems[name] = f"{problems.get(name, '')} {_problem(letter.number, quote)}".strip()
    if problems:
        raise BookRefused(problems)


def quotes_of(text: str, least: int = QUOTED) -> Mapping[Row, str]:
    """Each row of `least` to QUOTED words, folded, with what of the text, without its marks of emphasis, it is."""
    plain = without_marks(text)
    words = [*_WORD.finditer(plain)]
    folded = _folded(words)
    places = ((at, at + length) for length in range(QUOTED, least - 1, -1) for at in range(len(words) - length + 1))
    return {folded[at:stop]: plain[words[at].start() : words[stop - 1].end()] for at, stop in places}


def _telling_rows(letter: str) -> frozenset[Row]:
    """The rows by which a letter is known: QUOTED words, or a whole short paragraph between greeting and close."""
    body = (_folded(_WORD.finditer(without_marks(paragraph))) for paragraph in cut_paragraphs(letter)[1:-1])
    return frozenset(quotes_of(letter)) | {row for row in body if LEAST_QUOTED <= len(row) < QUOTED}


def _folded(words: Iterable[re.Match[str]]) -> Row:
    return tuple(word[0].casefold().replace("’", "'") for word in words)


def _texts_around(plan: Plan, to_make: BookToMake) -> Iterator[tuple[str, str]]:
    for field in fields(Matter):
        if isinstance(text := getattr(to_make.matter, field.name), str):
            yield field.name, text
    yield from ((name, plan.renaming.apply(text)) for name, text in plan.pitch.items())
    yield "captions", "\n\n".join(letter.caption for letter in to_make.letters)
    yield "chapters", "\n\n".join(chapter.title for chapter in to_make.chapters)


def _shared(quotes: Mapping[str, Mapping[Row, str]], theirs: frozenset[Row]) -> Iterator[tuple[str, str]]:
    """Where something of a letter stands, and the first words of it."""
    for name, found in quotes.items():
        if quote := next((quote for row, quote in found.items() if row in theirs), ""):
            yield name, quote


def _problem(number: int, quote: str) -> str:
    problem = f"This quotes letter {number} (“{quote}”), and not everybody agrees that it is shown in excerpts."
    return f"{problem} Please take these words out, or ask them. Nothing was started."
