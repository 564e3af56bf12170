"""The buttons of a book's desk."""

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone

from letters.models import Book, BookEvent, Compilation, Entry, Letter, Publisher, SpreadMark, Submission
from letters.tasks import ring, ring_for_book, send_notice
from letters.workflow.catalogue import printers
from letters.workflow.errors import BookRefused, NotNow
from letters.workflow.notices import Sending
from letters.workflow.publishing.around import clear_around
from letters.workflow.publishing.asking_all import ask_everyone
from letters.workflow.publishing.books import lay_aside, rename_in_book, take_up
from letters.workflow.publishing.choosing import (
    arrange,
    caption_entry,
    drop,
    keep,
    order_entries,
    propose,
    set_language,
    show_answer,
    show_photographs,
)
from letters.workflow.publishing.compiling import compile_book, retry_compilation
from letters.workflow.publishing.history import require_publisher
from letters.workflow.publishing.offering import note_answer, noted_before, offer, standing
from letters.workflow.publishing.printing import take_printer
from letters.workflow.publishing.showing import settle_mark, show_book

from . import arrangement as arranging
from .arrangement import Arrangement
from .book_rows import arrangement_of, typed_names
from .book_traces import (
    answered,
    last_move,
    repeated,
    same_caption,
    same_language,
    same_letter,
    same_names,
    same_order,
    same_suggestion,
)
from .buttons import Button, Pressed

Verb = BookEvent.Verb

GONE = "It is not in this book any more. Nothing was changed. Please look at the book as it is now."


def propose_letters(book: Book, by: User, pressed: Pressed) -> str:
    """Propose some more letters, each with its reason."""
    chosen = propose(book, by, pressed.seen_version, pressed.number("wanted"))
    return f"{_counted(len(chosen))} proposed. Each says why it was chosen."


def keep_letter(book: Book, by: User, pressed: Pressed) -> str:
    """Put a letter into the book."""
    chapter = book.chapters.filter(pk=pressed.number("chapter")).first()
    entry = keep(book, _letter(pressed), by, pressed.seen_version, chapter, pressed.word("reason"))
    return f"{entry.letter} stands in the book."


def drop_letter(book: Book, by: User, pressed: Pressed) -> str:
    """Take a letter out of the book."""
    entry = drop(book, _letter(pressed), by, pressed.seen_version, pressed.word("reason"))
    return f"{entry.letter} is left out, and not proposed again."


def suggest_order(book: Book, by: User, pressed: Pressed) -> str:
    """Put all letters in an order that the house suggests."""
    arrange(book, by, pressed.seen_version, _order(pressed))
    return f"The letters stand {Book.Order(book.order).label}."


def keep_order(book: Book, by: User, pressed: Pressed) -> str:
    """Put all letters in the order in which somebody moved them."""
    typed = arranging.read(pressed.word("arrangement"))
    if typed is None:
        raise BookRefused({"arrangement": "The order did not arrive whole. Nothing was changed."})
    order_entries(book, by, pressed.seen_version, typed)
    return "The letters stand as you put them."


def shift_letter(book: Book, by: User, pressed: Pressed) -> str:
    """Move one letter a place earlier or later, into a chapter, or into a new one."""
    before, entry = arrangement_of(book), _entry(book, pressed)
    moved = _reorder(book, by, pressed, before, _shifted(before, entry.pk, pressed))
    return f"{entry.letter} has its place." if moved else f"{entry.letter} stands where it stood."


def shift_chapter(book: Book, by: User, pressed: Pressed) -> str:
    """Give a chapter another title or place, or make it part of the one before."""
    chapter, where = pressed.number("chapter"), pressed.word("where")
    before = arrangement_of(book)
    if where == "title":
        after = arranging.retitled(before, chapter, pressed.word("title"))
    else:
        shift = arranging.CHAPTER_SHIFTS.get(where)
        after = shift(before, chapter) if shift else before
    return "The chapter is kept." if _reorder(book, by, pressed, before, after) else "All is as it was."


def caption_letter(book: Book, by: User, pressed: Pressed) -> str:
    """Keep what the book says of a letter."""
    entry = caption_entry(_entry(book, pressed), by, pressed.seen_version, pressed.word("caption"))
    return f"The caption of {str(entry.letter).lower()} is kept."


def answer_of_letter(book: Book, by: User, pressed: Pressed) -> str:
    """Put what was answered behind a letter, or leave it out."""
    entry = show_answer(_entry(book, pressed), by, pressed.seen_version, is_shown=pressed.is_ticked("shown"))
    letter = str(entry.letter).lower()
    return f"The answer stands behind {letter}." if entry.with_answer else f"The answer to {letter} is left out."


