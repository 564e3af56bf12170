"""Which letters the list shows: by whose turn it is, by their writer, and by when they came."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from letters.models import Letter
from letters.workflow.assigning import writers
from letters.workflow.history import name_of
from letters.workflow.piles import pile_named, piles_for

from .people import person_of

USUAL = "open"
"""The pile that is shown where nobody asked for another, nor searches."""


class WaitingFor(admin.SimpleListFilter):
    """Letters by the pile in which they lie."""

    title = "whose turn it is"
    parameter_name = "waits_for"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(pile.key, pile.label) for pile in piles_for(person_of(request))]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """Without “All”: who looks for what is finished asks for it, or searches."""
        chosen = self.value() or ("" if changelist.query else USUAL)
        for key, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: key})
            yield {"selected": key == chosen, "query_string": query, "display": label}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Letter]) -> QuerySet[Letter]:
        pile = pile_named(self.value() or ("" if request.GET.get("q") else USUAL))
        return queryset.filter(pile.where(person_of(request))) if pile else queryset


class ByWriter(admin.SimpleListFilter):
    """Letters by whose they are to write."""

    title = "writer"
    parameter_name = "writer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        person = person_of(request)
        if not person.has_perm("letters.see_every_letter"):
            return []
        return [("nobody", "Nobody yet"), *((str(writer.pk), name_of(writer)) for writer in writers())]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Letter]) -> QuerySet[Letter]:
        value = self.value() or ""
        if value == "nobody":
            return queryset.filter(writer__isnull=True)
        is_number = value.isascii() and value.isdecimal() and len(value) < 10
        return queryset.filter(writer=int(value)) if is_number else queryset


class Came(admin.SimpleListFilter):
    """Letters by when their briefs came."""

    title = "when it came"
    parameter_name = "came"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("1", "Today"), ("7", "In the last week"), ("31", "In the last month"), ("366", "In the last year")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Letter]) -> QuerySet[Letter]:
        days = {value: int(value) for value, _ in self.lookups(request, None)}.get(self.value() or "")
        if days is None:
            return queryset
        return queryset.filter(created_at__gte=timezone.now() - timedelta(days=days))
