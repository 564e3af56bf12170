"""`manage.py restore`: a backup in the place of what is here."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.models import Letter
from letters.workflow.backing_up import read_manifest
from letters.workflow.errors import Refused
from letters.workflow.restoring import restore


class Command(BaseCommand):
    """Asks for --sure where there are letters that it would replace."""

    help = (
        "Put a backup in the place of the present database, with the house closed. What was erased stays so, missing "
        "files are written again, and e-mails of which nobody knows whether they went out are held."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which one."""
        parser.add_argument("folder", type=Path, help="the folder that `manage.py backup` made")
        parser.add_argument("--sure", action="store_true", help="replace the letters that are here")

    def handle(self, *args: Any, folder: Path, sure: bool, **options: Any) -> None:
        """Put it back, and say what is to be done next."""
        try:
            manifest = read_manifest(folder)
            if not sure and (here := Letter.objects.count()):
                raise CommandError(
                    f"There are {here:,} letters here, and this would put {manifest.letters:,} of {manifest.made_at} "
                    "in their place. Make a backup of what is here, then say --sure. Nothing was changed."
                )
            done = restore(folder)
        except (Refused, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The house is as it was at {manifest.made_at}: {manifest.letters:,} letters.")
        self.stdout.write(
            f"{done.files:,} files put back, {done.written_again:,} letters are written out again when a worker runs, "
            f"{done.erased_again:,} that were erased since are erased again."
        )
        if done.held:
            self.stdout.write(
                f"{done.held:,} e-mails are held, since they may have gone out in the meantime. See the e-mails in the "
                "writing room, or `manage.py held_emails`."
            )
        if done.doubted:
            self.stdout.write(
                f"{done.doubted:,} letters that waited for the post wait for a person: they may have been posted in "
                "the meantime. See the post in the writing room."
            )
