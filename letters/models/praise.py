"""How good a letter is: what an editor thinks, and what became of it."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Now

from .letter import Letter
from .sealed import SealedTextField


class Stars(models.Model):
    """One editor's stars for one letter, from 1 to 5."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="stars")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    count = models.PositiveSmallIntegerField("stars", validators=(MinValueValidator(1), MaxValueValidator(5)))
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("letter", "pk")
        verbose_name_plural = "stars"
        constraints = (
            models.UniqueConstraint(fields=("letter", "editor"), name="one_rating_an_editor"),
            models.CheckConstraint(condition=models.Q(count__gte=1, count__lte=5), name="one_to_five_stars"),
        )

    def __str__(self) -> str:
        return f"Stars {self.pk}"


class Answer(models.Model):
    """What the recipient answered, as the client told us on the letter's page, or told the house."""

    class Kind(models.TextChoices):
        CAME = "came", "came, or met"
        WROTE = "wrote", "wrote back"
        CALLED = "called", "called"
        SILENCE = "silence", "did not answer"

    letter = models.OneToOneField(Letter, on_delete=models.CASCADE, related_name="answer")
    kind = models.CharField(max_length=10, choices=Kind)
    words = SealedTextField(blank=True)
    at = models.DateTimeField(db_default=Now(), editable=False)

    def __str__(self) -> str:
        return f"Answer to letter {self.letter_id}"
