"""Drafts, and the approvals given for them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.models import Approval, Draft
from letters.workflow.seeing import letters_for

from .listing import PaginatorToTheCap
from .people import person_of
from .reading_only import ReadOnlyAdmin


@admin.register(Draft)
class DraftAdmin(ReadOnlyAdmin):
    """Every state that a letter's text was in."""

    list_display = ("__str__", "author", "created_at")
    list_select_related = ("author",)
    ordering = ("-pk",)
    paginator = PaginatorToTheCap
    show_full_result_count = False
    fields = ("letter", "number", "text", "author", "template_version", "note", "created_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Draft]:
        """Of the letters that this person may open."""
        return super().get_queryset(request).filter(letter__in=letters_for(person_of(request)))


@admin.register(Approval)
class ApprovalAdmin(ReadOnlyAdmin):
    """Who gave their word for which pages."""

    list_display = ("__str__", "editor", "hand", "paper", "created_at")
    list_select_related = ("editor",)
    ordering = ("-pk",)
    fields = ("draft", "editor", "layout_digest", "hand", "paper", "style", "seed", "engine", "created_at")
