"""The list of letters."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.timezone import localtime

from letters.models import Letter
from letters.workflow.catalogue import occasion_label
from letters.workflow.history import name_of
from letters.workflow.searching import matching

from .desk_views import DeskViews
from .desk_whose import Whose
from .for_editors import ForEditors
from .letter_buttons import retry
from .listing import MOST_COUNTED, AsItWasLeft, PaginatorToTheCap
from .waiting import ByWriter, Came, WaitingFor


@admin.register(Letter)
class LetterAdmin(AsItWasLeft, ForEditors, DeskViews):
    """Letters, those whose clients have waited longest first."""

    list_display = ("number", "state", "occasion", "people", "whose", "due", "came", "waited")
    list_display_links = ("number",)
    list_filter = (WaitingFor, ByWriter, Came)
    list_select_related = ("brief", "writer")
    list_per_page = 30
    paginator = PaginatorToTheCap
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("pk",)
    search_help_text = "Names, or their beginnings; words of the letter; its number."
    ordering = ("created_at", "pk")
    actions = ("try_again",)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """Names of people only for those who may read briefs."""
        named = request.user.has_perm("letters.view_brief")
        return [column for column in self.list_display if named or column != "people"]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Letters", **(extra_context or {})})

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Letter], search_term: str
    ) -> tuple[QuerySet[Letter], bool]:
        """Letters that have all the words, each once. Whoever may not read names and words must not try them out."""
        may_read = request.user.has_perm("letters.view_brief") and request.user.has_perm("letters.view_draft")
        if not search_term.strip():
            return queryset, False
        # Looked for once: else the rows are counted, and then found a second time.
        first = matching(queryset, search_term, by_words=may_read).values_list("pk", flat=True)[:MOST_COUNTED]
        return queryset.filter(pk__in=[*first]), False

    @admin.display(description="letter", ordering="pk")
    def number(self, letter: Letter) -> str:
        return str(letter)

    @admin.display(description="where it is", ordering="status")
    def state(self, letter: Letter) -> str:
        return format_html('<span class="state state-{}">{}</span>', letter.status, letter.get_status_display())

    @admin.display(description="occasion", ordering="brief__occasion")
    def occasion(self, letter: Letter) -> str:
        return occasion_label(letter.brief.occasion)

    @admin.display(description="from whom, to whom")
    def people(self, letter: Letter) -> str:
        return f"{letter.brief.client_name}, to {letter.brief.recipient_name}"

    @admin.display(description="writer", empty_value="")
    def whose(self, letter: Letter) -> str | None:
        return name_of(letter.writer) if letter.writer else None

    @admin.display(description="due", ordering="due_on", empty_value="")
    def due(self, letter: Letter) -> str | None:
        """When it is due; of what is a rush, or late, that it is."""
        whose = Whose(letter, User())
        if letter.due_on is None or letter.status == Letter.Status.READY:
            return None
        marks = [word for word, is_so in (("late", whose.due == "late"), ("a rush", letter.is_rush)) if is_so]
        day = ", ".join((date_format(letter.due_on, "j M"), *marks))
        return format_html('<span class="due due-{}">{}</span>', whose.due, day) if marks else day

    @admin.display(description="came", ordering="created_at")
    def came(self, letter: Letter) -> str:
        return date_format(localtime(letter.created_at), "j M Y, H:i")

    @admin.display(description="the client has waited", ordering="created_at", empty_value="")
    def waited(self, letter: Letter) -> str | None:
        return None if letter.status == Letter.Status.READY else timesince(letter.created_at, depth=1)

    @admin.action(description="Try again to write out", permissions=["approve"])
    def try_again(self, request: HttpRequest, letters: QuerySet[Letter]) -> None:
        """Have those of the chosen letters written out again that failed, and say how many."""
        self.each_again(request, letters, _try_again, ("letter is", "letters are"), "being written out again")


def _try_again(letter: Letter, by: User) -> None:
    retry(letter, by)
