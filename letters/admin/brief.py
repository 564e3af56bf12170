"""Briefs, as clients sent them."""

from django.contrib import admin

from letters.models import Brief

from .reading_only import ReadOnlyAdmin


@admin.register(Brief)
class BriefAdmin(ReadOnlyAdmin):
    """For reading alone. What the client's private address is made from is not shown."""

    list_display = ("__str__", "occasion", "tone", "hand", "created_at")
    list_filter = ("occasion", "hand")
    fields = (
        *("client_name", "client_email", "writers", "recipient_name", "recipients", "nickname", "relation"),
        *("about_name", "about_pronouns", "occasion", "tone", "voice", "answers", "avoid", "named", "signature"),
        *("heading", "hand", "paper", "style", "envelope", "address", "sender", "first", "created_at"),
    )
