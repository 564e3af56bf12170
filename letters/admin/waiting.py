"""Who a letter waits for: the question with which everyone comes in."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.models import Letter
from letters.workflow.reviewing import WITH_EDITOR, WITH_WRITER

Status = Letter.Status

QUEUES = {
    "writer": ("A writer", WITH_WRITER),
    "editor": ("An editor", WITH_EDITOR),
    "ink": ("The ink", (Status.APPROVED,)),
    "help": ("Help: it failed", (Status.FAILED,)),
    "nobody": ("Nobody: it is ready", (Status.READY,)),
}


class WaitingFor(admin.SimpleListFilter):
    """Letters by whose turn it is."""

    title = "whom it waits for"
    parameter_name = "waits_for"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(slug, label) for slug, (label, _) in QUEUES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Letter]) -> QuerySet[Letter]:
        chosen = QUEUES.get(self.value() or "")
        return queryset.filter(status__in=chosen[1]) if chosen else queryset
