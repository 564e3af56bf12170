"""Briefs, as clients sent them."""

from django.contrib import admin

from letters.models import Brief
from letters.workflow.questions import COLUMNS

from .reading_only import ReadOnlyAdmin


@admin.register(Brief)
class BriefAdmin(ReadOnlyAdmin):
    """For reading alone. What the client's private address is made from is not shown."""

    list_display = ("__str__", "occasion", "tone", "hand", "created_at")
    list_filter = ("occasion", "hand")
    fields = ("occasion", *COLUMNS, "first", "created_at")
