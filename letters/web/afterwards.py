"""What comes after a letter: what they answered, whether it may be printed, and the books that were asked for."""

from dataclasses import dataclass

from django.urls import reverse

from letters.models import Answer, Book, Letter
from letters.workflow.errors import AddressLost
from letters.workflow.publishing.asking import address_of_book
from letters.workflow.publishing.scopes import NOTHING, Scopes

from .asking import own
from .book_forms import KINDS


@dataclass(frozen=True, slots=True)
class Way:
    """One way on from a letter's page, with what is known already."""

    address: str
    name: str
    known: str


def after_letter(letter: Letter, token: str) -> list[Way]:
    """The ways on from a finished letter."""
    return [
        Way(reverse("answer", args=[token]), "What did they answer?", _answered(letter)),
        Way(reverse("client_consent", args=[token]), "May this letter be in a book?", _allowed(letter)),
        Way(reverse("photographs", args=[token]), "Photographs for a book", _pictured(letter)),
        *[way for book in letter.brief.books.order_by("pk") if (way := _book(book))],
        Way(reverse("book_wish", args=[token]), "A book of your letters", "We gather them, and bind them for you."),
    ]


def answer_to(letter: Letter) -> Answer | None:
    """What the client told of this letter, None while they told nothing."""
    return Answer.objects.filter(letter=letter).first()


def _answered(letter: Letter) -> str:
    answer = answer_to(letter)
    if answer is None:
        return "If something came of it, we would love to know."
    return f"You told us: {KINDS[Answer.Kind(answer.kind)].lower()}."


def _allowed(letter: Letter) -> str:
    return (
        "You allow it, in part or in whole."
        if Scopes.of(own(letter)) != NOTHING
        else "It is in none, unless you say so."
    )


def _pictured(letter: Letter) -> str:
    count = letter.photographs.count()
    if not count:
        return "Of the two of you, of a place, of an old page."
    return "One stands behind the letter." if count == 1 else f"{count} stand behind the letter."


def _book(book: Book) -> Way | None:
    try:
        address = reverse("book", args=[address_of_book(book)])
    except AddressLost:
        return None
    return Way(address, f"Your book: {book.title}", "Where it is, and to take it home.")
