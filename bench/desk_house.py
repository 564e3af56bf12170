"""A house with very many letters, and questions to its writing room."""

import random
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from itertools import batched

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import OuterRef, Subquery
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from letters.models import Book, Brief, Chapter, Draft, Entry, Letter
from letters.workflow.publishing.books import begin_book
from letters.workflow.searching import index_missing

NAMES = ("Ana", "Bela", "Catherine", "Dora", "Emil", "Farida", "Georg", "Hanna", "Isabella", "Jon", "Kai", "Lewman")

VOCABULARY = 6000
"""Different words in all letters together; they are used as unevenly as words are."""

WORDS_A_LETTER = 60

LETTERS_OF_BOOK = 60

FINISHED = 97
"""Of a hundred letters."""

type Ask = Callable[[], tuple[float, int]]


def fill(count: int, dice: random.Random) -> None:
    """Make the house, its people and so many letters, made findable as an older house's are."""
    call_command("migrate", verbosity=0)
    call_command("seed", verbosity=0)
    people = {name: _hire(name, group) for name, group in (("amy", "Writers"), ("paul", "Editors"))}
    words = [f"word{number}" for number in range(VOCABULARY)]
    weights = [1 / (rank + 10) for rank in range(VOCABULARY)]
    for numbers in batched(range(count), 5000):
        with transaction.atomic():
            _letters(numbers, people["amy"], dice, lambda: " ".join(dice.choices(words, weights, k=WORDS_A_LETTER)))
    first = Draft.objects.filter(letter=OuterRef("pk"))
    Letter.objects.update(draft=Subquery(first.values("pk")[:1]))
    while index_missing():
        continue
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def pages() -> Iterator[tuple[str, Ask]]:
    """The pages of the writing room, by name, and how to ask for each: milliseconds and queries."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(username="paul"))
    waiting = Letter.objects.filter(status=Letter.Status.IN_REVIEW).order_by("pk")[0]
    finished = Letter.objects.filter(status=Letter.Status.READY).order_by("-pk")[0]
    letters, book = "/admin/letters/letter/", f"/admin/letters/book/{_book().pk}/"
    addresses = {
        "the first page": "/admin/",
        "letters that are not finished": f"{letters}?waits_for=open",
        "letters that are": f"{letters}?waits_for=nobody",
        "the same, far down": f"{letters}?waits_for=nobody&p=2",
        "a writer's": f"{letters}?writer=nobody&waits_for=nobody",
        "that came in the last week": f"{letters}?came=7&waits_for=open",
        "search: a beginning of a name": f"{letters}?q=cath",
        "search: two common words": f"{letters}?q=word1+word2",
        "search: a rare word": f"{letters}?q=word5990",
        "search: a common and a rare one": f"{letters}?q=word1+word5990",
        "search: nothing has it": f"{letters}?q=nowhere",
        "a desk, with its notes and preview": f"{letters}{waiting.pk}/change/?pile=review",
        "a finished letter's desk": f"{letters}{finished.pk}/change/",
        "books": "/admin/letters/book/?pile=open",
        f"a book's desk, its {LETTERS_OF_BOOK} letters": f"{book}change/",
        "the same, who agrees": f"{book}consents/",
        "the same, how it is made": f"{book}printer/",
        "the same, the book": f"{book}made/",
    }
    return ((name, partial(_ask, client, address)) for name, address in addresses.items())


def _book() -> Book:
    """A book of the newest finished letters."""
    book = begin_book(User.objects.get(username="paul"), "Letters from Your Life")
    chapter = Chapter.objects.create(book=book, position=1, title="Letters")
    newest = Letter.objects.filter(status=Letter.Status.READY).order_by("-pk")[:LETTERS_OF_BOOK]
    Entry.objects.bulk_create(
        Entry(book=book, letter=letter, chapter=chapter, position=place) for place, letter in enumerate(newest, 1)
    )
    return book


def _ask(client: Client, address: str) -> tuple[float, int]:
    with CaptureQueriesContext(connection) as asked:
        began = time.process_time()
        answer = client.get(address)
        taken = (time.process_time() - began) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}.")
    return taken, len(asked)


def _hire(username: str, group: str) -> User:
    person = User.objects.create_user(username, is_staff=True)
    person.groups.add(Group.objects.get(name=group))
    return person


def _letters(numbers: tuple[int, ...], writer: User, dice: random.Random, text: Callable[[], str]) -> None:
    briefs = Brief.objects.bulk_create(_brief(number, dice) for number in numbers)
    day, now = timedelta(days=1), timezone.now()
    statuses = [status for status in Letter.Status.values if status != Letter.Status.READY]
    letters = Letter.objects.bulk_create(
        Letter(
            brief=brief,
            seed=brief.pk,
            writer=writer if dice.random() < 0.5 else None,
            status=Letter.Status.READY if dice.randrange(100) < FINISHED else dice.choice(statuses),
            created_at=now - day * dice.random() * 2000,
        )
        for brief in briefs
    )
    texts = [f"Dear {letter.brief.recipient_name},\n\n{text()}.\n\nAna" for letter in letters]
    Draft.objects.bulk_create(
        Draft(letter=letter, number=1, text=words) for letter, words in zip(letters, texts, strict=True)
    )


def _brief(number: int, dice: random.Random) -> Brief:
    return Brief(
        **{"client_name": f"{dice.choice(NAMES)} {number}", "client_email": f"client{number}@example.org"},
        **{"recipient_name": dice.choice(NAMES), "relation": "friend", "occasion": "love", "tone": "plain"},
        **{"signature": "Ana", "hand": "theodore", "paper": "a5", "answers": {}},
        **{"nonce": b"n", "submission_digest": f"s{number}", "address_digest": f"a{number}"},
    )
