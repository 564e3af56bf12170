"""What the client told us."""

import re

from django.db import models
from django.db.models.functions import Now

from .empty import EMPTY_OBJECT
from .sealed import SealedJSONField, SealedTextField


class Brief(models.Model):
    """One client's wish for one letter, as it was submitted. Its client may change it until a writer has begun.

    The address of its private page is derived from `nonce` and a key; only the address's digest is kept. So it is
    with the key of the form it came in, because whoever sends that again is led to the address.
    """

    first = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="later", editable=False,
        help_text="The first of this client's briefs for this person, when they came back from its private page.",
    )  # fmt: skip
    submission_digest = models.CharField(max_length=64, unique=True, editable=False)
    nonce = models.BinaryField(max_length=32)
    address_digest = models.CharField(max_length=64, unique=True, editable=False)
    client_name = models.CharField("the client", max_length=120)
    client_email = models.EmailField("the client's e-mail", max_length=254)
    mailbox = models.CharField(
        max_length=254, blank=True, default="", db_default="", editable=False,
        help_text="Where mail to the client's e-mail address most likely arrives: by it is counted.",
    )  # fmt: skip
    recipient_name = models.CharField("the letter is for", max_length=120)
    relation = models.CharField("who is, to the client, their", max_length=120)
    occasion = models.SlugField(max_length=60, db_index=False)
    tone = models.SlugField(max_length=20, db_index=False)
    answers = SealedJSONField(default=dict)
    avoid = SealedTextField("not to be mentioned", blank=True)
    signature = models.CharField("signs as", max_length=120)
    hand = models.SlugField(max_length=40, db_index=False)
    paper = models.SlugField(max_length=20, db_index=False)
    style = models.JSONField("ink, stationery and pace", default=dict, db_default=EMPTY_OBJECT, blank=True)
    heading = models.CharField("place and date", max_length=120, blank=True, default="", db_default="")
    writers = models.CharField("written by", max_length=10, default="one", db_default="one")
    recipients = models.CharField("written to", max_length=10, default="one", db_default="one")
    nickname = models.CharField("also called", max_length=120, blank=True, default="", db_default="")
    about_name = models.CharField("speaks of", max_length=120, blank=True, default="", db_default="")
    about_pronouns = models.CharField("their pronouns", max_length=10, default="they", db_default="they")
    named = SealedTextField("to be named", blank=True, default="", db_default="")
    voice = SealedTextField("the client's own words", blank=True, default="", db_default="")
    envelope = models.SlugField(max_length=20, blank=True, default="", db_default="", db_index=False)
    address = SealedTextField("the recipient's address", blank=True, default="", db_default="")
    sender = SealedTextField("the sender's address", blank=True, default="", db_default="")
    post = models.BooleanField("to be posted by the house", default=False, db_default=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("mailbox", "created_at"), name="brief_by_mailbox"),)

    def __str__(self) -> str:
        # No name: this ends in logs and in the admin's history.
        return f"Brief {self.pk}"

    @property
    def avoided(self) -> tuple[str, ...]:
        """What must not be mentioned, one phrase each, however they were parted: lines, commas, semicolons."""
        return self.phrases_in("avoid")

    @property
    def to_be_named(self) -> tuple[str, ...]:
        """Who would be hurt if they were not named, one each, however they were parted."""
        return self.phrases_in("named")

    def phrases_in(self, column: str) -> tuple[str, ...]:
        """What stands in this column, one phrase each, however they were parted: lines, commas, semicolons."""
        phrases = (phrase.strip() for phrase in re.split(r"[\n\r,;]", getattr(self, column)))
        return tuple(phrase for phrase in phrases if phrase)
