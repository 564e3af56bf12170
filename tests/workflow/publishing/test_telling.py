"""The client of a book is e-mailed what happens to it: each thing once, with its private address, and discreetly."""

import smtplib
from contextlib import suppress
from functools import partial
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from letters.models import Book, Brief, Compilation, Consent, Letter, Notice
from letters.workflow.errors import NotNow
from letters.workflow.notices import Sending, retry_notice, send_notice
from letters.workflow.publishing import telling
from letters.workflow.publishing.artefacts import readable
from letters.workflow.publishing.asking import address_of_book, ask_for_book
from letters.workflow.publishing.binding import bind_book
from letters.workflow.publishing.books import lay_aside, take_up
from letters.workflow.publishing.choosing import keep
from letters.workflow.publishing.compiling import compile_book
from letters.workflow.publishing.consenting import Party, give_consent, withdraw_consent
from letters.workflow.publishing.reading import approve_book
from letters.workflow.publishing.sheaves import LayingOut, write_sheaf
from letters.workflow.publishing.showing import before_client, show_book
from letters.workflow.publishing.staleness import note_erasures
from letters.workflow.publishing.telling import tell_stale

from ..test_overtaken import at_once
from .conftest import ALL, TEXT, Agree, Compiled, Write, history

SCREEN = ("screen", "epub")


@pytest.fixture
def asked(ready: Letter, agree: Agree) -> Book:
    """A book that Theodore asks for; everyone agrees to it."""
    agree(ready)
    return ask_for_book(ready.brief, "For Catherine", "", (), ALL)


@pytest.fixture
def opened(asked: Book, paul: User) -> Book:
    """The same, taken up by Paul. The first e-mail is sent."""
    take_up(asked, paul, 1)
    send_all(asked)
    mail.outbox.clear()
    return asked


def kinds(book: Book) -> list[str]:
    return [*book.notices.order_by("pk").values_list("kind", flat=True)]


def send_all(book: Book) -> list[str]:
    """Send what waits, twice over; the subjects of all that went out."""
    before = len(mail.outbox)
    for pk in [*book.notices.order_by("pk").values_list("pk", flat=True)] * 2:
        send_notice(pk)
    return [str(email.subject) for email in mail.outbox[before:]]


def hand_out(book: Book) -> None:
    """The editor shows the newest, and its client approves it before that e-mail has gone out."""
    newest = book.compilations.order_by("-number")[0]
    approve_book(book, show_book(newest, User.objects.get(username="paul")).pages_digest)


def withdrawn(letter: Letter) -> None:
    withdraw_consent(Consent.objects.get(letter=letter, party=Party.RECIPIENT), None)


def test_whoever_asks_for_a_book_gets_its_address_by_e_mail_once(asked: Book, ready: Letter, settings: Any) -> None:
    settings.SITE_URL = "https://letters.example"
    assert ask_for_book(ready.brief, "For Catherine", "", (), ALL) == asked
    assert send_all(asked) == ["We have your wish for a book"]
    [email] = mail.outbox
    assert email.to == ["theodore@example.org"]
    assert f"https://letters.example/books/{address_of_book(asked)}/" in email.body
    assert "Theodore" not in email.body, "whoever gives a stranger's address says nothing to them"
    assert "Catherine" not in email.body, "an e-mail is read over shoulders"
    assert history(asked) == ["asked", "notified"]
    assert asked.version == Book.objects.get().version, "and nobody at the desk is overtaken by it"


def test_two_books_of_one_letter_are_two_e_mails(asked: Book, ready: Letter) -> None:
    other = ask_for_book(ready.brief, "Another", "", (), ALL)
    assert (kinds(asked), kinds(other)) == (["book_asked"], ["book_asked"])
    send_all(asked)
    send_all(other)
    first, second = (email.message()["Message-ID"] for email in mail.outbox)
    assert first != second


