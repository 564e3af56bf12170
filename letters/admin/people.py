"""Who is at the desk."""

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest


def person_of(request: HttpRequest) -> User:
    """The person whom the admin let in; it lets nobody in who is not logged in."""
    return cast(User, request.user)
