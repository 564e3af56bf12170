"""Letters that the house posts itself: to which address, and how far each is on its way."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .empty import EMPTY_OBJECT
from .letter import Letter
from .sealed import SealedJSONField, SealedTextField


class PrintRun(models.Model):
    """Letters that were printed for the post together, in one file. It holds no word of them, and can be printed again
    on purpose: `pressed_at` says when that was last asked for, `times` how often.

    `form_digest` is that of the number of the form: pressed twice, it is one run.
    """

    class Sides(models.TextChoices):
        LONG = "long", "on both sides, turned over the long edge"
        SHORT = "short", "on both sides, turned over the short edge"
        ONE = "one", "on one side"

    form_digest = models.CharField(max_length=64, unique=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sides = models.CharField(max_length=5, choices=Sides, default=Sides.LONG)
    with_labels = models.BooleanField("addresses on labels", default=False)
    times = models.PositiveSmallIntegerField("printed", default=1, db_default=1)
    at = models.DateTimeField(db_default=Now(), editable=False)
    pressed_at = models.DateTimeField("last asked for", db_default=Now(), editable=False)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"Print run {self.pk}"


class Posting(models.Model):
    """One way of one letter through the post. `number` counts those of its letter, from 1: what came back is sent again
    as the next.

    `address` holds its fields as its country has them, by their names (`letters.posting.Address`); nothing until
    `addressed_at`. `recalled_at` says when its client called it back from a provider who had it already.
    """

    class Status(models.TextChoices):
        ASKED = "asked", "asked for"
        HELD = "held", "waits for its client’s word"
        HANDED = "handed", "with the provider that prints and posts"
        PRINTED = "printed", "printed"
        POSTED = "posted", "posted"
        RETURNED = "returned", "came back"
        CALLED_BACK = "called_back", "called back by its client"

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="postings")
    number = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=12, choices=Status, default=Status.ASKED, editable=False)
    address = SealedJSONField(default=dict, db_default=EMPTY_OBJECT, blank=True)
    addressed_at = models.DateTimeField(null=True, blank=True, editable=False)
    not_before = models.DateField(
        null=True, blank=True, help_text="The day on which its client would have it posted, and not before."
    )
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    run = models.ForeignKey(PrintRun, null=True, blank=True, on_delete=models.PROTECT, related_name="postings")
    reference = models.CharField(
        max_length=120, blank=True, default="", db_default="", db_index=True, editable=False,
        help_text="By which a provider knows it that prints and posts; empty until they have it.",
    )  # fmt: skip
    doubted_at = models.DateTimeField(
        null=True, blank=True, editable=False,
        help_text="A backup was put back then: whether this was posted since, nobody knows. It waits for a person.",
    )  # fmt: skip
    recalled_at = models.DateTimeField(null=True, blank=True, editable=False)
    posted_on = models.DateField(null=True, blank=True)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    tracking = SealedTextField("tracking number", blank=True, default="", db_default="")
    returned_on = models.DateField(null=True, blank=True)
    why = SealedTextField("why it came back", blank=True, default="", db_default="")

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("letter", "number"), name="one_posting_a_number"),
            models.UniqueConstraint(
                fields=("letter",),
                condition=Q(status__in=("asked", "held", "handed", "printed")),
                name="one_posting_open",
            ),
        )
        indexes = (
            models.Index(fields=("status", "asked_at"), name="posting_by_status"),
            models.Index(fields=("status", "posted_on"), name="posting_by_day"),
        )
        permissions = (("post_letter", "Can print and post letters, and note what came back"),)

    def __str__(self) -> str:
        return f"Posting {self.pk}"
