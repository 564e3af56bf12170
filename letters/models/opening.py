"""Who of the house opened which letter."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .letter import Letter


class Opening(models.Model):
    """That somebody of the house had a letter, its brief or one of its drafts before them on one day."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="openings", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("day")
    first_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("letter", "person", "on"), name="one_opening_a_day"),)

    def __str__(self) -> str:
        return f"Opening {self.pk}"
