"""Whom a letter names and nobody thought of: no book before somebody has looked."""

import json

import pytest
from django.contrib.auth.models import User

from letters.editor import Renaming
from letters.models import ClearedName, Consent, Event, Letter
from letters.workflow.errors import BookRefused, NotYours
from letters.workflow.publishing.books import begin_book
from letters.workflow.publishing.choosing import candidates, keep
from letters.workflow.publishing.clearing import clear_names, unasked
from letters.workflow.publishing.compiling import compile_book
from letters.workflow.publishing.consenting import Party, ask_consent, give_consent, lacking, parties_of
from letters.workflow.publishing.lacks import Scope
from letters.workflow.publishing.parties import NAME_CAP
from letters.workflow.publishing.plans import book_of, plan_kept, plan_of

from .conftest import ALL, TEXT, UNNAMED, Agree, Write, deeds

NAMES = TEXT.replace("Tuesdays", "Tuesdays, as Sunniva does, and Mr Doyle")


@pytest.fixture
def letter(write: Write, agree: Agree) -> Letter:
    """A letter that names two people of whom its brief says nothing; all the others agree."""
    letter = write(NAMES, named="Lewman")
    agree(letter)
    return letter


def said(letter: Letter, **aliases: str) -> list[str]:
    return [lack.sentence for lack in lacking([letter], for_print=True, for_ebook=True, aliases=aliases)]


def test_whom_nobody_thought_of_keeps_a_letter_out_of_every_book(letter: Letter, paul: User) -> None:
    assert unasked(letter) == ("Sunniva", "Mr Doyle")
    [lack] = lacking([letter], for_print=False, for_ebook=True, aliases={})
    assert (lack.party, lack.scope, lack.name) == (Party.THIRD, Scope.NAME, "Sunniva, Mr Doyle")
    assert f"letter {letter.pk} seems to name" in lack.sentence
    [candidate] = candidates(begin_book(paul, "Letters from Your Life"))
    assert [lack.sentence] == [each.sentence for each in candidate.lacks]


def test_whoever_is_underlined_is_found_and_is_hidden_as_a_whole_or_not_at_all(write: Write, agree: Agree) -> None:
    letter = write(TEXT.replace("Tuesdays", "Tuesdays, and *Grace* Moore"), named="Lewman")
    agree(letter)
    assert unasked(letter) == ("Grace Moore",)
    assert said(letter, **{"Grace Moore": "Ann Hill"}) != [], "the name is not found between its stars"
    assert said(letter, Grace="Ann", Moore="Hill") == []


@pytest.mark.parametrize("name", ["Mr  Okafor", "Okafor" * 30, " ".join(["Okafor" * 4] * 6)])
def test_whoever_is_found_can_be_cleared_however_it_is_typed(write: Write, paul: User, name: str) -> None:
    letter = write(TEXT.replace("Tuesdays", f"Tuesdays, and {name}"), named="Lewman")
    [found] = unasked(letter)
    assert len(found) <= NAME_CAP
    clear_names(letter, [found], paul)
    assert unasked(letter) == () and letter.cleared_names.get().name == found


def test_they_are_asked_given_other_names_or_cleared(letter: Letter, paul: User) -> None:
    give_consent(ask_consent(letter, Party.THIRD, "Sunniva", paul), ALL)
    assert unasked(letter) == ("Mr Doyle",)
    assert said(letter, Doyle="Byrne") == []
    [sentence] = said(letter, Sunniva="Anna")
    assert "Mr Doyle" in sentence and "Sunniva" not in sentence
    clear_names(letter, ["Mr Doyle"], paul)
    assert said(letter) == []


def test_who_was_asked_has_to_agree(letter: Letter, paul: User) -> None:
    ask_consent(letter, Party.THIRD, "Sunniva", paul)
    clear_names(letter, ["Mr Doyle"], paul)
    assert {(lack.name, lack.scope) for lack in lacking([letter], for_print=True, for_ebook=False)} == {
        ("Sunniva", Scope.PRINT)
    }


def test_a_dog_of_the_brief_is_cleared_and_its_page_is_gone(letter: Letter, paul: User) -> None:
    Consent.objects.filter(name="Lewman").delete()
    ask_consent(letter, Party.THIRD, "Lewman", paul)
    clear_names(letter, ["Lewman", "Sunniva", "Mr Doyle"], paul)
    assert Party.THIRD not in {each.party for each in parties_of(letter)}
    assert not Consent.objects.filter(name="Lewman").exists() and said(letter) == []


def test_who_answered_is_not_cleared(letter: Letter, paul: User) -> None:
    clear_names(letter, ["Lewman"], paul)
    assert "Lewman" in {each.name for each in parties_of(letter)} and not ClearedName.objects.exists()
    assert Consent.objects.get(name="Lewman").counts


