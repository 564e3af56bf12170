"""E-mails to clients."""

from typing import ClassVar

from django.db import models

from .brief import Brief
from .job import Job


class Notice(Job):
    """One e-mail that is to go out once. It is composed when it is sent, and holds no words itself."""

    class Kind(models.TextChoices):
        RECEIVED = "received", "we have your brief"
        READY = "ready", "your letter is ready"

    # A mail server may be away for a night; with the growing rests between attempts this outlasts it.
    MAX_ATTEMPTS: ClassVar[int] = 16

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("brief", "kind"), name="one_notice_a_kind"),)
        indexes = (models.Index(fields=("status", "lease_until"), name="notice_by_status"),)

    def __str__(self) -> str:
        return f"Notice {self.pk}"
