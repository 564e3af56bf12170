"""What is erased is gone: from the database's file and its log, from storage, from books, and from what we log."""

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import override_settings

from letters.models import (
    Book,
    Brief,
    Compilation,
    Erasure,
    Letter,
    Proof,
    Publisher,
    Rendering,
    Submission,
    open_rows_again,
)
from letters.workflow import vault
from letters.workflow.briefs import BriefSubmission, address_of, submit_brief
from letters.workflow.erasing import Why, erase, erase_again, erase_by_client, erase_for, siblings
from letters.workflow.errors import Missing, NotYours
from letters.workflow.messaging import write_to_client, write_to_house
from letters.workflow.proofs import approve_proof, keep_typed, mark_proof
from letters.workflow.publishing.asking import ask_for_book
from letters.workflow.publishing.emptying import EMPTIED
from letters.workflow.publishing.renaming import rename_in_book
from letters.workflow.rendering import WritingOut, write_rendering
from letters.workflow.reviewing import approve, request_changes, revise_and_send, revise_draft, send_to_review
from letters.workflow.tidying import tidy
from tests.bookmaking import ALL, agreed_book, finished_letter

WORDS = (
    "Quillon",
    "Marzipan",
    "pterodactyl",
    "ottoman",
    "gooseberry",
    "xylograph",
    "kumquat",
    "samovar",
    "zither",
    "ocarina",
)
"""That stand nowhere else: names, an answer, a changed draft, a note, what to leave out, a message and
its answer, what the client marked, and typed of the proof."""

TEXT = "Dear Marzipan,\n\nI remember the pterodactyl by the pier, and all that you said to me there.\n\nQuillon"


def told(submission: BriefSubmission, **more: Any) -> BriefSubmission:
    names = {"client_name": "Quillon", "recipient_name": "Marzipan", "signature": "Quillon", "avoid": "gooseberry"}
    return submission.but(key=uuid4(), client_email="quillon@example.org", **names | more)


def written(brief: Brief, amy: User, paul: User) -> Letter:
    """A letter that went back once, and is written out."""
    letter = brief.letter
    write_to_house(letter, "The kumquat was mine.", uuid4())
    write_to_client(letter, amy, "And the samovar?", uuid4())
    revise_draft(letter, amy, TEXT.replace("pterodactyl", "ottoman"), letter.version)
    send_to_review(letter, amy, letter.version)
    request_changes(letter, paul, "Not the xylograph again, please.", letter.version)
    revise_draft(letter, amy, TEXT, letter.version)
    send_to_review(letter, amy, letter.version)
    with override_settings(PROOF=True):
        read_by_client(letter, amy, paul)
    letter.refresh_from_db()
    return letter


def read_by_client(letter: Letter, amy: User, paul: User) -> None:
    """Written out, marked, written out anew and approved, with something typed that a dying process left behind."""
    assert write_rendering(approve(letter, paul, letter.version).rendering.pk)
    mark_proof(letter, letter.proofs.get().layout_digest, {1: "Not the zither."})
    revise_and_send(letter, amy, TEXT, Letter.objects.get(pk=letter.pk).version)
    assert write_rendering(approve(letter, paul, letter.version, despite_marks=True).rendering.pk)
    digest = letter.proofs.get(number=2).layout_digest
    keep_typed(letter, digest, {1: "The ocarina?"})
    typed = letter.proofs.get(number=2).typed
    approve_proof(letter, digest)
    Proof.objects.filter(letter=letter, number=2).update(typed=typed)


def stored() -> Iterator[tuple[str, bytes]]:
    """Every file of the database and of the vault."""
    name = Path(str(settings.DATABASES["default"]["NAME"]))
    database = [name.with_name(name.name + end) for end in ("", "-wal", "-shm")]
    for path in (*database, *Path(settings.PRIVATE_ROOT).iterdir()):
        if path.is_file():
            yield path.name, path.read_bytes()


