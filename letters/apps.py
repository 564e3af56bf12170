"""The Django app of the house."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from .checks import check_engine, check_fonts, check_private_root, check_seeds


class LettersConfig(AppConfig):
    """Rows, verbs and doors of the letter-writing house."""

    name = "letters"
    verbose_name = "Letters"

    def ready(self) -> None:
        """Register what can be misconfigured."""
        for check in (check_private_root, check_fonts, check_seeds):
            register(check, Tags.files)
        register(check_engine, Tags.database)
