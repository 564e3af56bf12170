"""The rows behind a book: what is being made of it, and what was. The work itself is seen on the book's desk."""

from django.contrib import admin

from letters.models import Artefact, BookEvent, Compilation, Entry, Sheaf

from .job import PROGRESS
from .reading_only import Behind


@admin.register(Compilation)
class CompilationAdmin(Behind):
    """Books being made."""

    list_display = ("__str__", "book", "number", "status", "stage", "page_count", "created_at", "finished_at")
    list_filter = ("status",)
    list_select_related = ("book",)
    fields = (
        *("book", "number", "by", "book_version", "for_print", "for_ebook", *PROGRESS),
        *("stage", "page_count", "stale_reason"),
    )


@admin.register(Sheaf)
class SheafAdmin(Behind):
    """Letters laid out for books. Of what they are made from only the digest is shown: the rest is words."""

    list_display = ("__str__", "letter", "kind", "status", "attempts", "byte_count", "finished_at")
    list_filter = ("status", "kind")
    list_select_related = ("letter",)
    fields = ("letter", "kind", "key", *PROGRESS, "digest", "byte_count")


@admin.register(Artefact)
class ArtefactAdmin(Behind):
    """Files of compiled books. They are taken from the book's desk, and only while they are fresh."""

    list_display = ("__str__", "compilation", "kind", "page_count", "byte_count")
    list_filter = ("kind",)
    list_select_related = ("compilation",)
    ordering = ("-pk",)
    fields = ("compilation", "kind", "digest", "byte_count", "page_count", "checks")
    readonly_fields = ("checks",)

    @admin.display(description="what was checked")
    def checks(self, artefact: Artefact) -> str:
        """Each check with what was found, those that failed first."""
        lines = sorted(artefact.report.get("checks", ()), key=lambda line: line.get("passed") is not False)
        failed = {False: " (not in order)"}
        return (
            "; ".join(f"{line['name']}: {line['figure']}{failed.get(line.get('passed'), '')}" for line in lines) or "-"
        )


@admin.register(Entry)
class EntryAdmin(Behind):
    """Letters that were considered for books."""

    list_display = ("__str__", "is_kept", "chapter", "position")
    list_filter = ("is_kept",)
    list_select_related = ("chapter",)
    ordering = ("-book", "chapter__position", "position", "pk")
    fields = ("book", "letter", "is_kept", "chapter", "position", "reason", "caption")


@admin.register(BookEvent)
class BookEventAdmin(Behind):
    """The history of all books, newest first."""

    list_display = ("at", "book", "verb", "actor")
    list_filter = ("verb",)
    list_select_related = ("book", "actor")
    ordering = ("-pk",)
    fields = ("book", "verb", "actor", "note", "at")
