"""Photographs, and scans of pages, that may stand behind a letter in a book."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .letter import Letter
from .sealed import SealedTextField


class Photograph(models.Model):
    """One photograph. Never changed; it goes with its letter.

    `digest` is the SHA-256 of the JPEG that the house made of it, and keeps sealed; `people` are who is to be seen in
    it, by name, one a line, and "" where nobody can be made out.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="photographs")
    digest = models.CharField(max_length=64, editable=False)
    byte_count = models.PositiveBigIntegerField(editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    description = SealedTextField("what is to be seen")
    caption = SealedTextField(blank=True)
    people = SealedTextField("who is in it", blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Nobody, when it was the client.",
    )  # fmt: skip
    added_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("letter", "pk")
        constraints = (models.UniqueConstraint(fields=("letter", "digest"), name="one_photograph_a_picture"),)

    def __str__(self) -> str:
        return f"Photograph {self.pk}"

    @property
    def names(self) -> tuple[str, ...]:
        """Who is in it."""
        return tuple(filter(None, self.people.split("\n")))
