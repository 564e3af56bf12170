"""Where a person knew better than the proofreader."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .letter import Letter
from .sealed import SealedTextField


class Overruling(models.Model):
    """An editor's word that one of the proofreader's notes need not keep this letter back."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="overrulings")
    key = models.CharField(max_length=32)
    reason = SealedTextField()
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("letter", "key"), name="one_overruling_a_note"),)

    def __str__(self) -> str:
        return f"Overruling {self.pk}"
