"""Publishing houses, and what was offered to them."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.db.models import Count, Max
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html_join

from letters.models import Publisher, Submission
from letters.workflow.publishing.offering import still_held

from .reading_only import ReadOnlyAdmin


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # takes no argument when it runs
    """Who might publish a book. Offering it is done on the book's own desk."""

    list_display = ("name", "contact", "email", "offers")
    search_fields = ("name", "contact")
    fields = ("name", "slug", "contact", "email", "address", "wants", "still_holds")
    readonly_fields = ("still_holds",)
    prepopulated_fields = {"slug": ("name",)}  # noqa: RUF012 - Django's own way

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(offered=Count("submissions"))

    @admin.display(description="books offered", ordering="offered")
    def offers(self, publisher: Any) -> int:
        return int(publisher.offered)

    @admin.display(description="what they still hold", empty_value="nothing that may not be shown any more")
    def still_holds(self, publisher: Publisher) -> str | None:
        """The packs with letters that somebody no longer agrees to, and what to do."""
        offers = publisher.submissions.select_related("compilation", "publisher") if publisher.pk else ()
        sentences = filter(None, map(still_held, offers))
        return format_html_join("", "<p>{}</p>", ((sentence,) for sentence in sentences)) or None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who offers books may bring in publishers."""
        return request.user.has_perm("letters.publish_book") or super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever publishes books may add to what is noted of a publisher."""
        return request.user.has_perm("letters.publish_book") or super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not one who was offered a book: the house remembers what it sent to whom."""
        return super().has_delete_permission(request, obj) and not (obj and obj.submissions.exists())


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    """What was offered to whom, and what they answered."""

    list_display = ("__str__", "publisher", "book", "status", "sent_on", "last_answered_on")
    list_filter = ("status", "publisher")
    list_select_related = ("publisher", "compilation__book")
    fields = (
        *("compilation", "publisher", "pack_digest", "sent_by", "sent_on", "status", "replies", "at"),
        "still_holds",
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(last_day=Max("replies__answered_on"))

    @admin.display(description="answered on", ordering="last_day")
    def last_answered_on(self, submission: Any) -> date | None:
        return submission.last_day  # type: ignore[no-any-return]

    @admin.display(description="what they answered", empty_value="nothing yet")
    def replies(self, submission: Submission) -> str | None:
        """Each of their answers, with its day and their words."""
        answers = (
            (f"They {reply.get_status_display()}, on {date_format(reply.answered_on, 'j F Y')}", reply.note)
            for reply in submission.replies.all()
        )
        return format_html_join("", "<p>{}<br>{}</p>", answers) or None

    @admin.display(description="book")
    def book(self, submission: Submission) -> str:
        return str(submission.compilation.book)

    @admin.display(description="what they still hold", empty_value="nothing that may not be shown any more")
    def still_holds(self, submission: Submission) -> str | None:
        """That they have a letter to which somebody no longer agrees, and what to do."""
        return still_held(submission) or None
