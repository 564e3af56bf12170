"""The addresses of a desk: the page itself, the pictures on it, the finished letter, and the buttons."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe

from letters.models import Letter
from letters.tasks import ring, write_rendering
from letters.workflow.errors import NoSuchPage, NotReady, NotYours, Refused, Unfit
from letters.workflow.finished import letter_pdf
from letters.workflow.mailing.desk import posting_for
from letters.workflow.opening import note_opening
from letters.workflow.piles import turn_after
from letters.workflow.previewing import preview_picture, preview_typed
from letters.workflow.rendering import WritingOut
from letters.workflow.scratching import keep_scratch
from letters.workflow.seeing import letters_for

from . import assigning_buttons, erasing_buttons, in_book_buttons, letter_buttons, talk_buttons
from .buttons import Button, Pressed
from .desk import Desk
from .desk_typed import TypingDesk
from .keeping import keep_words
from .people import person_of
from .photograph_views import PhotographViews

PICTURE_DPI = 120


class DeskViews(PhotographViews):
    """A letter opens on its desk."""

    buttons = {  # noqa: RUF012 - never changed
        **letter_buttons.BUTTONS,
        **talk_buttons.BUTTONS,
        **assigning_buttons.BUTTONS,
        **in_book_buttons.BUTTONS,
        **erasing_buttons.BUTTONS,
    }

    def get_urls(self) -> list[URLPattern]:
        """The desk's own addresses, before the stock ones, of which one catches everything."""
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/page-<int:page>.png", view(require_safe(self.page_view)), name="letters_letter_page"),
            path("<int:pk>/letter.pdf", view(require_safe(self.pdf_view)), name="letters_letter_pdf"),
            path("<int:pk>/preview/", keep_words(view(require_POST(self.typed_view))), name="letters_letter_preview"),
            path("<int:pk>/typing/", keep_words(view(require_POST(self.typing_view))), name="letters_letter_typing"),
            path("<int:pk>/here/", view(require_POST(self.here_view)), name="letters_letter_here"),
            *self.button_urls(),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The desk. What changes anything has an address of its own."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(("GET", "HEAD"))
        desk = Desk(self.row(request, object_id), person_of(request), pile=_pile_of(request))
        return self._desk(request, desk)

    def page_view(self, request: HttpRequest, pk: int, page: int) -> HttpResponse:
        """A picture of a page: of the finished letter, or of the current draft as it would be inked."""
        letter = self._to_read(request, pk)
        try:
            return HttpResponse(preview_picture(letter, page, PICTURE_DPI), content_type="image/png")
        except NoSuchPage as error:
            raise Http404(str(error)) from error
        except Unfit as error:
            ring(write_rendering, *WritingOut.to_ring(letter=letter))
            raise Http404(str(error)) from error

    def pdf_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The finished letter, for whoever may look at the desk; the desk where it must be written out again."""
        letter = self._to_read(request, pk)
        headers = {"Content-Disposition": f'attachment; filename="letter-{pk}.pdf"'}
        try:
            return HttpResponse(letter_pdf(letter), content_type="application/pdf", headers=headers)
        except NotReady as error:
            raise Http404(str(error)) from error
        except Unfit:
            ring(write_rendering, *WritingOut.to_ring(letter=letter))
            messages.warning(request, "The stored letter was damaged. It is being written out again, as approved.")
            return redirect("admin:letters_letter_change", pk)

    def typed_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What was typed, as it would be inked, and the proofreader's notes on it: the desk, or what changes on it."""
        letter, person, pressed = self.row(request, pk), person_of(request), Pressed.read(request.POST)
        try:
            pages = preview_typed(letter, person, pressed.text or "")
        except NotYours as error:
            raise PermissionDenied(str(error)) from error
        desk = TypingDesk(letter, person, pressed, pages)
        return self._desk(request, desk, part="_looked.html" if "part" in request.POST else "desk.html")

    def typing_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep what is being typed, apart from the drafts; an empty answer, or why not."""
        letter, pressed = self.row(request, pk), Pressed.read(request.POST)
        try:
            keep_scratch(letter, person_of(request), pressed.text or "", pressed.seen_version)
        except Refused as why:
            return HttpResponse(str(why), status=409, content_type="text/plain; charset=utf-8")
        return HttpResponse(status=204)

    def here_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Note that somebody still has the letter before them; who else has, in a sentence."""
        desk = Desk(self.row(request, pk), person_of(request))
        return TemplateResponse(request, "admin/letters/letter/_here.html", {"desk": desk})

    def row(self, request: HttpRequest, pk: int | str) -> Letter:
        """What lies on the desk, for whoever may see it: that they did is noted.

        Raises PermissionDenied and Http404.
        """
        letter = super().row(request, pk)
        note_opening(letter, person_of(request))
        return letter

    def get_queryset(self, request: HttpRequest) -> QuerySet[Letter]:
        """The letters that this person may open, whichever page asks."""
        related = ("brief", "writer", "draft__author", "draft__template_version__template")
        return letters_for(person_of(request)).select_related(*related)

    def refused(
        self, request: HttpRequest, pk: int, button: Button[Letter], pressed: Pressed, why: Refused
    ) -> HttpResponse:
        return self._desk(request, Desk(self.row(request, pk), person_of(request), pressed, str(why)), status=409)

    def way_on(self, button: Button[Letter], row: Letter, by: User, pressed: Pressed) -> str:
        """The desk of the next letter of the pile; or back to this one, and there to where the button stands. Behind
        one that is gone, the list."""
        if button.removes:
            return reverse("admin:letters_letter_changelist")
        pile = pressed.word("pile")
        turn = turn_after(row, by, pile) if button.goes_on else None
        desk = reverse("admin:letters_letter_change", args=[turn.next if turn and turn.next else row.pk])
        in_pile = f"?{urlencode({'pile': pile})}" if turn and turn.next else ""
        return f"{desk}{in_pile}{f'#{button.place}' if button.place else ''}"

    def _to_read(self, request: HttpRequest, pk: int) -> Letter:
        """The letter, for whoever may read it and not only where it is. Raises PermissionDenied and Http404."""
        letter = self.row(request, pk)
        if not request.user.has_perm("letters.view_draft"):
            raise PermissionDenied
        return letter

    def _desk(self, request: HttpRequest, desk: Desk, status: int = 200, part: str = "desk.html") -> HttpResponse:
        context = self.admin_site.each_context(request) | {"opts": self.opts, "title": str(desk.letter), "desk": desk}
        context |= {"posting": posting_for(person_of(request), desk.letter)}
        return TemplateResponse(request, f"admin/letters/letter/{part}", context, status=status)


def _pile_of(request: HttpRequest) -> str:
    """The pile from which somebody works, by its key: of the address, or of the list from which they came."""
    list_left = QueryDict(request.GET.get("_changelist_filters", ""))
    return request.GET.get("pile", "") or list_left.get("waits_for", "")
