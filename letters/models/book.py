"""A book that is being put together: what stands in it, in which order, and under which names."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .brief import Brief
from .letter import Letter
from .sealed import SealedTextField


class Book(models.Model):
    """Some letters on their way into print. It lists them and never rewrites them.

    Only `workflow` moves it, by compare-and-set on `version`. The private page of a client who asked for it has an
    address like that of a letter: derived from `nonce`, and kept as a digest.
    """

    class Status(models.TextChoices):
        ASKED = "asked", "asked for by a client"
        OPEN = "open", "being put together"
        LAID_ASIDE = "laid_aside", "laid aside"

    class Setting(models.TextChoices):
        FACSIMILE = "facsimile", "the letters in their hands"
        READING = "reading", "the letters in type"
        FACING = "facing", "the hand on the left, type on the right"

    class Index(models.TextChoices):
        PEOPLE = "people", "of people, by name"
        NONE = "none", "none"

    class Order(models.TextChoices):
        TIME = "time", "by time"
        PERSON = "person", "by person"
        OCCASION = "occasion", "by occasion"
        ARC = "arc", "from meeting to parting to peace"
        OWN = "own", "in an order of its own"

    status = models.CharField(max_length=12, choices=Status, default=Status.OPEN, editable=False)
    title = models.CharField(max_length=160)
    subtitle = models.CharField(max_length=200, blank=True)
    author = models.CharField("by", max_length=160, blank=True)
    setting = models.CharField("shows", max_length=10, choices=Setting, default=Setting.FACSIMILE)
    order = models.CharField(max_length=10, choices=Order, default=Order.TIME)
    index = models.CharField(max_length=10, choices=Index, default=Index.PEOPLE, db_default=Index.PEOPLE)
    printer = models.SlugField(max_length=20, default="kdp", db_index=False)
    trim = models.SlugField("size", max_length=20, default="6x9", db_index=False)
    stock = models.SlugField("paper", max_length=20, default="cream", db_index=False)
    variants = models.PositiveSmallIntegerField(
        "forms of a letter", default=0,
        help_text="How many forms each letter of the alphabet has in a hand. 0 draws every one anew: a larger file.",
    )  # fmt: skip
    caliper = models.FloatField(
        "thickness of a page", null=True, blank=True,
        help_text="In inches, from the printer's own cover template where it gives one; else the profile's is taken.",
    )  # fmt: skip
    dedication = models.TextField(blank=True)
    epigraph = models.TextField(blank=True)
    epigraph_source = models.CharField(max_length=200, blank=True)
    afterword = models.TextField(blank=True)
    acknowledgements = models.TextField(blank=True)
    rights = models.TextField("copyright page", blank=True)
    blurb = models.TextField("on the back", blank=True)
    overview = models.TextField("what the book is", blank=True)
    why = models.TextField("why now", blank=True)
    about_the_author = models.TextField(blank=True)
    audience = models.TextField("who would read it", blank=True)
    comparable_titles = models.TextField("books beside it", blank=True, help_text="One a line.")
    isbn = models.CharField("ISBN", max_length=17, blank=True)
    publisher = models.CharField("published by", max_length=160, blank=True)
    place = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    language = models.CharField(max_length=12, default="en")
    asked_by = models.ForeignKey(
        Brief, null=True, blank=True, on_delete=models.SET_NULL, related_name="books", editable=False,
        help_text="The brief from whose page a client asked for it; nobody, when the house makes it.",
    )  # fmt: skip
    shown = models.ManyToManyField(
        Brief, blank=True, editable=False, related_name="+",
        help_text="The briefs whose private pages the client showed us: what proves that the letters are their own.",
    )  # fmt: skip
    wish = SealedTextField("what the client wishes", blank=True, editable=False)
    nonce = models.BinaryField(max_length=32)
    address_digest = models.CharField(max_length=64, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    moved_at = models.DateTimeField("last changed", db_default=Now(), editable=False)

    class Meta:
        ordering = ("-pk",)
        permissions = (("publish_book", "Can put books together, compile them and offer them"),)

    def __str__(self) -> str:
        # No title: it may name people, and this ends in logs and in the admin's history.
        return f"Book {self.pk}"


class Chapter(models.Model):
    """Some letters of a book under a title. Its place among the others is `position`, from 1."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="chapters")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=160)

    class Meta:
        ordering = ("book", "position", "pk")

    def __str__(self) -> str:
        return f"Chapter {self.position} of book {self.book_id}"


