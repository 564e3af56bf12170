"""An error that nobody was there to take: where it is the database's, what was typed comes back."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.defaults import server_error as stock_server_error

from letters.admin.keeping import back_from_the_writing_room
from letters.web.interrupted import interrupted

AWAY = (OperationalError, InterfaceError)
"""Locked, restarted or out of reach: what was asked for can be asked for again."""


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for what went wrong, with status 503 and all words where the records could not be opened, else 500."""
    if isinstance(sys.exception(), AWAY):
        return back_from_the_writing_room(request) or interrupted(request)
    return stock_server_error(request)
