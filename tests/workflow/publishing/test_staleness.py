"""When a consent is gone, so are the files of every book that rests on it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from letters.models import Book, Compilation, Consent, Letter
from letters.workflow import vault
from letters.workflow.publishing.artefacts import suffix_of
from letters.workflow.publishing.consenting import (
    Party,
    Scopes,
    ask_consent,
    give_consent,
    record_consent,
    withdraw_consent,
)

from .conftest import ALL, UNNAMED, Agree, Compiled, Write, history

type Capture = Callable[..., AbstractContextManager[list[Any]]]


@pytest.fixture
def consent(ready: Letter, agree: Agree) -> Consent:
    """Catherine agreed to everything."""
    [consent] = agree(ready, ALL, Party.RECIPIENT)
    return consent


def files(private_root: Path, compilation: Compilation) -> list[bool]:
    """Of each file whether it is still there."""
    found = {path.name for path in private_root.iterdir()}
    return [f"{each.digest}.{suffix_of(each)}" in found for each in compilation.artefacts.all()]


def test_a_withdrawal_marks_the_book_and_removes_its_files(
    ready: Letter,
    consent: Consent,
    book: Book,
    compiled: Compiled,
    private_root: Path,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    compilation = compiled(book, ready)
    assert files(private_root, compilation) == [True, True]
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(consent, None)
    compilation.refresh_from_db()
    said = f"Someone no longer agrees to all that is done with letter {ready.pk}."
    assert compilation.stale_reason == said
    assert files(private_root, compilation) == [False, False]
    assert vault.fetch(ready.renderings.get().pdf_digest), "the letter itself is the client's"
    assert history(book)[-1] == "went_stale"
    event = book.events.last()
    assert event and event.actor is None and "Catherine" not in event.note


def test_no_book_is_kept_of_which_somebody_asked_since_knows_nothing(
    ready: Letter,
    consent: Consent,
    book: Book,
    compiled: Compiled,
    paul: User,
    private_root: Path,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    ask_consent(ready, Party.RECIPIENT, "Catherine", paul)
    compilation = compiled(book, ready)
    ask_consent(ready, Party.RECIPIENT, "Catherine", paul)
    compilation.refresh_from_db()
    assert not compilation.stale_reason, "she was asked before"
    with django_capture_on_commit_callbacks(execute=True):
        ask_consent(ready, Party.THIRD, "Her brother Ned", paul)
    compilation.refresh_from_db()
    assert "asked only after" in compilation.stale_reason and "Ned" not in compilation.stale_reason
    assert files(private_root, compilation) == [False, False]


@pytest.mark.parametrize("status", ["queued", "running", "done", "failed"])
def test_a_withdrawal_is_never_refused_and_marks_whatever_is_under_way(
    ready: Letter, consent: Consent, book: Book, compiled: Compiled, status: str
) -> None:
    compilation = compiled(book, ready, kinds=())
    Compilation.objects.update(status=status)
    withdraw_consent(consent, None)
    compilation.refresh_from_db()
    assert compilation.stale_reason and compilation.status == status


@pytest.mark.parametrize(
    "narrower",
    [
        Scopes(may_ebook=True, may_name=True, may_excerpt=True),
        Scopes(may_print=True, may_name=True, may_excerpt=True),
        Scopes(may_print=True, may_ebook=True, may_excerpt=True),
        Scopes(may_print=True, may_ebook=True, may_name=True),
        Scopes(),
    ],
)
def test_a_scope_less_marks_the_book_too(
    ready: Letter, consent: Consent, book: Book, compiled: Compiled, paul: User, narrower: Scopes
) -> None:
    first = compiled(book, ready)
    give_consent(consent, narrower)
    first.refresh_from_db()
    assert first.stale_reason
    give_consent(consent, ALL)
    second = compiled(book, ready)
    record_consent(ready, Party.RECIPIENT, "Catherine", narrower, paul, "She called")
    second.refresh_from_db()
    assert second.stale_reason


def test_a_scope_more_harms_no_book(
    ready: Letter, agree: Agree, book: Book, compiled: Compiled, private_root: Path
) -> None:
    [consent] = agree(ready, UNNAMED, Party.RECIPIENT)
    compilation = compiled(book, ready)
    give_consent(consent, ALL)
    give_consent(consent, ALL)
    compilation.refresh_from_db()
    assert not compilation.stale_reason and files(private_root, compilation) == [True, True]


def test_books_without_the_letter_stay(
    ready: Letter, consent: Consent, write: Write, book: Book, compiled: Compiled, paul: User
) -> None:
    other = compiled(book, write())
    withdraw_consent(consent, paul)
    other.refresh_from_db()
    assert not other.stale_reason and "went_stale" not in history(book)


def test_every_book_with_the_letter_is_marked_once(
    ready: Letter, consent: Consent, agree: Agree, book: Book, compiled: Compiled
) -> None:
    compiled(book, ready)
    compiled(book, ready)
    [client] = agree(ready, ALL, Party.CLIENT)
    withdraw_consent(consent, None)
    withdraw_consent(client, None)
    assert history(book).count("went_stale") == 2
    assert not Compilation.objects.filter(stale_reason="").exists()


def test_a_file_that_a_fresh_book_has_as_well_stays(
    ready: Letter,
    consent: Consent,
    write: Write,
    book: Book,
    compiled: Compiled,
    private_root: Path,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    stale = compiled(book, ready, mark="the same")
    fresh = compiled(book, write(), mark="the same")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(consent, None)
    assert files(private_root, fresh) == files(private_root, stale) == [True, True]
    Compilation.objects.filter(pk=fresh.pk).update(stale_reason="Another letter.")
    give_consent(consent, ALL)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(consent, None)
    assert files(private_root, stale) == [False, False], "what is asked again is done again"


def test_nothing_is_removed_where_the_withdrawal_is_not_kept(
    ready: Letter,
    consent: Consent,
    book: Book,
    compiled: Compiled,
    private_root: Path,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    compilation = compiled(book, ready)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        withdraw_consent(consent, None)
        transaction.set_rollback(True)
    compilation.refresh_from_db()
    assert not compilation.stale_reason and files(private_root, compilation) == [True, True]
