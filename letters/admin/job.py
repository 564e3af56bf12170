"""Work that waits, is being done, or is done."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.models import Notice, Rendering
from letters.tasks import ring, send_notice
from letters.workflow.notices import retry_notice

from .for_editors import ForEditors
from .reading_only import ReadOnlyAdmin

PROGRESS = ("status", "attempts", "lease_until", "reason", "created_at", "finished_at")


@admin.register(Rendering)
class RenderingAdmin(ReadOnlyAdmin):
    """Letters being written out. The words are on the letter's desk, not here."""

    list_display = ("__str__", "letter", "status", "attempts", "page_count", "created_at", "finished_at")
    list_filter = ("status", "hand")
    list_select_related = ("letter",)
    fields = (
        *("letter", "approval", *PROGRESS, "hand", "paper", "style", "seed", "engine"),
        *("layout_digest", "pdf_digest", "page_count", "byte_count", "figures", "tells"),
    )
    readonly_fields = ("figures", "tells")

    @admin.display(description="what the linter measured")
    def figures(self, rendering: Rendering) -> str:
        figures = rendering.findings.get("figures", {})
        return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in sorted(figures.items())) or "-"

    @admin.display(description="what still betrays a machine")
    def tells(self, rendering: Rendering) -> str:
        tells = rendering.findings.get("tells", ())
        return "; ".join(f"{tell['kind']}, page {tell['page']}, line {tell['line']}" for tell in tells) or "-"


@admin.register(Notice)
class NoticeAdmin(ForEditors, ReadOnlyAdmin):
    """E-mails to clients. Those that failed can be sent again."""

    list_display = ("__str__", "brief", "book", "kind", "status", "attempts", "created_at", "finished_at")
    list_filter = ("status", "kind")
    list_select_related = ("brief", "book")
    fields = ("brief", "book", "kind", "number", *PROGRESS)
    actions = ("send_again",)

    @admin.action(description="Send again what failed", permissions=["approve"])
    def send_again(self, request: HttpRequest, notices: QuerySet[Notice]) -> None:
        """Queue those of the chosen e-mails that failed, and say how many."""
        failed = notices.select_related("brief__letter", "book")
        self.each_again(request, failed, _send_again, ("e-mail is", "e-mails are"), "being sent again")


def _send_again(notice: Notice, by: User) -> None:
    retry_notice(notice, by)
    ring(send_notice, notice.pk)
