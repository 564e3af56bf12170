"""The history of all letters, newest first."""

from django.contrib import admin

from letters.models import Event

from .reading_only import ReadOnlyAdmin


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    """Each letter's own history is on its desk; this is for those who run the house."""

    list_display = ("at", "letter", "verb", "actor")
    list_filter = ("verb",)
    list_select_related = ("letter", "actor")
    ordering = ("-pk",)
    fields = ("letter", "verb", "actor", "note", "at")
