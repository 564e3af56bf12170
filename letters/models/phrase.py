"""Digests of the phrases of approved letters, so that none is written twice to one person."""

from django.db import models

from .letter import Letter


class Phrase(models.Model):
    """One run of words of an approved letter, as a digest: to know it again, no letter need be read."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="phrases")
    digest = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=("digest", "letter"), name="phrase_by_digest"),)

    def __str__(self) -> str:
        return f"Phrase of letter {self.letter_id}"
