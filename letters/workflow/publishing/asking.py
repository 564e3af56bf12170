"""A client asks for a book of their own letters."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from letters.models import Book, Brief, Letter
from letters.workflow.addresses import digest_of, given_address
from letters.workflow.days_to_come import still_closed
from letters.workflow.errors import BookRefused
from letters.workflow.hygiene import clean_line, clean_text
from letters.workflow.one_at_a_time import one_at_a_time

from .books import BOOKS, new_book
from .consenting import Party, Scopes, allow, consent_of
from .entries import put_in
from .history import Status, Verb, record
from .holding import hold
from .matter import LINES, line_problem, unset_problem
from .own_letters import briefs_at, letters_of
from .telling import tell_asked

BOOKS_A_DAY = 5
"""Of one client: more than anyone means."""

WISH_CAP = 4_000

KEPT = "We kept everything you wrote."
"""How every objection to a wish begins."""

WITH_THE_WISH = "With the wish for a book, on the letter's private page"
"""The evidence of a consent that was given so."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a client asks for, checked: the words, the briefs whose pages were shown, and their finished letters."""

    brief: Brief
    title: str
    words: str
    shown: tuple[Brief, ...]
    letters: tuple[Letter, ...]

    @property
    def nonce(self) -> bytes:
        """The same for the same wish, so that it leads to the same page, whatever the book has become since."""
        content = json.dumps([self.title, self.words, *(letter.pk for letter in self.letters)])
        return hashlib.sha256(content.encode()).digest()


def ask_for_book(brief: Brief, title: str, wish: str, other_addresses: Sequence[str], scopes: Scopes) -> Book:
    """Ask for a book of the letters of this page's correspondence, and of those whose private addresses are given too.

    The client agrees to what `scopes` allows for each of them; what they allowed before stays allowed. Asked again
    with the same words for the same letters, it is the same book. Raises BookRefused, naming every field at fault.
    """
    checked = _checked(brief, clean_line(title), clean_text(wish), other_addresses, scopes)
    with transaction.atomic():
        # Whoever asks for the same book at the same time waits here, and then finds it, from whichever page they ask.
        hold(letter.pk for letter in checked.letters)
        earlier = Book.objects.filter(nonce=checked.nonce).first()
        book = earlier or _ask(checked)
        for letter in checked.letters:
            _agree(letter, scopes, is_new=earlier is None)
    return book


def book_by_address(address: str) -> Book:
    """The book whose private page this is. Raises Book.DoesNotExist."""
    return Book.objects.select_related("asked_by").get(address_digest=digest_of(address))


def address_of_book(book: Book) -> str:
    """The address of the private page of a book. Raises AddressLost."""
    return given_address(book.nonce, book.address_digest, BOOKS)


def _ask(wish: _Wish) -> Book:
    _refuse_flood(wish.brief)
    author = wish.brief.client_name
    # A name that cannot be set in type is for the editor to spell in other letters.
    book = new_book(wish.nonce, title=wish.title, author="" if unset_problem(author) else author)
    book.status, book.asked_by, book.wish = Status.ASKED, wish.brief, wish.words
    book.save()
    book.shown.set(wish.shown)
    put_in(book, [(letter, "") for letter in wish.letters])
    record(book, Verb.ASKED)
    tell_asked(book)
    return book


def _agree(letter: Letter, scopes: Scopes, *, is_new: bool) -> None:
    """The client's consent for one letter. Asking takes nothing back that was given, nor a form sent again what was
    withdrawn since."""
    consent = consent_of(letter, Party.CLIENT, letter.brief.client_name, None)
    if consent.withdrawn_at and not is_new:
        return
    wider = Scopes.of(consent).with_all_of(scopes)
    if wider != Scopes.of(consent):
        allow(consent, wider, None, WITH_THE_WISH)


def _checked(brief: Brief, title: str, wish: str, other_addresses: Sequence[str], scopes: Scopes) -> _Wish:
    problems = dict(_problems(title, wish, scopes))
    shown: tuple[Brief, ...] = (brief,)
    try:
        shown = tuple({each.pk: each for each in (brief, *briefs_at(other_addresses))}.values())
    except BookRefused as refusal:
        problems |= refusal.problems
    finished = (
        letters_of(shown).filter(~still_closed(), status=Letter.Status.READY).select_related("brief").order_by("pk")
    )
    letters = tuple(finished)
    if not letters:
        problems.setdefault("other_addresses", "None of these letters is written out yet. Please ask when one is.")
    if problems:
        raise BookRefused({name: f"{KEPT} {problem}" for name, problem in problems.items()})
    return _Wish(brief, title, wish, shown, letters)


def _problems(title: str, wish: str, scopes: Scopes) -> Iterator[tuple[str, str]]:
    if not title:
        yield "title", "Please give the book a title; it can be changed later."
    if problem := unset_problem(title):
        yield "title", problem
    for name, value, cap in (("title", title, LINES["title"]), ("wish", wish, WISH_CAP)):
        if problem := line_problem(value, cap):
            yield name, problem
    if not (scopes.may_print or scopes.may_ebook):
        yield "scopes", "Please tick whether your letters may be printed, or go into an e-book."


def _refuse_flood(brief: Brief) -> None:
    one_at_a_time(f"books for {brief.mailbox}")
    yesterday = timezone.now() - timedelta(days=1)
    recent = Book.objects.filter(asked_by__mailbox=brief.mailbox, created_at__gt=yesterday)
    if recent.count() >= BOOKS_A_DAY:
        many = f"You have asked for {BOOKS_A_DAY} books since yesterday."
        raise BookRefused({"title": f"{KEPT} {many} Please ask again tomorrow."})
