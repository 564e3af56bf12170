"""Words as runs of one face each, with the quotation marks of a printer: for programs that set it themselves."""

from collections.abc import Iterator

from letters.editor.book import Matter
from letters.editor.book_words import words_in
from letters.editor.markup import held
from letters.editor.typesetting import Face, curled, guillemets, plain, spans


def runs_of(text: str, language: str) -> Iterator[tuple[str, Face]]:
    """The text without its marks of emphasis, as runs with their faces."""
    runs = spans(guillemets(text, language))
    whole = curled("".join(run for run, _ in runs), language)
    at = 0
    for run, face in runs:
        yield whole[at : at + len(run)], face
        at += len(run)


def title_of(matter: Matter) -> str:
    """What the book is called on one line, where something has to be said."""
    return bare(matter.title, matter.language) or words_in(matter.language)("untitled")


def bare(text: str, language: str) -> str:
    """The same words on one line, without emphasis and controls, as titles are listed."""
    return " ".join(held(curled(plain(guillemets(text, language)), language)).split())
