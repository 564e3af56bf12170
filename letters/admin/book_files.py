"""What leaves a book's desk: pictures of its spreads, and its files. None of it is kept on the way."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from letters.models import Book, Compilation, Publisher, Submission
from letters.tasks import ring_for_book
from letters.workflow.errors import NoSuchPage, NotReady, OutOfDate, Refused, Unfit
from letters.workflow.publishing.artefacts import artefact_file, spread_picture
from letters.workflow.publishing.offering import pack_sent, pack_to_send

from .book_made import FILES, PACK
from .desk_admin import DeskAdmin

SPREAD_DPI = 90
"""Sharp enough to see where the lines stand."""


class BookFiles(DeskAdmin[Book]):
    """A compiled book, for whoever may look at its desk."""

    def file_urls(self) -> list[URLPattern]:
        """The addresses of what is seen and taken."""
        view = self.admin_site.admin_view
        made = "<int:pk>/made/<int:number>"
        return [
            path(f"{made}/spread-<int:spread>.png", view(require_safe(self.spread_view)), name="letters_book_spread"),
            path(f"{made}/pack-for/", view(require_safe(self.pack_view)), name="letters_book_pack"),
            path("<int:pk>/sent/<int:submission>/", view(require_safe(self.sent_view)), name="letters_book_sent"),
            path(f"{made}/<str:name>", view(require_safe(self.file_view)), name="letters_book_file"),
        ]

    def spread_view(self, request: HttpRequest, pk: int, number: int, spread: int) -> HttpResponse:
        """A picture of two pages as they lie open."""
        compilation = self._compilation(request, pk, number)
        try:
            return HttpResponse(spread_picture(compilation, spread, SPREAD_DPI), content_type="image/png")
        except (NoSuchPage, NotReady, OutOfDate) as error:
            raise Http404(str(error)) from error
        except Unfit as error:
            ring_for_book(compilation.pk)
            raise Http404(str(error)) from error

    def file_view(self, request: HttpRequest, pk: int, number: int, name: str) -> HttpResponse:
        """One of the files, byte for byte as it was made; the desk, which says why, where it may not be handed out."""
        compilation = self._compilation(request, pk, number)
        kinds = [kind for kind, (called, _) in FILES.items() if called == name]
        artefact = compilation.artefacts.select_related("compilation").filter(kind__in=kinds).first()
        if artefact is None:
            raise Http404("There is no such file.")
        try:
            return _attachment(artefact_file(artefact), name, FILES[artefact.kind][1])
        except OutOfDate as error:
            messages.warning(request, str(error))
        except Unfit:
            ring_for_book(compilation.pk)
            messages.warning(request, "The stored file was damaged. The book is being bound again, to the same pages.")
        return redirect("admin:letters_book_made", pk)

    def pack_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """What a publisher is sent, with a letter to `?publisher=` on top. Nothing is noted yet."""
        compilation = self._compilation(request, pk, number)
        chosen = request.GET.get("publisher", "")
        is_number = chosen.isascii() and chosen.isdecimal() and len(chosen) < 10
        publisher = Publisher.objects.filter(pk=int(chosen)).first() if is_number else None
        if publisher is None:
            raise Http404("There is no such publisher.")
        return self._or_back(request, pk, lambda: pack_to_send(compilation, publisher))

    def sent_view(self, request: HttpRequest, pk: int, submission: int) -> HttpResponse:
        """What a publisher was sent, byte for byte."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        sent = Submission.objects.select_related("compilation").filter(pk=submission, compilation__book=pk).first()
        if sent is None:
            raise Http404("There is no such offer.")
        return self._or_back(request, pk, lambda: pack_sent(sent))

    def _or_back(self, request: HttpRequest, pk: int, pack: Callable[[], bytes]) -> HttpResponse:
        """The pack; the desk, which says why, where there is none to hand out."""
        try:
            return _attachment(pack(), *PACK)
        except Refused as error:
            messages.warning(request, str(error))
            return redirect("admin:letters_book_made", pk)

    def _compilation(self, request: HttpRequest, pk: int, number: int) -> Compilation:
        if not self.has_view_permission(request):
            raise PermissionDenied
        compilation = Compilation.objects.select_related("book").filter(book=pk, number=number).first()
        if compilation is None:
            raise Http404("There is no such compilation.")
        return compilation


def _attachment(data: bytes, name: str, media: str) -> HttpResponse:
    return HttpResponse(data, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
