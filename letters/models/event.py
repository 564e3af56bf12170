"""The history of a letter: who did what, and when."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from .letter import Letter
from .sealed import SealedTextField


class Event(models.Model):
    """One line of a letter's history, written by the verb that did the thing, in the same transaction."""

    class Verb(models.TextChoices):
        SUBMITTED = "submitted", "sent the brief"
        COMPOSED = "composed", "composed the first draft"
        REVISED = "revised", "saved a new draft"
        SENT_TO_REVIEW = "sent_to_review", "sent it to review"
        OVERRULED = "overruled", "overruled the proofreader"
        CHANGES_REQUESTED = "changes_requested", "asked for changes"
        APPROVED = "approved", "approved it"
        WRITTEN = "written", "wrote it out"
        WRITING_FAILED = "writing_failed", "could not write it out"
        RETRIED = "retried", "had it written out again"
        DAMAGE_FOUND = "damage_found", "found the stored letter damaged"
        NOTIFIED = "notified", "e-mailed the client"
        NOTIFYING_FAILED = "notifying_failed", "could not e-mail the client"
        NOTIFYING_RETRIED = "notifying_retried", "had the e-mail sent again"
        TAKEN = "taken", "took it"
        GIVEN = "given", "gave it to a writer"
        SET_FREE = "set_free", "set it free for any writer"
        COMMENTED = "commented", "commented on a passage"
        DUE_CHANGED = "due_changed", "changed when it is due"
        DATED = "dated", "changed which day it is of"
        HAND_CHANGED = "hand_changed", "had another hand write it"
        CONSENT_ASKED = "consent_asked", "asked for consent to print it"
        CONSENT_UNASKED = "consent_unasked", "struck out somebody who was added by mistake"
        NAMES_CLEARED = "names_cleared", "said which names in it are nobody who must be asked"
        CONSENT_GIVEN = "consent_given", "noted a consent to print it"
        CONSENT_WITHDRAWN = "consent_withdrawn", "noted that a consent is withdrawn"
        STARRED = "starred", "gave it stars"
        PROOF_GIVEN = "proof_given", "gave its pages to the client to read"
        PROOF_APPROVED = "proof_approved", "approved its pages"
        PROOF_MARKED = "proof_marked", "asked for changes in its pages"
        PROOF_LAPSED = "proof_lapsed", "took its pages as approved, since no answer came in time"
        CLIENT_CHANGED = "client_changed", "changed what they had told"
        CLIENT_WROTE = "client_wrote", "wrote to the house"
        ANSWERED = "answered", "wrote to the client"
        CLOSED = "closed", "had it stay closed until a day"
        OPENED = "opened", "opened it before its day"
        POSTING_ASKED = "posting_asked", "asked the house to post it"
        ADDRESSED = "addressed", "gave the address to post it to"
        CALLED_BACK = "called_back", "called it back from the post"
        DOUBT_SETTLED = "doubt_settled", "said whether it had been posted"
        HANDED = "handed", "gave it to the provider that prints and posts"
        GIVEN_BACK = "given_back", "has it back from the provider"
        PRINTED = "printed", "printed it for the post"
        PRINTED_AGAIN = "printed_again", "printed it for the post again"
        POSTED = "posted", "posted it"
        RETURNED = "returned", "noted that it came back"
        ANSWER_TOLD = "answer_told", "told what the recipient answered"
        PHOTOGRAPH_ADDED = "photograph_added", "added a photograph"
        PHOTOGRAPH_REMOVED = "photograph_removed", "took a photograph away"

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="events")
    verb = models.CharField(max_length=20, choices=Verb)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Nobody, when it was the client or the house itself.",
    )  # fmt: skip
    note = SealedTextField(blank=True)
    version = models.PositiveIntegerField(
        default=1, db_default=1, editable=False,
        help_text="At which it left the letter: the first line with a version is what moved it there.",
    )  # fmt: skip
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"Event {self.pk}"
