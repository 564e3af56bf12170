"""What comes after the letter: what they answered, and a book of a client's own letters."""

from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from letters.models import Answer, Artefact, Book, BookProof, Compilation, Consent, Letter
from letters.workflow import vault
from letters.workflow.finished import letter_pdf
from letters.workflow.publishing.artefacts import files_digest
from letters.workflow.publishing.asking import address_of_book
from letters.workflow.publishing.scopes import Scopes

from .well_formed import Page

type Rung = list[tuple[str, tuple[int, ...]]]

NOWHERE = "A" * 43
WISH = {"title": "Letters to Catherine", "wish": "Small enough <for> a coat.", "may_print": "on", "may_ebook": "on"}


class TestWhatTheyAnswered:
    def test_there_is_nothing_to_tell_before_there_is_a_letter(self, client: Client, address: str) -> None:
        assert client.get(f"{address}answer/").status_code == 404
        assert client.post(f"{address}answer/", {"kind": "came"}).status_code == 404
        assert "What did they answer?" not in client.get(address).text

    @pytest.mark.parametrize("method", ["put", "delete"])
    def test_it_is_read_and_told_only(self, client: Client, address: str, finished: Letter, method: str) -> None:
        assert getattr(client, method)(f"{address}answer/").status_code == 405
        assert client.get(f"/letters/{NOWHERE}/answer/").status_code == 404

    def test_it_is_told_and_told_again(self, client: Client, address: str, finished: Letter) -> None:
        page = client.get(f"{address}answer/")
        assert Page(page.text).faults == []
        assert page["Referrer-Policy"] == "strict-origin"
        response = client.post(f"{address}answer/", {"kind": "wrote", "words": "Four pages <long>."})
        assert (response.status_code, response["Location"]) == (302, address)
        assert "You told us: they wrote back." in client.get(address).text
        text = client.get(f"{address}answer/").text
        assert "Four pages &lt;long&gt;.</textarea>" in text
        client.post(f"{address}answer/", {"kind": "came", "words": ""})
        assert (Answer.objects.get().kind, Answer.objects.get().words) == ("came", "")

    @pytest.mark.parametrize("wrong", [{"kind": "sang"}, {}, {"kind": "came", "words": "x" * 20_000}])
    def test_what_cannot_be_kept_is_said_and_nothing_is_lost(
        self, client: Client, address: str, finished: Letter, wrong: dict[str, str]
    ) -> None:
        response = client.post(f"{address}answer/", {"words": "He laughed."} | wrong)
        assert response.status_code == 200
        assert Page(response.text).faults == []
        assert "We kept everything you wrote." in response.text
        assert ({"words": "He laughed."} | wrong)["words"] in response.text
        assert not Answer.objects.exists()


@pytest.fixture
def book(client: Client, address: str, finished: Letter) -> Book:
    """A book as Theodore asks for it."""
    assert client.post(f"{address}book/", WISH).status_code == 302
    return Book.objects.get()


@pytest.fixture
def books(book: Book) -> str:
    """The address of the book's page."""
    return f"/books/{address_of_book(book)}/"


def bound(book: Book, finished: Letter, **otherwise: object) -> Compilation:
    """A compilation with a file for the screen: here the pages of the letter itself."""
    number = book.compilations.count() + 1
    said = {"status": "done", "page_count": 1, "book_version": book.version, "number": number}
    compilation = Compilation.objects.create(book=book, **said | otherwise)
    pdf = letter_pdf(finished)
    for kind, data, suffix, pages in (("screen", pdf, "pdf", 1), ("epub", b"PK an e-book", "epub", None)):
        made = {"digest": vault.keep(data, suffix), "byte_count": len(data), "page_count": pages}
        Artefact.objects.create(compilation=compilation, kind=kind, **made)
    BookProof.objects.create(compilation=compilation, pages_digest=files_digest(compilation), answer="approved")
    return compilation


