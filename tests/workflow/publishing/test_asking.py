"""A client asks for a book of their own letters, and of nobody else's."""

from collections.abc import Callable, Sequence

import pytest
from django.contrib.auth.models import User
from django.db import connection

from letters.models import Book, Brief, Consent, Letter
from letters.workflow.addresses import address_of
from letters.workflow.errors import BookRefused, NotNow
from letters.workflow.publishing.asking import (
    BOOKS_A_DAY,
    WISH_CAP,
    address_of_book,
    ask_for_book,
    book_by_address,
)
from letters.workflow.publishing.books import begin_book, change_book, take_up
from letters.workflow.publishing.choosing import candidates, drop, keep
from letters.workflow.publishing.consenting import Scopes, address_of_consent, withdraw_consent
from letters.workflow.publishing.own_letters import MOST_ADDRESSES

from ..test_overtaken import at_once
from .conftest import ALL, UNNAMED, Write, deeds, history, shape

PRINT = Scopes(may_print=True)


def ask(letter: Letter, *others: str, title: str = "For Catherine", wish: str = "", scopes: Scopes = PRINT) -> Book:
    return ask_for_book(Brief.objects.get(letter=letter), title, wish, others, scopes)


def clients(letter: Letter) -> Consent | None:
    return Consent.objects.filter(letter=letter, party="client").first()


def test_the_book_holds_the_letters_of_the_page_and_waits_for_the_house(ready: Letter, write: Write) -> None:
    later = write(after=address_of(ready.brief))
    write(recipient_name="Isabella")
    book = ask(later, wish=" In green.\r\nPlease\u200b ")
    kept = Book.objects.get()
    assert (kept.status, kept.title, kept.wish, kept.author) == (
        "asked",
        "For Catherine",
        "In green.\nPlease",
        "Theodore Twombly",
    )
    assert shape(book) == [("Letters", [ready.pk, later.pk])]
    assert history(book) == ["asked"] and book.events.get().actor is None


def test_who_has_another_page_has_its_letters_too(ready: Letter, write: Write) -> None:
    isabella = write(recipient_name="Isabella", client_email="another@example.org")
    later = write(recipient_name="Isabella", after=address_of(isabella.brief))
    pasted = f"  https://letters.example.org/letters/{address_of(isabella.brief)}/?again=same "
    book = ask(ready, pasted, "", address_of(ready.brief))
    assert shape(book) == [("Letters", [ready.pk, isabella.pk, later.pk])]


def test_an_e_mail_address_proves_nothing(ready: Letter, write: Write) -> None:
    write(recipient_name="Isabella")
    assert shape(ask(ready)) == [("Letters", [ready.pk])]


@pytest.mark.parametrize(
    "strange", ["x", "A" * 43, "theodore@example.org", "\ud800", "https://example.org/" + "b" * 90]
)
def test_an_address_that_opens_nothing_is_named_by_its_line_and_not_repeated(ready: Letter, strange: str) -> None:
    with pytest.raises(BookRefused, match=r"We kept everything you wrote. Line 2 is not the address") as refused:
        ask(ready, address_of(ready.brief), "", strange)
    assert refused.value.problems.keys() == {"other_addresses"} and strange not in str(refused.value)
    assert not Book.objects.exists() and not Consent.objects.exists()


def test_the_addresses_of_consents_and_books_show_no_letters(ready: Letter, write: Write) -> None:
    book = ask(ready)
    consent = clients(ready)
    assert consent
    for address in (address_of_consent(consent), address_of_book(book)):
        with pytest.raises(BookRefused, match="Line 1 is not the address"):
            ask(write(recipient_name="Isabella"), address)


def test_there_is_an_end_to_addresses(ready: Letter) -> None:
    with pytest.raises(BookRefused, match=f"at most {MOST_ADDRESSES}"):
        ask(ready, *[address_of(ready.brief)] * (MOST_ADDRESSES + 1))


