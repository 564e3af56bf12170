"""`manage.py seed`: the templates, the publishers and the groups that the house starts with, and what is searched."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.workflow.errors import BookRefused, TemplateRefused
from letters.workflow.publishing.offering import load_publishers
from letters.workflow.searching import index_missing
from letters.workflow.staff import set_up_groups
from letters.workflow.templates import load_seeds


class Command(BaseCommand):
    """Run it as often as you like."""

    help = (
        "Load the templates and publishers in seeds/, make the groups of people, and make "
        "findable what was kept before letters could be searched. "
        "Running it again is harmless."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how many were new. A broken seed ends it with its name, and the line of a template."""
        set_up_groups()
        while index_missing():
            continue
        try:
            templates, publishers = load_seeds(), load_publishers()
        except (TemplateRefused, BookRefused) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{templates} templates loaded." if templates else "The templates were up to date.")
        if publishers:
            self.stdout.write(f"{publishers} {'publisher' if publishers == 1 else 'publishers'} loaded.")
