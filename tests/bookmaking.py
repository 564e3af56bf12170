"""A book of finished letters to which everyone agrees, through the verbs, for tests that are about what comes after."""

from collections.abc import Iterable
from uuid import uuid4

from django.contrib.auth.models import User

from letters.models import Book, Letter
from letters.workflow.briefs import BriefSubmission, submit_brief
from letters.workflow.publishing.books import begin_book
from letters.workflow.publishing.choosing import keep
from letters.workflow.publishing.consenting import Scopes, parties_of, record_consent
from letters.workflow.rendering import write_rendering
from letters.workflow.reviewing import approve, revise_draft, send_to_review

ALL = Scopes(may_print=True, may_ebook=True, may_name=True, may_excerpt=True)


def finished_letter(submission: BriefSubmission, writer: User, editor: User, text: str) -> Letter:
    """A letter in these words, written out."""
    letter = submit_brief(submission.but(key=uuid4(), sender=text[:60])).brief.letter
    revise_draft(letter, writer, text, letter.version)
    send_to_review(letter, writer, letter.version)
    assert write_rendering(approve(letter, editor, letter.version).rendering.pk)
    letter.refresh_from_db()
    return letter


def agreed_book(letters: Iterable[Letter], editor: User) -> Book:
    """A book of these letters, to which everyone agrees."""
    book = begin_book(editor, "Letters from Your Life")
    for letter in letters:
        for needed in parties_of(letter):
            record_consent(letter, needed.party, needed.name, ALL, editor, "A letter of 3 May")
        keep(book, letter, editor, book.version)
    book.refresh_from_db()
    return book
