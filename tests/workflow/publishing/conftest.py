"""Finished letters, and a book to put them in. Theodore writes to Catherine, and his letter names Lewman."""

from collections.abc import Callable
from hashlib import sha256
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from letters.models import Artefact, Book, BookEvent, Brief, Compilation, Consent, Draft, Entry, Event, Letter
from letters.workflow import vault
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.publishing.artefacts import suffix_of
from letters.workflow.publishing.books import begin_book, change_book
from letters.workflow.publishing.choosing import keep
from letters.workflow.publishing.compiling import compile_book
from letters.workflow.publishing.consenting import Scopes, parties_of, record_consent
from letters.workflow.publishing.sheaves import LayingOut, write_sheaf
from letters.workflow.rendering import write_rendering
from letters.workflow.reviewing import approve, revise_draft, send_to_review

type Write = Callable[..., Letter]
type Agree = Callable[..., list[Consent]]
type Compiled = Callable[..., Compilation]

ALL = Scopes(may_print=True, may_ebook=True, may_name=True, may_excerpt=True)
UNNAMED = Scopes(may_print=True, may_ebook=True)

TEXT = """Dear Catherine,

Lewman still asks after you on Tuesdays, and I still have no answer for Lewman.

Theodore"""


@pytest.fixture
def write(house: None, submission: BriefSubmission, amy: User, paul: User) -> Write:
    """A finished letter: as the template has it, or in a `text` of Amy's, and with whatever else the client told."""
    number = count(1)

    def written(text: str = "", **told: object) -> Letter:
        # No two are the same brief, and nothing of that stands in the letter.
        apart = {"key": uuid4(), "sender": f"{next(number)} Garden Row"}
        brief = submit_brief(submission.but(**apart | told)).brief
        letter = brief.letter
        if text:
            revise_draft(letter, amy, text, letter.version)
        send_to_review(letter, amy, letter.version)
        write_rendering(approve(letter, paul, letter.version).rendering.pk)
        return Letter.objects.get(pk=letter.pk)

    return written


@pytest.fixture
def ready(write: Write) -> Letter:
    """A finished letter in Amy's words, which names Lewman. Nobody was asked yet."""
    return write(TEXT, named="Lewman")


@pytest.fixture
def agree(paul: User) -> Agree:
    """Everyone whom a letter concerns agrees to these scopes, or only one `party` does."""

    def agreed(letter: Letter, scopes: Scopes = ALL, party: Consent.Party | None = None) -> list[Consent]:
        asked = [each for each in parties_of(letter) if party in (None, each.party)]
        return [record_consent(letter, each.party, each.name, scopes, paul, "A letter of 3 May") for each in asked]

    return agreed


@pytest.fixture
def book(paul: User) -> Book:
    """Paul's book, with nothing in it."""
    return begin_book(paul, "Letters from Your Life")


@pytest.fixture
def compiled(private_root: Path) -> Compiled:
    """A compilation of a book that holds these letters, with its files where `kinds` are given."""

    def made(
        book: Book, *letters: Letter, kinds: tuple[str, ...] = ("interior", "pack"), mark: str = ""
    ) -> Compilation:
        number = book.compilations.count() + 1
        compilation = Compilation.objects.create(book=book, number=number, book_version=book.version, status="done")
        compilation.letters.set(letters)
        for kind in kinds:
            data = f"{kind} {mark or compilation.pk}".encode()
            artefact = Artefact(compilation=compilation, kind=kind, byte_count=len(data))
            artefact.digest = vault.keep(data, suffix_of(artefact))
            artefact.save()
        return compilation

    return made


@pytest.fixture
def many(amy: User, submission: BriefSubmission) -> Callable[[int], list[Letter]]:
    """So many finished letters of one client, to whom everyone agrees: their rows alone, which is quick."""

    def made(number: int) -> list[Letter]:
        briefs = Brief.objects.bulk_create(_brief(submission, place) for place in range(number))
        letters = Letter.objects.bulk_create(Letter(brief=brief, status="ready", seed=brief.pk) for brief in briefs)
        drafts = Draft.objects.bulk_create(
            Draft(letter=letter, number=1, author=amy, text=f"Dear Catherine,\n\n{_words(letter.pk)}.\n\nTheodore")
            for letter in letters
        )
        for letter, draft in zip(letters, drafts, strict=True):
            letter.draft = draft
        Letter.objects.bulk_update(letters, ["draft"], batch_size=400)
        Consent.objects.bulk_create(_agreed(letter, party, name) for letter in letters for party, name in THEY.items())
        return letters

    return made


THEY = {"writer": "Amy", "client": "Theodore Twombly", "recipient": "Catherine"}


def _words(seed: int) -> str:
    """Ninety words that no other letter has."""
    return " ".join(sha256(f"{seed} {place}".encode()).hexdigest()[:6] for place in range(90))


def _brief(submission: BriefSubmission, place: int) -> Brief:
    typed = ("client_name", "client_email", "recipient_name", "relation", "tone", "hand", "paper")
    values = {name: submission.text(name) for name in typed}
    return Brief(
        **values,
        occasion=submission.occasion,
        submission_digest=f"s{place}",
        address_digest=f"a{place}",
        nonce=b"",
        signature="Theodore",
    )


def _agreed(letter: Letter, party: str, name: str) -> Consent:
    return Consent(
        letter=letter, party=party, name=name, may_print=True, given_at=timezone.now(),
        nonce=b"", address_digest=f"{party} {letter.pk}",
    )  # fmt: skip


def deeds(letter: Letter) -> list[str]:
    """What was noted of a letter since it was written."""
    verbs = list(Event.objects.filter(letter=letter).values_list("verb", flat=True))
    return verbs[verbs.index("written") + 1 :]


def history(book: Book) -> list[str]:
    """What was noted of a book."""
    return list(BookEvent.objects.filter(book=book).values_list("verb", flat=True))


def shape(book: Book) -> list[tuple[str, list[int]]]:
    """The chapters of a book, each with the letters in it."""
    kept = Entry.objects.filter(book=book, is_kept=True)
    return [
        (chapter.title, list(kept.filter(chapter=chapter).order_by("position").values_list("letter", flat=True)))
        for chapter in book.chapters.all()
    ]


@pytest.fixture
def laid(book: Book, ready: Letter, agree: Agree, paul: User) -> Compilation:
    """A book of one letter, whose sheaves are done: it waits to be bound."""
    agree(ready, ALL)
    keep(book, ready, paul, book.version)
    book.refresh_from_db()
    change_book(book, paul, book.version, afterword="Every one of them was posted.", author="The House")
    book.refresh_from_db()
    compilation = compile_book(book, paul, book.version)
    for sheaf in LayingOut.to_ring(compilations=compilation.pk):
        write_sheaf(sheaf)
    return compilation
