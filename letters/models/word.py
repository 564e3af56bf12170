"""Digests of the words of a letter, by which it is found."""

from django.db import models

from .letter import Letter


class Word(models.Model):
    """One word by which a letter is found, as a digest: of its text, or of the names in its brief."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="words", db_index=False)
    digest = models.BigIntegerField()

    class Meta:
        constraints = (
            # For whoever looks for a word, and for whoever takes the words of a letter back.
            models.UniqueConstraint(fields=("digest", "letter"), name="one_word_a_letter"),
        )
        indexes = (models.Index(fields=("letter",), name="word_by_letter"),)

    def __str__(self) -> str:
        return f"Word of letter {self.letter_id}"
