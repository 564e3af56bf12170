"""`manage.py bind`: a book, compiled and bound, with all its files in a folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from letters.management.bound import (
    NotBound,
    bind_here,
    copy_files,
    failed_checks,
    require_writable,
    wait_until_bound,
)
from letters.models import Artefact, Book, Compilation
from letters.tasks import ring_for_book
from letters.workflow.errors import Refused, Unfit
from letters.workflow.publishing.books import change_book
from letters.workflow.publishing.compiling import compile_book


class Command(BaseCommand):
    """Uses the verbs that the writing room uses."""

    help = (
        "Compile a book and copy its files into a folder: the pages and the cover for the printer, the book for the "
        "screen, the e-book, and the checks of each. Without a number, list the books there are."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which book, by whom, how, and where to."""
        parser.add_argument("book", nargs="?", type=int, help="the number of the book")
        parser.add_argument("--by", default="", help="the login of who makes it (the first administrator)")
        parser.add_argument("--setting", choices=Book.Setting.values, help="show the letters so, from now on")
        parser.add_argument("--language", default="", help="its language from now on, by its code, such as pt-BR")
        parser.add_argument("--out", type=Path, default=Path("out"), help="the folder for the files (out)")
        parser.add_argument("--no-print", action="store_true", help="only what is read on a screen")
        parser.add_argument("--no-ebook", action="store_true", help="only what is printed")
        parser.add_argument("--here", action="store_true", help="do it in this process, without a worker")
        parser.add_argument("--seconds", type=float, default=900, help="how long it may take (900)")

    def handle(self, *args: Any, book: int | None, out: Path, **options: Any) -> None:
        """Bind it, and say a line for each file. What is refused is said in a sentence."""
        if book is None:
            self._list()
            return
        try:
            self._bind(self._book(book), out, options)
        except (Refused, NotBound) as error:
            raise CommandError(str(error)) from error

    def _list(self) -> None:
        for each in Book.objects.order_by("pk"):
            self.stdout.write(f"{each.pk:>4}  {each.title}: {each.get_setting_display()}, {each.get_status_display()}")

    def _book(self, pk: int) -> Book:
        book = Book.objects.filter(pk=pk).first()
        if book is None:
            raise CommandError(f"There is no book {pk}. `manage.py bind` without a number lists those there are.")
        return book

    def _bind(self, book: Book, out: Path, options: dict[str, Any]) -> None:
        by = maker(options["by"])
        require_writable(out)
        wanted = {name: options[name] for name in ("setting", "language") if options[name]}
        if wanted:
            book = change_book(book, by, book.version, **wanted)
        for_print, for_ebook = not options["no_print"], not options["no_ebook"]
        compilation = compile_book(book, by, book.version, for_print=for_print, for_ebook=for_ebook)
        self._make(compilation, options)
        try:
            self._copy(compilation, out)
        except Unfit:
            # Made before, and damaged since: now it is queued to be made again.
            compilation.refresh_from_db()
            self._make(compilation, options)
            self._copy(compilation, out)

    def _make(self, compilation: Compilation, options: dict[str, Any]) -> None:
        if options["here"]:
            bind_here(compilation, options["seconds"], self.stdout.write)
        else:
            ring_for_book(compilation.pk)
            wait_until_bound(compilation, options["seconds"], self.stdout.write)

    def _copy(self, compilation: Compilation, out: Path) -> None:
        for artefact, path in copy_files(compilation, out, f"book-{compilation.book_id}-{compilation.book.setting}"):
            self.stdout.write(f"{artefact.get_kind_display()}: {path}, {artefact.byte_count / 1e6:.1f} MB")
            self._say_failed(artefact)

    def _say_failed(self, artefact: Artefact) -> None:
        for line in failed_checks(artefact):
            self.stderr.write(line)


def maker(username: str) -> User:
    """Who makes the book. Raises CommandError."""
    people = User.objects.filter(is_active=True)
    candidates = people.filter(username=username) if username else people.filter(is_superuser=True).order_by("pk")
    person = candidates.first()
    if person is None:
        raise CommandError(f"Nobody is called “{username}” here." if username else "There is no administrator yet.")
    return person
