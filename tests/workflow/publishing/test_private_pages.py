"""The private addresses of consents and of books."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from letters.models import Book, Brief, Consent, Letter
from letters.workflow.addresses import BRIEFS, address_of, brief_by_address, derive
from letters.workflow.errors import AddressLost
from letters.workflow.publishing.asking import address_of_book, book_by_address
from letters.workflow.publishing.books import BOOKS
from letters.workflow.publishing.consenting import (
    CONSENTS,
    Party,
    address_of_consent,
    ask_consent,
    consent_by_address,
)

NEW_KEY = "another key, long enough to be taken for one by everything that looks"


@pytest.fixture
def consent(ready: Letter, paul: User) -> Consent:
    return ask_consent(ready, Party.RECIPIENT, "Catherine", paul)


@pytest.mark.parametrize("address", ["", "x", "a" * 43, "\ud800", "\x00"])
def test_a_guess_leads_nowhere(consent: Consent, book: Book, address: str) -> None:
    with pytest.raises(Consent.DoesNotExist):
        consent_by_address(address)
    with pytest.raises(Book.DoesNotExist):
        book_by_address(address)


def test_each_leads_to_its_own(consent: Consent, book: Book) -> None:
    assert consent_by_address(address_of_consent(consent)) == consent
    assert book_by_address(address_of_book(book)) == book
    assert len(address_of_consent(consent)) == len(address_of_book(book)) == 43


def test_no_address_opens_a_page_of_another_kind(consent: Consent, book: Book) -> None:
    brief = consent.letter.brief
    for address in (address_of_consent(consent), address_of_book(book)):
        with pytest.raises(Brief.DoesNotExist):
            brief_by_address(address)
    with pytest.raises(Consent.DoesNotExist):
        consent_by_address(address_of(brief))
    with pytest.raises(Book.DoesNotExist):
        book_by_address(address_of(brief))


def test_the_same_nonce_gives_another_address_for_each_kind_of_page(consent: Consent, book: Book) -> None:
    salts = (BRIEFS, CONSENTS, BOOKS)
    assert len({derive(consent.nonce, "a key", salt) for salt in salts}) == 3


def test_they_outlive_a_new_key(consent: Consent, book: Book, settings: Any) -> None:
    before = address_of_consent(consent), address_of_book(book)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = NEW_KEY
    assert (address_of_consent(consent), address_of_book(book)) == before


def test_without_the_key_they_still_open_and_we_say_what_is_missing(
    consent: Consent, book: Book, settings: Any
) -> None:
    addresses = address_of_consent(consent), address_of_book(book)
    settings.SECRET_KEY = NEW_KEY
    assert (consent_by_address(addresses[0]), book_by_address(addresses[1])) == (consent, book)
    ways: tuple[Callable[[], str], ...] = (lambda: address_of_consent(consent), lambda: address_of_book(book))
    for lost in ways:
        with pytest.raises(AddressLost, match="SECRET_KEY_FALLBACKS"):
            lost()


def test_they_are_stored_nowhere(consent: Consent, book: Book) -> None:
    for rows, address in ((Consent.objects, address_of_consent(consent)), (Book.objects, address_of_book(book))):
        assert all(address not in str(value) for value in rows.values().get().values())
