"""A book being made: sheaves, which are letters laid out for books, and what is bound of them."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from .book import Book
from .empty import EMPTY_OBJECT
from .job import Job
from .letter import Letter


class Sheaf(Job):
    """One letter laid out for books. Its `key` is the digest of all it is made from, so it is made once for all books,
    and again only when something of that has changed."""

    class Kind(models.TextChoices):
        PLATES = "plates", "its pages in the hand"
        PICTURES = "pictures", "pictures of its pages"
        GALLEY = "galley", "its lines in type"

    MAX_ATTEMPTS: ClassVar[int] = 3

    key = models.CharField(max_length=64, unique=True, editable=False)
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="sheaves")
    kind = models.CharField(max_length=10, choices=Kind)
    made_from = models.JSONField(default=dict, db_default=EMPTY_OBJECT)
    digest = models.CharField(max_length=64, blank=True)
    byte_count = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name_plural = "sheaves"
        indexes = (models.Index(fields=("status", "lease_until"), name="sheaf_by_status"),)

    def __str__(self) -> str:
        return f"Sheaf {self.pk}"


class Compilation(Job):
    """One making of a book: a frozen plan of everything it is made from, then what was made.

    It waits until all its sheaves are done. When a consent that it rests on is withdrawn, it is out of date: its files
    go, and `stale_reason` says why.
    """

    MAX_ATTEMPTS: ClassVar[int] = 3

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="compilations")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    plan = models.JSONField(default=dict, db_default=EMPTY_OBJECT)
    book_version = models.PositiveIntegerField()
    for_print = models.BooleanField("for print", default=True)
    for_ebook = models.BooleanField("as an e-book", default=True)
    letters = models.ManyToManyField(Letter, related_name="compilations")
    sheaves = models.ManyToManyField(Sheaf, related_name="compilations")
    stage = models.CharField(max_length=80, blank=True)
    page_count = models.PositiveIntegerField(null=True, blank=True)
    stale_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("book", "number"), name="one_compilation_a_number"),)
        indexes = (models.Index(fields=("status", "lease_until"), name="compilation_by_status"),)

    def __str__(self) -> str:
        return f"Compilation {self.pk}"


class Artefact(models.Model):
    """One file of a compiled book, kept under its digest. `report` holds what was checked of it."""

    class Kind(models.TextChoices):
        INTERIOR = "interior", "the pages, for the printer"
        COVER = "cover", "the cover, for the printer"
        PDFX = "pdfx", "the pages as PDF/X"
        COVER_PDFX = "cover_pdfx", "the cover as PDF/X"
        SCREEN = "screen", "the book for the screen"
        EPUB = "epub", "the e-book"
        PROOF = "proof", "the proof"
        PACK = "pack", "what a publisher is sent"

    compilation = models.ForeignKey(Compilation, on_delete=models.CASCADE, related_name="artefacts")
    kind = models.CharField(max_length=12, choices=Kind)
    digest = models.CharField(max_length=64)
    byte_count = models.PositiveBigIntegerField()
    page_count = models.PositiveIntegerField(null=True, blank=True)
    report = models.JSONField(default=dict, db_default=EMPTY_OBJECT, blank=True)

    class Meta:
        ordering = ("compilation", "pk")
        constraints = (models.UniqueConstraint(fields=("compilation", "kind"), name="one_artefact_a_kind"),)

    def __str__(self) -> str:
        return f"Artefact {self.pk}"
