"""Rows that may be looked at here and changed nowhere."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from letters.workflow.opening import note_opening
from letters.workflow.seeing import letters_for

from .people import person_of


def in_words(values: Mapping[str, Any]) -> str:
    """Plain values as a person reads them: "ink sepia, pace brisk"."""
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in sorted(values.items()) if value) or "-"


class ReadOnly:
    """Who has the view permission may look. Nobody adds, changes or deletes, whatever their permissions."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]  # Django's takes no argument when it runs
    """A list of rows, and each of them on its own page."""


class OfLetters(ReadOnlyAdmin):
    """Rows about letters, each named by its `letter`: those of the letters that somebody may open."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(letter__in=letters_for(person_of(request)))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The row, for whoever may open its letter: that they did is noted."""
        row = super().get_object(request, object_id, from_field)
        if row is not None:
            note_opening(row.letter, person_of(request))
        return row


class Behind(ReadOnlyAdmin):
    """Rows that are seen where they belong. The first page leads only administrators to a list of them all."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the first page leads here."""
        return bool(getattr(request.user, "is_superuser", False)) and super().has_module_permission(request)
