"""A compiled book before its client: shown by an editor, and what the client marks in it seen to by one."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from letters.models import Book, BookProof, Compilation, SpreadMark
from letters.workflow.errors import BookRefused, NotNow
from letters.workflow.hygiene import ANSWER_CAP, clean_text

from .artefacts import bound_to_read, files_digest, is_approved, out_of_date, spread_in_words
from .history import Status, Verb, look, record, require_publisher
from .holding import hold_books
from .telling import tell_shown

__all__ = [
    "WHOLE",
    "before_client",
    "can_be_shown",
    "is_for_a_client",
    "marks_unsettled",
    "settle_mark",
    "show_book",
    "where_marked",
]

Answer = BookProof.Answer

WHOLE = 0
"""The spread of what is said of the whole book."""


def is_for_a_client(book: Book) -> bool:
    """Whether somebody asked for it, who can be shown it."""
    return book.asked_by_id is not None


def before_client(book: Book) -> BookProof | None:
    """What lies before the client now, to be read, None where nothing does."""
    proofs = BookProof.objects.select_related("compilation__book").filter(compilation__book=book, answer=Answer.OPEN)
    found = proofs.order_by("-pk").first()
    return found if found and _is_of_its_files(found) else None


def marks_unsettled(book: Book) -> QuerySet[SpreadMark]:
    """What the client marked, and nobody has seen to, in the order of the pages."""
    marks = SpreadMark.objects.filter(proof__compilation__book=book, settled_at__isnull=True)
    return marks.select_related("proof__compilation").order_by("proof", "spread", "pk")


def can_be_shown(compilation: Compilation) -> bool:
    """Whether its client can be shown it: bound, and not out of date, nor answered already."""
    is_bound = bound_to_read(compilation.book).filter(pk=compilation.pk).exists()
    if not (is_for_a_client(compilation.book) and is_bound) or out_of_date(compilation):
        return False
    return not compilation.proofs.filter(pages_digest=files_digest(compilation)).exists()


def show_book(compilation: Compilation, by: User) -> BookProof:
    """Put the book before its client, who approves it or marks its pages, and have them e-mailed that it is there. What
    was before them is taken back. Shown twice, it is shown once.

    Raises NotYours; NotNow where it is not to be shown, or something that they marked is not seen to.
    """
    require_publisher(by, "show books to clients")
    with transaction.atomic():
        hold_books([compilation.book_id])
        current = Compilation.objects.select_related("book").get(pk=compilation.pk)
        book = look(current.book, current.book.version, (Status.OPEN,))
        lying = before_client(book)
        if lying and lying.compilation_id == current.pk:
            return lying
        _require_to_show(current)
        BookProof.objects.filter(compilation__book=book, answer=Answer.OPEN).update(answer=Answer.VOID, typed={})
        proof = BookProof.objects.create(compilation=current, pages_digest=files_digest(current), shown_by=by)
        record(book, Verb.SHOWN, by, f"Compilation {current.number}")
        tell_shown(book)
    return proof


def settle_mark(mark: SpreadMark, by: User, outcome: str = "") -> None:
    """Say that a mark is seen to, and to the client what came of it, if anything is to be said. Settled twice, it stays
    as it was first. Raises NotYours and BookRefused."""
    require_publisher(by, "see to what clients mark")
    words = clean_text(outcome)
    if len(words) > ANSWER_CAP:
        raise BookRefused({"outcome": f"There is room for {ANSWER_CAP:,} characters. Nothing was changed."})
    with transaction.atomic():
        book = mark.proof.compilation.book
        hold_books([book.pk])
        open_mark = SpreadMark.objects.filter(pk=mark.pk, settled_at__isnull=True)
        if open_mark.update(outcome=words, settled_by=by, settled_at=Now()):
            record(book, Verb.MARK_SETTLED, by, where_marked(mark))


def where_marked(mark: SpreadMark) -> str:
    """Where it is, in words: "pages 4 and 5"."""
    if mark.spread == WHOLE:
        return "the whole book"
    return spread_in_words(mark.spread, mark.proof.compilation.page_count or 0).partition(": ")[2]


def _require_to_show(compilation: Compilation) -> None:
    book = compilation.book
    if not is_for_a_client(book):
        raise NotNow("No client asked for this book, so there is nobody to show it to. Nothing was changed.")
    if is_approved(compilation):
        raise NotNow("The client has approved this book as it is. Nothing was changed.")
    if not can_be_shown(compilation):
        raise NotNow(
            "This compilation cannot be shown: it is not bound, out of date, or the client has answered it. Compile "
            "the book again, and show that. Nothing was changed."
        )
    if count := marks_unsettled(book).count():
        marks = "One thing that the client marked is" if count == 1 else f"{count} things that the client marked are"
        raise NotNow(f"{marks} not seen to yet. Say of each what came of it, then show the book. Nothing was changed.")


def _is_of_its_files(proof: BookProof) -> bool:
    return not out_of_date(proof.compilation) and proof.pages_digest == files_digest(proof.compilation)
