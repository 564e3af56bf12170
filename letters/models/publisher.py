"""Who might publish a book, and what they said."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .compilation import Compilation


class Publisher(models.Model):
    """A publishing house."""

    slug = models.SlugField(unique=True, max_length=60)
    name = models.CharField(max_length=160)
    contact = models.CharField("to whom", max_length=160, blank=True)
    address = models.TextField(blank=True)
    email = models.EmailField("e-mail", max_length=254, blank=True)
    wants = models.TextField("what they want to see", blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Submission(models.Model):
    """One offer of a compiled book to a publisher. `status` is what came of it, as the last of its replies has it.

    `pack_digest` names the file that was sent.
    """

    class Status(models.TextChoices):
        SENT = "sent", "sent, not answered"
        DECLINED = "declined", "declined"
        OFFER = "offer", "made an offer"
        ACCEPTED = "accepted", "accepted"

    compilation = models.ForeignKey(Compilation, on_delete=models.PROTECT, related_name="submissions")
    publisher = models.ForeignKey(Publisher, on_delete=models.PROTECT, related_name="submissions")
    pack_digest = models.CharField(max_length=64)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status, default=Status.SENT)
    # What a house of before kept, of the last answer alone. It may still be running, so a later migration drops them.
    answered_on = models.DateField(null=True, blank=True, editable=False)
    note = models.TextField("in their words", blank=True, default="", db_default="", editable=False)
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"Submission {self.pk}"


class Reply(models.Model):
    """One answer of a publisher to one offer: what they decided, on which day of theirs, and in which words."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="replies")
    status = models.CharField("what they answered", max_length=10, choices=Submission.Status)
    answered_on = models.DateField()
    note = models.TextField("in their words", blank=True)

    class Meta:
        ordering = ("submission", "pk")
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return f"Reply {self.pk}"
