"""What the desks of letters and of books share: the row that lies on one, its buttons, and what a press answers."""

from abc import abstractmethod
from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from letters.workflow.errors import Refused

from .buttons import Button, Pressed
from .keeping import keep_words
from .people import person_of
from .reading_only import ReadOnlyAdmin


class DeskAdmin[Row: Model](ReadOnlyAdmin):
    """Rows that open on a desk, in place of the stock form."""

    buttons: ClassVar[Mapping[str, Button]]  # type: ignore[type-arg]  # of whichever rows lie on the desk
    """By the last part of their addresses."""

    @abstractmethod
    def refused(
        self, request: HttpRequest, pk: int, button: Button[Row], pressed: Pressed, why: Refused
    ) -> HttpResponse:
        """The desk as it is now, with what was typed and why nothing was done."""

    @abstractmethod
    def way_on(self, button: Button[Row], row: Row, by: User, pressed: Pressed) -> str:
        """The address of the page that opens after a press."""

    def button_urls(self) -> list[URLPattern]:
        """The addresses of the buttons. They are named for what they are about: letters_letter_save."""
        about = self.opts.model_name
        return [
            path(
                f"<int:pk>/{name}/",
                keep_words(self.admin_site.admin_view(require_POST(partial(self._press, button)))),
                name=f"letters_{about}_{name}",
            )
            for name, button in self.buttons.items()
        ]

    def row(self, request: HttpRequest, pk: int | str) -> Row:
        """What lies on the desk, for whoever may see it. Raises PermissionDenied and Http404."""
        row: Row | None = self.get_object(request, str(pk))
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        if row is None:
            raise Http404(f"There is no such {self.opts.verbose_name}.")
        return row

    def _press(self, button: Button[Row], request: HttpRequest, pk: int) -> HttpResponse:
        row, by, pressed = self.row(request, pk), person_of(request), Pressed.read(request.POST)
        try:
            done = button.press(row, by, pressed)
        except Refused as why:
            return self.refused(request, pk, button, pressed, why)
        way_on = self.way_on(button, row, by, pressed)
        # Seen on the desk of the next one, it says which it was.
        messages.success(request, f"{row}: {done}" if button.goes_on else done)
        return redirect(way_on)
