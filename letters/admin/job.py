"""Work that waits, is being done, or is done."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.models import Notice, Rendering
from letters.tasks import ring, send_notice
from letters.workflow.holding_mail import note_sent, release
from letters.workflow.notices import Sending, retry_notice

from .for_editors import ForEditors
from .people import person_of
from .reading_only import ReadOnlyAdmin, in_words

PROGRESS = ("status", "attempts", "lease_until", "reason", "created_at", "finished_at")


@admin.register(Rendering)
class RenderingAdmin(ReadOnlyAdmin):
    """Letters being written out. The words are on the letter's desk, not here."""

    list_display = ("__str__", "letter", "status", "attempts", "page_count", "created_at", "finished_at")
    list_filter = ("status", "hand")
    list_select_related = ("letter",)
    fields = (
        *("letter", "approval", *PROGRESS, "hand", "paper", "stationery", "seed", "engine"),
        *("layout_digest", "pdf_digest", "page_count", "byte_count", "figures", "tells"),
    )
    readonly_fields = ("stationery", "figures", "tells")

    @admin.display(description="ink, stationery and pace")
    def stationery(self, rendering: Rendering) -> str:
        return in_words(rendering.style)

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

    list_display = ("__str__", "brief", "book", "kind", "status", "held_at", "attempts", "created_at", "finished_at")
    list_filter = ("status", ("held_at", admin.EmptyFieldListFilter), "kind")
    list_select_related = ("brief", "book")
    fields = ("brief", "book", "kind", "number", "sent_at", "held_at", *PROGRESS)
    actions = ("send_again", "send_held", "note_held_sent")

    @admin.action(description="Send again what failed", permissions=["approve"])
    def send_again(self, request: HttpRequest, notices: QuerySet[Notice]) -> None:
        """Queue those of the chosen e-mails that failed, and say how many."""
        failed = notices.select_related("brief__letter", "book")
        self.each_again(request, failed, _send_again, ("e-mail is", "e-mails are"), "being sent again")

    @admin.action(description="Send what is held", permissions=["approve"])
    def send_held(self, request: HttpRequest, notices: QuerySet[Notice]) -> None:
        """Let go what a restored backup left in doubt, and say how many."""
        pks = [*notices.values_list("pk", flat=True)]
        sent = release(pks, person_of(request))
        ring(send_notice, *Sending.to_ring(pk__in=pks))
        self.message_user(request, f"{sent} that were held are on their way.")

    @admin.action(description="Note of what is held that it had gone out", permissions=["approve"])
    def note_held_sent(self, request: HttpRequest, notices: QuerySet[Notice]) -> None:
        """Send none of it, and say how many."""
        noted = note_sent([*notices.values_list("pk", flat=True)], person_of(request))
        self.message_user(request, f"{noted} that were held are noted as sent.")


def _send_again(notice: Notice, by: User) -> None:
    retry_notice(notice, by)
    ring(send_notice, notice.pk)
