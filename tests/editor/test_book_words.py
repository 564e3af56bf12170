"""The house's own words follow the language of the book."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from string import Formatter

import pytest

from letters.editor.book import Book, Chapter, Matter, Setting
from letters.editor.book_words import has_words, languages_with_words, words_in
from letters.editor.wording import caption_of, colophon, entry_of, heading_of, imprint, made_of
from letters.naming import calendars
from tests.editor.books import letter

OCCASIONS = Path(__file__).parents[2] / "seeds" / "occasions"
ENGLISH = words_in("en")


@pytest.mark.parametrize("language", languages_with_words())
def test_every_language_has_every_word_with_the_same_gaps(language: str) -> None:
    words = words_in(language)
    assert words.phrases.keys() == ENGLISH.phrases.keys() and words.papers.keys() == ENGLISH.papers.keys()
    for name, phrase in words.phrases.items():
        assert gaps(phrase) == gaps(ENGLISH.phrases[name]), name
    known = {path.stem for path in OCCASIONS.glob("*.toml")}
    assert language == "en" or words.occasions.keys() == known
    assert language in calendars()


def gaps(phrase: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(phrase) if field is not None}


@pytest.mark.parametrize(
    ("language", "heading", "caption"),
    [
        ("en-GB", "To Rosa", "An anniversary, 12 May 2019"),
        ("de-AT", "An Rosa", "Zum Jahrestag, 12. Mai 2019"),
        ("fr", "À Rosa", "Un anniversaire de mariage, 12 mai 2019"),
        ("pt-BR", "A Rosa", "Um aniversário de casamento, 12 de maio de 2019"),
        ("fi", "To Rosa", "An anniversary, 12 May 2019"),
    ],
)
def test_a_letter_is_called_in_the_language_of_its_book(language: str, heading: str, caption: str) -> None:
    assert heading_of(letter(11), language) == heading
    assert caption_of(letter(11), language) == caption


def test_a_language_without_words_is_known_for_one() -> None:
    assert has_words("nl-BE") and not has_words("fi") and not has_words("")


def test_nothing_english_is_left_in_a_dutch_book() -> None:
    book = Book(Matter(title="Brieven", language="nl"), (Chapter("Een", (letter(1),)),), Setting.FACSIMILE)
    printed = " ".join((*colophon(book), made_of(book, "6 × 9", "cream", "Cream"), *imprint(book.matter, ("Jan",))))
    english = {"the", "of", "and", "written", "page", "paper", "cream", "other", "each", "with"}
    assert not english & {word.strip(".,").casefold() for word in printed.split()}
    assert "6 × 9 inch, en het papier is crème." in printed


def test_the_contents_say_from_whom_where_several_write_and_the_page_names_them() -> None:
    one, other = letter(1), letter(2)
    alone = Book(Matter(title="A", language="fr"), (Chapter("", (one,)),))
    both = (one, replace(other, writer="Amélie et Léo", senders=("Amélie", "Léo")), replace(other, senders=()))
    several = Book(Matter(title="A", language="fr"), (Chapter("", both),))
    assert entry_of(one, alone) == "Un anniversaire de mariage, 2 mai 2019"
    entries = [entry_of(each, several) for each in several.letters]
    assert [entry.startswith("de ") for entry in entries] == [True, True, False]
    assert entries[1] == "de Amélie et Léo, Un anniversaire de mariage, 3 mai 2019"
    assert words_in("it").day(date(2020, 5, 1)) == "1º maggio 2020"
