"""A compiled book as its client is given it to read, before it is called ready."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .compilation import Compilation
from .empty import EMPTY_OBJECT
from .sealed import SealedJSONField, SealedTextField


class BookProof(models.Model):
    """One compilation before the client who asked for the book, and what they answered.

    `pages_digest` names the very files that the answer is about, and `typed` holds what they have written of spreads
    and not sent, by the number of the spread.
    """

    class Answer(models.TextChoices):
        OPEN = "open", "not answered"
        APPROVED = "approved", "approved by the client"
        CHANGES = "changes", "the client asked for changes"
        VOID = "void", "a newer one was shown"
        HANDED = "handed", "handed out before clients were asked"

    compilation = models.ForeignKey(Compilation, on_delete=models.CASCADE, related_name="proofs")
    pages_digest = models.CharField(max_length=64)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    typed = SealedJSONField(default=dict, db_default=EMPTY_OBJECT, blank=True)
    shown_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Nobody, where it was handed out before clients were asked.",
    )  # fmt: skip
    shown_at = models.DateTimeField(db_default=Now(), editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("compilation", "pages_digest"), name="one_proof_of_the_pages"),)

    def __str__(self) -> str:
        return f"Proof {self.pk} of a book"


class SpreadMark(models.Model):
    """What a client says should differ on a spread of their book; spread 0 is the whole book, its cover too.

    `outcome` is what became of it, in the house's words to the client; "" for nothing to add.
    """

    proof = models.ForeignKey(BookProof, on_delete=models.CASCADE, related_name="marks")
    spread = models.PositiveIntegerField()
    words = SealedTextField()
    outcome = SealedTextField(blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("proof", "spread", "pk")

    def __str__(self) -> str:
        return f"Mark {self.pk} in a book"