def found(words: tuple[str, ...] = WORDS) -> set[tuple[str, str]]:
    """Where one of the words still stands: the file and the word."""
    files = [(name, data.lower()) for name, data in stored()]
    return {(name, word) for name, data in files for word in words if word.lower().encode() in data}


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL overwrites what is deleted in its own time")
def test_the_words_stand_nowhere_any_more(
    house: None, submission: BriefSubmission, amy: User, paul: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    letter = written(submit_brief(told(submission)).brief, amy, paul)
    looked_for = SessionStore()
    looked_for["LetterAdmin-left"] = "q=Marzipan"
    looked_for.save()
    kind = ContentType.objects.get_for_model(Letter)
    LogEntry.objects.create(
        user=paul, content_type=kind, object_id=str(letter.pk), object_repr="Marzipan", action_flag=CHANGE
    )
    other = finished_letter(submission, amy, paul, "Dear Catherine,\n\nTuesday, as ever.\n\nTheodore")
    book = agreed_book([letter, other], paul)
    rename_in_book(book, paul, book.version, [("person", "Marzipan", "Rosa"), ("person", "Catherine", "Ana")])
    plan = {"count": 2, "title": "To Marzipan"}
    compilation = Compilation.objects.create(book=book, number=1, book_version=1, plan=plan, reason="Quillon")
    compilation.letters.set([letter, other])
    pdf = letter.renderings.all()[0].pdf_digest
    # As an older house left it, in the clear.
    open_rows_again(apps)
    assert {word for _, word in found()} >= {
        "Quillon",
        "pterodactyl",
        "ottoman",
        "gooseberry",
        "xylograph",
        "kumquat",
        "zither",
        "ocarina",
    }
    assert erase([letter], Why.CLIENT) == 1
    assert found() == set()
    assert not [word for word in WORDS if word.lower() in caplog.text.lower()]
    assert SessionStore(looked_for.session_key).load() == {}
    assert Letter.objects.get() == other
    assert [alias.name for alias in book.aliases.all()] == ["Catherine"]
    compilation.refresh_from_db()
    assert (compilation.stale_reason, compilation.plan) == ("A letter of this book was erased.", {})
    with pytest.raises(Missing):
        vault.fetch(pdf)
    assert vault.fetch(other.renderings.get().pdf_digest)


def test_erased_twice_it_is_erased_once(letter: Letter) -> None:
    assert erase([letter, letter], Why.CLIENT) == 1
    assert erase([letter], Why.ASKED) == 0
    assert Erasure.objects.get().why == Why.CLIENT


def test_only_who_may_erases(letter: Letter, amy: User, paul: User) -> None:
    with pytest.raises(NotYours):
        erase_for(letter, amy, Why.ASKED)
    assert erase_for(letter, paul, Why.NAMED) == 1
    assert (Erasure.objects.get().by, Erasure.objects.get().why) == (paul, Why.NAMED)


@pytest.mark.promise("erased-meanwhile")
def test_a_worker_that_has_it_in_hand_brings_nothing_back(
    rendering: Rendering, private_root: Path, django_capture_on_commit_callbacks: Any
) -> None:
    work = WritingOut.claimed(rendering.pk)
    assert work
    made = work.make()
    with django_capture_on_commit_callbacks(execute=True):
        assert erase([rendering.letter], Why.CLIENT) == 1
    work.make = lambda: made  # type: ignore[method-assign]  # it had come so far when the letter was erased
    assert not work.carry_out()
    assert [path.name for path in private_root.iterdir()] == [vault.ERASED]
    assert not Brief.objects.exists()


def after(brief: Brief, submission: BriefSubmission) -> Brief:
    """The next letter to the same person, from the page of this one."""
    return submit_brief(submission.but(key=uuid4(), after=address_of(brief), sender=f"after {brief.pk}")).brief


def test_those_that_are_left_go_on_from_one_another(theodores_brief: Brief, submission: BriefSubmission) -> None:
    second = after(theodores_brief, submission)
    third = after(second, submission)
    assert [*siblings(theodores_brief.letter)] == [second.letter, third.letter]
    erase_by_client(theodores_brief.letter)
    third.refresh_from_db()
    assert (third.first, Brief.objects.get(pk=second.pk).first) == (second, None)
    assert erase_by_client(third.letter, with_siblings=True) == 2
    assert not Brief.objects.exists()


@pytest.fixture
def own_book(theodores_brief: Brief) -> Book:
    Letter.objects.update(status="ready")
    return ask_for_book(theodores_brief, "To Catherine", "With the pear tree.", [], ALL)


def test_a_book_goes_with_the_last_letter_from_which_it_was_asked(own_book: Book, theodores_brief: Brief) -> None:
    erase([theodores_brief.letter], Why.CLIENT)
    assert not Book.objects.exists()


def test_a_book_goes_on_from_another_letter_of_the_clients(
    own_book: Book, theodores_brief: Brief, submission: BriefSubmission
) -> None:
    second = after(theodores_brief, submission)
    erase([theodores_brief.letter], Why.CLIENT)
    own_book.refresh_from_db()
    assert (own_book.asked_by, [*own_book.shown.all()]) == (second, [second])
    assert own_book.wish == "With the pear tree."


def test_of_a_book_that_a_publisher_was_sent_it_is_known_to_whom(
    own_book: Book, theodores_brief: Brief, paul: User, django_capture_on_commit_callbacks: Any
) -> None:
    made = Compilation.objects.create(book=own_book, number=1, book_version=1, plan={"title": "To Catherine"})
    pack = vault.keep(b"To Catherine", "zip")
    press = Publisher.objects.create(slug="press", name="Press")
    Submission.objects.create(
        compilation=made, publisher=press, pack_digest=pack, sent_by=paul, sent_on=date(2026, 5, 3)
    )
    with django_capture_on_commit_callbacks(execute=True):
        erase([theodores_brief.letter], Why.CLIENT)
    own_book.refresh_from_db()
    made.refresh_from_db()
    assert (own_book.title, own_book.wish, own_book.author, own_book.status) == (EMPTIED, "", "", "laid_aside")
    assert (made.plan, made.submissions.get().publisher) == ({}, press)
    assert own_book.events.last().verb == "emptied"  # type: ignore[union-attr]
    with pytest.raises(Missing):
        vault.fetch(pack, "zip")


@pytest.mark.promise("old-database")
def test_what_comes_back_with_an_older_database_is_erased_again(
    theodores_brief: Brief, django_capture_on_commit_callbacks: Any
) -> None:
    older = [*Brief.objects.values()], [*Letter.objects.values()]
    with django_capture_on_commit_callbacks(execute=True):
        erase([theodores_brief.letter], Why.CLIENT)
    # Of an older database the file beside the letters alone knows.
    Erasure.objects.all().delete()
    Brief.objects.bulk_create(Brief(**row) for row in older[0])
    Letter.objects.bulk_create(Letter(**row | {"draft_id": None}) for row in older[1])
    with django_capture_on_commit_callbacks(execute=True):
        tidy()
    assert not Brief.objects.exists()
    assert Erasure.objects.get().address_digest in vault.erased()
    assert erase_again() == 0
