"""What the client told us."""

import re

from django.db import models
from django.db.models.functions import Now


class Brief(models.Model):
    """One client's wish for one letter, as it was submitted. Never changed afterwards.

    The address of its private page is derived from `nonce` and a key; only the address's digest is kept. So it is
    with the key of the form it came in, because whoever sends that again is led to the address.
    """

    submission_digest = models.CharField(max_length=64, unique=True, editable=False)
    nonce = models.BinaryField(max_length=32)
    address_digest = models.CharField(max_length=64, unique=True, editable=False)
    client_name = models.CharField("the client", max_length=120)
    client_email = models.EmailField("the client's e-mail", max_length=254)
    recipient_name = models.CharField("the letter is for", max_length=120)
    relation = models.CharField("who is, to the client, their", max_length=120)
    occasion = models.SlugField(max_length=60, db_index=False)
    tone = models.SlugField(max_length=20, db_index=False)
    answers = models.JSONField(default=dict)
    avoid = models.TextField("not to be mentioned", blank=True)
    signature = models.CharField("signs as", max_length=120)
    hand = models.SlugField(max_length=40, db_index=False)
    paper = models.SlugField(max_length=20, db_index=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        # No name: this ends in logs and in the admin's history.
        return f"Brief {self.pk}"

    @property
    def avoided(self) -> tuple[str, ...]:
        """What must not be mentioned, one phrase each, however they were parted: lines, commas, semicolons."""
        phrases = (phrase.strip() for phrase in re.split(r"[\n\r,;]", self.avoid))
        return tuple(phrase for phrase in phrases if phrase)
