"""The post desk: what is ready is printed, posted, noted when it comes back, and sent again."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe

from letters.models import Posting, PrintRun
from letters.tasks import ring, send_notice
from letters.workflow.errors import NotNow, Refused
from letters.workflow.mailing.addresses import country_choices_by_code, fields_in
from letters.workflow.mailing.doubting import note_not_posted, note_posted_before
from letters.workflow.mailing.printing import run_pdf
from letters.workflow.mailing.providing import hand_over
from letters.workflow.mailing.sending import (
    mark_posted,
    mark_returned,
    print_again,
    print_letters,
    print_one_again,
    send_again,
)
from letters.workflow.notices import Sending

from .keeping import keep_words
from .people import person_of
from .post_desk import OnePosting, OneRun, PostDesk, chosen, form_number
from .reading_only import ReadOnlyAdmin

FOLDER = "admin/letters/posting"


@admin.register(Posting)
class PostingAdmin(ReadOnlyAdmin):
    """Letters that the house posts. The list is the desk."""

    def get_urls(self) -> list[URLPattern]:
        """The desk's own addresses, before the stock ones, of which one catches everything."""
        view = self.admin_site.admin_view
        press = {"print": self.print_view, "posted": self.posted_view, "hand": self.hand_view, "doubt": self.doubt_view}
        on_one = {"returned": self.returned_view, "again": self.again_view, "reprint": self.reprint_view}
        return [
            *(
                path(f"{name}/", keep_words(view(require_POST(each))), name=f"post_{name}")
                for name, each in press.items()
            ),
            path("runs/<int:pk>/", view(require_safe(self.run_view)), name="post_run"),
            path("runs/<int:pk>/letters.pdf", view(require_safe(self.file_view)), name="post_file"),
            path("runs/<int:pk>/again/", keep_words(view(require_POST(self.print_again_view))), name="post_run_again"),
            *(
                path(f"<int:pk>/{name}/", keep_words(view(require_POST(each))), name=f"post_{name}")
                for name, each in on_one.items()
            ),
            *super().get_urls(),
        ]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who posts letters, in a house that does."""
        return bool(settings.POST) and request.user.has_perm("letters.post_letter")

    def has_module_permission(self, request: HttpRequest) -> bool:
        """The first page leads here by a line of its own."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Posting]:
        return super().get_queryset(request).select_related("letter__brief", "run__by", "posted_by")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The desk."""
        self._require(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(("GET", "HEAD"))
        return self._show(request, "desk", PostDesk(person_of(request), request.GET), "The post")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One letter's way through the post."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(("GET", "HEAD"))
        return self._one(request, OnePosting(self._posting(request, object_id), request.GET))

    def print_view(self, request: HttpRequest) -> HttpResponse:
        """Print the ticked letters: they are in a run now, whose page has the file."""
        self._require(request)
        by, sent = person_of(request), request.POST
        sides = PrintRun.Sides(sent["sides"]) if sent.get("sides") in PrintRun.Sides.values else PrintRun.Sides.LONG
        try:
            printed = print_letters(
                chosen(sent), by, form_number(sent), sides, with_labels=sent.get("addresses") == "labels"
            )
        except Refused as why:
            return self._show(request, "desk", PostDesk(by, QueryDict(), str(why)), "The post", status=409)
        for sentence in printed.left_out:
            messages.warning(request, sentence)
        return redirect("admin:post_run", printed.run.pk)

    def run_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What was printed together."""
        return self._show(request, "run", OneRun(self._run(request, pk)), f"Print run {pk}")

    def file_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file to print, for a while."""
        run = self._run(request, pk)
        try:
            data = run_pdf(run)
        except Refused as why:
            messages.warning(request, str(why))
            return redirect("admin:post_run", pk)
        # The name says nothing of whom it is for.
        headers = {"Content-Disposition": f'inline; filename="post-{pk}.pdf"', "Cache-Control": "private, no-store"}
        return HttpResponse(data, content_type="application/pdf", headers=headers)

    def print_again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Print a run once more, on purpose."""
        run, sent = self._run(request, pk), request.POST
        times = sent.get("times", "")
        try:
            print_again(run, person_of(request), sent.get("why", ""), int(times) if times.isdecimal() else 0)
        except Refused as why:
            return self._show(request, "run", OneRun(run, sent, str(why)), f"Print run {pk}", status=409)
        messages.success(request, "Its file can be opened once more. What was printed before must not be posted.")
        return redirect("admin:post_run", pk)

    def posted_view(self, request: HttpRequest) -> HttpResponse:
        """Note that the ticked letters were posted."""
        self._require(request)
        sent, pks = request.POST, chosen(request.POST)
        tracking = {pk: sent.get(f"tracking-{pk}", "") for pk in pks}
        try:
            count = mark_posted(pks, person_of(request), _day(sent), tracking)
        except Refused as why:
            return self._show(
                request, "desk", PostDesk(person_of(request), _pile("printed"), str(why)), "The post", 409
            )
        ring(send_notice, *Sending.to_ring(brief__letter__postings__in=pks))
        letters = "One letter is" if count == 1 else f"{count} letters are"
        messages.success(request, f"{letters} noted as posted, and the clients are told.")
        return redirect(_pile_address(sent.get("from", "")))

    def hand_view(self, request: HttpRequest) -> HttpResponse:
        """Let the provider print and post the ticked letters."""
        self._require(request)
        try:
            count, left_out = hand_over(chosen(request.POST), person_of(request))
        except Refused as why:
            return self._show(request, "desk", PostDesk(person_of(request), QueryDict(), str(why)), "The post", 409)
        for sentence in left_out:
            messages.warning(request, sentence)
        messages.success(request, f"{count} handed over. The provider has them within ten minutes.")
        return redirect(f"{reverse('admin:letters_posting_changelist')}?pile=handed")

    def doubt_view(self, request: HttpRequest) -> HttpResponse:
        """Say of the ticked letters whether they had been posted before a backup was put back."""
        self._require(request)
        by, sent, pks = person_of(request), request.POST, chosen(request.POST)
        try:
            was_posted = sent.get("was") == "posted"
            count = note_posted_before(pks, by, _day(sent)) if was_posted else note_not_posted(pks, by)
        except Refused as why:
            return self._show(request, "desk", PostDesk(by, _pile("doubted"), str(why)), "The post", 409)
        messages.success(request, f"It is noted of {count} letter{'' if count == 1 else 's'}.")
        return redirect(f"{reverse('admin:letters_posting_changelist')}?pile=doubted")

    def returned_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Note that a letter came back."""
        posting, sent = self._posting(request, pk), request.POST
        try:
            mark_returned(posting, person_of(request), _day(sent), sent.get("why", ""))
        except Refused as why:
            return self._one(request, OnePosting(posting, sent, why), status=409)
        ring(send_notice, *Sending.to_ring(brief__letter__postings=pk))
        messages.success(request, "It is noted, and the client is told. They can put the address right, or you can.")
        return redirect("admin:letters_posting_change", pk)

    def reprint_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Print one letter of a run once more, on purpose."""
        posting, sent = self._posting(request, pk), request.POST
        try:
            run = print_one_again(posting, person_of(request), form_number(sent), sent.get("why", ""))
        except Refused as why:
            return self._one(request, OnePosting(posting, sent, why), status=409)
        messages.success(request, "It is in a run of its own. What was printed before must not be posted.")
        return redirect("admin:post_run", run.pk)

    def again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send what came back once more, to an address that is put right."""
        posting, sent = self._posting(request, pk), request.POST
        try:
            again = send_again(posting, person_of(request), {name: str(value) for name, value in sent.items()})
        except Refused as why:
            return self._one(request, OnePosting(posting, sent, why), status=409)
        messages.success(request, "It lies among those that are ready to print.")
        return redirect("admin:letters_posting_change", again.pk)

    def _require(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _posting(self, request: HttpRequest, pk: int | str) -> Posting:
        """Raises PermissionDenied and Http404."""
        self._require(request)
        posting: Posting | None = self.get_object(request, str(pk))
        if posting is None:
            raise Http404("There is no such posting.")
        return posting

    def _run(self, request: HttpRequest, pk: int) -> PrintRun:
        """Raises PermissionDenied and Http404."""
        self._require(request)
        return get_object_or_404(PrintRun.objects.select_related("by"), pk=pk)

    def _one(self, request: HttpRequest, one: OnePosting, status: int = 200) -> HttpResponse:
        title = f"Letter {one.posting.letter_id} in the post"
        code = one.sent.get("country_code") or one.posting.address.get("country_code", "")
        values = one.sent if one.problems or "country_code" in one.sent else one.posting.address
        fields = [(field, values.get(field.name, ""), one.problems.get(field.name, "")) for field in fields_in(code)]
        more = {"fields": fields, "country_code": code, "countries": country_choices_by_code()}
        return self._show(request, "one", one, title, status, **more)

    def _show(
        self, request: HttpRequest, page: str, desk: object, title: str, status: int = 200, **more: object
    ) -> HttpResponse:
        context = self.admin_site.each_context(request) | {"opts": self.opts, "title": title, "desk": desk} | more
        return TemplateResponse(request, f"{FOLDER}/{page}.html", context, status=status)


def _day(sent: QueryDict) -> date:
    """The day that was typed. Raises NotNow for what is none."""
    try:
        return date.fromisoformat(sent.get("on", ""))
    except ValueError:
        raise NotNow("Please give the day. Nothing was changed.") from None


def _pile(key: str) -> QueryDict:
    return QueryDict(f"pile={key}")


def _pile_address(run: str) -> str:
    """Back to where the button stands: a run's page, or the pile of what is printed."""
    is_run = run.isascii() and run.isdecimal() and len(run) < 10
    return (
        reverse("admin:post_run", args=[run])
        if is_run
        else f"{reverse('admin:letters_posting_changelist')}?pile=printed"
    )
