"""The pages of a letter as its client is given them to read, before they take it home."""

from django.db import models
from django.db.models.functions import Now

from .empty import EMPTY_OBJECT
from .letter import Letter
from .rendering import Rendering
from .sealed import SealedJSONField


class Proof(models.Model):
    """One rendering before its client, and what they answered. `number` counts the proofs of its letter, from 1.

    `layout_digest` names the very pages that the answer is about. `due_on` is the last day on which they can answer,
    `reminded_at` and `warned_at` say when an e-mail about it was queued, and `typed` holds what they have written of
    passages and not sent, by the place of the passage.
    """

    class Answer(models.TextChoices):
        OPEN = "open", "not answered"
        APPROVED = "approved", "approved by the client"
        CHANGES = "changes", "the client asked for changes"
        LAPSED = "lapsed", "not answered in time, and taken as approved"
        VOID = "void", "taken back by the house"

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="proofs")
    rendering = models.OneToOneField(Rendering, on_delete=models.CASCADE, related_name="proof")
    number = models.PositiveSmallIntegerField()
    layout_digest = models.CharField(max_length=64)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    due_on = models.DateField()
    typed = SealedJSONField(default=dict, db_default=EMPTY_OBJECT, blank=True)
    sent_at = models.DateTimeField(db_default=Now(), editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    warned_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("letter", "number"), name="one_proof_a_number"),)
        indexes = (models.Index(fields=("answer", "due_on"), name="proof_by_day"),)

    def __str__(self) -> str:
        return f"Proof {self.pk}"
