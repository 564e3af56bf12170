"""Where a letter is on its way."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .brief import Brief


class Letter(models.Model):
    """The one thing that moves. Only `workflow` moves it, by compare-and-set on `version`."""

    class Status(models.TextChoices):
        DRAFTING = "drafting", "being drafted"
        IN_REVIEW = "in_review", "in review"
        CHANGES_REQUESTED = "changes_requested", "changes asked for"
        APPROVED = "approved", "approved, being written out"
        PROOF = "proof", "with its client, to be read"
        READY = "ready", "ready"
        FAILED = "failed", "could not be written out"

    brief = models.OneToOneField(Brief, on_delete=models.CASCADE, related_name="letter")
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFTING, editable=False)
    seed = models.PositiveBigIntegerField(editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    draft = models.ForeignKey(
        "Draft",
        null=True,
        on_delete=models.RESTRICT,
        related_name="+",
        verbose_name="current draft",
        editable=False,
    )
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters",
        editable=False, help_text="Whose it is to write; nobody's, while it is free to be taken.",
    )  # fmt: skip
    due_on = models.DateField("due", null=True, blank=True, editable=False)
    is_rush = models.BooleanField("a rush", default=False, db_default=False, editable=False)
    dated_on = models.DateField(
        "dated", null=True, blank=True, editable=False,
        help_text="The day that the letter is of: that which stands on it, or on which it was approved.",
    )  # fmt: skip
    opens_on = models.DateField(
        "opens", null=True, blank=True, editable=False,
        help_text="The day until which it stays closed to its client, who asked for that.",
    )  # fmt: skip
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    moved_at = models.DateTimeField("last moved", db_default=Now(), editable=False)

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("status", "moved_at"), name="letter_by_status"),
            models.Index(fields=("status", "created_at"), name="letter_by_age"),
            models.Index(fields=("writer", "status", "created_at"), name="letter_by_writer"),
            models.Index(fields=("status", "due_on"), name="letter_by_due"),
        )
        permissions = (
            ("write_letter", "Can write drafts and send them to review"),
            ("approve_letter", "Can approve letters and ask for changes"),
            ("see_every_letter", "Can see letters that are with other writers"),
            ("assign_letter", "Can give letters to writers, and say when they are due"),
            ("answer_client", "Can read what clients write to the house, and answer them"),
            ("erase_letter", "Can erase letters for those whom they concern"),
        )

    def __str__(self) -> str:
        return f"Letter {self.pk}"
