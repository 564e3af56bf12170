"""How a second press of a button of a book's desk is known: by what the same person has just done, words and all."""

from collections.abc import Callable

from django.contrib.auth.models import User

from letters.models import Book, BookEvent, Reply
from letters.workflow.hygiene import clean_line, clean_text

from . import arrangement as arranging
from .book_rows import arrangement_of, typed_names
from .buttons import Pressed, Trace

type Same = Callable[[Book, Pressed], bool]

Verb = BookEvent.Verb

MOVES = (
    *(Verb.PROPOSED, Verb.KEPT, Verb.DROPPED, Verb.ARRANGED, Verb.CHANGED),
    *(Verb.RENAMED, Verb.LAID_ASIDE, Verb.TAKEN_UP),
)
"""The verbs that move a book to its next version."""


def last_move(verb: BookEvent.Verb, same: Same | None = None) -> Trace[Book]:
    """Whether the one move of the book since the page was opened is this one, of the same person, and to the `same`."""

    def is_done(book: Book, by: User, pressed: Pressed) -> bool:
        if book.version != pressed.seen_version + 1:
            return False
        last = book.events.filter(verb__in=MOVES).order_by("-pk").first()
        if last is None or (last.actor_id, last.verb) != (by.pk, verb):
            return False
        return same is None or same(book, pressed)

    return is_done


def same_letter(*, is_kept: bool) -> Same:
    """Whether the letter that was pressed for is in the book, or out of it, as was asked."""

    def is_so(book: Book, pressed: Pressed) -> bool:
        return book.entries.filter(letter=pressed.number("letter"), is_kept=is_kept).exists()

    return is_so


def same_language(book: Book, pressed: Pressed) -> bool:
    """Whether the entry has the language that was typed."""
    language = clean_line(pressed.word("language"))
    return book.entries.filter(pk=pressed.number("entry"), language=language).exists()


def same_caption(book: Book, pressed: Pressed) -> bool:
    """Whether the entry has the caption that was typed."""
    caption = clean_line(pressed.word("caption"))
    return book.entries.filter(pk=pressed.number("entry"), caption=caption).exists()


def same_order(book: Book, pressed: Pressed) -> bool:
    """Whether the letters stand as they were sent."""
    return arranging.read(pressed.word("arrangement")) == arrangement_of(book)


def same_suggestion(book: Book, pressed: Pressed) -> bool:
    """Whether the book is in the order that was asked for."""
    return book.order == pressed.word("order")


def same_names(book: Book, pressed: Pressed) -> bool:
    """Whether the book has the other names that were typed."""
    typed = [(kind, clean_line(name), clean_line(instead)) for kind, name, instead in typed_names(pressed)]
    aliases = [(alias.kind, alias.name, alias.instead) for alias in book.aliases.order_by("pk")]
    return [row for row in typed if row[1] or row[2]] == aliases


def repeated(book: Book, by: User, pressed: Pressed) -> bool:
    """Whether the same person has just had this compilation made again."""
    last = book.events.order_by("-pk").first()
    again = f"Compilation {pressed.number('number')}, again"
    return last is not None and (last.actor_id, last.verb, last.note) == (by.pk, Verb.COMPILED, again)


def answered(book: Book, by: User, pressed: Pressed) -> bool:
    """Whether the same person has just noted this answer of the publisher."""
    last = book.events.order_by("-pk").first()
    if last is None or (last.actor_id, last.verb) != (by.pk, Verb.ANSWERED):
        return False
    submission = pressed.number("submission")
    status, note = pressed.word("status"), clean_text(pressed.word("note"))
    reply = Reply.objects.filter(submission=submission, submission__compilation__book=book).order_by("-pk").first()
    return reply is not None and (reply.status, reply.note) == (status, note)
