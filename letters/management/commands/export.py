"""`manage.py export`: all that is a client's own, in one archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.models import Letter
from letters.workflow.erasing import letters_of_client
from letters.workflow.exporting import archive_of


class Command(BaseCommand):
    """What a letter's page gives, for whoever writes to us instead."""

    help = "Put letters into one ZIP: a page to read, the words, the PDFs, and a JSON file for programs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which letters, and where to."""
        parser.add_argument("letters", nargs="*", type=int, help="the numbers of the letters")
        parser.add_argument("--client", default="", help="all letters of whoever wrote from this e-mail address")
        parser.add_argument("--out", type=Path, default=Path("letters.zip"), help="the file (letters.zip)")

    def handle(self, *args: Any, letters: list[int], client: str, out: Path, **options: Any) -> None:
        """Write the file, and say how many letters are in it."""
        rows = letters_of_client(client) if client else Letter.objects.filter(pk__in=letters).order_by("pk")
        if not (count := rows.count()):
            raise CommandError("There are no such letters, so no file was written.")
        try:
            out.write_bytes(archive_of(rows))
        except OSError as error:
            raise CommandError(f"The file cannot be written ({error.strerror}).") from error
        out.chmod(0o600)
        self.stdout.write(f"{out}: {count} letters.")
