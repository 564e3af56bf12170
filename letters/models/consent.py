"""Who agrees that a letter is printed, and who need not be asked."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .letter import Letter


class Consent(models.Model):
    """What one person allows for one letter. It counts from `given_at` until `withdrawn_at`.

    The private page on which a person may give or withdraw it is like that of a brief: its address is derived from
    `nonce`, and kept as a digest.
    """

    class Party(models.TextChoices):
        WRITER = "writer", "who wrote the words"
        CLIENT = "client", "the client"
        RECIPIENT = "recipient", "whom it is for"
        THIRD = "third", "somebody named in it"

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="consents")
    party = models.CharField(max_length=10, choices=Party)
    name = models.CharField(max_length=120)
    may_print = models.BooleanField("in print", default=False)
    may_ebook = models.BooleanField("as an e-book", default=False)
    may_name = models.BooleanField("under their name", default=False)
    may_excerpt = models.BooleanField("in excerpts", default=False)
    may_answer = models.BooleanField(
        "with what they answered", default=False, db_default=False,
        help_text="For whom the letter is: their answer may stand behind it.",
    )  # fmt: skip
    may_show = models.BooleanField(
        "with photographs", default=False, db_default=False,
        help_text="Of whoever is in them, and of the client: they may stand behind the letter.",
    )  # fmt: skip
    given_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    evidence = models.CharField(
        max_length=200, blank=True, help_text="How it came to us: on its private page, or a letter and its date."
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Nobody, when the person did it on their own page.",
    )  # fmt: skip
    nonce = models.BinaryField(max_length=32)
    address_digest = models.CharField(max_length=64, unique=True, editable=False)
    asked_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("letter", "party", "pk")
        constraints = (models.UniqueConstraint(fields=("letter", "party", "name"), name="one_consent_a_person"),)

    def __str__(self) -> str:
        return f"Consent {self.pk}"

    @property
    def counts(self) -> bool:
        """Whether it is given, and not withdrawn since."""
        return self.given_at is not None and self.withdrawn_at is None

    @property
    def is_answered(self) -> bool:
        """Whether this person, or somebody who knows, ever said yes or no."""
        return self.given_at is not None or self.withdrawn_at is not None


class ClearedName(models.Model):
    """A name in a letter behind which nobody stands who has to agree: a town, a ship, a saint, somebody long dead."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="cleared_names")
    name = models.CharField(max_length=120)
    cleared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cleared_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("letter", "pk")
        constraints = (models.UniqueConstraint(fields=("letter", "name"), name="one_clearance_a_name"),)

    def __str__(self) -> str:
        return f"Cleared name {self.pk}"