def photographs_of_letter(book: Book, by: User, pressed: Pressed) -> str:
    """Put its photographs behind a letter, or leave them out."""
    entry = show_photographs(_entry(book, pressed), by, pressed.seen_version, is_shown=pressed.is_ticked("shown"))
    stand = "stand behind it" if entry.with_photographs else "are left out"
    return f"The photographs of {str(entry.letter).lower()} {stand}."


def language_of_letter(book: Book, by: User, pressed: Pressed) -> str:
    """Say in which language a letter is."""
    entry = set_language(_entry(book, pressed), by, pressed.seen_version, pressed.word("language"))
    language = entry.language or "that of the book"
    return f"The language of {str(entry.letter).lower()} is kept: {language}."


def rename(book: Book, by: User, pressed: Pressed) -> str:
    """Keep the other names of the book."""
    rename_in_book(book, by, pressed.seen_version, typed_names(pressed))
    count = book.aliases.count()
    return f"{count} other name{'s are' if count != 1 else ' is'} kept, for this book alone."


def clear_named(book: Book, by: User, pressed: Pressed) -> str:
    """Keep that some whom words around the letters name need not be asked. Clearing twice does no harm."""
    cleared = clear_around(book, pressed.post.getlist("around"), by)
    return f"{len(cleared)} name{'' if len(cleared) == 1 else 's'} may stand in this book, beside its letters."


def ask_all(book: Book, by: User, pressed: Pressed) -> str:
    """Make the pages of everyone who was never asked. Asking twice asks once."""
    count = ask_everyone(book, by, pressed.seen_version)
    pages = f"{count} pages are" if count != 1 else "1 page is"
    return f"{pages} made. Each address is for that person alone: hand it on to them."


def have_printed_by(book: Book, by: User, pressed: Pressed) -> str:
    """Take another printer, with the size and the paper of theirs that come nearest."""
    take_printer(book, by, pressed.seen_version, pressed.word("printer"))
    return f"It is made by {printers()[book.printer].label}, at {book.trim}. Please look at size and paper."


def have_compiled(book: Book, by: User, pressed: Pressed) -> str:
    """Begin to compile the book as it stands."""
    wanted = {"for_print": pressed.is_ticked("for_print"), "for_ebook": pressed.is_ticked("for_ebook")}
    compilation = compile_book(book, by, pressed.seen_version, **wanted)
    ring_for_book(compilation.pk)
    return f"Compilation {compilation.number} is begun. This page shows how far it is."


def show_client(book: Book, by: User, pressed: Pressed) -> str:
    """Put a compilation before the client. It carries no version: showing twice does no harm."""
    show_book(_compilation(book, pressed), by)
    ring(send_notice, *Sending.to_ring(book=book))
    return "The client is e-mailed that there are pages to read. Nothing is called ready before they answer."


def settle_clients_mark(book: Book, by: User, pressed: Pressed) -> str:
    """Say what came of something that the client marked. Settled twice, it stays as it was first."""
    marks = SpreadMark.objects.select_related("proof__compilation__book")
    mark = marks.filter(pk=pressed.number("mark"), proof__compilation__book=book).first()
    if mark is None:
        raise NotNow("There is no such mark. Nothing was changed.")
    settle_mark(mark, by, pressed.word("outcome"))
    return "It is seen to."


def have_compiled_again(book: Book, by: User, pressed: Pressed) -> str:
    """Compile again what failed. It carries no version: trying twice does no harm."""
    compilation = _compilation(book, pressed)
    retry_compilation(compilation, by)
    ring_for_book(compilation.pk)
    return f"Compilation {compilation.number} is being made again."


def offer_book(book: Book, by: User, pressed: Pressed) -> str:
    """Note that a compiled book was offered to a publisher."""
    publisher = Publisher.objects.filter(pk=pressed.number("publisher")).first()
    if publisher is None:
        raise BookRefused({"publisher": "Please choose a publisher. Nothing was noted."})
    compilation, on = _compilation(book, pressed), _day(pressed)
    before = noted_before(compilation, publisher, on)
    submission = offer(compilation, publisher, by, on)
    if before == submission:
        return f"It was noted before that {publisher} was sent the pack on that day. {publisher} {standing(before)}."
    return f"It is noted that {publisher} was sent the pack."


def note_publishers_answer(book: Book, by: User, pressed: Pressed) -> str:
    """Note what a publisher answered."""
    submissions = Submission.objects.select_related("publisher", "compilation__book")
    submission = submissions.filter(pk=pressed.number("submission"), compilation__book=book).first()
    status = pressed.word("status")
    if submission is None or status not in Submission.Status.values:
        raise BookRefused({"status": "Please choose what they answered. Nothing was noted."})
    note_answer(submission, by, Submission.Status(status), _day(pressed), pressed.word("note"))
    return f"It is noted what {submission.publisher} answered."


