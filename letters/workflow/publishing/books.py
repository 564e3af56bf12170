"""Beginning a book, saying what it is, laying it aside; and other names for the people in it."""

import secrets
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from letters.models import Book
from letters.workflow.addresses import digest_of, new_address

from .history import IN_HAND, Status, Verb, look, move, record, require_publisher
from .matter import cleaned, require_sound
from .renaming import compare_names, rename_in_book, renaming_of
from .telling import tell_laid_aside

__all__ = [
    "BOOKS",
    "begin_book",
    "change_book",
    "compare_names",
    "lay_aside",
    "new_book",
    "rename_in_book",
    "take_up",
]

BOOKS = "letters.workflow.publishing.books"
"""The salt of the addresses of books."""

_CALLED = {field.name: str(field.verbose_name) for field in Book._meta.fields}


def begin_book(by: User, title: str, **matter: Any) -> Book:
    """Begin a book that the house makes. `matter` is whatever else is known of it, as in `change_book`.

    Raises NotYours and BookRefused.
    """
    require_publisher(by, "begin books")
    book = new_book(secrets.token_bytes(32), title=title, **matter)
    with transaction.atomic():
        book.save()
        record(book, Verb.BEGUN, by)
    return book


def change_book(book: Book, by: User, seen_version: int, **changes: Any) -> Book:
    """Change what the book says of itself, or how it is made: any fields of `matter.LINES`, `TEXTS` and `CHOICES`.

    What is already so is no change. Raises NotYours, Overtaken, NotNow and BookRefused, naming every field at fault.
    """
    require_publisher(by, "change books")
    current = look(book, seen_version, IN_HAND)
    new = {name: value for name, value in cleaned(changes).items() if getattr(current, name) != value}
    for name, value in new.items():
        setattr(current, name, value)
    require_sound(current, new, renaming_of(current))
    if new:
        with transaction.atomic():
            move(book, seen_version, IN_HAND, **new)
            record(book, Verb.CHANGED, by, ", ".join(_CALLED[name] for name in new))
    return book


def lay_aside(book: Book, by: User, seen_version: int) -> None:
    """Stop working on it; nothing of it is lost. Raises NotYours, Overtaken and NotNow."""
    require_publisher(by, "lay books aside")
    with transaction.atomic():
        move(book, seen_version, (Status.ASKED, Status.OPEN), status=Status.LAID_ASIDE)
        record(book, Verb.LAID_ASIDE, by)
        tell_laid_aside(book)


def take_up(book: Book, by: User, seen_version: int) -> None:
    """Work on a book that a client asked for, or that was laid aside. Raises NotYours, Overtaken and NotNow."""
    require_publisher(by, "take up books")
    with transaction.atomic():
        move(book, seen_version, (Status.ASKED, Status.LAID_ASIDE), status=Status.OPEN)
        record(book, Verb.TAKEN_UP, by)


def new_book(nonce: bytes, **values: Any) -> Book:
    """A book with an address of its own, made from `nonce`; cleaned, checked and not yet kept. Raises BookRefused."""
    clean = cleaned(values)
    book = Book(**clean, nonce=nonce, address_digest=digest_of(new_address(nonce, BOOKS)))
    require_sound(book, clean)
    return book
