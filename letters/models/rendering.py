"""A letter that is to be written out, or was: one row for each approval."""

from django.db import models

from .draft import Approval
from .empty import EMPTY_OBJECT
from .job import Job
from .letter import Letter
from .sealed import SealedTextField


class Rendering(Job):
    """One writing-out of one approval: a frozen copy of everything it is made from, then what was made."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="renderings")
    approval = models.OneToOneField(Approval, on_delete=models.CASCADE, related_name="rendering")
    text = SealedTextField()
    hand = models.SlugField(max_length=40, db_index=False)
    paper = models.SlugField(max_length=20, db_index=False)
    style = models.JSONField(default=dict, db_default=EMPTY_OBJECT, blank=True)
    seed = models.PositiveBigIntegerField()
    layout_digest = models.CharField(max_length=64)
    engine = models.CharField(max_length=40)
    findings = models.JSONField(
        default=dict,
        db_default=EMPTY_OBJECT,
        blank=True,
        editable=False,
        help_text="What the linter measured of the approved pages.",
    )
    pdf_digest = models.CharField(max_length=64, blank=True)
    page_count = models.PositiveIntegerField(null=True, blank=True)
    byte_count = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("status", "lease_until"), name="rendering_by_status"),)

    def __str__(self) -> str:
        return f"Rendering {self.pk}"