def put_aside(book: Book, by: User, pressed: Pressed) -> str:
    """Lay the book aside, and have its client told."""
    lay_aside(book, by, pressed.seen_version)
    ring(send_notice, *Sending.to_ring(book=book))
    return "The book is laid aside. Nothing of it is lost."


def put_in_hand(book: Book, by: User, pressed: Pressed) -> str:
    """Take the book up again."""
    take_up(book, by, pressed.seen_version)
    return "The book is taken up."


BUTTONS: Mapping[str, Button[Book]] = {
    "propose": Button(propose_letters, last_move(Verb.PROPOSED), "change"),
    "keep": Button(keep_letter, last_move(Verb.KEPT, same_letter(is_kept=True)), "change"),
    "drop": Button(drop_letter, last_move(Verb.DROPPED, same_letter(is_kept=False)), "change"),
    "suggest": Button(suggest_order, last_move(Verb.ARRANGED, same_suggestion), "change"),
    "order": Button(keep_order, last_move(Verb.ARRANGED, same_order), "change"),
    "shift": Button(shift_letter, last_move(Verb.ARRANGED), "change"),
    "chapter": Button(shift_chapter, last_move(Verb.ARRANGED), "change"),
    "caption": Button(caption_letter, last_move(Verb.CHANGED, same_caption), "change"),
    "language": Button(language_of_letter, last_move(Verb.CHANGED, same_language), "change"),
    "show-answer": Button(answer_of_letter, last_move(Verb.CHANGED), "change"),
    "show-photographs": Button(photographs_of_letter, last_move(Verb.CHANGED), "change"),
    "rename": Button(rename, last_move(Verb.RENAMED, same_names), "names"),
    "clear-around": Button(clear_named, place="names"),
    "compile": Button(have_compiled, place="made"),
    "again": Button(have_compiled_again, repeated, "made"),
    "show": Button(show_client, place="made"),
    "settle-mark": Button(settle_clients_mark, place="made"),
    "offer": Button(offer_book, place="files"),
    "answer": Button(note_publishers_answer, answered, "files"),
    "ask-everyone": Button(ask_all, place="consents"),
    "take-printer": Button(have_printed_by, last_move(Verb.CHANGED), "printer"),
    "aside": Button(put_aside, last_move(Verb.LAID_ASIDE), "change"),
    "take-up": Button(put_in_hand, last_move(Verb.TAKEN_UP), "change"),
}
"""All but what the form of the book's own words does: see `BookViews.matter_view`.

Compiling or offering twice gives the first."""


def _reorder(book: Book, by: User, pressed: Pressed, before: Arrangement, after: Arrangement) -> bool:
    """Keep the order `after`; False, and nothing done, where it is the one `before`. Raises as the verb does."""
    require_publisher(by, "arrange books")
    if after == before:
        return False
    order_entries(book, by, pressed.seen_version, after)
    return True


def _shifted(before: Arrangement, entry: int, pressed: Pressed) -> Arrangement:
    where = pressed.word("where")
    if where in arranging.SHIFTS:
        return arranging.SHIFTS[where](before, entry)
    if where == "apart":
        return arranging.apart(before, entry, pressed.word("new_title"))
    return arranging.into(before, entry, pressed.number("chapter"))


def _letter(pressed: Pressed) -> Letter:
    letter = Letter.objects.select_related("brief", "draft").filter(pk=pressed.number("letter")).first()
    if letter is None:
        raise NotNow("There is no such letter. Nothing was changed.")
    return letter


def _entry(book: Book, pressed: Pressed) -> Entry:
    """The entry of a letter that stands in the book. Raises NotNow."""
    entries = book.entries.select_related("letter", "book").filter(is_kept=True, chapter__isnull=False)
    entry = entries.filter(pk=pressed.number("entry")).first()
    if entry is None:
        raise NotNow(GONE)
    return entry


def _compilation(book: Book, pressed: Pressed) -> Compilation:
    compilation = book.compilations.filter(number=pressed.number("number")).first()
    if compilation is None:
        raise NotNow("There is no such compilation. Nothing was changed.")
    return compilation


def _order(pressed: Pressed) -> Book.Order:
    order = pressed.word("order")
    if order not in Book.Order.values:
        raise BookRefused({"order": "Please choose an order for the letters. Nothing was changed."})
    return Book.Order(order)


def _day(pressed: Pressed) -> date:
    """The day that was typed, or today. Raises BookRefused."""
    typed = pressed.word("on").strip()
    try:
        return date.fromisoformat(typed) if typed else timezone.localdate()
    except ValueError:
        raise BookRefused({"on": "Please give the day as year, month and day: 2026-05-31."}) from None


def _counted(count: int) -> str:
    return f"{count} letters are" if count != 1 else "1 letter is"
