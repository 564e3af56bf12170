"""`manage.py second_key amy`: take somebody's second key away, who has lost it; without a name, who has one."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from letters.throttling import forget_codes


class Command(BaseCommand):
    """Takes second keys away, or lists who has one."""

    help = "Take away the second key of who has lost it: they set up another at the next login. Without a name: a list."

    def add_arguments(self, parser: CommandParser) -> None:
        """The username."""
        parser.add_argument("username", nargs="?")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it away, or print the list."""
        people = get_user_model().objects.filter(is_staff=True).order_by("username")
        if options["username"] is None:
            owners = set(Authenticator.objects.values_list("user_id", flat=True))
            for person in people:
                self.stdout.write(f"{person.get_username()}: {'has one' if person.pk in owners else 'none yet'}")
            return
        owner = people.filter(username=options["username"]).first()
        if owner is None:
            raise CommandError(f"Nobody who works here is called {options['username']}. Nothing was changed.")
        Authenticator.objects.filter(user=owner).delete()
        forget_codes(owner.pk)
        self.stdout.write(f"{owner.get_username()} has no second key now.")
