"""The list of letters."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.timezone import localtime

from letters.models import Letter
from letters.workflow.catalogue import hands, occasion_label

from .desk_views import DeskViews
from .for_editors import ForEditors
from .letter_buttons import retry
from .waiting import WaitingFor


@admin.register(Letter)
class LetterAdmin(ForEditors, DeskViews):
    """Letters, those whose clients have waited longest first."""

    list_display = ("number", "state", "occasion", "people", "hand", "came", "waited")
    list_display_links = ("number",)
    list_filter = (WaitingFor,)
    list_select_related = ("brief",)
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    ordering = (Case(When(status=Letter.Status.READY, then=1), default=0), "created_at")
    actions = ("try_again",)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """Names of people only for those who may read briefs."""
        named = request.user.has_perm("letters.view_brief")
        return [column for column in self.list_display if named or column != "people"]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Letters", **(extra_context or {})})

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

    @admin.display(description="hand", ordering="brief__hand")
    def hand(self, letter: Letter) -> str:
        return hands().get(letter.brief.hand, letter.brief.hand)

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
