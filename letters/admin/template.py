"""Templates: their words are checked as they are saved, and words that changed are a new version."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import escape, format_html, format_html_join
from django.views.decorators.http import require_POST, require_safe

from letters.models import Template, TemplateVersion
from letters.workflow.catalogue import occasion_label, occasion_named, occasions, tones
from letters.workflow.errors import Overtaken, Refused, TemplateRefused
from letters.workflow.hygiene import clean_text
from letters.workflow.sampling import Sample, changed_samples, sample_letters
from letters.workflow.templates import check_body, require_unchanged, restore_version, save_template, stamp_of
from letters.workflow.what_there_is import what_there_is

from .keeping import keep_words
from .people import person_of
from .reading_only import ReadOnly

HOW = (
    "{slot} puts in what the client said. [ … {slot} … ] appears only when that was answered. <one way|another> is "
    "one of its ways, chosen for each letter; <@light one way|another> leaves the first out where the brief is "
    "grave. A backslash before any of these signs makes it an ordinary sign."
)

AGAIN = (
    '{} What you typed is below. <a href="{}" target="_blank">See the template as it '
    "is now</a>, in another tab; to put yours in its place, save once more."
)

ALWAYS = "Always: {recipient} {client} {signature} {relation}"


class TemplateForm(forms.ModelForm):  # type: ignore[type-arg]  # takes no argument when it runs
    """A template with the words of its current version."""

    occasion = forms.ChoiceField(choices=lambda: [(occasion.slug, occasion.name) for occasion in occasions()])
    tone = forms.ChoiceField(choices=lambda: list(tones().items()))
    body = forms.CharField(
        label="Words",
        strip=False,
        help_text=escape(HOW),
        widget=forms.Textarea(attrs={"class": "words", "rows": 24, "spellcheck": "true"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Template
        fields = ("name", "slug", "occasion", "tone", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current = self.instance.current if self.instance.pk else None
        self.initial.setdefault("body", current.body if current else "")
        self.initial.setdefault("seen", stamp_of(self.instance))

    def clean(self) -> dict[str, Any]:
        """Check the words for the chosen occasion; what is wrong is named beside them, by line."""
        cleaned = super().clean() or self.cleaned_data
        body, occasion = cleaned.get("body"), cleaned.get("occasion")
        if body and occasion:
            try:
                cleaned["body"] = check_body(body, occasion)
            except TemplateRefused as error:
                self.add_error("body", f"{error} {_quoted(body, error.line)}")
        return cleaned

    def full_clean(self) -> None:
        """After everything else, that nobody changed the template meanwhile. The stock view validates and saves in
        one transaction."""
        super().full_clean()
        if self.is_bound and not self.errors:
            self._check_unchanged()

    def _check_unchanged(self) -> None:
        try:
            require_unchanged(self.instance, self.cleaned_data["body"], self.cleaned_data["seen"])
        except Overtaken as error:
            page = reverse("admin:letters_template_change", args=[self.instance.pk])
            self.add_error(None, format_html(AGAIN, error, page))
            # Whoever has looked at that may still find theirs the better ones.
            self.data = dict(self.data.items()) | {"seen": stamp_of(Template.objects.get(pk=self.instance.pk))}


class VersionInline(ReadOnly, admin.StackedInline):  # type: ignore[type-arg]  # takes no argument when it runs
    """The earlier bodies of a template."""

    model = TemplateVersion
    verbose_name_plural = "versions, the current one first"
    fields = ("author", "created_at", "body")
    readonly_fields = fields
    extra = 0
    classes = ("collapse",)
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("author")


@admin.register(Template)
class TemplateAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # takes no argument when it runs
    """A template's words are saved through the verb, which numbers them."""

    form = TemplateForm
    list_display = ("name", "occasion_name", "tone", "is_active", "newest")
    list_filter = ("occasion", "tone", "is_active")
    fields = ("name", "slug", "occasion", "tone", "is_active", "slots", "body", "seen")
    readonly_fields = ("slots",)
    inlines = (VersionInline,)

    def get_urls(self) -> list[URLPattern]:
        """The stock addresses; what was typed at one that fails comes back."""
        addresses = super().get_urls()
        for address in addresses:
            address.callback = keep_words(address.callback)
        view = self.admin_site.admin_view
        sample, restore = view(require_POST(self.sample_view)), view(require_POST(self.restore_view))
        return [
            path("sample/", sample, name="letters_template_sample"),
            path("house/", view(require_safe(self.house_view)), name="letters_template_house"),
            path("<int:pk>/sample/", sample, name="letters_template_changed"),
            path("<int:pk>/restore/<int:number>/", restore, name="letters_template_restore"),
            *addresses,
        ]

    def house_view(self, request: HttpRequest) -> HttpResponse:
        """Everything that the house offers, to be looked at, with the file in which each is changed."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {"opts": self.opts, "title": "What the house offers", "kinds": what_there_is()}
        return TemplateResponse(
            request, "admin/letters/template/house.html", self.admin_site.each_context(request) | context
        )

    def restore_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Let an earlier version stand again, as the next one."""
        template = get_object_or_404(Template, pk=pk)
        try:
            version = restore_version(template, number, person_of(request), request.POST.get("seen", ""))
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, f"The words of version {number} stand again, as version {version.number}.")
        return redirect("admin:letters_template_change", pk)

    def sample_view(self, request: HttpRequest, pk: int = 0) -> HttpResponse:
        """The words as they are typed, tried on sample briefs; of a saved template, which of these letters change.
        Nothing is saved."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {"opts": self.opts, "title": "On sample briefs"}
        try:
            context["samples"] = samples = self._samples(request, pk)
            context["changed"] = sum(sample.is_changed for sample in samples) if pk else None
        except TemplateRefused as error:
            context["trouble"] = f"{error} {_quoted(request.POST.get('body', ''), error.line)}"
        return TemplateResponse(request, "admin/letters/template/sample.html", context)

    @staticmethod
    def _samples(request: HttpRequest, pk: int) -> tuple[Sample, ...]:
        """Raises TemplateRefused, and Http404 for a template that is none."""
        body, slug = request.POST.get("body", ""), request.POST.get("occasion", "")
        if not pk:
            return sample_letters(body, slug)
        template = get_object_or_404(Template, pk=pk)
        current = template.current
        return changed_samples(body, slug, current.body if current else body, template.occasion)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Adding one means saving its first version, which the verb asks the right to change for."""
        return super().has_add_permission(request) and request.user.has_perm("letters.change_template")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: letters were composed from it. Taking it out of use is enough."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Template | None = None) -> tuple[str, ...]:
        if obj is None:
            return ("slots",)
        return ("slots", "slug") if self.has_change_permission(request, obj) else ("slots", "slug", "body")

    def get_fields(self, request: HttpRequest, obj: Template | None = None) -> Any:
        """What was seen matters only to those who may change it."""
        may_save = self.has_change_permission(request, obj)
        return [name for name in super().get_fields(request, obj) if may_save or name != "seen"]

    def save_model(self, request: HttpRequest, obj: Template, form: Any, change: bool) -> None:
        """Through the verb, which writes the row and its words."""
        save_template(obj, form.cleaned_data["body"], by=person_of(request), seen_stamp=form.cleaned_data["seen"])

    @admin.display(description="occasion", ordering="occasion")
    def occasion_name(self, template: Template) -> str:
        return occasion_label(template.occasion)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(newest_number=Max("versions__number"))

    @admin.display(description="version", ordering="newest_number")
    def newest(self, template: Any) -> Any:
        return template.newest_number

    @admin.display(description="words")
    def body(self, template: Template) -> str:
        current = template.current
        return current.body if current else ""

    @admin.display(description="slots")
    def slots(self, template: Template) -> str:
        """What the template's occasion asks, and so what its words may use."""
        occasion = occasion_named(template.occasion)
        if occasion is None:
            return f"{ALWAYS}. Save once to see those of the occasion."
        rows = ((stem.key, stem.opening, "" if stem.required else " (may be left open)") for stem in occasion.stems)
        items = format_html_join("", "<li><code>{{{}}}</code> {} …{}</li>", rows)
        return format_html("<ul class=slots>{}<li>{}</li></ul>", items, ALWAYS)


def _quoted(body: str, line: int) -> str:
    lines = clean_text(body).split("\n")
    words = lines[line - 1].strip() if line <= len(lines) else ""
    return f"That line begins: “{words[:120]}”." if words else ""
