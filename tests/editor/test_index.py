"""The index of people: everybody once, and no two people as one."""

from dataclasses import replace

from letters.editor.book import Book, BookLetter, Chapter
from letters.editor.index import people_in
from tests.editor.books import MATTER, letter


def to_dad(number: int, writer: str, people: tuple[str, ...] = ("Dad",)) -> BookLetter:
    return replace(letter(number, to="Dad", people=people), writer=writer)


def index_of(*letters: BookLetter) -> dict[str, list[int]]:
    found = people_in(Book(MATTER, (Chapter("All", letters),)))
    return {person: [each.number for each in mine] for person, mine in found}


def test_names_stand_by_the_alphabet_whatever_their_accents_and_spaces() -> None:
    people = ("Zoë", " Émile\u00a0 Zola ", "Emil")
    assert [*index_of(letter(1, people=people))] == ["Emil", "Zoë", "Zola, Émile"]


def test_two_people_whom_two_writers_call_alike_are_two() -> None:
    found = index_of(to_dad(1, "Gwen Pryce"), to_dad(2, "Daniel Okonkwo"), to_dad(3, "Gwen Pryce"))
    assert found == {"Dad (Daniel Okonkwo)": [2], "Dad (Gwen Pryce)": [1, 3]}


def test_whom_one_writer_writes_to_is_one() -> None:
    assert index_of(to_dad(1, "Gwen Pryce"), to_dad(2, "Gwen  Pryce"), to_dad(3, "")) == {"Dad": [1, 2, 3]}


def test_a_whole_name_is_one_person_whoever_writes() -> None:
    letters = [replace(letter(number, to="Rosa Luz", people=("Rosa Luz",)), writer=f"{number}") for number in (1, 2)]
    assert index_of(*letters) == {"Luz, Rosa": [1, 2]}


def test_somebody_who_is_only_named_keeps_the_name_alone() -> None:
    letters = (to_dad(1, "Gwen"), to_dad(2, "Daniel"), letter(3, to="Maj", people=("Dad",)))
    assert index_of(*letters) == {"Dad": [3], "Dad (Daniel)": [2], "Dad (Gwen)": [1]}
