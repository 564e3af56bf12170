"""`manage.py unlock amy`: let a login be tried again that was tried too often."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from letters.throttling import locked_for, unlock


class Command(BaseCommand):
    """Forgets the tries at some logins; without a name, lists those that are locked."""

    help = "Let logins be tried again that were locked after too many tries. Without a name: which are locked."

    def add_arguments(self, parser: CommandParser) -> None:
        """The usernames."""
        parser.add_argument("usernames", nargs="*")

    def handle(self, *args: Any, **options: Any) -> None:
        """Unlock each of them, or say which are locked."""
        people = get_user_model().objects.order_by("username")
        wanted = options["usernames"]
        if not wanted:
            locked = [(name, locked_for(name)) for name in people.values_list("username", flat=True)]
            for name, seconds in locked:
                if seconds:
                    self.stdout.write(f"{name}: locked for {-(-seconds // 60)} minutes more")
            return
        unknown = set(wanted) - set(people.filter(username__in=wanted).values_list("username", flat=True))
        if unknown:
            raise CommandError(f"Nobody is called {', '.join(sorted(unknown))}. Nothing was changed.")
        for name in wanted:
            unlock(name)
            self.stdout.write(f"{name} can log in again.")
