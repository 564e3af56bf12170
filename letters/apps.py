"""The Django app of the house."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.core.checks import Tags, register

from .checks import check_engine, check_fonts, check_private_root, check_seeds
from .throttling import unlock


class LettersConfig(AppConfig):
    """Rows, verbs and doors of the letter-writing house."""

    name = "letters"
    verbose_name = "Letters"

    def ready(self) -> None:
        """Register what can be misconfigured."""
        for check in (check_private_root, check_fonts, check_seeds):
            register(check, Tags.files)
        register(check_engine, Tags.database)
        user_logged_in.connect(_let_in, dispatch_uid="letters.let_in")


def _let_in(sender: object, user: Any, **about: object) -> None:
    """Who came in has tried no login in vain."""
    unlock(user.get_username())
