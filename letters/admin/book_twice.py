"""A button of a book's desk pressed twice: the second press finds done what it asks for."""

from collections.abc import Callable, Mapping

from django.contrib.auth.models import User

from letters.models import Book, BookEvent
from letters.workflow.errors import NotNow, Overtaken, Refused
from letters.workflow.hygiene import clean_line

from . import arrangement as arranging
from .book_desk import Pressed
from .book_moves import arrangement_of, typed_names

Verb = BookEvent.Verb

TWICE = "It was done, and once: the button was pressed twice."

DEEDS = {
    "propose": Verb.PROPOSED,
    "keep": Verb.KEPT,
    "drop": Verb.DROPPED,
    "suggest": Verb.ARRANGED,
    "order": Verb.ARRANGED,
    "shift": Verb.ARRANGED,
    "chapter": Verb.ARRANGED,
    "caption": Verb.CHANGED,
    "rename": Verb.RENAMED,
    "aside": Verb.LAID_ASIDE,
    "take-up": Verb.TAKEN_UP,
}


def done_before(name: str, book: Book, by: User, pressed: Pressed, refused: Refused) -> bool:
    """Whether the one thing that was done to the book since the page was opened is this very press, words and all."""
    if not isinstance(refused, Overtaken | NotNow) or name not in DEEDS or book.version != pressed.seen + 1:
        return False
    last = book.events.filter(verb__in=DEEDS.values()).order_by("-pk").first()
    if last is None or (last.actor_id, last.verb) != (by.pk, DEEDS[name]):
        return False
    same = _SAME.get(name)
    return same is None or same(book, pressed)


def _same_letter(book: Book, pressed: Pressed, *, kept: bool) -> bool:
    return book.entries.filter(letter=pressed.number("letter"), is_kept=kept).exists()


def _same_caption(book: Book, pressed: Pressed) -> bool:
    caption = clean_line(pressed.word("caption"))
    return book.entries.filter(pk=pressed.number("entry"), caption=caption).exists()


def _same_names(book: Book, pressed: Pressed) -> bool:
    typed = [(kind, clean_line(name), clean_line(to)) for kind, name, to in typed_names(pressed)]
    kept = [(alias.kind, alias.name, alias.instead) for alias in book.aliases.order_by("pk")]
    return [row for row in typed if row[1] or row[2]] == kept


_SAME: Mapping[str, Callable[[Book, Pressed], bool]] = {
    "keep": lambda book, pressed: _same_letter(book, pressed, kept=True),
    "drop": lambda book, pressed: _same_letter(book, pressed, kept=False),
    "order": lambda book, pressed: arranging.read(pressed.word("arrangement")) == arrangement_of(book),
    "suggest": lambda book, pressed: book.order == pressed.word("order"),
    "caption": _same_caption,
    "rename": _same_names,
}
