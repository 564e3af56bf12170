"""The second factor of those who work here: a code of an authenticator app, or one that was written down for a bad day.

django-allauth keeps and checks them. A login has shown one when its session says so, for the very person it is of.
"""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_used
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.http import HttpRequest

from .throttling import forget_codes, try_code

__all__ = ["CodeAgainForm", "CodeForm", "has_second_factor", "is_shown"]

SHOWN = "second_factor_of"
"""The key of the session under which the number of the person stands who has shown theirs."""


def has_second_factor(user: Any) -> bool:
    """Whether this person has set one up."""
    return bool(is_mfa_enabled(user))


def is_shown(request: HttpRequest) -> bool:
    """Whether this login may pass: it has shown a second factor, or the house asks for none (`STAFF_SECOND_FACTOR`)."""
    return not settings.STAFF_SECOND_FACTOR or request.session.get(SHOWN) == request.user.pk


@receiver((authenticator_added, authenticator_used))
def note_shown(sender: object, request: HttpRequest, user: Any, **about: object) -> None:
    """This session has shown the second factor of this person, or has just set it up."""
    request.session[SHOWN] = user.pk


@receiver(authenticator_removed)
def note_removed(sender: object, request: HttpRequest, user: Any, **about: object) -> None:
    """There is none any more, or it is another: it must be set up anew."""
    if not has_second_factor(user):
        request.session.pop(SHOWN, None)


class _Counted:
    """A form for a code that nobody can try as often as they like."""

    user: Any

    def clean_code(self) -> str:
        """The code, where it is right. Raises ValidationError."""
        if refusal := try_code(self.user.pk):
            minutes = -(-refusal.seconds // 60)
            raise ValidationError(f"Too many codes were tried. Please try again in {minutes} minutes.")
        code = str(super().clean_code())  # type: ignore[misc]
        forget_codes(self.user.pk)
        return code


class CodeForm(_Counted, AuthenticateForm):  # type: ignore[misc]
    """The code of whoever logs in."""


class CodeAgainForm(_Counted, ReauthenticateForm):  # type: ignore[misc]
    """The code of whoever changes their second factor, some time after they logged in."""
