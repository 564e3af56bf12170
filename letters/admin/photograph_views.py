"""The photographs behind a letter, on a page of its desk: for whoever puts books together."""

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST, require_safe

from letters.models import Letter
from letters.workflow.errors import BookRefused, Refused, Unfit
from letters.workflow.publishing.photographs import (
    FORMATS,
    MOST_BYTES,
    MOST_PHOTOGRAPHS,
    About,
    add_photograph,
    photograph_on_screen,
    photographs_of,
    printed_at_most,
    remove_photograph,
)

from .desk_admin import DeskAdmin
from .people import person_of

TICKS = ("nobody", "is_allowed")


class AboutForm(forms.Form):
    """What is said of a photograph. What is wrong with it, `workflow` says."""

    picture = forms.FileField(widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/tiff"}))
    description = forms.CharField(label="What is to be seen", help_text="For whoever has the book read to them.")
    caption = forms.CharField(label="Below it", required=False)
    people = forms.CharField(
        label="Who is in it", required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="One name a line."
    )
    nobody = forms.BooleanField(label="Nobody can be made out in it", required=False)
    is_allowed = forms.BooleanField(label="Whoever took it lets us keep it", required=False)

    @property
    def about(self) -> About:
        """What was said, as it was typed."""
        description, caption, people = (str(self.data.get(name, "")) for name in ("description", "caption", "people"))
        nobody, is_allowed = (bool(self.data.get(name)) for name in TICKS)
        return About(description, caption, people, nobody=nobody, is_allowed=is_allowed)


class PhotographViews(DeskAdmin[Letter]):
    """The pages of photographs among those of a letter's desk."""

    def get_urls(self) -> list[URLPattern]:
        """Their addresses, before the others."""
        view = self.admin_site.admin_view
        one = "<int:pk>/photographs/<int:photograph>"
        return [
            path("<int:pk>/photographs/", view(self.photographs_view), name="letters_letter_photographs"),
            path(f"{one}.jpg", view(require_safe(self.photograph_view)), name="letters_letter_photograph"),
            path(f"{one}/away/", view(require_POST(self.away_view)), name="letters_letter_photograph-away"),
            *super().get_urls(),
        ]

    def photographs_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """All of a letter, and a form for one more."""
        letter, person = self._pictured(request, pk)
        if request.method in ("GET", "HEAD"):
            return self._photographs(request, letter, AboutForm())
        if request.method != "POST":
            return HttpResponseNotAllowed(("GET", "HEAD", "POST"))
        form, sent = AboutForm(request.POST), request.FILES.get("picture")
        data = sent.read() if sent else b""
        try:
            add_photograph(letter, data, person, form.about)
        except BookRefused as refused:
            problems = dict(refused.problems)
        except Refused as refused:
            problems = {"picture": str(refused)}
        else:
            return redirect("admin:letters_letter_photographs", pk)
        form.errors.clear()
        for name, problem in problems.items():
            form.add_error(name, problem)
        return self._photographs(request, letter, form, status=413 if len(data) > MOST_BYTES else 409)

    def photograph_view(self, request: HttpRequest, pk: int, photograph: int) -> HttpResponse:
        """One of them."""
        letter, _ = self._pictured(request, pk)
        row = letter.photographs.filter(pk=photograph).first()
        if row is None:
            raise Http404
        try:
            return HttpResponse(photograph_on_screen(row), content_type="image/jpeg")
        except Unfit:
            raise Http404 from None

    def away_view(self, request: HttpRequest, pk: int, photograph: int) -> HttpResponse:
        """Take one away. Pressed twice, it is gone once."""
        letter, person = self._pictured(request, pk)
        for row in letter.photographs.filter(pk=photograph):
            remove_photograph(row, person)
        return redirect("admin:letters_letter_photographs", pk)

    def _pictured(self, request: HttpRequest, pk: int) -> tuple[Letter, User]:
        """The letter, and who asks, where they put books together. Raises PermissionDenied and Http404."""
        letter, person = self.row(request, pk), person_of(request)
        if not person.has_perm("letters.publish_book"):
            raise PermissionDenied
        return letter, person

    def _photographs(self, request: HttpRequest, letter: Letter, form: AboutForm, status: int = 200) -> HttpResponse:
        rows = photographs_of(letter)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": f"Photographs behind {str(letter).lower()}",
            "letter": letter,
            "photographs": [(each, printed_at_most(each)) for each in rows],
            "has_room": len(rows) < MOST_PHOTOGRAPHS,
            "form": form,
            "formats": FORMATS,
            "megabytes": MOST_BYTES // 1_000_000,
        }
        return TemplateResponse(request, "admin/letters/letter/photographs.html", context, status=status)
