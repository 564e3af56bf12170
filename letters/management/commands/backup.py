"""`manage.py backup`: a copy of the house, while it is open."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.workflow.backing_up import back_up, read_manifest
from letters.workflow.errors import Refused


class Command(BaseCommand):
    """Says what is in it, and what is not."""

    help = (
        "Copy the database and the files into a new folder, while the house is open. The keys with which all is sealed "
        "are not in it: keep a copy of them elsewhere."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("folder", type=Path, help="in which the backup gets a folder of its own")
        parser.add_argument(
            "--without-files", action="store_true", help="the database alone: a restore has letters written out again"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Make it, and say so."""
        try:
            made = back_up(folder, with_files=not options["without_files"])
            manifest = read_manifest(made)
        except (Refused, OSError) as error:
            raise CommandError(f"No backup was made: {error}") from error
        self.stdout.write(f"{made}: {manifest.letters:,} letters, {manifest.files:,} files.")
        self.stdout.write(
            "The keys are not in it: keep data_keys and secret_key of DATA_DIR (or DATA_KEYS and SECRET_KEY) apart "
            "from it. Without data_keys nobody can read it, without secret_key no address in an e-mail opens."
        )
