"""A client asks for a book of their own letters."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from letters.models import Book, Brief, Letter
from letters.workflow.addresses import digest_of, given_address
from letters.workflow.errors import BookRefused
from letters.workflow.hygiene import clean_line, clean_text

from .books import BOOKS, new_book
from .consenting import Party, Scopes, allow, consent_of
from .entries import put_in
from .history import Status, Verb, record
from .matter import LINES, line_problem
from .own_letters import briefs_at, letters_of

BOOKS_A_DAY = 5
"""Of one client: more than anyone means."""

WISH_CAP = 4_000

KEPT = "We kept everything you wrote."

WITH_THE_WISH = "With the wish for a book, on the letter's private page"
"""The evidence of a consent that was given so."""


def ask_for_book(brief: Brief, title: str, wish: str, other_addresses: Sequence[str], scopes: Scopes) -> Book:
    """Ask for a book of the letters of this page's correspondence, and of those whose private addresses are given too.

    The client agrees to what `scopes` allows for each of them; what they allowed before stays allowed. Asked again
    with the same words for the same letters, it is the same book. Raises BookRefused, naming every field at fault.
    """
    clean_title, clean_wish = clean_line(title), clean_text(wish)
    shown = [brief, *briefs_at(other_addresses)]
    _check(clean_title, clean_wish, scopes)
    letters = _ready(shown)
    if not letters:
        raise BookRefused({"other_addresses": f"{KEPT} None of these letters is written out yet."})
    nonce = _nonce(clean_title, clean_wish, letters)
    with transaction.atomic():
        # Whoever asks for the same book at the same time waits here, and then finds it.
        Brief.objects.select_for_update().get(pk=brief.pk)
        earlier = Book.objects.filter(asked_by=brief, nonce=nonce).first()
        book = earlier or _ask(new_book(nonce, title=clean_title, author=brief.client_name), brief, clean_wish)
        if not earlier:
            book.shown.set(shown)
            put_in(book, [(letter, "") for letter in letters])
        for letter in letters:
            _agree(letter, scopes, is_new=not earlier)
    return book


def book_by_address(address: str) -> Book:
    """The book whose private page this is. Raises Book.DoesNotExist."""
    return Book.objects.select_related("asked_by").get(address_digest=digest_of(address))


def address_of_book(book: Book) -> str:
    """The address of the private page of a book. Raises AddressLost."""
    return given_address(book.nonce, book.address_digest, BOOKS)


def _ask(book: Book, brief: Brief, wish: str) -> Book:
    _refuse_flood(brief)
    book.status, book.asked_by, book.wish = Status.ASKED, brief, wish
    book.save()
    record(book, Verb.ASKED)
    return book


def _ready(shown: Iterable[Brief]) -> list[Letter]:
    finished = letters_of(shown).filter(status=Letter.Status.READY)
    return list(finished.select_related("brief").order_by("pk"))


def _nonce(title: str, wish: str, letters: Iterable[Letter]) -> bytes:
    """The same for the same wish: so that it leads to the same page, whatever the house has made of the book since."""
    said = json.dumps([title, wish, *(letter.pk for letter in letters)])
    return hashlib.sha256(said.encode()).digest()


def _agree(letter: Letter, scopes: Scopes, *, is_new: bool) -> None:
    """The client's consent for one letter. Asking takes nothing back that was given, nor a form sent again what was
    withdrawn since."""
    consent = consent_of(letter, Party.CLIENT, letter.brief.client_name, None)
    if consent.withdrawn_at and not is_new:
        return
    wider = Scopes.of(consent).with_all_of(scopes)
    if wider != Scopes.of(consent):
        allow(consent, wider, None, WITH_THE_WISH)


def _check(title: str, wish: str, scopes: Scopes) -> None:
    problems = {"title": line_problem(title, LINES["title"]), "wish": line_problem(wish, WISH_CAP)}
    if not title:
        problems["title"] = "Please give the book a title; it can be changed later."
    if not (scopes.may_print or scopes.may_ebook):
        problems["scopes"] = "Please tick whether your letters may be printed, or go into an e-book."
    if said := {name: f"{KEPT} {problem}" for name, problem in problems.items() if problem}:
        raise BookRefused(said)


def _refuse_flood(brief: Brief) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    recent = Book.objects.filter(asked_by__client_email__iexact=brief.client_email, created_at__gt=yesterday)
    if recent.count() >= BOOKS_A_DAY:
        raise BookRefused({"title": f"{KEPT} You asked for {BOOKS_A_DAY} books since yesterday. Please ask tomorrow."})
