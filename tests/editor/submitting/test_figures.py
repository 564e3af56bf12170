"""The figures of a book: counted, rounded, said."""

from dataclasses import replace

import pytest

from letters.editor.book import Book, Chapter, Matter
from letters.editor.submitting.figures import counted, figures_of, words_in
from tests.editor.books import letter, plain_book


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Dear Rosa,\n\nIt is *very* late.", 6),
        ("O’Brien’s mother-in-law — at 7 o'clock …", 5),
        ("naïve cafés", 2),
    ],
)
def test_words_are_counted_as_people_count_them(text: str, count: int) -> None:
    assert words_in(text) == count


@pytest.mark.parametrize(
    ("words", "said"),
    [(3, "100"), (149, "100"), (150, "200"), (9_949, "9,900"), (10_000, "10,000"), (64_499, "64,000")],
)
def test_a_count_is_rounded_as_a_manuscript_gives_it(words: int, said: str) -> None:
    assert replace(figures_of(plain_book()), words=words).about == said


def test_small_numbers_are_words() -> None:
    assert counted(1, "letter", "letters") == "one letter"
    assert counted(12, "letter", "letters") == "twelve letters"
    assert counted(1641, "letter", "letters") == "1,641 letters"


def test_years_are_those_of_the_dated_letters() -> None:
    dated = letter(1)
    assert dated.on
    later = replace(letter(2), on=dated.on.replace(year=2024))
    undated = replace(letter(3), on=None)

    def of(*letters: object) -> tuple[str, bool]:
        figures = figures_of(Book(Matter(title="A"), (Chapter("", letters),)))  # type: ignore[arg-type]
        return figures.years, figures.all_dated

    assert of(dated, later) == ("2019 to 2024", True)
    assert of(dated, undated) == ("2019", False)
    assert of(undated) == ("", False)
