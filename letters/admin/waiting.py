"""Which letters a list shows: the question with which everyone comes in."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.models import Letter
from letters.workflow.piles import pile_named, piles_for

from .people import person_of


class WaitingFor(admin.SimpleListFilter):
    """Letters by the pile in which they lie."""

    title = "whose turn it is"
    parameter_name = "waits_for"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(pile.key, pile.label) for pile in piles_for(person_of(request))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Letter]) -> QuerySet[Letter]:
        pile = pile_named(self.value() or "")
        return queryset.filter(pile.where(person_of(request))) if pile else queryset
