"""`manage.py erase`: letters, for good; and again, after an older database was restored."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from letters.models import Letter
from letters.workflow.erasing import Why, erase, erase_again, erased_digests, letters_of_client, note_erased

REASONS = (Why.ASKED, Why.NAMED)


class Command(BaseCommand):
    """The verb that the letter's page and its desk use."""

    help = (
        "Erase letters for good: their rows, files and traces. A list of what was erased, which names nobody, is kept: "
        "write it out before a backup is restored, and erase the same again afterwards."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which letters, and why."""
        parser.add_argument("letters", nargs="*", type=int, help="the numbers of the letters")
        parser.add_argument("--client", default="", help="all letters of whoever wrote from this e-mail address")
        parser.add_argument("--why", choices=[str(why) for why in REASONS], default=str(Why.ASKED), help="who asked")
        parser.add_argument("--sure", action="store_true", help="erase; without it, only say which letters those are")
        parser.add_argument("--list", action="store_true", help="print the list of what was erased")
        parser.add_argument("--again", action="store_true", help="erase again what came back with an older database")
        parser.add_argument("--from", type=Path, dest="listed", help="with --again: a list that was written out before")
        parser.add_argument("--vacuum", action="store_true", help="write SQLite anew, after a house that did not erase")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked for, and say how many letters it was."""
        if options["list"]:
            self.stdout.write("\n".join(erased_digests()))
        elif options["again"]:
            self._again(options["listed"])
        else:
            self._erase(options)
        if options["vacuum"] and connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM")

    def _again(self, listed: Path | None) -> None:
        if listed:
            try:
                note_erased(listed.read_text(encoding="ascii").split())
            except (OSError, UnicodeDecodeError) as error:
                raise CommandError(f"The list cannot be read ({type(error).__name__}). Nothing was erased.") from error
        self.stdout.write(f"{erase_again()} letters had come back, and are erased again.")

    def _erase(self, options: dict[str, Any]) -> None:
        letters = self._letters(options)
        if not options["sure"]:
            numbers = ", ".join(str(letter.pk) for letter in letters)
            self.stdout.write(f"{len(letters)} to erase: {numbers}. Say --sure to erase them." if letters else "None.")
            return
        self.stdout.write(f"{erase(letters, Why(options['why']))} erased.")

    def _letters(self, options: dict[str, Any]) -> list[Letter]:
        """The letters that were named. Raises CommandError where one is not there."""
        if options["client"]:
            return [*letters_of_client(options["client"])]
        letters = Letter.objects.in_bulk(options["letters"])
        if missing := [pk for pk in options["letters"] if pk not in letters]:
            raise CommandError(f"There is no letter {missing[0]}. Nothing was erased.")
        return [*letters.values()]
