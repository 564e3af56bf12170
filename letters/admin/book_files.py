"""What leaves a book's desk: pictures of its spreads, and its files. None of it is kept on the way."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from letters.models import Compilation
from letters.workflow.errors import NoSuchPage, NotReady, OutOfDate, Unfit
from letters.workflow.publishing.artefacts import artefact_file, spread_picture

from .book_made import FILES
from .reading_only import ReadOnlyAdmin

SPREAD_DPI = 90
"""Sharp enough to see where the lines stand."""


class BookFiles(ReadOnlyAdmin):
    """A compiled book, for whoever may look at its desk."""

    def file_urls(self) -> list[URLPattern]:
        """The addresses of what is seen and taken."""
        view = self.admin_site.admin_view
        made = "<int:pk>/made/<int:number>"
        return [
            path(f"{made}/spread-<int:spread>.png", view(require_safe(self.spread_view)), name="letters_book_spread"),
            path(f"{made}/<str:name>", view(require_safe(self.file_view)), name="letters_book_file"),
        ]

    def spread_view(self, request: HttpRequest, pk: int, number: int, spread: int) -> HttpResponse:
        """A picture of two pages as they lie open."""
        compilation = self._compilation(request, pk, number)
        try:
            return HttpResponse(spread_picture(compilation, spread, SPREAD_DPI), content_type="image/png")
        except (NoSuchPage, NotReady, OutOfDate, Unfit) as error:
            raise Http404(str(error)) from error

    def file_view(self, request: HttpRequest, pk: int, number: int, name: str) -> HttpResponse:
        """One of the files, byte for byte as it was made; the desk, which says why, where it may not be handed out."""
        compilation = self._compilation(request, pk, number)
        kinds = [kind for kind, (called, _) in FILES.items() if called == name]
        artefact = compilation.artefacts.select_related("compilation").filter(kind__in=kinds).first()
        if artefact is None:
            raise Http404("There is no such file.")
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        try:
            return HttpResponse(artefact_file(artefact), content_type=FILES[artefact.kind][1], headers=headers)
        except (OutOfDate, Unfit) as error:
            messages.warning(request, str(error))
            return redirect("admin:letters_book_made", pk)

    def _compilation(self, request: HttpRequest, pk: int, number: int) -> Compilation:
        if not self.has_view_permission(request):
            raise PermissionDenied
        compilation = Compilation.objects.select_related("book").filter(book=pk, number=number).first()
        if compilation is None:
            raise Http404("There is no such compilation.")
        return compilation
