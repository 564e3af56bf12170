"""Briefs, as clients sent them."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join

from letters.models import Brief
from letters.workflow.questions import COLUMNS

from .desk_brief import BriefOnDesk
from .listing import PaginatorToTheCap
from .reading_only import OfLetters

IN_WORDS = {"answers": "sentences", "style": "stationery"}
"""Columns that hold more than words, and what is shown in their place."""


@admin.register(Brief)
class BriefAdmin(OfLetters):
    """For reading alone. What the client's private address is made from is not shown."""

    list_display = ("__str__", "occasion", "tone", "hand", "created_at")
    list_filter = ("occasion", "hand")
    paginator = PaginatorToTheCap
    show_full_result_count = False
    fields = ("occasion", *(IN_WORDS.get(name, name) for name in COLUMNS), "first", "created_at")
    readonly_fields = tuple(IN_WORDS.values())

    @admin.display(description="in their own words")
    def sentences(self, brief: Brief) -> str:
        """The client's sentences, as they were asked."""
        rows = ((each.opening, each.answer or "(left open)") for each in BriefOnDesk(brief).sentences)
        return format_html("<ul class=slots>{}</ul>", format_html_join("", "<li>{}{}</li>", rows))

    @admin.display(description="ink, stationery and pace")
    def stationery(self, brief: Brief) -> str:
        """How the letter is to look, in words."""
        rows = ((name.replace("_", " "), str(value)) for name, value in brief.style.items() if value)
        return ", ".join(f"{name}: {value}" if value != "True" else name for name, value in rows) or "as usual"
