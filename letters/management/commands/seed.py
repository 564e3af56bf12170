"""`manage.py seed`: the templates and the groups that the house starts with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.workflow.errors import TemplateRefused
from letters.workflow.staff import set_up_groups
from letters.workflow.templates import load_seeds


class Command(BaseCommand):
    """Run it as often as you like."""

    help = "Load the templates in seeds/ and make the groups Writers and Editors. Running it again is harmless."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how many templates were new. A broken seed ends it with its name and line."""
        set_up_groups()
        try:
            loaded = load_seeds()
        except TemplateRefused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{loaded} templates loaded." if loaded else "The templates were up to date.")
