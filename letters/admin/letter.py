"""The list of letters, and the way to each one's desk."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from letters.models import Letter
from letters.workflow.catalogue import hands, occasion_named
from letters.workflow.errors import NoSuchPage, Refused
from letters.workflow.previewing import preview_picture

from .desk import Desk
from .moves import MOVES, Move, Typed, retry
from .people import person_of
from .reading_only import ReadOnlyAdmin
from .waiting import WaitingFor

type View = Callable[..., HttpResponseBase]

PICTURE_DPI = 120


@admin.register(Letter)
class LetterAdmin(ReadOnlyAdmin):
    """Letters, those whose clients have waited longest first. A letter opens on its desk."""

    list_display = ("number", "state", "occasion", "people", "hand", "came", "waited")
    list_display_links = ("number",)
    list_filter = (WaitingFor,)
    list_select_related = ("brief",)
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    ordering = (Case(When(status=Letter.Status.READY, then=1), default=0), "created_at")
    actions = ("try_again",)

    def get_urls(self) -> list[URLPattern]:
        """The desk's own addresses, before the stock ones, of which one catches everything."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/page-<int:page>.png", view(self.page_view), name="letters_letter_page"),
            *(
                path(f"<int:pk>/{name}/", self._keep_words(view(self._move_view(move))), name=f"letters_letter_{name}")
                for name, move in MOVES.items()
            ),
            *super().get_urls(),
        ]

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """Names of people only for those who may read briefs."""
        named = request.user.has_perm("letters.view_brief")
        return [column for column in self.list_display if named or column != "people"]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Letters", **(extra_context or {})})

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """Whether this person may use the actions that are for editors."""
        return request.user.has_perm("letters.approve_letter")

    @admin.display(description="letter", ordering="pk")
    def number(self, letter: Letter) -> str:
        return str(letter)

    @admin.display(description="where it is", ordering="status")
    def state(self, letter: Letter) -> str:
        return format_html('<span class="state state-{}">{}</span>', letter.status, letter.get_status_display())

    @admin.display(description="occasion", ordering="brief__occasion")
    def occasion(self, letter: Letter) -> str:
        occasion = occasion_named(letter.brief.occasion)
        return occasion.name if occasion else letter.brief.occasion

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
        # Taken down first: under a filter, those that were tried are no longer among them.
        chosen = list(letters)
        tried = sum(_tried_again(letter, person_of(request)) for letter in chosen)
        left = len(chosen) - tried
        message = f"{tried} {'letter is' if tried == 1 else 'letters are'} being written out again."
        if left:
            message += f" {left} had not failed and {'was' if left == 1 else 'were'} left alone."
        self.message_user(request, message, messages.SUCCESS if tried else messages.WARNING)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The desk, in place of the stock form."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(("GET", "HEAD"))
        return self._desk(request, Desk(self._letter(request, object_id), person_of(request)))

    def page_view(self, request: HttpRequest, pk: int, page: int) -> HttpResponse:
        """A picture of a page of the current draft, as it would be inked."""
        letter = self._letter(request, pk)
        try:
            return HttpResponse(preview_picture(letter, page, PICTURE_DPI), content_type="image/png")
        except NoSuchPage as error:
            raise Http404(str(error)) from error

    def _move_view(self, move: Move) -> View:
        return require_POST(partial(self._move, move))

    def _move(self, move: Move, request: HttpRequest, pk: int) -> HttpResponse:
        letter, typed = self._letter(request, pk), Typed.read(request.POST)
        try:
            done = move(letter, person_of(request), typed)
        except Refused as refused:
            desk = Desk(self._letter(request, pk), person_of(request), typed, str(refused))
            return self._desk(request, desk, status=409)
        messages.success(request, done)
        return redirect("admin:letters_letter_change", pk)

    def _desk(self, request: HttpRequest, desk: Desk, status: int = 200) -> HttpResponse:
        context = self.admin_site.each_context(request) | {"opts": self.opts, "title": str(desk.letter), "desk": desk}
        return TemplateResponse(request, "admin/letters/letter/desk.html", context, status=status)

    def _letter(self, request: HttpRequest, pk: int | str) -> Letter:
        letter: Letter | None = self.get_object(request, str(pk))
        if not self.has_view_permission(request, letter):
            raise PermissionDenied
        if letter is None:
            raise Http404("There is no such letter.")
        return letter

    def get_queryset(self, request: HttpRequest) -> QuerySet[Letter]:
        return (
            super().get_queryset(request).select_related("brief", "draft__author", "draft__template_version__template")
        )

    def _keep_words(self, view: View) -> View:
        """Someone whose login ended while they wrote gets their words back, not a bare login page."""

        @never_cache
        @wraps(view)
        def kept(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
            text = request.POST.get("text") or request.POST.get("note")
            if text and not self.admin_site.has_permission(request):
                context = self.admin_site.each_context(request) | {"text": text, **kwargs}
                return render(request, "admin/letters/letter/logged_out.html", context, status=403)
            return view(request, **kwargs)

        return kept


def _tried_again(letter: Letter, by: User) -> bool:
    try:
        retry(letter, by, Typed(letter.version, None, ""))
    except Refused:
        return False
    return True
