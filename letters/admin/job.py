"""Work that waits, is being done, or is done."""

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.models import Notice, Rendering
from letters.tasks import ring, send_notice
from letters.workflow.errors import NotNow
from letters.workflow.notices import retry_notice

from .people import person_of
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
    """E-mails to clients. Those that failed can be sent again."""

    list_display = ("__str__", "brief", "kind", "status", "attempts", "created_at", "finished_at")
    list_filter = ("status", "kind")
    list_select_related = ("brief",)
    fields = ("brief", "kind", *PROGRESS)
    actions = ("send_again",)

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """Whether this person may use the actions that are for editors."""
        return request.user.has_perm("letters.approve_letter")

    @admin.action(description="Send again what failed", permissions=["approve"])
    def send_again(self, request: HttpRequest, notices: QuerySet[Notice]) -> None:
        """Queue those of the chosen e-mails that failed, and say how many."""
        # Taken down first: under a filter, those that were queued are no longer among them.
        chosen = list(notices.select_related("brief__letter"))
        queued = sum(_queued_again(notice, person_of(request)) for notice in chosen)
        left = len(chosen) - queued
        message = f"{queued} {'e-mail is' if queued == 1 else 'e-mails are'} being sent again."
        if left:
            message += f" {left} had not failed and {'was' if left == 1 else 'were'} left alone."
        self.message_user(request, message, messages.SUCCESS if queued else messages.WARNING)


def _queued_again(notice: Notice, by: User) -> bool:
    try:
        retry_notice(notice, by)
    except NotNow:
        return False
    ring(send_notice, notice.pk)
    return True