class TestAskingForABook:
    def test_there_is_none_before_there_is_a_letter(self, client: Client, address: str) -> None:
        assert client.get(f"{address}book/").status_code == 404
        assert client.post(f"{address}book/", WISH).status_code == 404
        assert not Book.objects.exists()

    def test_nobody_else_asks(self, client: Client, finished: Letter) -> None:
        assert client.post(f"/letters/{NOWHERE}/book/", WISH).status_code == 404

    def test_looking_begins_nothing(self, client: Client, address: str, finished: Letter) -> None:
        page = client.get(f"{address}book/", WISH)
        assert Page(page.text).faults == []
        assert page["Cache-Control"] == "private, no-cache"
        assert page["Referrer-Policy"] == "strict-origin"
        assert not Book.objects.exists() and not Consent.objects.exists()

    def test_it_leads_to_the_books_own_page(self, client: Client, address: str, finished: Letter) -> None:
        response = client.post(f"{address}book/", WISH)
        asked = Book.objects.get()
        assert response["Location"] == f"/books/{address_of_book(asked)}/"
        assert response["Cache-Control"] == "private, no-store"
        assert (asked.title, asked.wish, asked.status) == ("Letters to Catherine", WISH["wish"], Book.Status.ASKED)
        assert Scopes.of(Consent.objects.get()) == Scopes(may_print=True, may_ebook=True)
        assert f'href="{response["Location"]}"' in client.get(address).text

    def test_pressed_twice_it_is_one_book(self, client: Client, address: str, finished: Letter) -> None:
        places = {client.post(f"{address}book/", WISH)["Location"] for _ in range(2)}
        assert len(places) == 1
        assert Book.objects.count() == 1

    @pytest.mark.parametrize(
        ("wrong", "target"),
        [
            ({"title": " "}, "id_title"),
            ({"title": "x" * 200}, "id_title"),
            ({"wish": "x" * 5000}, "id_wish"),
            ({"other_addresses": "http://elsewhere/letters/" + NOWHERE}, "id_other_addresses"),
            ({"may_print": "", "may_ebook": ""}, "id_may_print"),
        ],
    )
    def test_what_is_wrong_is_said_in_its_place_and_nothing_is_lost(
        self, client: Client, address: str, finished: Letter, wrong: dict[str, str], target: str
    ) -> None:
        response = client.post(f"{address}book/", WISH | wrong)
        assert response.status_code == 200
        page = Page(response.text)
        assert page.faults == []
        assert page.having("a", href=f"#{target}")
        assert response.text.count("We kept everything you wrote.") == 1
        assert "Small enough &lt;for&gt; a coat." in response.text or "wish" in wrong
        assert NOWHERE not in response.text or "other_addresses" in wrong
        assert not Book.objects.exists()

    def test_its_address_is_on_its_way_by_e_mail(
        self, client: Client, address: str, finished: Letter, rung: Rung, django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"{address}book/", WISH)
        notice = Book.objects.get().notices.get()
        assert (notice.kind, notice.status) == ("book_asked", "queued")
        assert rung[-1] == ("letters.tasks.send_notice", (notice.pk,))

    def test_a_pasted_address_is_taken_whole(self, client: Client, address: str, finished: Letter) -> None:
        pasted = {"other_addresses": f"http://testserver{address}\r\n\r\n  {address}"}
        assert client.post(f"{address}book/", WISH | pasted).status_code == 302

    def test_nothing_is_lost_when_the_database_fails(
        self, client: Client, address: str, finished: Letter, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def locked(*_: object) -> Book:
            raise OperationalError("database is locked")

        monkeypatch.setattr("letters.web.book_views.ask_for_book", locked)
        response = client.post(f"{address}book/", WISH)
        assert response.status_code == 503
        assert Page(response.text).faults == []
        assert 'value="Letters to Catherine"' in response.text


class TestTheBooksOwnPage:
    @pytest.mark.django_db
    @pytest.mark.parametrize("part", ["", "book.pdf", "book.epub", "spread-1.png"])
    def test_a_wrong_address_is_not_found(self, client: Client, part: str) -> None:
        response = client.get(f"/books/{NOWHERE}/{part}")
        assert response.status_code == 404
        assert response["Cache-Control"] == "private, no-store"

    @pytest.mark.parametrize("part", ["", "book.pdf", "book.epub", "spread-1.png"])
    def test_it_is_only_read(self, client: Client, books: str, part: str) -> None:
        assert client.post(books + part).status_code == 405

    @pytest.mark.parametrize("part", ["book.pdf", "book.epub", "spread-1.png", "interior.pdf", "no-such-file"])
    def test_there_is_nothing_to_take_home_yet(self, client: Client, books: str, part: str) -> None:
        assert client.get(books + part).status_code == 404

    def test_nobody_keeps_or_lists_it(self, client: Client, books: str) -> None:
        for response in (client.get(books), client.get(books.rstrip("/"))):
            assert response["Cache-Control"] == "private, no-store"
            assert response["Referrer-Policy"] == "no-referrer"
            assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"

    @pytest.mark.parametrize(
        ("status", "compiled", "said"),
        [
            ("asked", None, "We have your wish"),
            ("open", None, "Your book is being put together"),
            ("laid_aside", None, "Your book has been laid aside"),
            ("open", {"status": "queued"}, "Your book is being bound"),
            ("open", {"status": "running"}, "Your book is being bound"),
            ("open", {"status": "failed"}, "Your book has been held up"),
            ("open", {"status": "done", "stale_reason": "Someone no longer agrees."}, "Your book is being gone over"),
            ("open", {"status": "running", "for_ebook": False}, "Your book is being bound"),
        ],
    )
    def test_it_says_where_the_book_is(
        self, client: Client, books: str, book: Book, status: str, compiled: dict[str, object] | None, said: str
    ) -> None:
        Book.objects.update(status=status)
        if compiled:
            Compilation.objects.create(book=book, number=1, book_version=1, **compiled)
        text = client.get(books).text
        page = Page(text)
        assert page.faults == []
        assert f"<h1>{said}</h1>" in text
        assert page.values("aria-current") == ["step"]
        assert page.having("meta", content="30")
        assert "Someone no longer" not in text
        assert "<html" not in client.get(books, {"fragment": "1"}).text

    def test_a_finished_book_is_shown_and_taken_home(
        self, client: Client, books: str, book: Book, finished: Letter
    ) -> None:
        bound(book, finished)
        text = client.get(books).text
        page = Page(text)
        assert page.faults == []
        assert [each["alt"] for each in page.having("img")] == ["Spread 1: page 1"]
        assert not page.having("meta", content="30")
        for name, kind in (("book.pdf", "application/pdf"), ("book.epub", "application/epub+zip")):
            assert page.having("a", href=books + name)
            response = client.get(books + name)
            assert response["Content-Type"] == kind
            assert response["Content-Disposition"] == f'attachment; filename="{name}"'
            assert response["Cache-Control"] == "private, no-store"
        assert client.get(f"{books}book.pdf").content == letter_pdf(finished)
        assert client.get(f"{books}spread-1.png").content.startswith(b"\x89PNG")
        for wrong in ("spread-0.png", "spread-2.png", "spread-99999999999999999999.png"):
            assert client.get(books + wrong).status_code == 404

    def test_a_withdrawal_takes_it_away(self, client: Client, books: str, book: Book, finished: Letter) -> None:
        bound(book, finished, stale_reason="Someone no longer agrees.")
        assert client.get(f"{books}spread-1.png").status_code == 404
        assert "book.pdf" not in client.get(books).text

    @pytest.mark.parametrize("name", ["book.pdf", "book.epub"])
    def test_who_asks_for_what_is_gone_is_told_what_happened(
        self, client: Client, books: str, book: Book, finished: Letter, name: str
    ) -> None:
        made = bound(book, finished)
        Book.objects.update(status="open")
        Compilation.objects.update(stale_reason="Someone no longer agrees.")
        response = client.get(books + name)
        assert (response.status_code, response["Location"]) == (302, f"{books}?gone=yes")
        assert response["Cache-Control"] == "private, no-store"
        text = client.get(response["Location"]).text
        assert Page(text).faults == []
        assert "The copy that you asked for is no longer here" in text and "Your book is being gone over" in text
        assert "Someone no longer" not in text
        Compilation.objects.filter(pk=made.pk).update(stale_reason="")
        assert "no longer here" not in client.get(response["Location"]).text

    def test_a_book_of_which_a_letter_was_erased_is_not_offered(
        self, client: Client, books: str, book: Book, finished: Letter
    ) -> None:
        bound(book, finished, plan={"count": 1})
        assert "book.pdf" not in client.get(books).text
        assert client.get(f"{books}book.pdf")["Location"] == f"{books}?gone=yes"

    def test_what_is_followed_changes_with_what_there_is_to_take(
        self, client: Client, books: str, book: Book, finished: Letter
    ) -> None:
        def key() -> str:
            [place] = Page(client.get(books, {"fragment": "1"}).text).having("div", **{"data-settled": "yes"})
            return str(place["data-key"])

        bound(book, finished)
        keys = [key()]
        another = bound(book, finished, status="running")
        keys.append(key())
        Compilation.objects.filter(pk=another.pk).update(status="done")
        keys.append(key())
        assert len({*keys}) == 3
        assert 'data-resting="60000"' in client.get(books).text

    def test_the_last_that_was_bound_stays_while_another_is_being_bound(
        self, client: Client, books: str, book: Book, finished: Letter
    ) -> None:
        bound(book, finished)
        Compilation.objects.create(book=book, number=2, book_version=2, status="running")
        assert "<h1>Your book is ready</h1>" in client.get(books).text

    def test_a_damaged_file_is_never_handed_out(
        self, client: Client, books: str, book: Book, finished: Letter, settings: Settings
    ) -> None:
        bound(book, finished)
        for kept in Path(settings.PRIVATE_ROOT).glob("*.epub"):
            kept.write_bytes(b"something else")
        response = client.get(f"{books}book.epub")
        assert (response.status_code, response["Location"]) == (302, f"{books}?damaged=yes")
        assert "found damaged" in client.get(response["Location"]).text

    def test_what_was_typed_is_words(self, client: Client, books: str) -> None:
        Book.objects.update(title="<b>Letters</b>", wish="<script>")
        text = client.get(books).text
        assert "&lt;b&gt;Letters&lt;/b&gt;" in text
        assert "<script>" not in text.replace('<script src="', "")
