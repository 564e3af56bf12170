"""Who allowed what, of which letter, and how good people find a letter. Asked for and noted on the letter's desk."""

from django.contrib import admin

from letters.models import Answer, Consent, Stars

from .reading_only import Behind, OfLetters


@admin.register(Consent)
class ConsentAdmin(OfLetters):
    """For reading alone. What a person's private address is made from is not shown."""

    list_display = ("__str__", "letter", "party", "stands", "may_print", "may_ebook", "may_name", "may_excerpt")
    list_filter = ("party", "may_print", "may_ebook")
    list_select_related = ("letter",)
    fields = (
        *("letter", "party", "name", "may_print", "may_ebook", "may_name", "may_excerpt", "may_answer", "may_show"),
        *("evidence", "recorded_by", "asked_at", "given_at", "withdrawn_at"),
    )

    @admin.display(description="it stands", boolean=True)
    def stands(self, consent: Consent) -> bool:
        return consent.counts


@admin.register(Stars)
class StarsAdmin(OfLetters, Behind):
    """What editors think of letters."""

    list_display = ("letter", "count", "editor", "at")
    list_select_related = ("letter", "editor")
    fields = ("letter", "editor", "count", "at")


@admin.register(Answer)
class AnswerAdmin(OfLetters, Behind):
    """What recipients answered."""

    list_display = ("letter", "kind", "at")
    list_filter = ("kind",)
    list_select_related = ("letter",)
    fields = ("letter", "kind", "words", "at")