def test_when_it_is_shown_they_are_told_and_that_it_is_ready_when_they_have_approved_it(
    opened: Book, paul: User
) -> None:
    made = compile_book(opened, paul, opened.version, for_print=False, for_ebook=True)
    for sheaf in LayingOut.to_ring(compilations=made.pk):
        write_sheaf(sheaf)
    assert bind_book(made.pk), Compilation.objects.get(pk=made.pk).reason
    assert kinds(opened) == ["book_asked"], "what is bound is for the editor to see first"
    digest = show_book(made, paul).pages_digest
    assert Sending.to_ring(book__compilations=made.pk) == (opened.notices.get(kind="book_proof").pk,)
    assert send_all(opened) == ["Your book is here for you to read"]
    assert f"/books/{address_of_book(opened)}/read/" in mail.outbox[0].body
    assert readable(opened) is None
    approve_book(opened, digest)
    assert send_all(opened) == ["Your book is ready"]
    assert readable(opened) == made
    assert history(opened)[-4:] == ["shown", "notified", "proof_approved", "notified"]


def test_what_is_made_for_the_printer_alone_is_theirs_as_well(opened: Book, ready: Letter, compiled: Compiled) -> None:
    compiled(opened, ready, kinds=("interior",))
    hand_out(opened)
    assert kinds(opened) == ["book_asked", "book_ready"]


def test_pages_that_are_taken_back_before_they_were_read_are_told_of(
    opened: Book, ready: Letter, compiled: Compiled, paul: User
) -> None:
    show_book(compiled(opened, ready, kinds=SCREEN), paul)
    send_all(opened)
    withdrawn(ready)
    assert before_client(opened) is None
    assert send_all(opened) == ["Your book is being gone over"]


def test_a_withdrawal_is_told_and_then_that_there_is_a_new_one(opened: Book, ready: Letter, compiled: Compiled) -> None:
    compiled(opened, ready, kinds=SCREEN)
    hand_out(opened)
    assert send_all(opened) == ["Your book is ready"]
    withdrawn(ready)
    assert send_all(opened) == ["Your book is being gone over"]
    assert "not to pass on one that you have taken home" in " ".join(mail.outbox[-1].body.split())
    give_consent(Consent.objects.get(letter=ready, party=Party.RECIPIENT), ALL)
    compiled(opened, ready, kinds=SCREEN)
    hand_out(opened)
    withdrawn(ready)
    assert [*opened.notices.filter(kind="book_ready").values_list("number", flat=True)] == [1], "the second is unsent"
    compiled(opened, ready, kinds=SCREEN)
    hand_out(opened)
    assert send_all(opened) == ["Your book is ready"]
    ids = {email.message()["Message-ID"] for email in mail.outbox}
    assert len(ids) == len(mail.outbox) == 3


