"""Drafts, and the approvals given for them."""

from django.contrib import admin

from letters.models import Approval, Draft

from .listing import PaginatorToTheCap
from .reading_only import OfLetters, ReadOnlyAdmin, in_words


@admin.register(Draft)
class DraftAdmin(OfLetters):
    """Every state that a letter's text was in."""

    list_display = ("__str__", "author", "created_at")
    list_select_related = ("author",)
    ordering = ("-pk",)
    paginator = PaginatorToTheCap
    show_full_result_count = False
    fields = ("letter", "number", "text", "author", "template_version", "note", "created_at")


@admin.register(Approval)
class ApprovalAdmin(ReadOnlyAdmin):
    """Who gave their word for which pages."""

    list_display = ("__str__", "editor", "hand", "paper", "created_at")
    list_select_related = ("editor",)
    ordering = ("-pk",)
    fields = ("draft", "editor", "layout_digest", "hand", "paper", "stationery", "seed", "engine", "created_at")
    readonly_fields = ("stationery",)

    @admin.display(description="ink, stationery and pace")
    def stationery(self, approval: Approval) -> str:
        return in_words(approval.style)
