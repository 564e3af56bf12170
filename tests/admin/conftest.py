"""The cast, logged in."""

from collections.abc import Callable
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from letters.models import Book, Letter, Rendering
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.publishing.books import begin_book
from letters.workflow.publishing.choosing import keep
from letters.workflow.publishing.consenting import Scopes, parties_of, record_consent
from letters.workflow.rendering import write_rendering
from letters.workflow.reviewing import approve, revise_draft, send_to_review

type Press = Callable[..., Any]
type Write = Callable[..., Letter]


def logged_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def amys(amy: User) -> Client:
    return logged_in(amy)


@pytest.fixture
def pauls(paul: User) -> Client:
    return logged_in(paul)


@pytest.fixture
def samanthas(samantha: User) -> Client:
    return logged_in(samantha)


@pytest.fixture
def failed(rendering: Rendering) -> Letter:
    """A letter that Paul approved and that could not be written out."""
    Rendering.objects.filter(pk=rendering.pk).update(layout_digest="0" * 64)
    write_rendering(rendering.pk)
    letter = Letter.objects.get(pk=rendering.letter_id)
    assert letter.status == Letter.Status.FAILED
    return letter


def desk_of(letter: Letter) -> str:
    return f"/admin/letters/letter/{letter.pk}/change/"


def press(client: Client, button: str, letter: Letter, **typed: str) -> Any:
    """Press a button on the desk as it looks now, unless `seen` says otherwise."""
    now = Letter.objects.get(pk=letter.pk)
    return client.post(f"/admin/letters/letter/{letter.pk}/{button}/", {"seen": now.version, **typed})


@pytest.fixture
def write(house: None, submission: BriefSubmission, amy: User, paul: User) -> Write:
    """A finished letter, as the template has it or in a `text` of Amy's, and with whatever else the client told."""
    number = count(1)

    def written(text: str = "", **told: Any) -> Letter:
        # No two are the same brief, and nothing of that stands in the letter.
        apart = {"key": uuid4(), "sender": f"{next(number)} Garden Row"}
        letter = submit_brief(submission.but(**apart | told)).brief.letter
        if text:
            revise_draft(letter, amy, text, letter.version)
        send_to_review(letter, amy, letter.version)
        assert write_rendering(approve(letter, paul, letter.version).rendering.pk)
        return Letter.objects.get(pk=letter.pk)

    return written


@pytest.fixture
def book(paul: User) -> Book:
    """Paul's book, with nothing in it."""
    return begin_book(paul, "Letters from Your Life")


@pytest.fixture
def three(book: Book, write: Write, paul: User) -> list[Letter]:
    """Three letters that stand in Paul's book."""
    letters = [write(recipient_name=name) for name in ("Catherine", "Isabella", "Charles")]
    for letter in letters:
        keep(book, letter, paul, book.version)
        book.refresh_from_db()
    return letters


def agree(letter: Letter, by: User, **scopes: bool) -> None:
    """Everyone whom a letter concerns agrees: to all, unless `scopes` says to what."""
    allowed = Scopes(**scopes) if scopes else Scopes(True, True, True, True)
    for each in parties_of(letter):
        record_consent(letter, each.party, each.name, allowed, by, "A letter of 3 May")


def leaf_of(book: Book, leaf: str = "change") -> str:
    return f"/admin/letters/book/{book.pk}/{leaf}/"


def press_on(client: Client, button: str, book: Book, **typed: Any) -> Any:
    """Press a button on the book's desk as it looks now, unless `seen` says otherwise."""
    now = Book.objects.get(pk=book.pk)
    return client.post(f"/admin/letters/book/{book.pk}/{button}/", {"seen": now.version, **typed})


@pytest.fixture
def front(house: None) -> Client:
    """Somebody at the front desk."""
    person = User.objects.create_user("charles", first_name="Charles", is_staff=True)
    person.groups.add(Group.objects.get(name="Front desk"))
    return logged_in(person)
