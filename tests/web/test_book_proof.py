"""A client reads their book spread by spread, marks it or approves it; before that nothing is called ready."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from letters.models import Artefact, Book, BookProof, Compilation, Letter, SpreadMark
from letters.web.own_book import SPREADS_A_PART
from letters.workflow import vault
from letters.workflow.errors import NotNow
from letters.workflow.finished import letter_pdf
from letters.workflow.publishing.artefacts import files_digest, readable
from letters.workflow.publishing.asking import address_of_book
from letters.workflow.publishing.books import take_up
from letters.workflow.publishing.reading import earlier_marks
from letters.workflow.publishing.showing import before_client, marks_unsettled, settle_mark, show_book, where_marked

from .well_formed import Page

WISH = {"title": "Letters to Catherine", "wish": "", "may_print": "on", "may_ebook": "on"}
PAGES = 60


@pytest.fixture
def book(client: Client, address: str, finished: Letter, paul: User) -> Book:
    """A book that Theodore asks for and Paul takes up."""
    assert client.post(f"{address}book/", WISH).status_code == 302
    book = Book.objects.get()
    take_up(book, paul, book.version)
    return book


def bound(book: Book, finished: Letter, number: int = 1) -> Compilation:
    """A compilation of sixty pages; the file stands in for them with those of the letter."""
    compilation = Compilation.objects.create(
        book=book, number=number, status="done", page_count=PAGES, book_version=book.version
    )
    pdf = letter_pdf(finished) + b"\n" * number
    for kind in ("screen", "cover"):
        made = {"digest": vault.keep(pdf, "pdf"), "byte_count": len(pdf), "page_count": PAGES}
        Artefact.objects.create(compilation=compilation, kind=kind, **made)
    return compilation


@pytest.fixture
def made(book: Book, finished: Letter) -> Compilation:
    return bound(book, finished)


@pytest.fixture
def proof(made: Compilation, paul: User) -> BookProof:
    return show_book(made, paul)


@pytest.fixture
def reading(book: Book) -> str:
    """The address where it is read."""
    return f"/books/{address_of_book(book)}/read/"


def answer(client: Client, reading: str, proof: BookProof, go: str, **typed: str) -> Any:
    marks = {name.replace("_", "-"): words for name, words in typed.items()}
    return client.post(reading, {"digest": proof.pages_digest, "go": go, **marks})


def test_before_it_is_shown_there_is_nothing_to_read_or_take(client: Client, made: Compilation, reading: str) -> None:
    assert client.get(reading).status_code == 302
    for file in ("spread-1.png", "cover.png", "book.pdf"):
        assert client.get(reading + file).status_code == 404, file
    page = client.get(reading.removesuffix("read/")).text
    assert "being looked over" in page and "book.pdf" not in page


def test_it_is_read_in_parts_of_real_pages(client: Client, proof: BookProof, reading: str) -> None:
    page = client.get(reading)
    assert Page(page.text).faults == []
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("private, no-store", "strict-origin")
    assert page.text.count("something should differ") == SPREADS_A_PART
    assert "cover.png" in page.text and "Pages 2 and 3" in page.text
    assert client.get(reading + "spread-1.png")["Content-Type"] == "image/png"
    assert client.get(reading + "cover.png")["Content-Type"] == "image/png"
    assert client.get(reading + "book.pdf")["Content-Type"] == "application/pdf"
    assert "Pages 42 and 43" in client.get(f"{reading}?part=2").text
    assert "Read your book" in client.get(reading.removesuffix("read/")).text


def test_what_is_marked_is_kept_from_part_to_part_and_sent_as_one(
    client: Client, proof: BookProof, reading: str, book: Book
) -> None:
    first = answer(client, reading, proof, "part-2", mark_2="It was the <pear> tree.")
    assert first["Location"] == f"{reading}?part=2&kept=yes"
    assert "It was the &lt;pear&gt; tree." in client.get(reading).text
    assert answer(client, reading, proof, "changes", mark_25="Her name is Isabella.")["Location"] == reading[:-5]
    marks = [(mark.spread, mark.words, where_marked(mark)) for mark in SpreadMark.objects.all()]
    assert marks == [
        (2, "It was the <pear> tree.", "pages 2 and 3"),
        (25, "Her name is Isabella.", "pages 48 and 49"),
    ]
    assert before_client(book) is None and readable(book) is None
    answer(client, reading, proof, "changes", mark_25="Her name is Isabella.")
    assert SpreadMark.objects.count() == 2, "sent twice, it is sent once"
    assert "An editor has what you marked" in client.get(reading[:-5]).text


def test_approved_it_is_theirs_to_take_home_and_told_so(
    client: Client, proof: BookProof, reading: str, book: Book
) -> None:
    assert answer(client, reading, proof, "approve")["Location"] == reading[:-5]
    assert readable(book) == proof.compilation
    assert client.get(f"{reading[:-5]}book.pdf").status_code == 200
    assert [*book.notices.order_by("pk").values_list("kind", flat=True)] == ["book_asked", "book_ready"]
    assert answer(client, reading, proof, "approve").status_code == 302, "pressed twice, it is done once"
    assert book.notices.filter(kind="book_ready").count() == 1


def test_who_has_marked_something_and_approves_is_asked_first(
    client: Client, proof: BookProof, reading: str, book: Book
) -> None:
    page = answer(client, reading, proof, "approve", mark_0="A darker cover.")
    assert "Approve it all the same?" in page.text and Page(page.text).faults == []
    assert readable(book) is None
    answer(client, reading, proof, "surely")
    assert readable(book) == proof.compilation


def test_nothing_and_too_much_are_refused_and_nothing_is_lost(
    client: Client, proof: BookProof, reading: str, book: Book
) -> None:
    assert "Nothing is marked yet" in answer(client, reading, proof, "changes").text
    page = answer(client, reading, proof, "changes", mark_1="x" * 20_000)
    assert page.status_code == 409 and "x" * 20_000 in page.text
    assert before_client(book) == proof


def test_other_pages_than_those_before_them_are_not_approved(
    client: Client, proof: BookProof, reading: str, book: Book
) -> None:
    gone = client.post(reading, {"digest": "0" * 64, "go": "approve", "mark-1": "It was the pear tree."})
    assert gone.status_code == 409 and "It was the pear tree." in gone.text
    Artefact.objects.filter(kind="cover").update(digest="1" * 64)
    assert before_client(book) is None, "made again to other bytes, they are other pages"
    assert answer(client, reading, proof, "approve").status_code == 409
    assert readable(book) is None


def test_the_next_is_shown_only_when_what_was_marked_is_seen_to(
    client: Client, proof: BookProof, reading: str, book: Book, finished: Letter, paul: User
) -> None:
    answer(client, reading, proof, "changes", mark_3="Her name is Isabella.")
    second = bound(book, finished, 2)
    with pytest.raises(NotNow, match="not seen to yet"):
        show_book(second, paul)
    settle_mark(marks_unsettled(book).get(), paul, "It says Isabella now.")
    shown = show_book(second, paul)
    assert show_book(second, paul) == shown, "shown twice, it is shown once"
    assert [mark.outcome for mark in earlier_marks(book)] == ["It says Isabella now."]
    assert "It says Isabella now." in client.get(reading).text
    with pytest.raises(NotNow):
        show_book(proof.compilation, paul)


def test_who_may_not_put_books_together_shows_none(made: Compilation, amy: User) -> None:
    with pytest.raises(Exception, match="Your login may not"):
        show_book(made, amy)
    assert files_digest(made) and not BookProof.objects.exists()
