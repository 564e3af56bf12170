"""E-mails to clients."""

from typing import ClassVar

from django.db import models

from .book import Book
from .brief import Brief
from .job import Job
from .unsent import UnsentBrief


class Notice(Job):
    """One e-mail that is to go out once. It is composed when it is sent, and holds no words itself.

    `book` is the one that it is about, `unsent` the brief that is not sent yet, where it is not about the letter of its
    `brief`; `number` which it is of its kind, from 1: a book can be ready, gone over, and ready again, and the house
    can write to a client more than once.
    """

    class Kind(models.TextChoices):
        COME_BACK = "come_back", "how to come back to it"
        RECEIVED = "received", "we have your brief"
        READY = "ready", "your letter is ready"
        PROOF = "proof", "your letter is here to be read"
        REMINDER = "reminder", "your letter waits to be read"
        DEADLINE = "deadline", "until when your letter can be changed"
        MESSAGE = "message", "the house wrote to you"
        POSTED = "posted", "your letter was posted"
        RETURNED = "returned", "your letter came back"
        BOOK_ASKED = "book_asked", "we have your wish for a book"
        BOOK_PROOF = "book_proof", "your book is here to be read"
        BOOK_READY = "book_ready", "your book is ready"
        BOOK_STALE = "book_stale", "your book is being gone over"
        BOOK_ASIDE = "book_aside", "your book is laid aside"

    # A mail server may be away for a night; with the growing rests between attempts this outlasts it.
    MAX_ATTEMPTS: ClassVar[int] = 16

    brief = models.ForeignKey(Brief, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    unsent = models.ForeignKey(UnsentBrief, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    book = models.ForeignKey(Book, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.PositiveSmallIntegerField(default=1, db_default=1)
    sent_at = models.DateTimeField(
        "went out", null=True, blank=True, editable=False,
        help_text="The mail server took it then, which is noted at once: it goes no second time.",
    )  # fmt: skip
    held_at = models.DateTimeField(
        "held since", null=True, blank=True, editable=False,
        help_text="A backup was put back then: whether this had gone out before, nobody knows. It waits for a person.",
    )  # fmt: skip

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("brief", "kind", "number"), condition=models.Q(book__isnull=True), name="one_notice_a_kind"
            ),
            models.UniqueConstraint(fields=("book", "kind", "number"), name="one_notice_a_time"),
            models.CheckConstraint(
                condition=models.Q(brief__isnull=False) ^ models.Q(unsent__isnull=False), name="notice_is_about_one"
            ),
        )
        indexes = (
            models.Index(fields=("status", "lease_until"), name="notice_by_status"),
            models.Index(fields=("held_at",), condition=models.Q(held_at__isnull=False), name="notice_held"),
        )

    def __str__(self) -> str:
        return f"Notice {self.pk}"
