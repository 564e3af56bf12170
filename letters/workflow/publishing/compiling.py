"""Compiling: a book's plan is frozen and its sheaves are ordered in one transaction; workers do the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Q

from letters.editor import Book as BookToMake
from letters.editor import Setting, TooManyPages, measure_for, require_bindable
from letters.handwriting import unwritable
from letters.models import Book, Compilation, Job, Sheaf
from letters.workflow.catalogue import printers
from letters.workflow.errors import BookRefused, ConsentMissing, NotNow
from letters.workflow.history import require

from .agreed import lacks_of_plan, needed_for_all, quotable
from .around import require_looked_at
from .history import Verb, look, record
from .holding import hold
from .matter import require_sound
from .plans import Plan, book_of, plan_kept, plan_of
from .quoting import require_quotable
from .sheaves import PICTURE_COLOURS, PICTURE_DPI, Kind, SheafWanted, order, wanted

IN_HAND = (Setting.FACSIMILE, Setting.FACING)
IN_TYPE = (Setting.READING, Setting.FACING)


@dataclass(frozen=True)
class Progress:
    """How far a compilation is: sheaves done and in all, and in a sentence what is being done."""

    done: int
    total: int
    sentence: str
    settled: bool


def compile_book(
    book: Book, by: User, seen_version: int, *, for_print: bool = True, for_ebook: bool = True
) -> Compilation:
    """Freeze the book as it stands and queue its making. The door rings for it.

    Asked twice, without a change between, it gives the first. Raises NotYours, Overtaken, NotNow, BookRefused, and
    ConsentMissing, which names every letter and person.
    """
    require(by, "publish_book", "compile books")
    if not (for_print or for_ebook):
        raise BookRefused({"for_print": "Choose print, the e-book, or both. Nothing was started."})
    current = look(book, seen_version, (Book.Status.OPEN,))
    # A printer may have given up a size since the book was last changed.
    require_sound(current, {"printer": current.printer})
    plan = plan_of(current)
    to_make = book_of(plan)
    _require_writable(to_make)
    _require_bindable(to_make)
    sheaves = [*_sheaves_of(plan, to_make, for_ebook=for_ebook)]
    with transaction.atomic():
        # Whoever withdraws a consent, or erases a letter, comes before this and is seen, or after it and sees it.
        _require_there(plan)
        _require_unmoved(current)
        lacks = lacks_of_plan(plan, for_print=for_print, for_ebook=for_ebook)
        if missing := needed_for_all(lacks):
            raise ConsentMissing(missing)
        require_looked_at(current)
        plan = replace(plan, quotable=quotable(plan, lacks))
        require_quotable(plan, to_make)
        return _twin(current, plan, for_print, for_ebook) or _queue(current, by, plan, sheaves, for_print, for_ebook)


def retry_compilation(compilation: Compilation, by: User) -> None:
    """Queue a failed compilation again, with its failed sheaves. The door rings for it. Raises NotYours, NotNow."""
    require(by, "publish_book", "compile books")
    with transaction.atomic():
        if compilation.stale_reason or not Compilation.objects.requeue(compilation.pk, Compilation.Status.FAILED):
            raise NotNow("This compilation did not fail, so there is nothing to try again.")
        for failed in compilation.sheaves.filter(status=Sheaf.Status.FAILED):
            Sheaf.objects.requeue(failed.pk, Sheaf.Status.FAILED)
        record(compilation.book, Verb.COMPILED, by, f"Compilation {compilation.number}, again")


def progress_of(compilation: Compilation) -> Progress:
    """How many of its sheaves are done, and in a sentence what is being done."""
    counts = compilation.sheaves.aggregate(total=Count("pk"), done=Count("pk", filter=Q(status=Sheaf.Status.DONE)))
    total, done = counts["total"], counts["done"]
    settled = compilation.status in (Compilation.Status.DONE, Compilation.Status.FAILED)
    return Progress(done, total, _sentence(compilation, done, total), settled)


def _sentence(compilation: Compilation, done: int, total: int) -> str:
    if compilation.stale_reason:
        return compilation.stale_reason
    match compilation.status:
        case Compilation.Status.DONE:
            return f"It is bound: {compilation.page_count} pages."
        case Compilation.Status.FAILED:
            return compilation.reason
    if done < total:
        return f"The letters are being laid out: {done} of {total}.{_letter_put_back(compilation)}"
    # Begun anew by hand it has no attempts, and what it failed of before is no news.
    if compilation.status == Compilation.Status.QUEUED and compilation.attempts and compilation.reason:
        return f"It could not be bound and kept: {_tried_again(compilation)}"
    return compilation.stage or "The letters are laid out, and the book is waiting to be bound."


def _letter_put_back(compilation: Compilation) -> str:
    put_back = compilation.sheaves.filter(status=Sheaf.Status.QUEUED, attempts__gt=0).exclude(reason="")
    first = put_back.order_by("pk").first()
    return f" One of them could not be kept: {_tried_again(first)}" if first else ""


def _tried_again(job: Job) -> str:
    """Why it was put back, and what comes of it. After its last attempt nobody tries again by themselves."""
    then = ", and it is tried again by itself" if job.attempts < job.MAX_ATTEMPTS else ""
    return f"{job.reason}. Nothing is lost{then}."


def _require_writable(book: BookToMake) -> None:
    """Other names may hold a sign that the hand lacks; approved words were checked long ago."""
    changed = (letter for letter in book.letters if not letter.layout_digest)
    lacking_signs = {letter.number: unwritable(letter.text, letter.hand) for letter in changed}
    if troubles := [f"letter {number} ({', '.join(signs)})" for number, signs in lacking_signs.items() if signs]:
        where = ", ".join(troubles)
        problem = f"The hand has no form for a sign of the other names in {where}."
        raise BookRefused({"aliases": f"{problem} Please choose names that it can write."})


def _require_there(plan: Plan) -> None:
    """Inside the transaction, that no letter was erased since the book was planned. Holds them. Raises BookRefused."""
    planned = plan.numbers
    if gone := {*planned} - hold(planned):
        numbers = ", ".join(f"letter {pk}" for pk in sorted(gone))
        raise BookRefused({"letters": f"Erased while you looked: {numbers}. Nothing was started. Please look again."})


def _require_unmoved(book: Book) -> None:
    """Inside the transaction, that nobody moved the book since it was planned. Raises Overtaken."""
    look(Book.objects.select_for_update(no_key=True).get(pk=book.pk), book.version, (Book.Status.OPEN,))


def _require_bindable(book: BookToMake) -> None:
    """Before hours of work: a book that is too long for its printer whatever becomes of it."""
    try:
        require_bindable(book, printers()[book.printer])
    except TooManyPages as error:
        raise BookRefused({"letters": f"{error} Nothing was started."}) from error


def _twin(book: Book, plan: Plan, for_print: bool, for_ebook: bool) -> Compilation | None:
    """The newest compilation, where it is this one again and can still be used."""
    newest = book.compilations.order_by("-number").first()
    if newest is None or newest.stale_reason or newest.status == Compilation.Status.FAILED:
        return None
    same = (plan_kept(newest), newest.for_print, newest.for_ebook) == (plan, for_print, for_ebook)
    return newest if same else None


def _queue(
    book: Book, by: User, plan: Plan, sheaves: list[SheafWanted], for_print: bool, for_ebook: bool
) -> Compilation:
    newest = book.compilations.order_by("-number").first()
    compilation = Compilation.objects.create(
        book=book,
        number=newest.number + 1 if newest else 1,
        by=by,
        plan=plan.as_data(),
        book_version=book.version,
        for_print=for_print,
        for_ebook=for_ebook,
    )
    compilation.letters.set({sheaf.letter for sheaf in sheaves})
    compilation.sheaves.set(order(sheaves))
    record(book, Verb.COMPILED, by, f"Compilation {compilation.number}")
    return compilation


def _sheaves_of(plan: Plan, book: BookToMake, *, for_ebook: bool) -> Iterator[SheafWanted]:
    """One for each letter and each thing that the book needs of it."""
    for each, letter in zip(plan.letters, book.letters, strict=True):
        kinds = dict(_kinds(book, book.language_of(letter), for_ebook=for_ebook))
        # What other names do not change is the same sheaf in every book.
        aliases = () if letter.layout_digest else plan.aliases
        yield from (wanted(letter, kind, each.rendering, aliases, how) for kind, how in kinds.items())


def _kinds(book: BookToMake, language: str, *, for_ebook: bool) -> Iterator[tuple[Sheaf.Kind, dict[str, Any]]]:
    if book.setting in IN_HAND:
        yield Kind.PLATES, {"variants": book.variants}
    if book.setting in IN_TYPE:
        measure = measure_for(book, printers()[book.printer])
        yield Kind.GALLEY, {"measure": measure, "language": language}
    if for_ebook:
        yield Kind.PICTURES, {"dpi": PICTURE_DPI, "colours": PICTURE_COLOURS}