@pytest.mark.parametrize(
    ("title", "wish", "scopes", "fields"),
    [
        ("", "", PRINT, {"title"}),
        (" \u200b", "", PRINT, {"title"}),
        ("x" * 161, "", PRINT, {"title"}),
        ("For Catherine 🌻", "", PRINT, {"title"}),
        ("Ours", "x" * (WISH_CAP + 1), PRINT, {"wish"}),
        ("Ours", "", Scopes(), {"scopes"}),
        ("Ours", "", Scopes(may_name=True, may_excerpt=True), {"scopes"}),
        ("", "x" * (WISH_CAP + 1), Scopes(), {"title", "wish", "scopes"}),
    ],
)
def test_what_is_missing_is_said_by_field(
    ready: Letter, title: str, wish: str, scopes: Scopes, fields: set[str]
) -> None:
    with pytest.raises(BookRefused) as refused:
        ask(ready, title=title, wish=wish, scopes=scopes)
    assert refused.value.problems.keys() == fields
    assert all(said.startswith("We kept everything you wrote.") for said in refused.value.problems.values())
    assert not Book.objects.exists()


def test_everything_that_is_missing_is_said_at_once(ready: Letter) -> None:
    with pytest.raises(BookRefused) as refused:
        ask(ready, "no address", title="", scopes=Scopes())
    assert refused.value.problems.keys() == {"title", "scopes", "other_addresses"}


def test_nothing_to_print_yet(letter: Letter) -> None:
    with pytest.raises(BookRefused, match="None of these letters is written out yet"):
        ask(letter)
    assert not Book.objects.exists()


def test_what_is_not_finished_waits(ready: Letter, write: Write) -> None:
    other = write(after=address_of(ready.brief))
    Letter.objects.filter(pk=other.pk).update(status="in_review")
    assert shape(ask(ready)) == [("Letters", [ready.pk])]
    assert clients(other) is None


def test_the_client_agrees_for_each_letter_and_nobody_else_does(ready: Letter, write: Write) -> None:
    other = write(recipient_name="Isabella", client_name="Ted Twombly")
    ask(ready, address_of(other.brief), scopes=UNNAMED)
    assert [(each.letter, each.party, each.name) for each in Consent.objects.order_by("pk")] == [
        (ready, "client", "Theodore Twombly"),
        (other, "client", "Ted Twombly"),
    ]
    assert all(each.counts and Scopes.of(each) == UNNAMED for each in Consent.objects.all())
    assert deeds(ready) == ["consent_asked", "consent_given"]


def test_asking_takes_nothing_back(ready: Letter) -> None:
    ask(ready, scopes=ALL)
    ask(ready, title="Another", scopes=PRINT)
    given = clients(ready)
    assert given and Scopes.of(given) == ALL
    withdraw_consent(given, None)
    ask(ready, title="A third", scopes=PRINT)
    again = clients(ready)
    assert again and Scopes.of(again) == PRINT


def test_sent_twice_it_is_the_same_book(ready: Letter) -> None:
    first = ask(ready, wish="In green")
    assert ask(ready, title=" For  Catherine", wish="In green\n") == first
    assert ask(ready, address_of(ready.brief), wish="In green") == first, "its own page shows nothing new"
    assert ask(ready, wish="In red") != first
    assert Book.objects.count() == 2


def test_the_same_wish_from_another_page_of_the_same_letters_is_the_same_book(ready: Letter, write: Write) -> None:
    later = write(after=address_of(ready.brief))
    first = ask(ready, wish="In green")
    assert ask(later, wish="In green") == first
    assert Book.objects.count() == 1


def test_a_book_of_more_letters_is_another(ready: Letter, write: Write) -> None:
    first = ask(ready)
    assert ask(ready, address_of(write(recipient_name="Isabella").brief)) != first


def test_a_renamed_book_is_still_the_one_that_was_asked_for(ready: Letter, paul: User) -> None:
    book = ask(ready)
    take_up(book, paul, 1)
    change_book(book, paul, 2, title="For C.")
    assert Book.objects.count() == 1
    assert ask(ready) == book


