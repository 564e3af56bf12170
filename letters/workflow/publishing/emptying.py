"""Books of which a letter is erased: marked as out of date, and emptied of what they say of it."""

import secrets
from collections.abc import Iterable

from django.db.models import Count, Q
from django.db.models.functions import Now

from letters.models import Alias, Book, BookEvent, BookProof, Brief, Chapter, Compilation, Letter, Notice, Sheaf

from .artefacts import ERASED
from .history import record
from .kept_sheaves import forget_these
from .staleness import put_away, went_stale

EMPTIED = "An erased book"
"""What a book is called of which nothing is left but that publishers were sent it."""

WORDS = (
    *("subtitle", "author", "dedication", "epigraph", "epigraph_source", "afterword", "acknowledgements", "rights"),
    *("blurb", "overview", "why", "about_the_author", "audience", "comparable_titles", "wish"),
)
"""The columns of a book that people fill with words."""


def leave_books(letter: Letter) -> None:
    """Take the letter out of every book. What was compiled with it is out of date and loses its files and its plan, a
    chapter that is left empty its title, and a book the other names that only this letter needed.

    Called inside the transaction that erases the letter, which holds it.
    """
    went_stale(letter, ERASED)
    compiled = Compilation.objects.filter(letters=letter)
    for compilation in compiled:
        compilation.artefacts.update(report={})
    compiled.update(plan={}, stage="", reason="", stale_reason=ERASED)
    # What was marked in it may be about the letter.
    BookProof.objects.filter(compilation__in=compiled).delete()
    books = Book.objects.filter(Q(entries__letter=letter) | Q(compilations__in=compiled)).distinct()
    for book in books:
        chapters = [*Chapter.objects.filter(entries__letter=letter, book=book).values_list("pk", flat=True)]
        book.entries.filter(letter=letter).delete()
        Chapter.objects.annotate(left=Count("entries")).filter(pk__in=chapters, left=0).delete()
        _forget_names(book, letter)


def hand_on_books(brief: Brief, heir: Brief | None) -> None:
    """Let the books that were asked for from this brief's page go on from another of the client's own, and empty those
    that have none. `heir` is another brief of its correspondence.

    Called inside the transaction that erases the brief.
    """
    for book in Book.objects.filter(Q(asked_by=brief) | Q(shown=brief)).distinct():
        if heir:
            book.shown.add(heir)
        others = book.shown.exclude(pk=brief.pk).order_by("pk")
        if book.asked_by_id not in (brief.pk, None):
            continue
        if other := others.first():
            Book.objects.filter(pk=book.pk).update(asked_by=other)
            Notice.objects.filter(book=book, brief=brief).update(brief=other)
        else:
            _empty(book)


def _empty(book: Book) -> None:
    """Remove a client's own book; or, where publishers were sent it, all that it says."""
    put_away(book)
    if not book.compilations.filter(submissions__isnull=False).exists():
        book.delete()
        return
    book.compilations.update(plan={}, stage="", reason="", stale_reason=ERASED)
    BookProof.objects.filter(compilation__book=book).delete()
    book.entries.all().delete()
    book.chapters.all().delete()
    book.aliases.all().delete()
    book.cleared_around.all().delete()
    # Its page is gone, too: no address has these digits.
    gone = {"nonce": secrets.token_bytes(32), "address_digest": secrets.token_hex(32)}
    changed = {"status": Book.Status.LAID_ASIDE, "title": EMPTIED, "moved_at": Now(), "version": book.version + 1}
    Book.objects.filter(pk=book.pk).update(**dict.fromkeys(WORDS, ""), **gone, **changed)
    record(book, BookEvent.Verb.EMPTIED)


def _forget_names(book: Book, letter: Letter) -> None:
    """Drop the other names for whom only this letter names, and what was laid out of other letters with them."""
    in_it = _words_of(letter)
    others = Letter.objects.filter(entries__book=book).exclude(pk=letter.pk).select_related("brief", "draft")
    in_others = [_words_of(other) for other in others]
    names = {alias.name: alias.pk for alias in book.aliases.all()}
    gone = [name for name in names if name.casefold() in in_it and not _is_in(name, in_others)]
    Alias.objects.filter(pk__in=[names[name] for name in gone]).delete()
    cleared = {each.name: each.pk for each in book.cleared_around.all()}
    of_it = [pk for name, pk in cleared.items() if name.casefold() in in_it and not _is_in(name, in_others)]
    book.cleared_around.filter(pk__in=of_it).delete()
    if gone:
        sheaves = Sheaf.objects.filter(compilations__book=book).distinct()
        forget_these([sheaf.pk for sheaf in sheaves if _names_any(sheaf, gone)])


def _words_of(letter: Letter) -> str:
    brief = letter.brief
    fields = (brief.recipient_name, brief.client_name, brief.about_name, brief.nickname, brief.named, brief.signature)
    return "\n".join((letter.draft.text if letter.draft else "", *fields)).casefold()


def _is_in(name: str, texts: Iterable[str]) -> bool:
    return any(name.casefold() in text for text in texts)


def _names_any(sheaf: Sheaf, names: Iterable[str]) -> bool:
    hidden = {name for name, _ in sheaf.made_from.get("aliases", ())}
    return not hidden.isdisjoint(names)
