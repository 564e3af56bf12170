"""A book that a client asked for is shown to them by an editor; what they mark stands on the desk till seen to."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Artefact, Book, Compilation, Consent, Letter
from letters.workflow import finished, vault
from letters.workflow.catalogue import printers
from letters.workflow.publishing.reading import mark_book
from letters.workflow.publishing.showing import show_book

from .conftest import Write, agree, leaf_of, press_on

type Rung = list[tuple[str, tuple[int, ...]]]


def bound_from(book: Book, letter: Letter) -> Compilation:
    """A compilation of one page, that of the letter."""
    compilation = Compilation.objects.create(
        book=book, number=1, status="done", page_count=1, book_version=book.version
    )
    data = finished.letter_pdf(letter)
    Artefact.objects.create(
        compilation=compilation, kind="screen", digest=vault.keep(data, "pdf"), byte_count=len(data), page_count=1
    )
    return compilation


@pytest.fixture
def his(book: Book, write: Write) -> Compilation:
    """Theodore asked for the book, and it is bound."""
    letter = write()
    Book.objects.update(asked_by=letter.brief)
    book.refresh_from_db()
    return bound_from(book, letter)


def test_it_is_shown_and_rings(
    book: Book, his: Compilation, pauls: Client, rung: Rung, django_capture_on_commit_callbacks: Any
) -> None:
    assert "Show it to the client" in pauls.get(leaf_of(book, "made")).text
    with django_capture_on_commit_callbacks(execute=True):
        assert press_on(pauls, "show", book, number=1).status_code == 302
    assert rung[-1] == ("letters.tasks.send_notice", (book.notices.get(kind="book_proof").pk,))
    page = pauls.get(leaf_of(book, "made")).text
    assert "Compilation 1 lies before the client" in page and "Show it to the client" not in page


def test_what_is_marked_stands_there_until_it_is_seen_to(
    book: Book, his: Compilation, paul: User, pauls: Client
) -> None:
    proof = show_book(his, paul)
    mark_book(book, proof.pages_digest, {1: "Her name is <Isabella>."})
    page = pauls.get(leaf_of(book, "made")).text
    assert "Her name is &lt;Isabella&gt;." in page and "Page 1" in page
    assert press_on(pauls, "settle-mark", book, mark=proof.marks.get().pk, outcome="So it is.").status_code == 302
    page = pauls.get(leaf_of(book, "made")).text
    assert "It is seen to</button>" not in page and "So it is." in page


def test_who_puts_no_books_together_neither_shows_nor_settles(
    book: Book, his: Compilation, paul: User, amys: Client
) -> None:
    assert press_on(amys, "show", book, number=1).status_code in (403, 404, 409)
    mark_book(book, show_book(his, paul).pages_digest, {0: "A darker cover."})
    assert press_on(amys, "settle-mark", book, mark=1, outcome="No.").status_code in (403, 404, 409)


def test_of_the_house_s_own_book_nothing_of_a_client_is_said(book: Book, write: Write, pauls: Client) -> None:
    bound_from(book, write())
    assert "client-heading" not in pauls.get(leaf_of(book, "made")).text
    assert press_on(pauls, "show", book, number=1).status_code == 409


def test_everyone_is_asked_at_once_and_who_has_not_answered_is_said(
    book: Book, three: list[Letter], paul: User, pauls: Client, amys: Client
) -> None:
    page = pauls.get(leaf_of(book, "consents")).text
    assert "Isabella" in page and "was not asked about 1 letter" in page
    assert press_on(pauls, "ask-everyone", book).status_code == 302
    asked = Consent.objects.count()
    assert asked and not Consent.objects.filter(party="client").exists()
    assert press_on(pauls, "ask-everyone", book).status_code == 302
    assert Consent.objects.count() == asked, "asked twice, it asks once"
    page = pauls.get(leaf_of(book, "consents")).text
    assert "has not answered about 1 letter" in page and "/consents/" in page
    assert "Make a page for everyone who was not asked" not in page
    agree(three[0], paul)
    assert "agrees to something in 1 letter" in pauls.get(leaf_of(book, "consents")).text


def test_another_printer_brings_the_nearest_of_its_own_sizes_and_no_others(book: Book, pauls: Client) -> None:
    page = pauls.get(leaf_of(book, "printer")).text
    own = printers()[book.printer]
    assert page.count("<option") >= len(own.trims) + len(own.stocks)
    assert press_on(pauls, "take-printer", book, printer="lulu").status_code == 302
    book.refresh_from_db()
    lulu = printers()["lulu"]
    assert book.printer == "lulu" and book.trim in {trim.slug for trim in lulu.trims}
    assert book.stock in {stock.slug for stock in lulu.stocks}
    sizes = pauls.get(leaf_of(book, "printer")).text
    select = sizes[sizes.index('name="trim"') : sizes.index("</select>", sizes.index('name="trim"'))]
    assert select.count("<option") == len(lulu.trims)
    assert press_on(pauls, "take-printer", book, printer="nobody").status_code == 409
