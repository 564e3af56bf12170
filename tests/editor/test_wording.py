"""What the house says in a book is true of that book."""

from dataclasses import replace

from letters.editor.book import Chapter, Matter, Setting
from letters.editor.book_words import words_in
from letters.editor.wording import colophon, imprint
from tests.editor.books import letter, plain_book

UNIQUE, SHARED = "No *a* is quite like the next.", "Each letter of the alphabet has up to 12 forms."
RIGHTS = words_in("en")("rights")


def test_the_colophon_names_every_hand_with_its_typeface() -> None:
    one, (face, _, _) = plain_book(), colophon(plain_book())
    assert face == "The letters were written out in the hand of Theodore (after La Belle Aurore)."
    two = replace(one, chapters=(Chapter("", (letter(1), replace(letter(2), hand="amy"))),))
    assert colophon(two)[0].endswith("in the hands of Amy (after Caveat) and Theodore (after La Belle Aurore).")
    assert colophon(two)[1].startswith("Every hand begins as the typeface that is named beside it.")


def test_the_colophon_says_how_often_a_form_comes_back() -> None:
    assert colophon(plain_book())[1].endswith(UNIQUE)
    assert colophon(replace(plain_book(), variants=12))[1].endswith(SHARED)


def test_a_book_in_type_says_nothing_of_forms_that_it_does_not_show() -> None:
    said = colophon(replace(plain_book(), setting=Setting.READING, variants=12))[1]
    assert said.endswith("each character is bent as a pen would bend it.")


def test_a_copyright_page_says_whose_the_letters_are_unless_it_says_something_else() -> None:
    assert imprint(Matter(title="One", year=2026)) == (RIGHTS, "2026")
    assert imprint(Matter(title="One", rights="\n© 2026 Amy\n")) == ("© 2026 Amy",)


def test_one_writer_who_signs_in_two_ways_is_one_sender() -> None:
    book = plain_book()
    first, *others = book.chapters
    formal = replace(first.letters[0], senders=("Paul Lindqvist",))
    others_signed = (formal, *first.letters[1:])
    assert not replace(book, chapters=(replace(first, letters=others_signed), *others)).has_several_senders
    by_two = (replace(formal, writer="Amy", senders=("Amy",)), *first.letters[1:])
    assert replace(book, chapters=(replace(first, letters=by_two), *others)).has_several_senders