def test_it_is_kept_once_by_whom_and_the_history_names_nobody(letter: Letter, paul: User) -> None:
    for _ in range(2):
        clear_names(letter, [" Sunniva ", "Mr Doyle", "Somebody Else"], paul)
    assert [cleared.cleared_by for cleared in ClearedName.objects.all()] == [paul, paul]
    assert deeds(letter)[-1] == "names_cleared"
    assert [event.note for event in Event.objects.filter(verb="names_cleared")] == ["2 names"]


def test_the_index_has_whom_the_words_name_and_no_dog(letter: Letter, agree: Agree, paul: User) -> None:
    Consent.objects.filter(name="Lewman").delete()
    clear_names(letter, ["Lewman", "Sunniva"], paul)
    for name in ("Mr Doyle", "Your brother Ned"):
        give_consent(ask_consent(letter, Party.THIRD, name, paul), ALL)
    book = begin_book(paul, "Letters from Your Life")
    keep(book, letter, paul, 1)
    [made] = book_of(plan_of(book)).letters
    assert made.people == ("Theodore", "Catherine", "Mr Doyle")


def test_who_stands_in_the_index_is_planned(letter: Letter, paul: User) -> None:
    clear_names(letter, ["Sunniva", "Mr Doyle"], paul)
    book = begin_book(paul, "Letters from Your Life")
    keep(book, letter, paul, 1)
    first = compile_book(book, paul, 2)
    give_consent(ask_consent(letter, Party.THIRD, "Sunniva", paul), ALL)
    second = compile_book(book, paul, 2)
    assert first.pk != second.pk and "Sunniva" not in json.dumps(second.plan)
    people = [letter.people[2:] for each in (first, second) for letter in book_of(plan_kept(each)).letters]
    assert people == [("Lewman",), ("Lewman", "Sunniva")]


def test_only_a_publisher_clears_and_not_without_names(letter: Letter, amy: User, paul: User) -> None:
    with pytest.raises(NotYours):
        clear_names(letter, ["Sunniva"], amy)
    with pytest.raises(BookRefused, match="tick the names"):
        clear_names(letter, [], paul)
    assert not ClearedName.objects.exists()


def test_who_is_asked_after_being_cleared_has_to_agree(letter: Letter, paul: User) -> None:
    clear_names(letter, ["Sunniva", "Mr Doyle"], paul)
    ask_consent(letter, Party.THIRD, "Sunniva", paul)
    assert "Sunniva has not agreed" in " ".join(said(letter))
    clear_names(letter, ["Sunniva"], paul)
    assert said(letter) == [] and ClearedName.objects.count() == 2


def test_of_who_has_another_name_only_what_is_left_is_told(write: Write, agree: Agree) -> None:
    letter = write(TEXT.replace("Tuesdays", "Tuesdays, and Samir Haddad, whom we call Samir, and Grace Moore"))
    agree(letter)
    [sentence] = said(letter, Lewman="Charles", **{"Samir Haddad": "Omar Aziz"}, Grace="Ann")
    assert "about Samir, Moore, whom" in sentence


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("It is late. Will came home drunk.", ("Will",)),
        ("Hope helped me. May was there.", ("Hope", "May")),
        ("and a Gustavo-shaped hole", ("Gustavo",)),
        ("He went with samir, and they were not seen again until the winter of that year.", ("samir",)),
        ("Write to rosa@example.org or 0171 946 0123.", ("rosa@example.org", "0171 946 0123")),
        ("They live at 12 Orchard Lane now.", ("12 Orchard Lane",)),
        ("It was B. who said so.", ("B.",)),
    ],
)
def test_whatever_could_be_a_person_is_shown(
    write: Write, agree: Agree, paul: User, words: str, names: tuple[str, ...]
) -> None:
    letter = write(TEXT.replace("on Tuesdays", f"on Tuesdays. {words} All is well"), named="Lewman")
    agree(letter)
    assert set(unasked(letter)) == set(names)
    [sentence] = said(letter)
    assert all(name in sentence for name in names)
    clear_names(letter, names, paul)
    assert said(letter) == []


def test_whoever_is_hidden_is_so_within_a_longer_word_in_small_letters_and_as_a_sentence_begins(
    write: Write, agree: Agree
) -> None:
    words = "Will came. It was a Will-shaped hole, and gustavo went. Will you come?"
    letter = write(TEXT.replace("on Tuesdays", f"on Tuesdays. {words}"), named="Lewman\nWill\nGustavo")
    agree(letter, UNNAMED)
    hidden = {
        "Will": "Tom",
        "Gustavo": "Emil",
        "Lewman": "Holt",
        "Catherine": "Anna",
        "Theodore Twombly": "Paul Hill",
        "Theodore": "Paul",
    }
    assert said(letter, **hidden) == []
    assert len(said(letter, Will="Tom")) > 0
    published = Renaming(tuple(hidden.items())).apply(letter.draft.text if letter.draft else "")
    assert "Tom came. It was a Tom-shaped hole, and Emil went. Will you come?" in published
