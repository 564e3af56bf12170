"""What a client and the house write to one another about a letter."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .letter import Letter
from .sealed import SealedTextField


class Message(models.Model):
    """One message. Never changed; it goes with its letter.

    `form_digest` is that of the number of the form it came in: sent twice, it is one. `seen_at` says when the other
    side first had it before them, `settled_at` when the house had answered what a client wrote, or laid it aside.
    """

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Nobody, when it was the client.",
    )  # fmt: skip
    words = SealedTextField()
    form_digest = models.CharField(max_length=64, unique=True, editable=False)
    at = models.DateTimeField(db_default=Now(), editable=False)
    seen_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(
                fields=("letter",),
                condition=models.Q(author__isnull=True, settled_at__isnull=True),
                name="message_unsettled",
            ),
        )

    def __str__(self) -> str:
        return f"Message {self.pk}"
