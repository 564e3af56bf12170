"""Photographs behind a letter: kept sealed, agreed to by whoever is in them, in the book, and gone with the letter."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from letters.models import Book, Compilation, Consent, Entry, Letter, Photograph
from letters.workflow import vault
from letters.workflow.erasing import erase_by_client
from letters.workflow.errors import BookRefused, ConsentMissing, Missing
from letters.workflow.exporting import archive_of, archived_with
from letters.workflow.publishing.candidates import candidates
from letters.workflow.publishing.choosing import keep, show_photographs
from letters.workflow.publishing.compiling import compile_book
from letters.workflow.publishing.consenting import ask_consent, give_consent, record_consent
from letters.workflow.publishing.lacks import Scope
from letters.workflow.publishing.parties import parties_of, unasked
from letters.workflow.publishing.photographs import About, add_photograph, photograph_jpeg, remove_photograph
from letters.workflow.publishing.plans import book_of, plan_of

from .conftest import ALL, Agree, Compiled

ABOUT = About("Two people on a jetty", "Sundays at the lake", "Catherine\nOttoline Vance", is_allowed=True)
SHOWN = replace(ALL, may_show=True)

type Picture = Callable[..., bytes]


@pytest.fixture
def picture() -> Picture:
    """A file as a telephone sends it."""

    def made(shade: int = 90, size: tuple[int, int] = (1600, 1200)) -> bytes:
        file = BytesIO()
        Image.new("RGB", size, (shade, 120, 150)).save(file, "JPEG")
        return file.getvalue()

    return made


@pytest.fixture
def pictured(book: Book, ready: Letter, agree: Agree, paul: User, picture: Picture) -> Entry:
    """A letter in the book with a photograph behind it, of which only the client knows."""
    agree(ready)
    add_photograph(ready, picture(), None, ABOUT)
    entry = keep(book, Letter.objects.get(pk=ready.pk), paul, book.version)
    entry = show_photographs(entry, paul, 2, is_shown=True)
    book.refresh_from_db()
    return entry


def test_whoever_is_in_it_has_to_agree_and_nobody_else(book: Book, pictured: Entry, paul: User) -> None:
    with pytest.raises(ConsentMissing) as missing:
        compile_book(book, paul, book.version)
    lacks = [(lack.party, lack.name, lack.scope) for lack in missing.value.lacks]
    stranger = (Consent.Party.THIRD, "Ottoline Vance")
    assert lacks == [
        (Consent.Party.RECIPIENT, "Catherine", Scope.SHOW),
        *((*stranger, scope) for scope in (Scope.PRINT, Scope.EBOOK, Scope.SHOW)),
    ]
    letter = pictured.letter
    record_consent(letter, Consent.Party.RECIPIENT, "Catherine", SHOWN, paul, "A letter of 3 May")
    give_consent(ask_consent(letter, Consent.Party.THIRD, "ottoline vance", paul), SHOWN)
    assert compile_book(book, paul, book.version)


def test_a_book_without_it_asks_nobody_who_is_only_in_it(book: Book, pictured: Entry, paul: User) -> None:
    ask_consent(pictured.letter, Consent.Party.THIRD, "Ottoline Vance", paul)
    show_photographs(pictured, paul, book.version, is_shown=False)
    book.refresh_from_db()
    assert "Ottoline Vance" not in [each.name for each in parties_of(Letter.objects.get(pk=pictured.letter_id))]
    assert [each.lacks for each in candidates(book)] == [()]
    assert compile_book(book, paul, book.version)


def test_whom_the_words_below_it_name_is_looked_at(book: Book, ready: Letter, paul: User, picture: Picture) -> None:
    add_photograph(ready, picture(), None, replace(ABOUT, caption="Taken by Barnaby, who fell in"))
    assert unasked(Letter.objects.get(pk=ready.pk)) == ("Barnaby",)


def test_who_may_not_be_named_is_not_named_below_it(book: Book, pictured: Entry, paul: User, picture: Picture) -> None:
    letter = pictured.letter
    record_consent(letter, Consent.Party.RECIPIENT, "Catherine", SHOWN, paul, "A letter of 3 May")
    hidden = replace(SHOWN, may_name=False)
    record_consent(letter, Consent.Party.THIRD, "Ottoline Vance", hidden, paul, "A letter of 3 May")
    assert plan_of(book)
    add_photograph(letter, picture(30), None, replace(ABOUT, caption="Ottoline laughing", people="Ottoline Vance"))
    record_consent(letter, Consent.Party.THIRD, "Ottoline Vance", hidden, paul, "Seen, 4 May")
    with pytest.raises(ConsentMissing, match="still says “Ottoline”"):
        compile_book(book, paul, book.version)


def test_another_one_is_agreed_to_anew(ready: Letter, agree: Agree, paul: User, picture: Picture) -> None:
    agree(ready)
    add_photograph(ready, picture(), None, ABOUT)
    record_consent(ready, Consent.Party.RECIPIENT, "Catherine", SHOWN, paul, "A letter of 3 May")
    add_photograph(ready, picture(30), paul, replace(ABOUT, people="Catherine"))
    shown = ready.consents.filter(may_show=True)
    # The client neither: the house added it.
    assert not shown.exists() and ready.photographs.count() == 2


def test_sent_twice_it_is_one(ready: Letter, picture: Picture) -> None:
    assert add_photograph(ready, picture(), None, ABOUT) == add_photograph(ready, picture(), None, ABOUT)


@pytest.mark.parametrize(
    ("about", "fields"),
    [
        (About(""), {"description", "people", "is_allowed"}),
        (replace(ABOUT, people="", nobody=True, caption="c" * 201), {"caption"}),
        (replace(ABOUT, people="n" * 121), {"people"}),
    ],
)
def test_what_is_lacking_is_named_at_once(ready: Letter, about: About, fields: set[str], picture: Picture) -> None:
    with pytest.raises(BookRefused) as refused:
        add_photograph(ready, picture(size=(400, 300)), None, about)
    assert {*refused.value.problems} == {*fields, "picture"}
    assert "400 × 300 pixels" in refused.value.problems["picture"]


def test_the_plan_names_it_and_the_book_has_its_words(book: Book, pictured: Entry) -> None:
    plan = plan_of(book)
    assert "Sundays" not in str(plan.as_data()) and "Ottoline" not in str(plan.as_data())
    [shown] = next(book_of(plan).letters).photographs
    assert (shown.caption, shown.width, shown.height) == ("Sundays at the lake", 1600, 1200)
    remove_photograph(Photograph.objects.get(), None)
    with pytest.raises(BookRefused, match="was taken away"):
        book_of(plan)


def test_taken_away_it_is_in_no_book_and_no_file(
    book: Book,
    pictured: Entry,
    compiled: Compiled,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    made = compiled(book, pictured.letter)
    Compilation.objects.filter(pk=made.pk).update(plan=plan_of(book).as_data())
    row = Photograph.objects.get()
    assert photograph_jpeg(row)[:2] == b"\xff\xd8"
    with django_capture_on_commit_callbacks(execute=True):
        remove_photograph(row, None)
    assert "was taken away" in Compilation.objects.get(pk=made.pk).stale_reason
    with pytest.raises(Missing):
        vault.fetch(row.digest, vault.JPEG)
    assert not Entry.objects.get(pk=pictured.pk).with_photographs


@pytest.mark.django_db(transaction=True)
def test_erased_with_its_letter_and_sealed_until_then(ready: Letter, picture: Picture) -> None:
    add_photograph(ready, picture(), None, ABOUT)
    [path] = Path(settings.PRIVATE_ROOT).glob("*.jpg")
    assert b"JFIF" not in path.read_bytes()
    archive = archive_of(archived_with(ready))
    assert b"photograph-1-1.jpg" in archive
    erase_by_client(ready)
    assert not path.exists() and not Photograph.objects.exists()