def test_a_form_that_is_sent_again_allows_more_but_brings_back_nothing_withdrawn(ready: Letter) -> None:
    book = ask(ready)
    assert ask(ready, scopes=UNNAMED) == book
    given = clients(ready)
    assert given and Scopes.of(given) == UNNAMED
    withdraw_consent(given, None)
    assert ask(ready, scopes=UNNAMED) == book
    given = clients(ready)
    assert given and not given.counts


def test_the_same_wish_for_more_letters_is_another_book(ready: Letter, write: Write) -> None:
    book = ask(ready)
    write(after=address_of(ready.brief))
    assert ask(ready) != book


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_one_book(ready: Letter) -> None:
    outcome = at_once(*[lambda: ask(ready)] * 4)
    assert outcome == [None] * 4 and Book.objects.count() == 1
    assert Consent.objects.count() == 1
    connection.close()


def test_a_flood_is_stopped_and_the_same_book_still_found(ready: Letter, write: Write) -> None:
    books = [ask(ready, title=f"Book {number}") for number in range(BOOKS_A_DAY)]
    other = write(recipient_name="Isabella", client_email="THEODORE@example.org")
    for letter in (ready, other):
        with pytest.raises(BookRefused, match="Please ask again tomorrow"):
            ask(letter, title="One more")
    assert ask(ready, title="Book 0") == books[0] and Book.objects.count() == BOOKS_A_DAY


def test_the_house_takes_it_up(ready: Letter, paul: User) -> None:
    book = ask(ready)
    with pytest.raises(NotNow, match="asked for by a client"):
        change_book(book, paul, 1, title="Not yet")
    take_up(book, paul, 1)
    assert book_by_address(address_of_book(book)).status == "open"
    drop(book, ready, paul, 2, "Too short")
    assert history(book) == ["asked", "taken_up", "dropped"]


def test_nobody_else_s_letter_stands_in_it(ready: Letter, write: Write, paul: User) -> None:
    book = ask(ready)
    take_up(book, paul, 1)
    others = write(recipient_name="Isabella", client_name="Somebody Else")
    verbs: Sequence[Callable[[], object]] = (
        lambda: keep(book, others, paul, 2),
        lambda: drop(book, others, paul, 2, "Not theirs"),
    )
    for verb in verbs:
        with pytest.raises(BookRefused, match="does not belong to the client who asked"):
            verb()
    assert [each.letter for each in candidates(book)] == [ready]
    assert {each.letter for each in candidates(begin_book(paul, "The house's own"))} == {ready, others}


def test_what_the_client_has_written_later_may_come_in(ready: Letter, write: Write, paul: User) -> None:
    book = ask(ready)
    take_up(book, paul, 1)
    later = write(after=address_of(ready.brief))
    keep(book, later, paul, 2)
    assert shape(book) == [("Letters", [ready.pk, later.pk])]


def test_what_breaks_systems_stays_out(ready: Letter) -> None:
    book = ask(ready, title="Tom & Jerry\x00\r\nBcc: {{ x }} \u202e", wish="\ud800<b>\x00")
    kept = Book.objects.get(pk=book.pk)
    assert (kept.title, kept.wish) == ("Tom & Jerry Bcc: {{ x }}", "<b>")


def test_a_client_whom_the_book_face_cannot_name_is_not_refused(write: Write) -> None:
    letter = write(client_name="王芳", signature="Fang")
    assert ask(letter).author == "", "it is for the editor to spell"


def test_it_stays_the_clients_own_when_the_brief_they_asked_with_is_erased(
    ready: Letter, write: Write, paul: User
) -> None:
    theirs, others = write(), write(recipient_name="Isabella", client_name="Somebody Else")
    book = ask(ready, address_of(theirs.brief))
    take_up(book, paul, 1)
    ready.brief.delete()
    book.refresh_from_db()
    assert book.asked_by is None and {each.letter for each in candidates(book)} == {theirs}
    with pytest.raises(BookRefused, match="does not belong to the client"):
        keep(book, others, paul, book.version)
