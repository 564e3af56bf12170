"""What a client has told so far of a letter that they have not asked for yet, or tells anew of one that they have."""

from django.db import models
from django.db.models.functions import Now

from .brief import Brief
from .empty import EMPTY_OBJECT
from .sealed import SealedJSONField


class UnsentBrief(models.Model):
    """A brief while it is being filled in. Forgotten after a while.

    `answers` holds how sentences were finished, by stem key, and `values` what was answered to the other questions, by
    name, both as they were typed. The address of its pages is derived from `nonce`, as that of a brief is.
    """

    form_digest = models.CharField(max_length=64, unique=True, editable=False)
    nonce = models.BinaryField(max_length=32)
    address_digest = models.CharField(max_length=64, unique=True, editable=False)
    occasion = models.SlugField(max_length=60, db_index=False)
    answers = SealedJSONField(default=dict, blank=True)
    values = SealedJSONField(default=dict, blank=True)
    counts = models.JSONField(
        default=dict, db_default=EMPTY_OBJECT, blank=True, editable=False,
        help_text="Of each page on which something was typed lately, how many times it had sent that when it last did.",
    )  # fmt: skip
    step = models.SlugField(max_length=20, db_index=False, blank=True, help_text="Where the client was last.")
    mailed_to = models.EmailField(
        max_length=254, blank=True, db_index=True, help_text="Where the way back to it was sent to."
    )
    mailbox = models.CharField(
        max_length=254, blank=True, default="", db_default="", editable=False,
        help_text="Where mail to that address most likely arrives: by it is counted.",
    )  # fmt: skip
    after = models.ForeignKey(
        Brief, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text="The brief of the letter from whose page the client came.",
    )  # fmt: skip
    became = models.ForeignKey(
        Brief, null=True, blank=True, on_delete=models.CASCADE, related_name="+",
        help_text="The brief that it was sent as. Then nothing is kept here any more.",
    )  # fmt: skip
    changes = models.ForeignKey(
        Brief, null=True, blank=True, on_delete=models.CASCADE, related_name="+",
        help_text="The brief that is changed here, before a writer has begun.",
    )  # fmt: skip
    seen = models.PositiveIntegerField(
        default=0, db_default=0, help_text="The version of its letter when the change was begun."
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    changed_at = models.DateTimeField(db_default=Now(), db_index=True, editable=False)

    class Meta:
        indexes = (models.Index(fields=("mailbox", "created_at"), name="unsent_by_mailbox"),)

    def __str__(self) -> str:
        return f"Unsent brief {self.pk}"
