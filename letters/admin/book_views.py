"""The addresses of a book's desk: its leaves, and the buttons on them."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_safe

from letters.models import Book
from letters.workflow.errors import BookRefused, Refused
from letters.workflow.publishing.books import begin_book, change_book

from .book_buttons import BUTTONS
from .book_consents import ConsentsLeaf
from .book_desk import BookDesk
from .book_files import BookFiles
from .book_files_leaf import FilesLeaf
from .book_letters import LettersLeaf
from .book_made import MadeLeaf
from .book_matter import MatterLeaf, PrinterLeaf
from .book_names import NamesLeaf
from .buttons import Button, Pressed
from .keeping import keep_words
from .people import person_of

DESKS = (LettersLeaf, ConsentsLeaf, NamesLeaf, PrinterLeaf, MadeLeaf, FilesLeaf)
LEAVES: dict[str, type[BookDesk]] = {leaf.leaf: leaf for leaf in DESKS}
"""Where buttons bring whoever pressed them, and what a refusal is shown on."""


KEPT = {"matter": "What the book says of itself is kept.", "printer": "How the book is made is kept."}


class BookViews(BookFiles):
    """A book opens on its desk."""

    buttons = BUTTONS

    def get_urls(self) -> list[URLPattern]:
        """The desk's own addresses, before the stock ones, of which one catches everything."""
        view = self.admin_site.admin_view
        both = require_http_methods(["GET", "HEAD", "POST"])
        matter, printer = both(partial(self.matter_view, MatterLeaf)), both(partial(self.matter_view, PrinterLeaf))
        begin = require_http_methods(["GET", "HEAD", "POST"])(self.begin_view)
        return [
            path("add/", keep_words(view(begin)), name="letters_book_add"),
            path("<int:pk>/matter/", keep_words(view(matter)), name="letters_book_matter"),
            path("<int:pk>/printer/", keep_words(view(printer)), name="letters_book_printer"),
            path(
                "<int:pk>/consents/",
                view(require_safe(partial(self.leaf_view, "consents"))),
                name="letters_book_consents",
            ),
            path("<int:pk>/names/", view(require_safe(partial(self.leaf_view, "names"))), name="letters_book_names"),
            path("<int:pk>/made/", view(require_safe(partial(self.made_view, MadeLeaf))), name="letters_book_made"),
            path("<int:pk>/files/", view(require_safe(partial(self.made_view, FilesLeaf))), name="letters_book_files"),
            *self.file_urls(),
            *self.button_urls(),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The first leaf: the letters. What changes anything has an address of its own."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(("GET", "HEAD"))
        return self._show(request, LettersLeaf(self.row(request, object_id), person_of(request)))

    def leaf_view(self, leaf: str, request: HttpRequest, pk: int) -> HttpResponse:
        """One of the other leaves."""
        return self._show(request, LEAVES[leaf](self.row(request, pk), person_of(request)))

    def made_view(self, leaf_class: type[MadeLeaf], request: HttpRequest, pk: int) -> HttpResponse:
        """What was made of the book: of the newest compilation, or of `?number=`. `?fragment=1`: what changes."""
        number = request.GET.get("number", "")
        chosen = int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else None
        leaf = leaf_class(self.row(request, pk), person_of(request), number=chosen)
        return self._show(request, leaf, part="_making.html" if "fragment" in request.GET else "")

    def matter_view(self, leaf_class: type[MatterLeaf], request: HttpRequest, pk: int) -> HttpResponse:
        """What the book says of itself, or how it is made, and the button that keeps it."""
        book, person = self.row(request, pk), person_of(request)
        if request.method != "POST":
            return self._show(request, leaf_class(book, person))
        pressed = Pressed.read(request.POST)
        leaf = leaf_class(book, person, pressed)
        if not leaf.form.is_valid():
            return self._show(request, leaf, status=409)
        try:
            change_book(book, person, pressed.seen_version, **leaf.form.changes)
        except Refused as refused:
            return self._show(request, leaf_class(self.row(request, pk), person, pressed, refused), status=409)
        messages.success(request, KEPT[leaf_class.leaf])
        return redirect(f"admin:letters_book_{leaf_class.leaf}", pk)

    def begin_view(self, request: HttpRequest) -> HttpResponse:
        """A title, and there is a book."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {"opts": self.opts, "title": "A new book"}
        if request.method != "POST":
            return TemplateResponse(request, "admin/letters/book/begin.html", context)
        typed = request.POST.get("title", "")
        try:
            book = begin_book(person_of(request), typed)
        except BookRefused as refused:
            context |= {"typed": typed, "refusal": str(refused)}
            return TemplateResponse(request, "admin/letters/book/begin.html", context, status=409)
        messages.success(request, "The book is begun. Choose its letters first.")
        return redirect("admin:letters_book_change", book.pk)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Book]:
        return super().get_queryset(request).select_related("asked_by")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may put books together may begin one."""
        return request.user.has_perm("letters.publish_book")

    def refused(
        self, request: HttpRequest, pk: int, button: Button[Book], pressed: Pressed, why: Refused
    ) -> HttpResponse:
        leaf = LEAVES[button.place](self.row(request, pk), person_of(request), pressed, why)
        return self._show(request, leaf, status=409)

    def way_on(self, button: Button[Book], row: Book, by: User, pressed: Pressed) -> str:
        """Back to the leaf; and, where one letter was moved, to that letter, so that the next press finds it there."""
        entry, chapter = pressed.number("entry"), pressed.number("chapter")
        place = f"#entry-{entry}" if entry >= 0 else f"#chapter-{chapter}" if chapter >= 0 else ""
        return reverse(f"admin:letters_book_{button.place}", args=[row.pk]) + place

    def _show(self, request: HttpRequest, desk: BookDesk, status: int = 200, part: str = "") -> HttpResponse:
        context = self.admin_site.each_context(request) | {"opts": self.opts, "title": str(desk.book), "desk": desk}
        return TemplateResponse(request, f"admin/letters/book/{part or f'{desk.leaf}.html'}", context, status=status)
