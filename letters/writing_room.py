"""The writing room: Django's own admin, whose first page is the day's work.

It stands beside `letters/admin`, and not in it: what is registered there needs it first.
"""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.template.response import TemplateResponse

from letters.workflow.piles import to_do


class WritingRoom(admin.AdminSite):
    """Where the people of the house work."""

    site_title = "Beautiful Handwritten Letters"
    site_header = "The writing room"
    index_title = "What is on the desks"
    # One thing at a time: the way to the other rooms is the trail at the top.
    enable_nav_sidebar = False

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """What waits for whoever comes in."""
        day = {"piles": to_do(cast(User, request.user))} if request.user.has_perm("letters.view_letter") else {}
        return super().index(request, day | (extra_context or {}))
