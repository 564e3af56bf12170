"""The list of books."""

from typing import Any

from django.contrib import admin
from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from letters.models import Book, Compilation
from letters.workflow.besides import BOOK_PILES

from .book_views import BookViews
from .listing import AsItWasLeft


class ByPile(admin.SimpleListFilter):
    """Books by what they wait for."""

    title = "what it waits for"
    parameter_name = "pile"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(pile.key, pile.label) for pile in BOOK_PILES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Book]) -> QuerySet[Book]:
        pile = next((pile for pile in BOOK_PILES if pile.key == self.value()), None)
        return queryset.filter(pile.where()) if pile else queryset


@admin.register(Book)
class BookAdmin(AsItWasLeft, BookViews):
    """Books, those that a client waits for first."""

    list_display = ("number", "title", "state", "letters", "compiled", "changed")
    list_display_links = ("number", "title")
    list_filter = (ByPile,)
    show_facets = admin.ShowFacets.ALWAYS
    list_per_page = 50
    ordering = (Case(When(status=Book.Status.ASKED, then=0), When(status=Book.Status.OPEN, then=1), default=2), "-pk")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Books", **(extra_context or {})})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Book]:
        letters = Count("entries", filter=Q(entries__is_kept=True, entries__chapter__isnull=False))
        newest = Compilation.objects.filter(book=OuterRef("pk")).order_by("-number")
        newest_made = {name: Subquery(newest.values(name)[:1]) for name in ("status", "stale_reason", "page_count")}
        annotations = {f"made_{name}": value for name, value in newest_made.items()}
        return super().get_queryset(request).annotate(kept_letters=letters, **annotations)

    @admin.display(description="book", ordering="pk")
    def number(self, book: Book) -> str:
        return str(book)

    @admin.display(description="where it is", ordering="status")
    def state(self, book: Book) -> str:
        return format_html('<span class="state state-{}">{}</span>', book.status, book.get_status_display())

    @admin.display(description="letters", ordering="kept_letters")
    def letters(self, book: Any) -> int:
        return int(book.kept_letters)

    @admin.display(description="compiled", empty_value="not yet")
    def compiled(self, book: Any) -> str | None:
        """How the newest compilation stands."""
        if book.made_status is None:
            return None
        if book.made_stale_reason:
            return "out of date"
        pages = f", {book.made_page_count} pages" if book.made_page_count else ""
        return f"{Compilation.Status(book.made_status).label}{pages}"

    @admin.display(description="last changed", ordering="moved_at")
    def changed(self, book: Book) -> str:
        return date_format(localtime(book.moved_at), "j M Y, H:i")
