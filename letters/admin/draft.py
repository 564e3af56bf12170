"""Drafts, and the approvals given for them."""

from django.contrib import admin

from letters.models import Approval, Draft

from .reading_only import ReadOnlyAdmin


@admin.register(Draft)
class DraftAdmin(ReadOnlyAdmin):
    """Every state that a letter's text was in."""

    list_display = ("__str__", "author", "created_at")
    list_select_related = ("author",)
    ordering = ("-pk",)
    fields = ("letter", "number", "text", "author", "template_version", "note", "created_at")


@admin.register(Approval)
class ApprovalAdmin(ReadOnlyAdmin):
    """Who gave their word for which pages."""

    list_display = ("__str__", "editor", "hand", "paper", "created_at")
    list_select_related = ("editor",)
    ordering = ("-pk",)
    fields = ("draft", "editor", "layout_digest", "hand", "paper", "style", "seed", "engine", "created_at")