class Entry(models.Model):
    """A letter that was considered for a book: kept in a chapter, or dropped, so that it is not proposed again."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="entries")
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="entries")
    chapter = models.ForeignKey(Chapter, null=True, blank=True, on_delete=models.SET_NULL, related_name="entries")
    position = models.PositiveIntegerField(default=0)
    is_kept = models.BooleanField("kept", default=True)
    reason = models.TextField(blank=True, help_text="Why it was chosen, or dropped.")
    caption = models.CharField(max_length=200, blank=True, help_text="Instead of to whom, when and the occasion.")
    language = models.CharField(
        "in", max_length=12, blank=True, default="", db_default="",
        help_text="The language of its words, where it is another than the book's.",
    )  # fmt: skip
    with_answer = models.BooleanField("with what was answered", default=False, db_default=False)
    with_photographs = models.BooleanField("with its photographs", default=False, db_default=False)

    class Meta:
        ordering = ("book", "chapter__position", "position", "pk")
        verbose_name_plural = "entries"
        constraints = (models.UniqueConstraint(fields=("book", "letter"), name="one_entry_a_letter"),)

    def __str__(self) -> str:
        return f"Letter {self.letter_id} in book {self.book_id}"


class Alias(models.Model):
    """Another name for a person or a place, everywhere in one book."""

    class Kind(models.TextChoices):
        PERSON = "person", "a person"
        PLACE = "place", "a place"

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="aliases")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PERSON)
    name = models.CharField("as it is in the letters", max_length=120)
    instead = models.CharField("as it is in the book", max_length=120)

    class Meta:
        ordering = ("book", "pk")
        verbose_name_plural = "aliases"
        constraints = (models.UniqueConstraint(fields=("book", "name"), name="one_alias_a_name"),)

    def __str__(self) -> str:
        return f"Alias {self.pk}"


class ClearedAround(models.Model):
    """A name in the words around a book's letters that somebody has looked at: it may stand there."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="cleared_around")
    name = models.CharField(max_length=120)
    cleared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cleared_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("book", "pk")
        constraints = (models.UniqueConstraint(fields=("book", "name"), name="one_clearance_a_name_around"),)

    def __str__(self) -> str:
        return f"Name around the letters {self.pk}"


class BookEvent(models.Model):
    """One line of a book's history, written by the verb that did the thing, in the same transaction."""

    class Verb(models.TextChoices):
        BEGUN = "begun", "began it"
        ASKED = "asked", "asked for it"
        CHANGED = "changed", "changed what it says of itself"
        PROPOSED = "proposed", "had letters proposed"
        KEPT = "kept", "kept a letter"
        DROPPED = "dropped", "dropped a letter"
        ARRANGED = "arranged", "arranged it"
        RENAMED = "renamed", "changed other names"
        NAMES_CLEARED = "names_cleared", "said which names around the letters are nobody who must be asked"
        COMPILED = "compiled", "had it compiled"
        BOUND = "bound", "bound it"
        BINDING_FAILED = "binding_failed", "could not bind it"
        SHOWN = "shown", "showed it to the client"
        PROOF_APPROVED = "proof_approved", "approved its pages"
        PROOF_MARKED = "proof_marked", "asked for changes in its pages"
        MARK_SETTLED = "mark_settled", "saw to what the client had marked"
        WENT_STALE = "went_stale", "marked it as out of date"
        OFFERED = "offered", "offered it to a publisher"
        ANSWERED = "answered", "noted a publisher's answer"
        LAID_ASIDE = "laid_aside", "laid it aside"
        TAKEN_UP = "taken_up", "took it up again"
        EMPTIED = "emptied", "emptied it, because its letters were erased"
        NOTIFIED = "notified", "e-mailed the client"
        NOTIFYING_FAILED = "notifying_failed", "could not e-mail the client"
        NOTIFYING_RETRIED = "notifying_retried", "had the e-mail sent again"

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="events")
    verb = models.CharField(max_length=20, choices=Verb)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Nobody, when it was a client or the house itself.",
    )  # fmt: skip
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(
        default=1, db_default=1, editable=False,
        help_text="At which it left the book: the first line with a version is what moved it there.",
    )  # fmt: skip
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Book event {self.pk}"
