"""`manage.py rotate_keys`: everything that is stored, sealed with a new key."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.sealing import new_key
from letters.workflow.errors import Refused
from letters.workflow.rotating import drop_old_keys, new_key_first, seal_all_again


class Command(BaseCommand):
    """While the house is open. Stopped, it is resumed with --resume."""

    help = "Make a new key, and seal every row and file with it. The old keys stay until --drop-old."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which part of the rotation is done."""
        parser.add_argument("--resume", action="store_true", help="make no new key: go on where it was stopped")
        parser.add_argument("--new-key", action="store_true", help="print a key for DATA_KEYS, and change nothing")
        parser.add_argument("--drop-old", action="store_true", help="forget the old keys, when nothing needs them")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say how much it was."""
        if options["new_key"]:
            self.stdout.write(new_key())
            return
        try:
            self._rotate(options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal

    def _rotate(self, options: dict[str, Any]) -> None:
        if options["drop_old"]:
            self.stdout.write(f"{drop_old_keys()} old keys forgotten.")
            return
        if not options["resume"]:
            new_key_first()
        done = seal_all_again()
        self.stdout.write(f"{done.values} values and {done.files} files sealed anew. The old keys still open backups.")
