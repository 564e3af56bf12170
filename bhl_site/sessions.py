"""How long a login holds: some hours in all, and less where nobody does anything."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.db import Error
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase

SINCE, SEEN = "logged_in_at", "seen_at"
"""Keys of the session: seconds since the epoch."""

NOTED_EVERY = 300
"""Seconds: so often at most is it written down that somebody is there."""

BY_ITSELF = "/here/"
"""How the addresses end that an open desk asks for by itself: nobody need sit before it."""


@receiver(user_logged_in)
def begin_session(sender: object, request: HttpRequest, user: Any, **about: object) -> None:
    """Somebody has logged in: the clock starts."""
    request.session[SINCE] = request.session[SEEN] = int(time.time())


class SessionLimits:
    """Middleware: ends a login that is too old, or that nobody has used for too long. What was typed is given back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """As the house answers, to somebody who is logged in no longer where the time is over."""
        # Where our records cannot be opened there is no login either; the page says so, and gives the words back.
        with suppress(Error):
            if request.session.get(SINCE) is not None:
                _keep_time(request)
        return self._get_response(request)


def _keep_time(request: HttpRequest) -> None:
    now, session = int(time.time()), request.session
    is_old = now - session[SINCE] > settings.SESSION_COOKIE_AGE
    if is_old or now - session.get(SEEN, 0) > settings.SESSION_IDLE_SECONDS:
        logout(request)
    elif now - session[SEEN] > NOTED_EVERY and not request.path.endswith(BY_ITSELF):
        session[SEEN] = now
