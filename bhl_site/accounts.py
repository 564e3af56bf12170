"""How django-allauth serves this house: it holds the second factors, and opens no door of its own."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest

from letters.throttling import address_of

from .sessions import SINCE

FRESH_SECONDS = 600
"""For so long after a login the second factor is set up or changed without giving the password once more."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up here; logins are made by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """As the house sees it everywhere."""
        return address_of(request)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not of who logged in just now: they have given their password."""
        age = time.time() - context.request.session.get(SINCE, 0)
        return age > FRESH_SECONDS and bool(super().is_reauthentication_required(app=app))

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """None: our pages say what became of what was asked."""
