"""Work that waits, is being done, or is done."""

from django.contrib import admin

from letters.models import Notice, Rendering

from .reading_only import ReadOnlyAdmin

PROGRESS = ("status", "attempts", "lease_until", "reason", "created_at", "finished_at")


@admin.register(Rendering)
class RenderingAdmin(ReadOnlyAdmin):
    """Letters being written out. The words are on the letter's desk, not here."""

    list_display = ("__str__", "letter", "status", "attempts", "page_count", "created_at", "finished_at")
    list_filter = ("status", "hand")
    list_select_related = ("letter",)
    fields = (
        *("letter", "approval", *PROGRESS, "hand", "paper", "seed", "engine"),
        *("layout_digest", "pdf_digest", "page_count", "byte_count"),
    )


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    """E-mails to clients."""

    list_display = ("__str__", "brief", "kind", "status", "attempts", "created_at", "finished_at")
    list_filter = ("status", "kind")
    list_select_related = ("brief",)
    fields = ("brief", "kind", *PROGRESS)
