"""`manage.py sweep`: ring again for everything that waits."""

from typing import Any

from django.core.management.base import BaseCommand

from letters import tasks


class Command(BaseCommand):
    """The broom, by hand. Beat does the same every few seconds."""

    help = (
        "Ring again for letters, books and e-mails that wait, give up those that cannot be done, and remove files that "
        "nothing names any more."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep once, and say how much was waiting."""
        waiting = tasks.sweep()
        self.stdout.write(f"{waiting} waiting." if waiting else "Nothing was waiting.")
        if removed := tasks.tidy():
            self.stdout.write(f"{removed} files removed that nothing names any more.")
