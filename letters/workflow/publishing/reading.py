"""A client reads their book, and approves it or says what should differ. Their answer is bound to its very files."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models.functions import Now

from letters.models import Book, BookProof, Notice, SpreadMark
from letters.workflow.errors import Overtaken, TextRefused
from letters.workflow.hygiene import ANSWER_CAP, clean_text

from .artefacts import spreads
from .history import Verb, record
from .holding import hold_books
from .showing import WHOLE, before_client
from .telling import tell_approved

__all__ = ["approve_book", "earlier_marks", "keep_marks", "mark_book", "typed_of"]

Answer = BookProof.Answer

MARKS_CAP = 400
"""Marks that are sent at once: more than anyone makes."""


def approve_book(book: Book, digest: str) -> None:
    """The client approves the files with this digest: the book is ready, and theirs to take home. Done twice, it is
    done once. Raises Overtaken where these files are not, or no longer, before them."""
    with transaction.atomic():
        hold_books([book.pk])
        if _last(book, digest) == Answer.APPROVED:
            return
        proof = _held(book, digest)
        _close(proof, Answer.APPROVED)
        record(book, Verb.PROOF_APPROVED, note=f"Compilation {proof.compilation.number}")
        tell_approved(book)


def mark_book(book: Book, digest: str, marks: Mapping[int, str]) -> None:
    """The client says what should differ, by spread, and an editor has the book once more. The same sent twice is sent
    once. Raises Overtaken, and TextRefused for nothing, and for too much."""
    with transaction.atomic():
        hold_books([book.pk])
        if _last(book, digest) == Answer.CHANGES:
            return
        proof = _held(book, digest)
        wishes = _clean(proof, marks)
        if not wishes:
            raise TextRefused("Nothing is marked yet. Write beside a page what should differ, or approve the book.")
        _close(proof, Answer.CHANGES)
        rows = [SpreadMark(proof=proof, spread=spread, words=words) for spread, words in sorted(wishes.items())]
        SpreadMark.objects.bulk_create(rows)
        record(book, Verb.PROOF_MARKED, note=f"Compilation {proof.compilation.number}, {len(rows)} marked")


def keep_marks(book: Book, digest: str, marks: Mapping[int, str]) -> Mapping[int, str]:
    """Keep what the client has written and not sent; spreads that `marks` does not name stay as they are. All that is
    kept now. Raises Overtaken, and TextRefused for too much."""
    with transaction.atomic():
        hold_books([book.pk])
        proof = _held(book, digest)
        together = _clean(proof, typed_of(proof) | dict(marks))
        BookProof.objects.filter(pk=proof.pk).update(typed={str(spread): words for spread, words in together.items()})
    return together


def typed_of(proof: BookProof) -> dict[int, str]:
    """What the client has written and not sent, by spread."""
    return {int(spread): words for spread, words in proof.typed.items()}


def earlier_marks(book: Book) -> tuple[SpreadMark, ...]:
    """What the client marked the last time they answered, with what came of it."""
    last = BookProof.objects.filter(compilation__book=book, answer=Answer.CHANGES).order_by("-pk").first()
    return tuple(last.marks.select_related("proof__compilation")) if last else ()


def _held(book: Book, digest: str) -> BookProof:
    """What lies before the client, if it is what this digest names. Raises Overtaken."""
    proof = before_client(book)
    if proof is None or proof.pages_digest != digest:
        raise Overtaken(
            "These are no longer the pages that lie before you: you have answered already, or the book was changed "
            "since you opened this page. Nothing was approved or sent. The book’s own page says where it is."
        )
    return proof


def _last(book: Book, digest: str) -> str:
    """What was answered to these files, "" for nothing."""
    answers = BookProof.objects.filter(compilation__book=book, pages_digest=digest).order_by("-pk")
    return answers.values_list("answer", flat=True).first() or ""


def _clean(proof: BookProof, marks: Mapping[int, str]) -> dict[int, str]:
    last = spreads(proof.compilation)
    cleaned = {spread: clean_text(text) for spread, text in marks.items() if WHOLE <= spread <= last}
    wishes = {spread: words for spread, words in cleaned.items() if words}
    longest = max(map(len, wishes.values()), default=0)
    if longest > ANSWER_CAP:
        raise TextRefused(
            f"One of them has {longest:,} characters, and there is room for {ANSWER_CAP:,}. Nothing was sent, and "
            "everything you wrote is still here. Please make it shorter."
        )
    if len(wishes) > MARKS_CAP:
        raise TextRefused(f"There is room for {MARKS_CAP} marks. Nothing was sent. Please write to the house.")
    return wishes


def _close(proof: BookProof, answer: BookProof.Answer) -> None:
    """Note the answer. Nobody is told to read what they have answered."""
    BookProof.objects.filter(pk=proof.pk).update(answer=answer, answered_at=Now(), typed={})
    unread = Notice.objects.filter(book=proof.compilation.book, kind=Notice.Kind.BOOK_PROOF)
    unread.filter(status=Notice.Status.QUEUED, sent_at__isnull=True).delete()
