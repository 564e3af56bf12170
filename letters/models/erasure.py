"""What was erased, so that a restored backup can be erased again."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class Erasure(models.Model):
    """One letter that is gone. It keeps nothing of it but the digest of its private address, which names nobody."""

    class Why(models.TextChoices):
        CLIENT = "client", "the client erased it on its page"
        ASKED = "asked", "the client asked us to"
        NAMED = "named", "somebody whom it concerns asked us to"
        KEPT_LONG = "kept_long", "it was kept for as long as we keep letters"

    address_digest = models.CharField(max_length=64, unique=True)
    why = models.CharField(max_length=10, choices=Why)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Nobody, when it was the client or the house itself.",
    )  # fmt: skip
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"Erasure {self.pk}"
