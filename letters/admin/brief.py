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
        *("client_name", "client_email", "recipient_name", "relation", "occasion", "tone", "answers"),
        *("avoid", "signature", "hand", "paper", "created_at"),
    )