def test_that_a_copy_is_gone_is_never_read_after_that_there_is_a_new_one(
    opened: Book, ready: Letter, compiled: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> int:
        raise OSError

    compiled(opened, ready, kinds=SCREEN)
    hand_out(opened)
    send_all(opened)
    withdrawn(ready)
    with monkeypatch.context() as without_a_server:
        without_a_server.setattr(EmailBackend, "send_messages", away)
        assert not send_notice(opened.notices.get(kind="book_stale").pk)
    compiled(opened, ready, kinds=SCREEN)
    hand_out(opened)
    assert send_all(opened) == [], "the first of them rests"
    opened.notices.update(lease_until=None)
    assert send_all(opened) == ["Your book is being gone over", "Your book is ready"]


def test_who_was_not_yet_told_of_it_is_not_told_that_it_is_gone(
    opened: Book, ready: Letter, compiled: Compiled
) -> None:
    compiled(opened, ready, kinds=SCREEN)
    hand_out(opened)
    withdrawn(ready)
    assert kinds(opened) == ["book_asked"]
    assert send_all(opened) == []


def test_who_has_another_copy_to_read_is_told_nothing(opened: Book, ready: Letter, compiled: Compiled) -> None:
    compiled(opened, ready, kinds=SCREEN)
    compiled(opened, kinds=SCREEN)
    hand_out(opened)
    send_all(opened)
    withdrawn(ready)
    assert kinds(opened) == ["book_asked", "book_ready"]


def test_an_erased_letter_is_a_reason_as_well(opened: Book, ready: Letter, compiled: Compiled) -> None:
    made = compiled(opened, ready, kinds=SCREEN)
    Compilation.objects.filter(pk=made.pk).update(plan={"count": 2})
    Notice.objects.create(brief=ready.brief, book=opened, kind="book_ready", status="done")
    note_erasures()
    assert kinds(opened) == ["book_asked", "book_ready", "book_stale"]


def test_what_is_laid_aside_is_told_once_each_time(asked: Book, paul: User) -> None:
    lay_aside(asked, paul, 1)
    assert send_all(asked) == ["We have your wish for a book", "Your book has been laid aside"]
    with pytest.raises(NotNow):
        lay_aside(asked, paul, 2)
    assert send_all(asked) == [], "they know"
    take_up(asked, paul, 2)
    lay_aside(asked, paul, 3)
    assert send_all(asked) == ["Your book has been laid aside"]
    ids = {email.message()["Message-ID"] for email in mail.outbox}
    assert len(ids) == len(mail.outbox) == 3


def test_who_has_a_book_to_read_need_not_know_that_nobody_works_on_it(
    opened: Book, ready: Letter, compiled: Compiled, paul: User
) -> None:
    compiled(opened, ready, kinds=SCREEN)
    hand_out(opened)
    send_all(opened)
    lay_aside(opened, paul, opened.version)
    assert send_all(opened) == []
    withdrawn(ready)
    assert send_all(opened) == ["Your book has been laid aside"], "and nobody goes it over"


def test_of_the_house_s_own_books_nobody_is_told(book: Book, ready: Letter, compiled: Compiled, paul: User) -> None:
    keep(book, ready, paul, 1)
    made = compiled(book, ready, kinds=SCREEN)
    with pytest.raises(NotNow):
        show_book(made, paul)
    lay_aside(book, paul, 2)
    tell_stale(book)
    assert not book.notices.exists()


@pytest.mark.django_db(transaction=True)
def test_laid_aside_by_four_at_once_it_is_told_once(asked: Book, paul: User) -> None:
    outcome = at_once(*[lambda: lay_aside(Book.objects.get(pk=asked.pk), paul, 1)] * 4)
    assert outcome.count(None) == 1
    assert kinds(asked).count("book_aside") == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_copies_that_go_at_once_one_goes_last(
    write: Write, agree: Agree, compiled: Compiled, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = write(), write(TEXT, named="Lewman")
    for letter in both:
        agree(letter)
    book = ask_for_book(both[0].brief, "For Catherine", "", (), ALL)
    take_up(book, User.objects.get(username="paul"), 1)
    for letter in both:
        compiled(book, letter, kinds=SCREEN)
        hand_out(book)
    send_all(book)
    seen = Barrier(2, timeout=0.5)

    def slowly(book: Book) -> Compilation | None:
        found = readable(book)
        with suppress(BrokenBarrierError):
            seen.wait()
        return found

    monkeypatch.setattr(telling, "readable", slowly)
    assert at_once(*[partial(withdrawn, letter) for letter in both]) == [None, None]
    assert [kind for kind in kinds(book) if kind != "book_ready"] == ["book_asked", "book_stale"]


def test_a_failure_stands_in_the_history_of_the_book(asked: Book, paul: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> int:
        raise smtplib.SMTPRecipientsRefused({"theodore@example.org": (550, b"No such mailbox")})

    notice = asked.notices.get()
    with monkeypatch.context() as refusing:
        refusing.setattr(EmailBackend, "send_messages", refuse)
        assert not send_notice(notice.pk)
    retry_notice(Notice.objects.get(pk=notice.pk), paul)
    assert send_notice(notice.pk)
    assert history(asked) == ["asked", "notifying_failed", "notifying_retried", "notified"]
    assert not Letter.objects.get().events.filter(verb__startswith="notif").exclude(verb="notified").exists()


def test_nothing_is_logged_of_a_name_or_a_title(asked: Book, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.SECRET_KEY = "another key, long enough to be taken for one by everything that looks"
    assert not send_notice(asked.notices.get().pk)
    said = " ".join(record.getMessage() for record in caplog.records)
    assert "could not be done" in said
    assert not any(word in said for word in ("Theodore", "Catherine", "example.org"))


def test_with_the_brief_its_e_mails_go(asked: Book) -> None:
    Brief.objects.all().delete()
    assert not Notice.objects.exists() and Book.objects.get().asked_by is None
