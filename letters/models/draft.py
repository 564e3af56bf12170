"""The words of a letter, and the word that they are good."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .empty import EMPTY_OBJECT
from .letter import Letter
from .sealed import SealedJSONField, SealedTextField
from .template import TemplateVersion


class Draft(models.Model):
    """One numbered state of the text. Never edited: a change is the next number."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField()
    text = SealedTextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Nobody, when it was composed from a template.",
    )  # fmt: skip
    template_version = models.ForeignKey(TemplateVersion, null=True, blank=True, on_delete=models.PROTECT)
    note = SealedTextField(blank=True)
    sources = SealedJSONField(
        default=dict, db_default=EMPTY_OBJECT, blank=True, editable=False,
        help_text="Where each sentence came from, when it was composed from a template.",
    )  # fmt: skip
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("letter", "number")
        constraints = (models.UniqueConstraint(fields=("letter", "number"), name="one_draft_a_number"),)

    def __str__(self) -> str:
        return f"Draft {self.number} of letter {self.letter_id}"


class Approval(models.Model):
    """An editor's word for one draft, naming the digest of the exact pages that were laid out from it."""

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="approval")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    layout_digest = models.CharField(max_length=64)
    hand = models.SlugField(max_length=40, db_index=False)
    paper = models.SlugField(max_length=20, db_index=False)
    style = models.JSONField(default=dict, db_default=EMPTY_OBJECT, blank=True)
    seed = models.PositiveBigIntegerField()
    engine = models.CharField(max_length=40)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    def __str__(self) -> str:
        return f"Approval of draft {self.draft_id}"
