"""Who is at a letter's desk, what they type there and have not saved, and what they say of a passage."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .draft import Draft
from .letter import Letter
from .sealed import SealedTextField


class Presence(models.Model):
    """That somebody had a letter before them, and when they last did."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("letter", "person"), name="one_presence_a_person"),)

    def __str__(self) -> str:
        return f"Presence {self.pk}"


class Scratch(models.Model):
    """What somebody typed at a letter and has not saved. It is no draft, and nobody else sees it.

    `seen` is the version of the letter on the page it was typed on.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="scratches")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = SealedTextField()
    seen = models.PositiveIntegerField()
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name_plural = "scratches"
        constraints = (models.UniqueConstraint(fields=("letter", "person"), name="one_scratch_a_person"),)

    def __str__(self) -> str:
        return f"Scratch {self.pk}"


class Comment(models.Model):
    """What somebody says of a passage of a draft, which they quote; settled when a writer or editor has seen to it."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="comments")
    quoted = SealedTextField("the passage")
    words = SealedTextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Nobody, when it was the client.",
    )  # fmt: skip
    at = models.DateTimeField(db_default=Now(), editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Comment {self.pk}"
